"""Two years side by side: the OPDs, or one of them with its indikators (SPEC §5 ``banding``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.computed import realisasi_text, shortened
from kontrak.months import month_name
from kontrak.numbers import format_due, format_percent, format_score, format_signed, format_value
from kontrak.rounding import printed_mean
from kontrak.views.figures import DOT
from kontrak.views.json_out import ground_json, record_json, score_json, value_json
from kontrak.views.table import Block, Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kontrak.actions.comparing import PasanganIndikator, PasanganOpd, Perbandingan
    from kontrak.model.detail import RincianIndikator
    from kontrak.model.summary import Ringkasan
    from kontrak.views.json_out import Json

_FIGURES = (
    *("nilai_akhir", "predikat", "warna", "peringkat", "bobot_jatuh_tempo", "jumlah_jatuh_tempo"),
    *("jumlah_terpenuhi", "pagu", "realisasi_anggaran", "serapan"),
)
_TONES = {"baru": Tone.BIRU, "tidak ada lagi": Tone.MERAH, "tidak sepadan": Tone.KUNING}


def comparison_screen(found: Perbandingan, *, in_full: bool) -> list[Block]:
    """Return the OPDs of both years; ``in_full`` adds the indikators of each."""
    if not found.opd:
        return [*_heading(found), Line(), Line("Tidak ada OPD yang cocok.")]
    blocks: list[Block] = [*_heading(found), Line(), _opd_table(found)]
    if in_full:
        for pair in found.opd:
            blocks += [Line(), Line(f"{pair.kode}{DOT}{pair.nama}", Tone.TITLE), _indikator_table(found, pair)]
    return [*blocks, Line(), *_overview(found), Line(), *(Line(text, Tone.FAINT) for text in _ground(found))]


def comparison_document(found: Perbandingan) -> dict[str, Json]:
    """Return the document of ``banding --json``."""
    return {
        **ground_json(found.kini.dasar),
        "tahun": [found.lalu.dasar.tahun, found.kini.dasar.tahun],
        "aturan_beda": list(found.aturan_beda),
        "opd": [_opd_json(pair) for pair in found.opd],
    }


def _heading(found: Perbandingan) -> list[Line]:
    old, new = found.lalu.dasar, found.kini.dasar
    month = month_name(new.bulan)
    title = f"{new.daerah}{DOT}Banding {old.tahun} dan {new.tahun}, masing-masing s.d. {month}"
    locked = [str(year.tahun) for year in (old, new) if year.terkunci]
    state = f"{month} terkunci: {', '.join(locked)}" if locked else f"{month} belum dikunci"
    return [Line(title, Tone.TITLE), Line(f"{state}{DOT}segel {new.segel}", Tone.FAINT)]


# --- the OPDs ------------------------------------------------------------------------------------------


def _opd_table(found: Perbandingan) -> Table:
    old, new = found.lalu.dasar.tahun, found.kini.dasar.tahun
    columns = (
        Column("Kode"),
        Column("Nama", least=14, drop=1),
        Column(f"Nilai\n{old}", right=True),
        Column(f"Nilai\n{new}", right=True),
        Column("Selisih", right=True),
        Column(f"Peringkat\n{old}/{new}", right=True, drop=4),
        Column(f"Jatuh t.\n{old}", right=True),
        Column(f"Jatuh t.\n{new}", right=True),
        Column(f"Terpenuhi\n{old}", right=True, drop=3),
        Column(f"Terpenuhi\n{new}", right=True, drop=3),
        Column(f"Serapan\n{old}", right=True, drop=2),
        Column(f"Serapan\n{new}", right=True, drop=2),
        Column("Keadaan"),
    )
    return Table(columns, tuple(_opd_row(pair) for pair in found.opd))


def _opd_row(pair: PasanganOpd) -> tuple[Cell | str, ...]:
    return (
        Cell(pair.kode, Tone.TITLE),
        pair.nama,
        *_both(pair, lambda item: format_score(item.nilai_akhir)),
        format_signed(pair.selisih),
        " / ".join(_both(pair, lambda item: str(item.peringkat or "–"))),
        *_both(pair, format_due),
        *_both(pair, lambda item: f"{item.jumlah_terpenuhi}/{item.jumlah_jatuh_tempo}"),
        *_both(pair, lambda item: format_percent(item.serapan)),
        Cell("" if pair.keadaan == "ada" else pair.keadaan, _TONES.get(pair.keadaan, Tone.PLAIN)),
    )


def _both(pair: PasanganOpd, text: Callable[[Ringkasan], str]) -> tuple[str, str]:
    old, new = (text(item) if item else "–" for item in (pair.lalu, pair.kini))
    return old, new


def _overview(found: Perbandingan) -> Iterator[Line]:
    """Say what the table adds up to, counting only what is in both years, and name who came and went."""
    scored = [pair for pair in found.opd if pair.selisih is not None]
    if len(scored) > 1:
        old = printed_mean(pair.lalu.nilai_akhir for pair in scored if pair.lalu)
        new = printed_mean(pair.kini.nilai_akhir for pair in scored if pair.kini)
        change = format_signed(new - old) if old is not None and new is not None else "–"
        means = f"{format_score(old)} menjadi {format_score(new)} ({change})"
        yield Line(f"Rata-rata nilai akhir {len(scored)} OPD yang dinilai di kedua tahun: {means}", indent=2)
    yield from _named("OPD baru", (pair.kode for pair in found.opd if pair.keadaan == "baru"))
    yield from _named("OPD yang tidak ada lagi", (pair.kode for pair in found.opd if pair.keadaan == "tidak ada lagi"))
    pairs = [row for pair in found.opd for row in pair.indikator]
    same = sum(row.keadaan == "sepadan" for row in pairs)
    yield Line(f"Indikator sepadan (kode, satuan, sifat, dan arah sama): {same} dari {len(pairs)}", indent=2)
    yield from _remarks(pairs)
    for waiting in found.menunggu:
        yield Line(f"{waiting[0].upper()}{waiting[1:]}.", indent=2)


def _remarks(pairs: Sequence[PasanganIndikator]) -> Iterator[Line]:
    """Name the indikators that came, went, or cannot be compared, and why."""
    apart = (f"{row.kode} ({', '.join(row.beda)})" for row in pairs if row.beda)
    yield from _named("Tidak sepadan", apart)
    yield from _named("Indikator baru", (row.kode for row in pairs if row.keadaan == "baru"))
    yield from _named("Indikator yang tidak ada lagi", (row.kode for row in pairs if row.keadaan == "tidak ada lagi"))


def _named(title: str, codes: Iterable[str]) -> Iterator[Line]:
    listed = list(codes)
    if listed:
        yield Line(f"{title}: {', '.join(listed)}", indent=2)


# --- the indikators of one OPD -------------------------------------------------------------------------


def _indikator_table(found: Perbandingan, pair: PasanganOpd) -> Table:
    old, new = found.lalu.dasar.tahun, found.kini.dasar.tahun
    columns = (
        Column("Kode"),
        Column("Indikator", least=16, drop=2, wraps=True, below=True),
        Column("Satuan", least=6, drop=1),
        Column(f"Realisasi\n{old}", right=True),
        Column(f"Realisasi\n{new}", right=True),
        Column("Selisih", right=True),
        Column(f"Capaian\n{old}", right=True),
        Column(f"Capaian\n{new}", right=True),
        Column("Selisih\n(poin)", right=True, drop=3),
        Column("Keadaan", least=12, wraps=True),
    )
    return Table(columns, tuple(_indikator_row(row, (old, new)) for row in pair.indikator))


def _indikator_row(pair: PasanganIndikator, years: tuple[int, int]) -> tuple[Cell | str, ...]:
    row = pair.kini or pair.lalu
    assert row is not None
    both = zip(years, (pair.lalu, pair.kini), strict=True)
    silent = [str(year) for year, item in both if item is not None and item.belum_lapor]
    state = f"belum lapor ({', '.join(silent)})" if silent and pair.keadaan == "sepadan" else pair.keadaan
    return (
        Cell(row.indikator.kode, Tone.TITLE),
        row.indikator.nama,
        row.indikator.satuan,
        *("–" if item is None else realisasi_text(item) for item in (pair.lalu, pair.kini)),
        signed_value(pair.selisih_realisasi),
        format_percent(pair.lalu.capaian if pair.lalu else None),
        format_percent(pair.kini.capaian if pair.kini else None),
        format_signed(pair.selisih_capaian),
        Cell("" if state == "sepadan" else state, _TONES.get(state, Tone.PLAIN)),
    )


def signed_value(number: Decimal | None) -> str:
    """A difference of values with its sign."""
    if number is None:
        return "–"
    shown = format_value(shortened(number, Decimal(0)))
    return f"+{shown}" if number >= 0 else shown


def _ground(found: Perbandingan) -> Iterator[str]:
    """Say on what ground the figures stand, above all when the two years have different rules."""
    if found.aturan_beda:
        apart = ", ".join(found.aturan_beda)
        yield f"Aturan penilaian kedua tahun berbeda ({apart}); nilainya tidak sepenuhnya sepadan."
    else:
        yield "Aturan penilaian kedua tahun sama. Capaian dihitung terhadap target tahunnya sendiri."
    yield f"Predikat menurut {found.kini.dasar.acuan}; warna menurut kebijakan daerah."


# --- JSON ----------------------------------------------------------------------------------------------


def _opd_json(pair: PasanganOpd) -> dict[str, Json]:
    return {
        **record_json(pair, ("kode", "nama", "keadaan")),
        "lalu": figures_json(pair.lalu),
        "kini": figures_json(pair.kini),
        "selisih_nilai_akhir": score_json(pair.selisih),
        "indikator": [_indikator_json(row) for row in pair.indikator],
    }


def figures_json(item: Ringkasan | None) -> dict[str, Json] | None:
    """What is compared of an OPD in one year."""
    return None if item is None else record_json(item, _FIGURES)


def _indikator_json(pair: PasanganIndikator) -> dict[str, Json]:
    row = pair.kini or pair.lalu
    assert row is not None
    return {
        "kode": pair.kode,
        "nama": row.indikator.nama,
        "keadaan": pair.keadaan,
        "beda": list(pair.beda),
        "lalu": result_json(pair.lalu),
        "kini": result_json(pair.kini),
        "selisih_realisasi": value_json(pair.selisih_realisasi),
        "selisih_capaian": score_json(pair.selisih_capaian),
    }


def result_json(row: RincianIndikator | None) -> dict[str, Json] | None:
    """What is compared of an indikator in one year."""
    if row is None:
        return None
    promise = record_json(row.indikator, ("satuan", "sifat", "arah"))
    return promise | record_json(row, ("target", "realisasi", "capaian", "terpenuhi", "belum_lapor"))
