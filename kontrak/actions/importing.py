"""Import contracts: what the files say against what the database holds, as one event or a refusal (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.amendments import (
    ATURAN,
    Amendment,
    Numbering,
    check_dates_kept,
    check_locked,
    check_money,
    check_months,
    check_past_kept,
    check_scales,
    signed_contracts,
)
from kontrak.actions.appending import append_events
from kontrak.actions.contract_forms import ContractFiles
from kontrak.contracts.diff import Diff, diff
from kontrak.contracts.read import Existing, read_contracts
from kontrak.errors import DataError
from kontrak.files import write_files
from kontrak.model.recorded import Versi, VersiAturan
from kontrak.named import NamedTuple
from kontrak.store.canonical import canonical_json, normal_text
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiImpor, content_of
from kontrak.store.declared import (
    load_contract_versions,
    load_opds,
    load_rules,
    load_tajuk,
    load_versions,
    with_later_scales,
)
from kontrak.store.events import Draft
from kontrak.store.header import read_header
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from kontrak.actions.amendments import Version
    from kontrak.contracts.read import Reading
    from kontrak.model.declared import Indikator, Opd, Tajuk
    from kontrak.model.words import Value
    from kontrak.store.connection import Store


class ImportPlan(NamedTuple):
    """What an import would do to the file as its event ``nomor`` left it (0: nothing in it yet).

    ``diubah``: the dated contracts (and ``aturan``) whose scoring it touches; ``draft``: its event, where that was
    made already to see whether it may be.
    """

    reading: Reading
    existing: Existing
    diff: Diff
    diubah: tuple[str, ...]
    nomor: int = 0
    draft: Draft | None = None

    @property
    def tahun(self) -> int:
        """The year of the contracts; a plan is made only of files that name it."""
        assert self.reading.tajuk is not None
        return self.reading.tajuk.tahun

    @property
    def kosong(self) -> bool:
        """Whether the files say nothing that the database does not hold."""
        return not (self.diff.tambah or self.diff.ubah or self.diff.hapus)


class Imported(NamedTuple):
    """What an import did (nothing when the plan is empty), and warnings of the file."""

    plan: ImportPlan
    peringatan: tuple[str, ...]


class FilesError(DataError):
    """The files have errors; ``reading`` holds them all."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        super().__init__(f"{len(reading.galat)} galat; tidak ada yang diimpor.")


class AmendmentNeededError(DataError):
    """Dated contracts would change what scoring reads; ``plan`` has every old and new value."""

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        super().__init__(
            f"Yang dinilai dari kontrak bertanggal akan berubah: {', '.join(plan.diubah)}. Tidak ada yang diimpor.",
            'Impor sebagai perubahan: tambahkan --berlaku BULAN --alasan "…" (dan --nomor bila ada).',
        )


def check_files(files: Sequence[Path], db: Path) -> Reading:
    """Validate the files, in the light of what the database holds if there is one."""
    read = ContractFiles().read
    if not _has_begun(db):
        return read_contracts(files, _nothing, read)
    with open_store(db) as store:
        return read_contracts(files, lambda year: _existing(store, year), read)


def plan_import(files: Sequence[Path], db: Path, amendment: Amendment) -> ImportPlan:
    """Read the files and say what importing them would do.

    Raises FilesError when they have errors, and all that the import would raise where there is a month to try, or
    no file yet.
    """
    source = ContractFiles()
    if not _has_begun(db):
        return _first_plan(files, amendment, source)
    with open_store(db) as store:
        plan = _plan(files, store, source)
        if amendment.berlaku is not None and not plan.kosong:
            canonical_json(draft_import(store, plan, amendment).isi)
        return plan


def import_files(
    files: Sequence[Path], db: Path, amendment: Amendment, *, pelaku: str, waktu: datetime, timpa: bool = False
) -> Imported:
    """Import the files in one event; the YAML that a contract form stands for is written beside it with the commit.

    Raises FilesError, AmendmentNeededError, or DataError where an amendment breaks a rule of SPEC §4 or another YAML
    stands beside a form (unless ``timpa``); the database is then as it was, and a new one is not made.
    """
    source = ContractFiles()
    if _has_begun(db):
        with open_store(db) as store:
            plan = _plan(files, store, source)
    else:
        normal_text(pelaku)
        plan = _first_plan(files, amendment, source)
    beside = source.companions(plan.reading, replace=timpa)
    if plan.kosong:
        write_files(beside, replace=True)
        return Imported(plan, ())
    with open_store(db, write=True, create=True) as store:
        with transaction(store):
            if head(store).nomor != plan.nomor:  # somebody else wrote meanwhile; now nobody can
                plan = _plan(files, store, source)
            if not plan.kosong:
                draft = plan.draft or draft_import(store, plan, amendment)
                append_events(store, [draft], pelaku=pelaku, waktu=waktu)
            write_files(beside, replace=True)
        return Imported(plan, tuple(store.warnings))


def _first_plan(files: Sequence[Path], amendment: Amendment, source: ContractFiles) -> ImportPlan:
    """The plan of what nothing stands against. Raises all that could refuse its event, before there is a file."""
    plan = _plan(files, None, source)
    draft = draft_import(None, plan, amendment)
    canonical_json(draft.isi)
    return plan._replace(draft=draft)


def _has_begun(db: Path) -> bool:
    """Whether there is a file with anything in it; an empty one is what a first import leaves that was cut short."""
    header = read_header(db)
    return header is not None and not header.kosong


def _nothing(_year: int) -> Existing:
    return Existing(None, {})


def _existing(store: Store, tahun: int) -> Existing:
    def last_year() -> Mapping[str, tuple[Indikator, Value]]:
        from kontrak.actions.over_years import results_of

        return results_of(store, tahun - 1)

    before = last_year if tahun - 1 in load_years(store) else None
    return Existing(load_tajuk(store, tahun), load_opds(store, tahun), before)


def _plan(files: Sequence[Path], store: Store | None, source: ContractFiles) -> ImportPlan:
    reading = read_contracts(files, (lambda year: _existing(store, year)) if store else _nothing, source.read)
    if reading.galat or reading.tajuk is None:
        raise FilesError(reading)
    existing = _existing(store, reading.tajuk.tahun) if store else _nothing(reading.tajuk.tahun)
    return plan_of(reading, existing, head(store).nomor if store else 0)


def plan_of(reading: Reading, existing: Existing, nomor: int) -> ImportPlan:
    """What importing a complete reading would do to contracts that stand so as of event ``nomor``."""
    assert reading.tajuk is not None
    difference = diff(existing, reading.tajuk, reading.opd)
    signed = signed_contracts(existing.opd, reading.opd, difference.ubah)
    touched = [kode for kode in difference.menyentuh if kode in signed or (kode == ATURAN and signed)]
    return ImportPlan(reading, existing, difference, tuple(touched), nomor)


def draft_import(store: Store | None, plan: ImportPlan, amendment: Amendment) -> Draft:
    """The event of the import, once the rules for signed contracts are satisfied; no store: nothing recorded yet.

    Everything is read as of the event of the plan, so that the seal can ask for an event of long ago again. Raises
    DataError.
    """
    tajuk, existing = plan.reading.tajuk, plan.existing
    assert tajuk is not None
    versions = _latest_versions(store, plan) if store else {}
    check_dates_kept(existing.opd, plan.reading.opd)
    berlaku = amendment.month(plan.tahun)
    plain = [kode for kode in plan.diff.menyentuh if kode not in plan.diubah]
    check_locked(plain, locked_months(store, plan.tahun, plan.nomor) if store else (), amendment)
    if plan.diubah:
        if berlaku is None or not amendment.alasan:
            raise AmendmentNeededError(plan)
        check_months(plan.diubah, berlaku, versions, locked_months(store, plan.tahun, plan.nomor) if store else ())
        check_past_kept(existing.opd, plan.reading.opd, plan.diubah, berlaku)
    check_money(plan.diff.ubah, existing.opd, amendment.alasan)
    moneyed = any(change.uang for change in plan.diff.ubah)
    if moneyed and berlaku is not None:
        check_months((), berlaku, versions, locked_months(store, plan.tahun, plan.nomor) if store else ())
    numbering = Numbering(versions, plan.diubah, berlaku, amendment)
    changed = [opd for opd in plan.reading.opd if existing.opd.get(opd.kode) != opd]
    if store:
        rules = _rules_to_be(store, plan, tajuk, numbering)
        if len(rules) > 1:  # of one version the contract files were checked as they were read
            check_scales(_versions_to_be(store, plan, changed, numbering), rules)
    content = content_of(
        IsiImpor(
            tahun=plan.tahun,
            tajuk=tajuk if tajuk != existing.tajuk else None,
            aturan=None if existing.tajuk and tajuk.aturan == existing.tajuk.aturan else numbering.rules(),
            opd={opd.kode: opd for opd in changed},
            alasan=amendment.alasan,
            nomor=amendment.nomor,
            berlaku=berlaku if plan.diubah or moneyed else None,
            baru=tuple(opd.kode for opd in changed if opd.kode not in existing.opd),
        )
    )
    for opd in content["opd"].values():
        for kontrak in (opd["kontrak"], *opd["bidang"]):
            kontrak.update(content_of(numbering.of(kontrak["kode"])))
    return Draft("impor", str(plan.tahun), content)


def _latest_versions(store: Store, plan: ImportPlan) -> dict[str, Version]:
    """The latest version of each contract that stands, and of the rules of the year under ``aturan``."""
    standing = {kontrak.kode for opd in plan.existing.opd.values() for kontrak in opd.contracts}
    latest: dict[str, Version] = {
        kode: versions[-1]
        for kode, versions in load_versions(store, plan.tahun, plan.nomor).items()
        if kode in standing
    }
    rules = load_rules(store, plan.tahun, plan.nomor)
    return latest | ({ATURAN: rules[-1]} if rules else {})


def _rules_to_be(store: Store, plan: ImportPlan, tajuk: Tajuk, numbering: Numbering) -> tuple[VersiAturan, ...]:
    """The versions of the rules as they stand after the import."""
    last = numbering.rules()
    new = VersiAturan(last.ke, last.berlaku, tajuk.aturan)
    return with_later_scales(
        [*(rules for rules in load_rules(store, plan.tahun, plan.nomor) if rules.ke != new.ke), new]
    )


def _versions_to_be(
    store: Store, plan: ImportPlan, changed: Sequence[Opd], numbering: Numbering
) -> dict[str, tuple[Versi, ...]]:
    """The versions of every contract of the year as they stand after the import."""
    found: dict[str, tuple[Versi, ...]] = {}
    for opd in plan.existing.opd.values():
        found |= load_contract_versions(store, plan.tahun, plan.nomor, opd)
    for kontrak in (kontrak for opd in changed for kontrak in opd.contracts):
        last = numbering.of(kontrak.kode)
        new = Versi(last.ke, last.berlaku, kontrak.indikator)
        found[kontrak.kode] = (*(own for own in found.get(kontrak.kode, ()) if own.ke != new.ke), new)
    return found
