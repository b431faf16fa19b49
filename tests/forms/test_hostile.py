"""Every file that is none is told in one sentence, in little time and memory."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.forms.reading import collect_files, read_file
from tests.cli.process import environment
from tests.cost import PATIENCE
from tests.examples import berat
from tests.forms.hostile import FILES, content_of, in_sheet, pack, parts_of
from tests.forms.sample import Filler, save
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

READER = """
import sys, time
from pathlib import Path
from kontrak.errors import DataError
from kontrak.forms.reading import read_file
try:
    read_file(Path(sys.argv[1]))
except DataError as error:
    print(error.message)
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(time.process_time())
"""
SECONDS, MEGABYTES = 3.0, 300
"""Of CPU, five times what the dearest takes; and of memory at its peak."""


DEAR = (
    *("zip_bomb", "lying_sizes", "last_row", "million_empty_rows", "million_cells", "overlapping_merges"),
    "entity_bomb",
)
"""What would cost much if it were read."""


@pytest.mark.parametrize("name", [name for name in FILES if name not in DEAR])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_none_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    said = FILES[name][1]
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(content_of(name))
    with pytest.raises(DataError) as refusal:
        read_file(path)
    assert said in refusal.value.message
    assert refusal.value.message.startswith(str(path))
    assert "\n" not in refusal.value.message
    assert refusal.value.exit_code == 1


@needs("proc")
@pytest.mark.parametrize("name", [*DEAR[:3], *berat(DEAR[3:])])
def test_a_bomb_costs_little_time_and_memory(tmp_path: Path, name: str) -> None:
    said = FILES[name][1]
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(content_of(name))
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    message, kilobytes, seconds = done.stdout.splitlines()
    assert said in message
    assert message.startswith(str(path))
    assert done.stderr == ""
    assert float(seconds) < SECONDS
    assert int(kilobytes) < MEGABYTES * 1024


@pytest.mark.parametrize(("size", "refused"), [(2_000_000, True), (900_000, False)])
def test_a_part_that_swells_is_refused_long_before_it_is_large(tmp_path: Path, size: int, refused: bool) -> None:
    """Zeros pack to a thousandth; what is small when unpacked may pack as well as it likes."""
    path = pack(tmp_path / "a.xlsx", parts_of(save(tmp_path / "b.xlsx")) | {"xl/media/a.bin": bytes(size)})
    if refused:
        with pytest.raises(DataError, match="mengembang menjadi 2 MB"):
            read_file(path)
    else:
        assert read_file(path).baris


def test_a_formula_without_a_value_is_no_blank(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx"))
    filler.fill("PUPR.JALAN", realisasi="=1+1", kendala='=IF(1=1,"","x")').save()
    row = read_file(filler.path).baris[0]
    assert "rumus yang belum pernah dihitung" in row.cacat["realisasi"]
    assert set(row.cacat) == {"realisasi", "kendala"}


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx"))
    place = filler.cell("PUPR.JALAN", "realisasi").coordinate
    style = f'<c r="{place}" s='.encode()
    path = tmp_path / "b.xlsx"
    sheet = in_sheet(path, style, style)  # a copy to look into
    parts = parts_of(sheet)
    xml = parts["xl/worksheets/sheet1.xml"].decode()
    start = xml.index(f'<c r="{place}"')
    end = xml.index("/>", start)
    for formula, read in (("<f>2+3</f><v>5</v>", "5"), ('<f>""</f><v></v>', None)):
        kind = ' t="str"' if read is None else ""
        parts["xl/worksheets/sheet1.xml"] = (xml[:end] + kind + ">" + formula + "</c>" + xml[end + 2 :]).encode()
        row = read_file(pack(path, parts)).baris[0]
        assert (row.teks("realisasi"), dict(row.cacat)) == (read, {})


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!"])
def test_an_error_value_is_no_blank(tmp_path: Path, error: str) -> None:
    filler = Filler(save(tmp_path / "a.xlsx")).fill("PUPR.GIS", realisasi=error)
    assert filler.cell("PUPR.GIS", "realisasi").data_type == "e"
    filler.save()
    assert error in read_file(filler.path).baris[2].cacat["realisasi"]


def test_cells_merged_over_rows_are_told_for_each_row(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx"))
    first, last = (filler.cell(kode, "kendala") for kode in ("PUPR.SAKIP", "PUPR.GIS"))
    filler.sheet.merge_cells(f"{first.coordinate}:{last.coordinate}")
    filler.save()
    rows = read_file(filler.path).baris
    assert [set(row.cacat) for row in rows] == [set(), {"kendala"}, {"kendala"}]
    assert f"digabung ({first.coordinate}:{last.coordinate})" in rows[1].cacat["kendala"]


def test_merged_codes_and_merged_columns_are_told(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx"))
    filler.sheet.merge_cells(
        start_row=filler.rows["PUPR.SAKIP"], end_row=filler.rows["PUPR.GIS"], start_column=2, end_column=2
    )
    row, column = filler.rows["PUPR.JALAN"], filler.columns["realisasi"]
    filler.sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)
    filler.save()
    assert [set(row.cacat) for row in read_file(filler.path).baris] == [{"realisasi", "anggaran"}, {"kode"}, {"kode"}]


def test_a_lock_file_is_no_form(tmp_path: Path) -> None:
    lock = save(tmp_path / "~$formulir-2022-04-PUPR.xlsx")
    with pytest.raises(DataError, match="sedang dibuka di Excel"):
        read_file(lock)


def test_a_folder_gives_its_forms_by_name_and_tells_what_it_leaves(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", "lama.xls", "catatan.txt", ".tersembunyi.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "c.xlsx").mkdir()
    found = collect_files([tmp_path])
    assert [source.nama for source in found.berkas] == ["a.csv", "b.xlsx"]
    said = {one.path.name: one for one in found.dilewati}
    assert set(said) == {"~$b.xlsx", "lama.xls", "catatan.txt"}
    assert "b.xlsx sedang dibuka di Excel" in said["~$b.xlsx"].pesan
    assert "lama.xls ditolak: jenis .xls tidak dibaca; simpan sebagai .xlsx" in said["lama.xls"].pesan
    assert [one.path.name for one in found.dilewati if one.ditolak] == ["lama.xls"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx")
    assert [source.path for source in collect_files([path, tmp_path, path]).berkas] == [path]


def test_a_folder_without_forms_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"tidak ada berkas \.xlsx atau \.csv"):
        collect_files([tmp_path])


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".xlsb"])
def test_other_kinds_are_told_by_their_name(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(DataError, match="tidak dibaca"):
        read_file(tmp_path / f"a{suffix}")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="berkas tidak ada"):
        read_file(tmp_path / "a.xlsx")


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    return pack(path, parts)


def bomb_in_a_zip(path: Path) -> None:
    pack(path, {"a.csv": b"kode;bulan;realisasi\n" + b"0" * 200_000_000}, level=1)


def many_members(path: Path) -> None:
    _zip(path, {f"{number}.txt": b"" for number in range(10_000)})


def encrypted_member(path: Path) -> None:
    _zip(path, {"a.csv": b"kode;bulan;realisasi\n"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    path.write_bytes(bytes(content))


def half_a_zip(path: Path) -> None:
    _zip(path, {"a.csv": b"kode;bulan;realisasi\n" * 100})
    path.write_bytes(path.read_bytes()[:60])


def nested_zip(path: Path) -> None:
    _zip(path, {"dalam.zip": b"PK"})


ARCHIVES = {
    "bomb": (bomb_in_a_zip, "mengembang melebihi ukuran formulir"),
    "many": (many_members, "10000 berkas di dalamnya, lebih dari 2000"),
    "encrypted": (encrypted_member, "dikunci dengan sandi"),
    "half": (half_a_zip, "zip rusak atau tidak utuh"),
    "nested": (nested_zip, "zip di dalam zip tidak dibuka"),
}
ARCHIVE_READER = """
import sys, time
from pathlib import Path
from kontrak.errors import DataError
from kontrak.forms.reading import collect_files
try:
    found = collect_files([Path(sys.argv[1])])
    print("; ".join(one.pesan for one in found.dilewati), len(found.berkas))
except DataError as error:
    print(error.message)
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(time.process_time())
"""


@needs("proc")
@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_made_to_harm_is_told_in_one_sentence_and_costs_little(tmp_path: Path, name: str) -> None:
    make, said = ARCHIVES[name]
    path = tmp_path / "kirim.zip"
    make(path)
    done = subprocess.run(
        [sys.executable, "-c", ARCHIVE_READER, str(path)],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    message, kilobytes, seconds = done.stdout.splitlines()
    assert said in message
    assert done.stderr == ""
    assert float(seconds) < SECONDS
    assert int(kilobytes) < MEGABYTES * 1024


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods"])
def test_other_workbooks_are_never_opened(tmp_path: Path, suffix: str) -> None:
    """Whatever is in them, macros too: they are refused by name, with the remedy."""
    path = tmp_path / f"laporan{suffix}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"VBA" * 1000)
    with pytest.raises(DataError, match=f"jenis {suffix} tidak dibaca") as refusal:
        read_file(path)
    assert "Excel Workbook (.xlsx)" in str(refusal.value.hint)
    (found,) = collect_files([tmp_path]).dilewati
    assert found.ditolak
