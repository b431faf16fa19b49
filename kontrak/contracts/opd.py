"""An OPD of a file as domain values: its head, contracts, programmes with activities, indikators with their years."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.contracts.declared import DeclaredIndikator, DeclaredKontrak, DeclaredOpd
from kontrak.contracts.leaves import Fields, FormError, sentence, value_of
from kontrak.contracts.plan import Context, read_plan
from kontrak.contracts.tree import Peta, Section, Teks, quoted
from kontrak.model.declared import KAMUS, Hasil, Indikator, Kegiatan, Kontrak, Opd, Pembanding, Program, SubKegiatan
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, Sifat
from kontrak.numbers import NumberError, is_percent

if TYPE_CHECKING:
    from kontrak.contracts.tree import Problem
    from kontrak.model.words import Value, Year


_YEAR = re.compile(r"[12][0-9]{3}")
_TEXTS = ("sasaran", "prioritas", "program", "rumus_turun", "skala", "kode_resmi", *KAMUS)


def read_opd(kode: str, section: Section, tahun: int | None, problems: list[Problem]) -> DeclaredOpd:
    """Read one OPD. What cannot be read goes to ``problems``."""
    fields = Fields(section, problems)
    own = _read_kontrak(kode, section, None, tahun, problems)
    bidang = tuple(
        _read_kontrak(f"{kode}.{code}", below, own.kontrak, tahun, problems)
        for code, below in section.children("bidang")
    )
    opd = Opd(
        kode=kode,
        nama=own.kontrak.nama,
        kelompok=fields.text("kelompok") or "",
        alias=fields.texts("alias"),
        pengampu=fields.text("pengampu"),
        kontrak=own.kontrak,
        program=tuple(_read_program(code, below, problems) for code, below in section.children("program")),
        bidang=tuple(item.kontrak for item in bidang),
        urutan=fields.whole("urutan"),
    )
    return DeclaredOpd(section, opd, (own, *bidang), frozenset(fields.broken))


def _read_kontrak(
    kode: str, section: Section, induk: Kontrak | None, tahun: int | None, problems: list[Problem]
) -> DeclaredKontrak:
    """Read the contract of an OPD or bidang; a bidang takes number and date from ``induk`` (SPEC §2)."""
    signed = Fields(section.child("kontrak") or Section(section.berkas, "", Peta(), section.mark), problems)
    nomor, tanggal = signed.text("nomor"), signed.day("tanggal")
    indikators = tuple(
        _read_indikator(f"{kode.partition('.')[0]}.{code}", below, tahun, problems)
        for code, below in section.children("indikator")
    )
    kontrak = Kontrak(
        kode=kode,
        nama=Fields(section, problems).text("nama") or "",
        kepala=_read_kepala(section, problems),
        nomor=nomor or (induk.nomor if induk else None),
        tanggal=tanggal or (induk.tanggal if induk else None),
        pakta_integritas=signed.flag("pakta_integritas") or False,
        kesediaan_mundur=signed.flag("kesediaan_mundur") or False,
        indikator=tuple(item.indikator for item in indikators),
    )
    node = section.get("indikator")
    lost = "indikator" in section.peta.twice or (
        node is not None and (not isinstance(node, Peta) or len(node) != len(indikators) or bool(node.twice))
    )
    broken = signed.broken | ({"indikator"} if lost else set())
    return DeclaredKontrak(section, kontrak, indikators, frozenset(broken))


def _read_kepala(section: Section, problems: list[Problem]) -> Kepala:
    below = section.child("kepala")
    if below is None:
        return Kepala("")
    fields = Fields(below, problems)
    return Kepala(
        jabatan=fields.text("jabatan") or "",
        nama=fields.text("nama"),
        nip=fields.text("nip"),
        pangkat=fields.text("pangkat"),
        status=fields.text("status") or "definitif",
        sejak=fields.day("sejak"),
    )


def _read_program(kode: str, section: Section, problems: list[Problem]) -> Program:
    fields = Fields(section, problems)
    nama, pagu, official = fields.text("nama") or "", fields.money("pagu"), fields.text("kode_resmi")
    return Program(kode, nama, pagu, official, _read_activities(fields))


def _read_indikator(kode: str, section: Section, tahun: int | None, problems: list[Problem]) -> DeclaredIndikator:
    fields = Fields(section, problems)
    satuan = fields.text("satuan") or ""
    percent = is_percent(satuan)
    sifat, arah = fields.choice("sifat", Sifat), fields.choice("arah", Arah)
    target = fields.value("target", arah, percent=percent)
    if target is None and section.get("target") is None and section.get("pekerjaan") is None:
        fields.fail("target", f"kunci 'target' belum ada di {section.jalur}; tambahkan 'target: …'")
    plan = read_plan(fields, Context(kode, tahun, arah, percent), target)
    results = _read_results(fields, arah, percent=percent)
    last_year = fields.value("tahun_lalu", arah, percent=percent, ranges=False)
    if last_year is None and "tahun_lalu" not in fields.broken and tahun is not None:
        last_year = next((result.nilai for result in results if result.tahun == tahun - 1), None)
    end, end_year = _read_end(fields, arah, percent=percent)
    texts: dict[str, Any] = {name: fields.text(name) for name in _TEXTS}
    indikator = Indikator(
        kode=kode,
        nama=fields.text("nama") or "",
        satuan=satuan,
        sifat=sifat or Sifat.POSISI,
        arah=arah or Arah.NAIK,
        target=Decimal(0) if plan.target is None else plan.target,
        rencana=plan.rencana,
        bobot=fields.number("bobot"),
        tahun_lalu=last_year,
        pagu=fields.money("pagu"),
        mendukung=_full_code(fields.text("mendukung"), kode),
        ciri=fields.labels("ciri"),
        pekerjaan=plan.pekerjaan,
        **plan.rilis,
        target_lalu=fields.value("target_lalu", arah, percent=percent),
        target_akhir=end,
        target_akhir_tahun=end_year,
        riwayat=results,
        pembanding=_read_comparisons(fields, arah, percent=percent),
        **texts,
    )
    return DeclaredIndikator(section, indikator, plan.bentuk, frozenset(fields.broken))


def _full_code(text: str | None, kode: str) -> str | None:
    """Return the full code of another indikator of the same OPD, written as ``JALAN`` or ``PUPR.JALAN``."""
    if text is None:
        return None
    opd = kode.partition(".")[0]
    return text if text.startswith(f"{opd}.") else f"{opd}.{text}"


# --- other years and other bodies, and the activities of a programme: scored nowhere ------------------


def _read_end(fields: Fields, arah: Arah | None, *, percent: bool) -> tuple[Value | None, Year | None]:
    """``target_akhir`` and its year; where one of them is missing, it counts as broken."""
    below = fields.section.child("target_akhir")
    if below is None:
        return None, None
    end = Fields(below, fields.problems)
    nilai, tahun = _value(end, arah, percent=percent, ranges=True), _year_of(end, "tahun")
    if end.broken or nilai is None or tahun is None:
        fields.broken.add("target_akhir")
    return nilai, tahun


def _value(fields: Fields, arah: Arah | None, *, percent: bool, ranges: bool) -> Value | None:
    """Return ``nilai``, which may be of any form but not blank."""
    if "nilai" in fields.section.peta and fields.section.get("nilai") is None:
        fields.fail("nilai", "'nilai' belum diisi; tulis isinya sesudah titik dua")
        return None
    return fields.value("nilai", arah, percent=percent, ranges=ranges)


def _year_of(fields: Fields, key: str) -> Year | None:
    """Return a year of four digits; what is none is reported."""
    node = fields.section.get(key)
    if node is None:
        return None
    if not isinstance(node, Teks) or not _YEAR.fullmatch(node.strip()):
        if isinstance(node, Teks):
            fields.fail(key, f"{key} {quoted(node)} bukan tahun; tulis misalnya 2024")
        return None
    return int(node)


def _read_results(fields: Fields, arah: Arah | None, *, percent: bool) -> tuple[Hasil, ...]:
    """The results of earlier years, oldest first."""
    section, found = fields.section.child("riwayat"), []
    for key, node in section.peta.items() if section else ():
        assert section is not None
        if not _YEAR.fullmatch(key.strip()):
            fields.problems.append(section.problem_of_key(key, f"{quoted(key)} bukan tahun; tulis misalnya 2019: 61.2"))
            fields.broken.add("riwayat")
        elif node is not None and arah is not None:
            try:
                found.append(Hasil(int(key), value_of(node, arah, percent=percent, ranges=False)))
            except (FormError, NumberError) as error:
                fields.problems.append(section.problem(key, sentence(f"riwayat {key}", error)))
                fields.broken.add("riwayat")
    if section is not None and section.peta.twice:
        fields.broken.add("riwayat")
    return tuple(sorted(found, key=lambda result: result.tahun))


def _read_comparisons(fields: Fields, arah: Arah | None, *, percent: bool) -> tuple[Pembanding, ...]:
    found = []
    for section in fields.section.items("pembanding"):
        own = Fields(section, fields.problems)
        nama, sumber = own.text("nama"), own.text("sumber")
        nilai, tahun = _value(own, arah, percent=percent, ranges=False), _year_of(own, "tahun")
        if nama and sumber and nilai is not None and not own.broken:
            found.append(Pembanding(nama, nilai, tahun, sumber))
        else:
            fields.broken.add("pembanding")
    return tuple(found)


def _read_activities(fields: Fields) -> tuple[Kegiatan, ...]:
    """The activities of a programme, each with its sub-activities."""
    found = []
    for section in fields.section.items("kegiatan"):
        below = tuple(
            SubKegiatan(*_read_budgeted(Fields(sub, fields.problems))) for sub in section.items("sub_kegiatan")
        )
        found.append(Kegiatan(*_read_budgeted(Fields(section, fields.problems)), below))
    return tuple(found)


def _read_budgeted(own: Fields) -> tuple[str, str | None, int | None]:
    """Name, official code and pagu."""
    return own.text("nama") or "", own.text("kode_resmi"), own.money("pagu")
