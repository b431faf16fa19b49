"""The screen of ``status``: the one that the secretariat sees most, and the regent on the day of the meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.model.outlook import UTAMA
from kontrak.months import format_date, format_month, month_name
from kontrak.named import NamedTuple
from kontrak.numbers import format_score
from kontrak.rounding import printed_mean
from kontrak.views import figures as fields
from kontrak.views.figures import DOT, NOBODY, footing, heading
from kontrak.views.table import Block, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.outlook import Berikut
    from kontrak.model.penilaian import Ditunggu, Penilaian
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.scoring.labels import CiriBernama
    from kontrak.scoring.pooling import Menurut, RerataKelompok

FIELDS = (
    fields.RANK,
    fields.KODE,
    fields.NAMA,
    fields.NILAI_AKHIR,
    fields.PREDIKAT,
    fields.WARNA,
    fields.TREN,
    fields.MELESET,
    fields.BELUM_LAPOR,
    fields.SERAPAN,
    fields.JATUH_TEMPO,
)
FEW = 5
"""How many are named below the table; the rest is counted."""


class NamedMean(NamedTuple):
    """A group of OPDs with its name and its mean."""

    nama: str
    rerata: RerataKelompok


def group_opds(penilaian: Penilaian, menurut: Menurut) -> list[NamedMean]:
    """Return the groups with their names and means, as SPEC §3 "By prioritas or pengampu" has them."""
    names = {
        "pengampu": {item.kode: f"{item.kode} – {item.jabatan}" for item in penilaian.dasar.pengampu},
        "prioritas": {item.kode: item.nama for item in penilaian.dasar.prioritas},
    }.get(menurut, {})
    without = f"Tanpa {menurut}"
    from kontrak.scoring.pooling import group_means

    means = group_means(penilaian.potret, menurut)
    return [NamedMean(names.get(mean.kode, mean.kode) if mean.kode else without, mean) for mean in means]


def status_screen(
    dasar: Dasar,
    ranked: Sequence[Ringkasan],
    *,
    berikut: Sequence[Berikut],
    ditangguhkan: Sequence[str] = (),
    tindak_lanjut: Sequence[TindakLanjut] = (),
    hari: date | None = None,
    ditunggu: Ditunggu | None = None,
    terbit: str | None = None,
    groups: Sequence[NamedMean] | None = None,
    ciri: Sequence[CiriBernama] | None = None,
    scope: str = "",
) -> list[Block]:
    """Return the month on one screen.

    With ``groups`` the OPDs stand under their group; where an OPD belongs to several (prioritas), the groups stand
    above the table instead. ``berikut`` is what falls due next month, one of each OPD; ``ditangguhkan`` are codes of
    suspended commitments, which count nowhere else; ``tindak_lanjut`` the open follow-ups of meetings, of which those
    past their deadline on the day ``hari`` are named; ``ditunggu`` the reports of a month that is not yet due;
    ``ciri`` has the labels to show above the table; ``terbit`` names the results of the year before that
    should be here.
    """
    if not ranked:
        return [*heading(dasar, f"Status{scope}"), Line(), Line(NOBODY)]
    return [
        *heading(dasar, f"Status{scope}"),
        Line(_reports(ranked, dasar.deadline), indent=2),
        *_awaited(ditunggu),
        Line(),
        *_labels(ranked, ciri),
        *_figures(ranked, groups or ()),
        Line(),
        Line(_overview(ranked), indent=2),
        *_to_call(ranked),
        *_due_next(dasar, berikut),
        *_suspended(ditangguhkan),
        *_released(terbit),
        *_follow_ups(tindak_lanjut, hari),
        Line(),
        Line("Kolom jatuh tempo: bagian bobot kontrak yang sudah jatuh tempo.", Tone.FAINT),
        *footing(dasar)[1:],
    ]


def _reports(ranked: Sequence[Ringkasan], batas_lapor: date) -> str:
    """Return how many of the due commitments are reported, and how many of the OPDs that have some reported all.

    Both count the OPDs' own contracts (SPEC §3 Bidang), and say so.
    """
    owing = [item for item in ranked if item.jumlah_jatuh_tempo]
    due = sum(item.jumlah_jatuh_tempo for item in ranked)
    missing = sum(item.jumlah_belum_lapor for item in ranked)
    complete = sum(not item.jumlah_belum_lapor for item in owing)
    return (
        f"Laporan OPD (tanpa bidang) masuk {due - missing} dari {due} komitmen jatuh tempo"
        f"{DOT}lengkap {complete} dari {len(owing)} OPD{DOT}batas lapor {format_date(batas_lapor)}"
    )


def _awaited(ditunggu: Ditunggu | None) -> Iterator[Line]:
    """Say what is here of the reports that still have time."""
    if ditunggu is not None:
        name, until = month_name(ditunggu.bulan), f"{ditunggu.batas.day} {month_name(ditunggu.batas.month)}"
        yield Line(f"Laporan {name} ditunggu s.d. {until}: {ditunggu.masuk} dari {ditunggu.dari} masuk.", indent=2)


def _overview(ranked: Sequence[Ringkasan]) -> str:
    missed = [item for item in ranked if item.jumlah_meleset]
    count = sum(item.jumlah_meleset for item in missed)
    parts = [f"{len(ranked)} OPD: {fields.warna_counts(ranked)}"]
    if (mean := printed_mean(item.nilai_akhir for item in ranked)) is not None:
        parts.append(f"rata-rata nilai akhir {format_score(mean)}")
    parts.append(f"{len(missed)} kepala meleset ({count} komitmen)" if missed else "tidak ada yang meleset")
    return DOT.join(parts)


def _figures(ranked: Sequence[Ringkasan], groups: Sequence[NamedMean]) -> Iterator[Block]:
    table = fields.summary_table(ranked, fields.with_official(ranked, FIELDS))
    if sum(len(group.rerata.opd) for group in groups) > len(ranked):
        for group in groups:
            yield Line(_group_title(group), Tone.TITLE, indent=2)
            yield Line(f"  {', '.join(item.kode for item in ranked if item.kode in group.rerata.opd)}", indent=0)
        yield Line()
    elif groups:
        row_of = {item.kode: row for item, row in zip(ranked, table.rows, strict=True)}
        rows: list[Row | Line] = []
        for group in groups:
            members = [kode for kode in row_of if kode in group.rerata.opd]
            rows += [Line(_group_title(group), Tone.TITLE, indent=2), *(row_of[kode] for kode in members)]
        table = Table(table.columns, tuple(rows))
    yield table


def _labels(ranked: Sequence[Ringkasan], ciri: Sequence[CiriBernama] | None) -> Iterator[Block]:
    """Each label with what carries it: an OPD may carry several, or none."""
    if ciri is None:
        return
    from kontrak.scoring.labels import label_text

    if not ciri:
        yield Line("Tidak ada indikator atau pekerjaan yang membawa ciri.", indent=2)
    for item in ciri:
        mean = item.rerata
        figure = "belum ada yang jatuh tempo" if mean.nilai is None else f"rata-rata {format_score(mean.nilai)}"
        yield Line(DOT.join([item.nama, figure, label_text(mean), f"{len(mean.opd)} OPD"]), Tone.TITLE, indent=2)
        yield Line(f"  {', '.join(one.kode for one in ranked if one.kode in mean.opd)}", indent=0)
    yield Line()


def _group_title(group: NamedMean) -> str:
    mean = group.rerata
    figure = "belum ada yang jatuh tempo" if mean.nilai is None else f"rata-rata {format_score(mean.nilai)}"
    due = f"{mean.jumlah_jatuh_tempo} dari {mean.jumlah_indikator} indikator jatuh tempo"
    return DOT.join([group.nama, figure, due, f"{len(mean.opd)} OPD"])


def _to_call(ranked: Sequence[Ringkasan]) -> Iterator[Line]:
    """Name the OPDs to call first: most unreported, then most weight missed."""
    wanting = [item for item in ranked if item.jumlah_belum_lapor or item.jumlah_meleset]
    wanting.sort(key=lambda item: (-item.jumlah_belum_lapor, -(item.bobot_meleset or 0), item.kode))
    if not wanting:
        return
    yield Line()
    yield Line("Hubungi lebih dulu", Tone.TITLE)
    for number, item in enumerate(wanting[:FEW], 1):
        counts = [
            f"{item.jumlah_belum_lapor} belum lapor" if item.jumlah_belum_lapor else "",
            f"{item.jumlah_meleset} meleset (bobot {format_score(item.bobot_meleset)})" if item.jumlah_meleset else "",
        ]
        said = ", ".join(part for part in counts if part)
        yield Line(f"  {number}. {item.kode}{DOT}{item.kepala.lengkap}: {said}", indent=3)
    if len(wanting) > FEW:
        yield Line(f"     dan {len(wanting) - FEW} OPD lain; selengkapnya: kontrak meleset", Tone.FAINT)


def _due_next(dasar: Dasar, berikut: Sequence[Berikut]) -> Iterator[Line]:
    """Name what falls due next month: what is due for the first time before the rest, the heaviest first."""
    count, new = sum(item.jumlah for item in berikut), sum(item.baru for item in berikut)
    if not count or dasar.bulan == 12:
        return
    opds = sum(item.jumlah > 0 for item in berikut)
    first = f", {new} untuk pertama kali" if new else ""
    yield Line()
    title = f"Jatuh tempo {format_month(dasar.tahun, dasar.bulan + 1)}: {count} komitmen di {opds} OPD{first}"
    yield Line(title, Tone.TITLE)
    foremost = [item for own in berikut for item in own.utama]
    for item in sorted(foremost, key=lambda item: (not item.baru, -item.bobot, item.kode))[:UTAMA]:
        yield Line(f"  {item.kode}{DOT}{item.nama} (bobot {format_score(item.bobot)})", indent=2)


def _follow_ups(items: Sequence[TindakLanjut], today: date | None) -> Iterator[Line]:
    """Count the open follow-ups and name those that are overdue, the oldest deadline first."""
    if not items:
        return
    overdue = [item for item in items if today is not None and item.lewat_batas(today)]
    overdue.sort(key=lambda item: (item.batas or date.max, item.nomor))
    yield Line()
    yield Line(f"Tindak lanjut rapat: {len(items)} terbuka, {len(overdue)} lewat batas", Tone.TITLE)
    for item in overdue[:FEW]:
        who = f", {item.pic}" if item.pic else ""
        deadline = format_date(item.batas) if item.batas else ""
        yield Line(f"  {item.opd}{DOT}{item.uraian} (batas {deadline}{who})", indent=2)
    if len(overdue) > FEW:
        yield Line(f"  dan {len(overdue) - FEW} lagi; selengkapnya: kontrak tindak-lanjut daftar", Tone.FAINT)


def _released(terbit: str | None) -> Iterator[Line]:
    if terbit:
        yield Line()
        yield Line(f"{terbit[0].upper()}{terbit[1:]}.", indent=2)


def _suspended(codes: Sequence[str]) -> Iterator[Line]:
    if codes:
        yield Line()
        yield Line(f"Ditangguhkan, tidak dihitung: {', '.join(codes)}", indent=2)
