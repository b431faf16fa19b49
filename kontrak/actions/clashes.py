"""Where files of one delivery contradict each other, or take back by a blank cell what is recorded (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.line_rules import show
from kontrak.actions.receipt import RowProblem
from kontrak.model.recorded import CONTENT, NOTES
from kontrak.months import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.line_rules import Reading
    from kontrak.model.recorded import LaporanBulan


def find_clashes(files: Sequence[Sequence[Reading]]) -> list[list[RowProblem]]:
    """Return for each file why it is refused: a blank against a value is none, the same value counts once."""
    found: list[list[RowProblem]] = [[] for _ in files]
    lines: dict[tuple[str, int], list[tuple[int, Reading]]] = {}
    for number, readings in enumerate(files):
        for reading in readings:
            lines.setdefault((reading.target.kode, reading.bulan), []).append((number, reading))
    for said in lines.values():
        if len(said) > 1:
            for field in CONTENT:
                for number, problem in _clashes(field, said):
                    found[number].append(problem)
    return found


def _clashes(field: str, said: Sequence[tuple[int, Reading]]) -> Iterator[tuple[int, RowProblem]]:
    given = [(number, reading) for number, reading in said if reading.isian.said(field) not in (None, ())]
    values = {reading.isian.said(field) for _, reading in given}
    if len(values) < 2:
        return
    for number, reading in given:
        value = reading.isian.said(field)
        other = next(one for _, one in given if one.isian.said(field) != value)
        place, elsewhere = reading.row.alamat(field), other.row.alamat(field)
        what = f"{reading.target.kode} {month_name(reading.bulan)}, {field.replace('_', ' ')}"
        mine, others = show(value, reading.target), show(other.isian.said(field), reading.target)
        yield (
            number,
            RowProblem(
                reading.row.urutan, f"{place}: {what} {mine}, tetapi {others} di {elsewhere}; kedua berkas ditolak"
            ),
        )


_FIELDS = ("realisasi", "anggaran", "bukti", *NOTES)


def taken_back(readings: Sequence[Reading], before: Mapping[str, Mapping[int, LaporanBulan]]) -> Iterator[str]:
    """Yield a sentence for each blank cell whose value stays; ``before`` has the lines before the delivery."""
    for row, target, bulan, isian in readings:
        line = before.get(target.kode, {}).get(bulan)
        old = line.terakhir if line else None
        if old is None or row.sudah:
            continue
        for field in _FIELDS:
            kept = getattr(old, field)
            if kept in (None, ()) or isian.said(field) not in (None, ()) or field not in row.isi:
                continue
            yield (
                f"{row.alamat(field)}: {field.replace('_', ' ')} {target.kode} {month_name(bulan)} "
                "dikosongkan, yang "
                f"tercatat tetap: {show(kept, target)}. Menariknya: kontrak batalkan {target.kode} --bulan {bulan} "
                '--alasan "…", lalu catat lagi yang masih berlaku.'
            )
