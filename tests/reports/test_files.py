from __future__ import annotations

import os
import resource
import stat
from pathlib import Path

import pytest

from kontrak.errors import AccessError, DataError, UsageError
from kontrak.reports.files import target_path, write_files


def test_a_file_appears_complete_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "rapor.md"
    write_files({target: "isi é\n".encode()}, replace=False)
    assert target.read_text(encoding="utf-8") == "isi é\n"
    assert [path.name for path in target.parent.iterdir()] == ["rapor.md"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_no_file_is_replaced_unasked_and_then_none_is_written(tmp_path: Path) -> None:
    old, new = tmp_path / "lama.md", tmp_path / "baru.md"
    old.write_text("lama", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        write_files({new: b"x", old: b"x"}, replace=False)
    assert "sudah ada" in caught.value.message
    assert "--timpa" in (caught.value.hint or "")
    assert old.read_text(encoding="utf-8") == "lama"
    assert not new.exists()


def test_a_file_is_replaced_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "lama.md"
    target.write_text("lama", encoding="utf-8")
    write_files({target: b"baru"}, replace=True)
    assert target.read_bytes() == b"baru"


def test_a_dangling_link_is_a_file_too(tmp_path: Path) -> None:
    link = tmp_path / "tautan.md"
    link.symlink_to(tmp_path / "entah.md")
    with pytest.raises(DataError):
        write_files({link: b"x"}, replace=False)
    assert not (tmp_path / "entah.md").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rapor").write_text("berkas", encoding="utf-8")
    for target in (tmp_path / "rapor" / "x.md", tmp_path / "rapor" / "dalam" / "x.md"):
        with pytest.raises(DataError):
            write_files({target: b"x"}, replace=True)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(DataError, match="adalah folder"):
        write_files({tmp_path / "x.md": b"x"}, replace=True)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="terlalu panjang"):
        write_files({tmp_path / f"{'a' * 300}.md": b"x"}, replace=False)
    assert not list(tmp_path.iterdir())


def test_a_medium_that_refuses_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "rapor.md"
    target.write_text("lama", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(AccessError) as caught:
            write_files({target: b"x" * 5000}, replace=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (caught.value.exit_code, "tidak dapat ditulis" in caught.value.message) == (4, True)
    assert target.read_text(encoding="utf-8") == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["rapor.md"]


@pytest.mark.parametrize(
    ("keluar", "expected"),
    [
        ("hasil", "hasil/rapor-2022-03-PUPR.md"),
        ("hasil/", "hasil/rapor-2022-03-PUPR.md"),
        ("2022.03/", "2022.03/rapor-2022-03-PUPR.md"),
        ("rapor.md", "rapor.md"),
        ("hasil/RAPOR.MD", "hasil/RAPOR.MD"),
        (".", "rapor-2022-03-PUPR.md"),
    ],
)
def test_keluar_is_a_file_by_its_suffix_else_a_folder(keluar: str, expected: str) -> None:
    assert target_path(keluar, "rapor-2022-03-PUPR.md", ".md") == Path(expected)


def test_an_existing_folder_is_a_folder_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "maret.md").mkdir()
    assert target_path(str(tmp_path / "maret.md"), "x.md", ".md") == tmp_path / "maret.md" / "x.md"


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        target_path("rapor.pdf", "x.md", ".md")
    assert "rapor.md" in (caught.value.hint or "")
