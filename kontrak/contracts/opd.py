"""An OPD of a file as domain values: its head, contracts, programmes, indikators and divisions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.declared import DeclaredIndikator, DeclaredKontrak, DeclaredOpd
from kontrak.contracts.horizon import read_activities, read_horizon
from kontrak.contracts.leaves import Fields
from kontrak.contracts.plan import Context, read_plan
from kontrak.contracts.tree import Peta, Section
from kontrak.model.declared import Indikator, Kontrak, Opd, Program
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, Sifat
from kontrak.numbers import is_percent

if TYPE_CHECKING:
    from kontrak.contracts.problems import Problem


def read_opd(kode: str, section: Section, tahun: int | None, problems: list[Problem]) -> DeclaredOpd:
    """Read one OPD. What cannot be read goes to ``problems``."""
    fields = Fields(section, problems)
    nama = fields.text("nama") or ""
    own = _read_kontrak(kode, nama, section, None, (tahun, problems))
    bidang = tuple(
        _read_bidang(f"{kode}.{code}", below, own.kontrak, (tahun, problems))
        for code, below in section.children("bidang")
    )
    opd = Opd(
        kode=kode,
        nama=nama,
        kelompok=fields.text("kelompok") or "",
        alias=fields.texts("alias"),
        pengampu=fields.text("pengampu"),
        kontrak=own.kontrak,
        program=tuple(_read_program(code, below, problems) for code, below in section.children("program")),
        bidang=tuple(item.kontrak for item in bidang),
        urutan=fields.whole("urutan"),
    )
    return DeclaredOpd(section, opd, (own, *bidang), frozenset(fields.broken))


def _read_bidang(
    kode: str, section: Section, induk: Kontrak, basis: tuple[int | None, list[Problem]]
) -> DeclaredKontrak:
    nama = Fields(section, basis[1]).text("nama") or ""
    return _read_kontrak(kode, nama, section, induk, basis)


def _read_kontrak(
    kode: str, nama: str, section: Section, induk: Kontrak | None, basis: tuple[int | None, list[Problem]]
) -> DeclaredKontrak:
    """Read the contract of an OPD or bidang; a bidang takes number and date from ``induk`` (SPEC §2)."""
    tahun, problems = basis
    signed = Fields(section.child("kontrak") or Section(section.berkas, "", Peta(), section.mark), problems)
    nomor, tanggal = signed.text("nomor"), signed.day("tanggal")
    indikators = tuple(
        _read_indikator(f"{kode.partition('.')[0]}.{code}", below, tahun, problems)
        for code, below in section.children("indikator")
    )
    kontrak = Kontrak(
        kode=kode,
        nama=nama,
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
    return Program(kode, nama, pagu, official, read_activities(fields))


def _read_indikator(kode: str, section: Section, tahun: int | None, problems: list[Problem]) -> DeclaredIndikator:
    fields = Fields(section, problems)
    satuan = fields.text("satuan") or ""
    percent = is_percent(satuan)
    sifat, arah = fields.choice("sifat", Sifat), fields.choice("arah", Arah)
    target = fields.value("target", arah, percent=percent)
    if target is None and section.get("target") is None and section.get("pekerjaan") is None:
        fields.fail("target", f"kunci 'target' belum ada di {section.jalur}; tambahkan 'target: …'")
    plan = read_plan(fields, Context(kode, tahun, arah, percent), target)
    horizon = read_horizon(fields, arah, percent=percent)
    last_year = fields.value("tahun_lalu", arah, percent=percent, ranges=False)
    if last_year is None and "tahun_lalu" not in fields.broken and tahun is not None:
        last_year = next((result.nilai for result in horizon.riwayat if result.tahun == tahun - 1), None)
    indikator = Indikator(
        kode=kode,
        nama=fields.text("nama") or "",
        satuan=satuan,
        sifat=sifat or Sifat.POSISI,
        arah=arah or Arah.NAIK,
        target=Decimal(0) if plan.target is None else plan.target,
        rencana=plan.rencana,
        bobot=fields.number("bobot"),
        sasaran=fields.text("sasaran"),
        prioritas=fields.text("prioritas"),
        program=fields.text("program"),
        tahun_lalu=last_year,
        rumus_turun=fields.text("rumus_turun"),
        skala=fields.text("skala"),
        pagu=fields.money("pagu"),
        mendukung=_full_code(fields.text("mendukung"), kode),
        kode_resmi=fields.text("kode_resmi"),
        ciri=fields.labels("ciri"),
        pekerjaan=plan.pekerjaan,
        rilis_bulan=plan.rilis.bulan if plan.rilis else None,
        rilis_tahun=plan.rilis.tahun if plan.rilis else None,
        penerbit=plan.rilis.penerbit if plan.rilis else None,
        **horizon._asdict(),
        definisi=fields.text("definisi"),
        formula=fields.text("formula"),
        sumber_data=fields.text("sumber_data"),
        penanggung_jawab_data=fields.text("penanggung_jawab_data"),
    )
    return DeclaredIndikator(section, indikator, plan.bentuk, frozenset(fields.broken))


def _full_code(text: str | None, kode: str) -> str | None:
    """Return the full code of another indikator of the same OPD, written as ``JALAN`` or ``PUPR.JALAN``."""
    if text is None:
        return None
    opd = kode.partition(".")[0]
    return text if text.startswith(f"{opd}.") else f"{opd}.{text}"
