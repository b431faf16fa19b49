"""Was an import allowed? The event is made again, by the rules of ``importing``, from what stood before and after."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.actions.amendments import ATURAN, Amendment
from kontrak.actions.importing import draft_import, plan_of
from kontrak.actions.permission_state import Fault, Year, object_faults
from kontrak.contracts.declared import Existing
from kontrak.contracts.read import Reading
from kontrak.errors import DataError
from kontrak.model.words import Arah, Sifat
from kontrak.store.declared import load_opds, load_tajuk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.permission_state import Log, Seen
    from kontrak.model.declared import Indikator, Kontrak, Opd
    from kontrak.model.words import Value

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,29}")


def import_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``impor``."""
    tahun = int(isi["tahun"])
    year = log.years.get(tahun) or Year(log.store, tahun)
    yield from object_faults(seen, isi["tahun"], "tahunnya")
    opds = _in_order(load_opds(log.store, tahun, seen.nomor, isi["opd"]), isi.get("baru") or ())
    tajuk = load_tajuk(log.store, tahun, seen.nomor) if isi["tajuk"] is not None else year.tajuk
    if tajuk is None:
        yield Fault("tahun baru tanpa tajuk")
        return
    if opds.keys() != isi["opd"].keys():
        yield Fault("OPD-nya tidak terbaca")
    existing = Existing(year.tajuk, dict(year.opds))
    plan = plan_of(Reading((), tajuk, tuple(opds.values()), (), ()), existing, seen.nomor - 1)
    if plan.kosong:
        yield Fault("tidak mengubah apa pun")
    for opd in opds.values():
        yield from (Fault(text) for text in contract_faults(opd))
        yield from (
            Fault(f"skala {item.kode} tidak ada")
            for item in opd.indikators
            if item.arah is Arah.PREDIKAT and item.skala not in tajuk.aturan.skala
        )
    try:
        made = draft_import(log.store, plan, Amendment(_month_of(plan.diubah, isi), isi["alasan"], isi["nomor"])).isi
    except DataError as error:
        yield Fault(error.message.splitlines()[0].rstrip("."), lama=True)
    else:
        if made != isi and not _same(made, isi):
            yield Fault("versi kontrak atau isinya bukan yang ditulis impor")
    log.years[tahun] = year
    year.take_over(tajuk, opds, seen.nomor)
    for kode in [None] if isi["tajuk"] is not None else opds:
        log.touch(seen.nomor, tahun, kode)


def _in_order(opds: Mapping[str, Opd], joining: Sequence[str]) -> dict[str, Opd]:
    """The OPDs of an event, those that join first, in the order in which the files had them."""
    first = [kode for kode in joining if kode in opds]
    return {kode: opds[kode] for kode in (*first, *opds)}


def _month_of(amended: tuple[str, ...], isi: Mapping[str, Any]) -> tuple[None, int] | None:
    """The month from which an amendment or a pagu counts; older events keep it with what they amend."""
    if isi.get("berlaku") is not None:
        return None, int(isi["berlaku"])
    if not amended:
        return None
    found = {kontrak["kode"]: kontrak for opd in isi["opd"].values() for kontrak in (opd["kontrak"], *opd["bidang"])}
    source = isi["aturan"] if amended[0] == ATURAN else found.get(amended[0])
    return (None, int(source["berlaku"])) if source else None


def _same(made: object, found: object) -> bool:
    """Whether two contents say the same; a key that an older event may lack was read as its default already."""
    if isinstance(made, dict) and isinstance(found, dict):
        return found.keys() <= made.keys() and all(_same(made[key], value) for key, value in found.items())
    if isinstance(made, list | tuple) and isinstance(found, list):
        return len(made) == len(found) and all(map(_same, made, found))
    return made == found


def contract_faults(opd: Opd) -> Iterator[str]:
    """Where the sums of a contract do not add up, or a code is none: what every release has refused."""
    codes: set[str] = set()
    for kontrak in opd.contracts:
        yield from _weight_faults(kontrak)
        for item in kontrak.indikator:
            for kode in item.codes:
                if (
                    kode in codes
                    or not all(map(_CODE.fullmatch, kode.split(".")))
                    or not kode.startswith(f"{opd.kode}.")
                ):
                    yield f"kode {kode} tidak sah atau dua kali"
                codes.add(kode)
            yield from _sum_faults(item)


def _weight_faults(kontrak: Kontrak) -> Iterator[str]:
    weights = [item.bobot for item in kontrak.indikator if item.bobot is not None]
    if weights and (len(weights) != len(kontrak.indikator) or sum(weights) != 100 or min(weights) <= 0):
        yield f"bobot {kontrak.kode} tidak berjumlah 100"


def _sum_faults(item: Indikator) -> Iterator[str]:
    planned = [value for value in item.rencana if value is not None]
    if item.pekerjaan:
        volumes = sum((work.volume for work in item.pekerjaan), Decimal(0))
        if item.sifat is not Sifat.AKUMULASI or item.arah is not Arah.NAIK or volumes != item.target:
            yield f"volume pekerjaan {item.kode} tidak berjumlah target"
    if item.sifat is Sifat.AKUMULASI and planned and _total(planned) != item.target:
        yield f"rencana {item.kode} tidak berjumlah target"
    if item.sifat is Sifat.POSISI and planned and planned[-1] != item.target:
        yield f"rencana terakhir {item.kode} bukan targetnya"
    if item.arah in (Arah.BINER, Arah.PREDIKAT) and item.sifat is not Sifat.POSISI:
        yield f"sifat {item.kode} tidak sesuai arahnya"
    low = item.target[0] if isinstance(item.target, tuple) else item.target
    if item.arah is Arah.NAIK and isinstance(low, Decimal) and low <= 0:
        yield f"target {item.kode} tidak di atas 0"


def _total(planned: list[Value]) -> Value:
    """The sum of a plan, of ranges bound by bound."""
    low = sum((value[0] if isinstance(value, tuple) else Decimal(str(value)) for value in planned), Decimal(0))
    if not any(isinstance(value, tuple) for value in planned):
        return low
    return low, sum((value[1] if isinstance(value, tuple) else Decimal(str(value)) for value in planned), Decimal(0))
