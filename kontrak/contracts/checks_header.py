"""The rules of SPEC §2 for the header: small functions, each naming its mistakes; and where several headers meet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kontrak.contracts.header import HEADER_KEYS
from kontrak.contracts.tree import quoted
from kontrak.contracts.yaml_text import number
from kontrak.model.declared import Aturan
from kontrak.named import NamedTuple
from kontrak.numbers import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.contracts.declared import DeclaredTajuk, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Opd, Pita, Tajuk

VERSI = "1"
_WARNA = tuple(band.nama for band in Aturan().warna)
"""The names of the traffic light, best first; they are fixed."""


def header_problems(headers: Sequence[DeclaredTajuk], held: Tajuk | None, *, complete: bool) -> Iterator[Problem]:
    """Apply every rule to the headers; ``complete`` is whether all files could be read."""
    for header in headers:
        yield from check_versi(header)
        section = header.section.child("aturan")
        if section is not None and "aturan" in header.isi:
            broken = frozenset(key.partition(".")[2] for key in header.rusak)
            for check in RULE_CHECKS:
                yield from check(Rules(section, header.isi["aturan"], broken))
    yield from check_agreement(headers)
    yield from check_ambang_tangga(headers, held)
    if complete and headers:
        yield from check_mandatory(headers, held)


def check_versi(header: DeclaredTajuk) -> Iterator[Problem]:
    """The version of the file format is 1."""
    versi = header.isi.get("versi")
    if versi is not None and versi != VERSI:
        yield header.section.problem("versi", f"versi {quoted(versi)} tidak dikenal; tulis versi: {VERSI}")


def check_mandatory(headers: Sequence[DeclaredTajuk], held: Tajuk | None) -> Iterator[Problem]:
    """Every import names versi and tahun; a new year also daerah and pihak_kedua."""
    known = {key for header in headers for key in (*header.isi, *header.rusak)}
    needed = ["versi", "tahun"]
    if "tahun" in known and not any("tahun" in header.rusak for header in headers) and held is None:
        needed += ["daerah", "pihak_kedua"]
    advice = {"versi": "versi: 1", "tahun": "tahun: 2022", "pihak_kedua": "pihak_kedua: {nama: …, jabatan: Bupati …}"}
    for key in needed:
        if key not in known:
            why = "" if key in ("versi", "tahun") else " untuk tahun yang baru"
            pesan = f"kunci {key!r} belum ada{why}; tambahkan '{advice.get(key, f'{key}: …')}'"
            yield headers[0].section.problem(key, pesan)


def check_agreement(headers: Sequence[DeclaredTajuk]) -> Iterator[Problem]:
    """Of several files, tahun agrees and the other header keys stand in one of them or are identical."""
    for key in HEADER_KEYS:
        givers = [header for header in headers if key in header.isi]
        for header in givers[1:]:
            if header.isi[key] != givers[0].isi[key] and header.has(key) and givers[0].has(key):
                first = givers[0].section
                place = f"{first.berkas}:{first.place(key)[0]}"
                pesan = f"{key!r} berbeda dari yang di {place}; samakan, atau tulis di satu berkas saja"
                yield header.section.problem(key, pesan)


_STEPS = ("aturan.ambang_tangga", "aturan.ambang_terpenuhi")


def check_ambang_tangga(headers: Sequence[DeclaredTajuk], held: Tajuk | None) -> Iterator[Problem]:
    """The threshold of the steps is a percentage, and not above the one from which a commitment is met."""
    rules = [(header, header.isi.get("aturan", {})) for header in headers if header.has(*_STEPS)]
    base = held.aturan if held else Aturan()
    met = next((own["ambang_terpenuhi"] for _, own in rules if "ambang_terpenuhi" in own), base.ambang_terpenuhi)
    step = next((own["ambang_tangga"] for _, own in rules if "ambang_tangga" in own), base.ambang_tangga)
    for header, own in rules:
        key = next((key for key in ("ambang_tangga", "ambang_terpenuhi") if key in own), None)
        section = header.section.child("aturan")
        if key is None or step is None or section is None:
            continue
        if step < 0 or step > 100:
            pesan = f"ambang_tangga {number(step)} bukan persen 0 sampai 100; tulis misalnya 90"
            yield section.problem("ambang_tangga", pesan)
        elif step > met:
            shown = f"ambang_tangga {number(step)} di atas ambang_terpenuhi {number(met)}"
            yield section.problem(key, f"{shown}: yang terpenuhi tidak pernah meleset; turunkan ambang_tangga")
        return


def check_grades_kept(headers: Sequence[DeclaredTajuk], outside: Iterable[Opd], scope: Scope) -> Iterator[Problem]:
    """A scale that the files redefine keeps the grades that OPDs outside the files promise."""
    promised = _promised_grades(outside)
    for header in headers:
        rules = header.section.child("aturan")
        group = rules.child("skala") if rules else None
        if group is None or scope.skala is None:
            continue
        for name in header.isi.get("aturan", {}).get("skala", {}):
            for grade, codes in promised.get(name, {}).items():
                if grade not in scope.skala[name]:
                    users = ", ".join(codes[:3]) + (" …" if len(codes) > 3 else "")
                    pesan = f"skala {name} tidak lagi memuat {quoted(grade)}, yang dijanjikan {users}"
                    yield group.problem(name, f"{pesan}; tulis kembali, atau sertakan berkas OPD itu")


def _promised_grades(opds: Iterable[Opd]) -> dict[str, dict[str, list[str]]]:
    """Scale → grade → the codes of the indikators that have it as target or plan."""
    found: dict[str, dict[str, list[str]]] = {}
    for opd in opds:
        for item in opd.indikators:
            for grade in dict.fromkeys((item.target, *item.rencana)):
                if item.skala is not None and isinstance(grade, str):
                    found.setdefault(item.skala, {}).setdefault(grade, []).append(item.kode)
    return found


# --- aturan ----------------------------------------------------------------------------------------


class Rules(NamedTuple):
    """The rules that a file gives, and which of them could not be read whole."""

    section: Section
    given: Mapping[str, Any]
    broken: frozenset[str]


def check_batas_capaian(rules: Rules) -> Iterator[Problem]:
    """The cap is at least 100, or null."""
    cap = rules.given.get("batas_capaian")
    if cap is not None and cap < 100:
        pesan = f"batas_capaian {number(cap)} di bawah 100; tulis 100 atau lebih, atau null bila tanpa batas"
        yield rules.section.problem("batas_capaian", pesan)


def check_ambang(rules: Rules) -> Iterator[Problem]:
    """Thresholds are not negative."""
    for key in ("ambang_terpenuhi", "ambang_kritis"):
        bound = rules.given.get(key, 0)
        if bound < 0:
            yield rules.section.problem(key, f"{key} {number(bound)} negatif; tulis 0 atau lebih")


def check_batas_lapor(rules: Rules) -> Iterator[Problem]:
    """The cut-off is a day that every month has."""
    day = rules.given.get("batas_lapor")
    if day is not None and (not 1 <= day <= 28 or day != int(day)):
        pesan = f"batas_lapor {number(day)} bukan tanggal 1 sampai 28"
        yield rules.section.problem("batas_lapor", pesan)


def check_masa_temuan(rules: Rules) -> Iterator[Problem]:
    """A finding bars for whole months, ten years at most."""
    months = rules.given.get("masa_temuan")
    if months is not None and (not 0 <= months <= 120 or months != int(months)):
        pesan = f"masa_temuan {number(months)} bukan jumlah bulan 0 sampai 120; tulis misalnya 12"
        yield rules.section.problem("masa_temuan", pesan)


def check_komponen(rules: Rules) -> Iterator[Problem]:
    """The parts of the nilai akhir are not negative and add up to 100; one that is absent counts 0."""
    section, parts = rules.section.child("komponen"), rules.given.get("komponen")
    if section is None or parts is None:
        return
    negative = [key for key, part in parts._asdict().items() if part < 0]
    for key in negative:
        yield section.problem(key, f"komponen {key} negatif; tulis 0 atau lebih")
    if not negative and sum(parts) != 100 and "komponen" not in rules.broken:
        pesan = f"komponen menjumlah {number(sum(parts))}, bukan 100; yang tidak ditulis dihitung 0"
        yield rules.section.problem("komponen", pesan)


def check_predikat(rules: Rules) -> Iterator[Problem]:
    """The bands descend and end at 0; their names differ."""
    section, bands = rules.section.child("predikat"), rules.given.get("predikat")
    if section is not None and bands is not None:
        yield from _twins(section, [band.nama for band in bands], "predikat")
        yield from _bands(rules, section, bands)


def check_warna(rules: Rules) -> Iterator[Problem]:
    """The names are fixed, best first; the bands descend and end at 0."""
    section, bands = rules.section.child("warna"), rules.given.get("warna")
    if section is None or bands is None or "warna" in rules.broken:
        return
    names = tuple(band.nama for band in bands)
    if names == _WARNA:
        yield from _bands(rules, section, bands)
    elif set(names) == set(_WARNA):
        pesan = f"urutan warna harus {', '.join(_WARNA)}, bukan {', '.join(names)}"
        yield rules.section.problem("warna", pesan)


def check_tangga(rules: Rules) -> Iterator[Problem]:
    """The steps go up."""
    section = rules.section.child("tangga")
    for (before, _), (months, _) in pairwise(rules.given.get("tangga", ())):
        if months <= before and section is not None:
            yield section.problem_of_key(str(months), f"tangga {months} sesudah {before}; urutkan dari yang terkecil")


def check_skala(rules: Rules) -> Iterator[Problem]:
    """A scale has grades above 0 whose names differ and can be typed in a report."""
    group = rules.section.child("skala")
    for kode, grades in rules.given.get("skala", {}).items():
        section = group.child(kode) if group else None
        if section is None or group is None:
            continue
        if not section.peta:
            yield group.problem(kode, f"skala {kode} kosong; isi predikat dan skornya")
        yield from _twins(section, list(grades), "predikat")
        for grade, score in grades.items():
            if score <= 0:
                yield section.problem(grade, f"skor {grade} {number(score)} harus di atas 0; tulis misalnya 1")
            if is_blank(grade):
                yield section.problem_of_key(grade, f"{quoted(grade)} berarti belum lapor; pakai nama predikat lain")


RULE_CHECKS: tuple[Callable[[Rules], Iterable[Problem]], ...] = (
    check_batas_capaian,
    check_ambang,
    check_batas_lapor,
    check_masa_temuan,
    check_komponen,
    check_predikat,
    check_warna,
    check_tangga,
    check_skala,
)


def _bands(rules: Rules, section: Section, bands: Sequence[Pita]) -> Iterator[Problem]:
    """The lower bounds fall strictly, and the last is 0; a band in the wrong place is named once."""
    name = section.jalur.rpartition(".")[2]
    if not section.peta:
        yield rules.section.problem(name, f"{name} kosong; isi sedikitnya satu pita dengan batas bawah 0")
    if not bands or name in rules.broken:
        return
    misplaced = [(above, band) for above, band in pairwise(bands) if band.batas >= above.batas]
    for above, band in misplaced:
        shown = f"batas bawah {band.nama} ({number(band.batas)}) tidak di bawah {above.nama}"
        yield section.problem(band.nama, f"{shown} ({number(above.batas)}); urutkan dari yang tertinggi")
    last = bands[-1]
    if last.batas != 0 and last not in [band for _, band in misplaced]:
        pesan = f"pita terakhir {name} ({last.nama}) mulai dari {number(last.batas)}, bukan 0"
        yield section.problem(last.nama, pesan)


def _twins(section: Section, names: list[str], kind: str) -> Iterator[Problem]:
    """Names that differ only in case."""
    seen: dict[str, str] = {}
    for name in names:
        twin = seen.setdefault(name.casefold(), name)
        if twin != name:
            yield section.problem_of_key(name, f"nama {kind} {quoted(name)} sama dengan {quoted(twin)}; bedakan")
