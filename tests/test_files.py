from __future__ import annotations

import errno
import os
import re
import stat
import sys
from pathlib import Path

import pytest

import kontrak
from kontrak.errors import AccessError, DataError, UsageError
from kontrak.files import create, draft_beside, put_in_place, target_path, write_files
from kontrak.store.opening import open_store
from kontrak.system import check_name
from tests.posix import needs


def test_a_file_appears_complete_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "rapor.md"
    write_files({target: "isi é\n".encode()}, replace=False)
    assert target.read_text(encoding="utf-8") == "isi é\n"
    assert [path.name for path in target.parent.iterdir()] == ["rapor.md"]


@needs("modes")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_file_has_the_rights_that_the_umask_leaves(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_files({tmp_path / "x.md": b"x"}, replace=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.md").stat().st_mode) == 0o666 & ~mask


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


@needs("links")
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


@needs("names")
def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="terlalu panjang"):
        write_files({tmp_path / f"{'a' * 300}.md": b"x"}, replace=False)
    assert not list(tmp_path.iterdir())


@needs("resource")
def test_a_medium_that_refuses_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    import resource

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


class Holder:
    """Another program: it holds some files open, so that they cannot be replaced, for so many attempts."""

    def __init__(self, *names: str, attempts: int = 10_000) -> None:
        self.names, self.attempts, self.asked = names, attempts, 0
        self._replace = os.replace

    def replace(self, source: Path, target: Path) -> None:
        """Refuse as Windows does."""
        if Path(target).name in self.names and self.asked < self.attempts:
            self.asked += 1
            raise PermissionError(errno.EACCES, "Access is denied", str(source), 5, str(target))
        self._replace(source, target)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the program waited, without waiting."""
    found: list[float] = []
    monkeypatch.setattr("kontrak.files.time.sleep", found.append)
    return found


def test_files_that_are_open_elsewhere_are_listed_and_the_others_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    paths = [tmp_path / f"{name}.md" for name in "abcd"]
    for path in paths:
        path.write_bytes(b"lama")
    monkeypatch.setattr(os, "replace", Holder("a.md", "c.md").replace)
    with pytest.raises(AccessError) as caught:
        write_files(dict.fromkeys(paths, b"baru"), replace=True)
    assert caught.value.message == (
        f"2 dari 4 berkas ditulis. Sedang terbuka di program lain, jadi tidak ditulis: {paths[0]}, {paths[2]}."
    )
    assert "Tutup dahulu" in (caught.value.hint or "")
    assert [path.read_bytes() for path in paths] == [b"lama", b"baru", b"lama", b"baru"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md", "c.md", "d.md"]
    assert sum(naps) == pytest.approx(1)  # one wait for all of them together


def test_a_file_that_a_scanner_lets_go_of_is_written_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"lama")
    monkeypatch.setattr(os, "replace", Holder("a.md", attempts=3).replace)
    write_files({target: b"baru"}, replace=True)
    assert (target.read_bytes(), len(naps)) == (b"baru", 3)


def test_a_file_that_somebody_else_owns_is_no_open_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naps: list[float]
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", str(source), None, str(target))

    (tmp_path / "a.md").write_bytes(b"lama")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(AccessError, match="tidak diizinkan"):
        write_files({tmp_path / "a.md": b"baru"}, replace=True)
    assert not naps


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"lama")
    target.chmod(0o444)
    with pytest.raises(AccessError, match="hanya boleh dibaca"):
        write_files({tmp_path / "b.md": b"baru", target: b"baru"}, replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@needs("links")
def test_the_name_of_a_draft_cannot_be_foreseen_and_no_link_is_followed(tmp_path: Path) -> None:
    names = set()
    for _ in range(3):
        with draft_beside(tmp_path / "a.md", b"x") as draft:
            names.add(draft.name)
            with pytest.raises(FileExistsError):
                create(draft)
    assert len(names) == 3
    (tmp_path / "tautan").symlink_to(tmp_path / "entah")
    with pytest.raises(FileExistsError):
        create(tmp_path / "tautan")
    assert [path.name for path in tmp_path.iterdir()] == ["tautan"]


def test_where_there_are_no_hard_links_a_file_is_still_not_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_files({tmp_path / "a.md": b"baru"}, replace=False)
    with draft_beside(tmp_path / "a.md", b"lain") as draft, pytest.raises(DataError, match="sudah ada"):
        put_in_place(draft, tmp_path / "a.md", replace=False)
    assert (tmp_path / "a.md").read_bytes() == b"baru"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@needs("names")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a:b.md", "menyebut drive a: tanpa folder"),
        ("hasil/rapor:maret.md", "ada tanda :"),
        ("apa?.md", "ada tanda ?"),
        ("nul.md", "dipakai Windows untuk sebuah alat"),
        ("COM1", "dipakai Windows untuk sebuah alat"),
    ],
)
def test_what_windows_takes_for_something_else_is_refused_by_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    check_name(Path(name))
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(DataError) as caught:
        write_files({Path(name): b"x"}, replace=True)
    assert said in caught.value.message
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ["C:\\Kontrak\\rapor.md", "\\\\server\\bagi\\rapor.md", "hasil\\rapor.md", "konsep.md"]
)
def test_ordinary_names_are_names_on_windows_too(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    check_name(Path(name))


def test_a_folder_that_went_away_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kontrak.files.make_folder", lambda folder: None)
    with pytest.raises(DataError, match="folder atau berkas itu tidak ada"):
        write_files({tmp_path / "pergi" / "a.md": b"x"}, replace=False)


def test_a_path_that_is_too_long_for_windows_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kontrak.files.make_folder", lambda folder: None)  # it would be refused there already
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(DataError, match="batas Windows 259"):
        write_files({tmp_path / ("a" * 100) / ("b" * 100) / ("c" * 60 + ".md"): b"x"}, replace=False)


# --- one place for all of it -------------------------------------------------------------------------

WRITING = re.compile(
    r"""\.write_text\(|write_bytes\(|open\([^)]*["'][wxa]b?["']|os\.(open|replace|link|rename)\(|\.hardlink_to\("""
)
PRIVATE = {"cetak/docx.py", "cetak/docx_writer.py", "cetak/typst.py", "cli/streams.py", "reports/export_xlsx.py"}
"""They write into a temporary folder of this process alone, into memory, or to /dev/null."""


def test_every_file_passes_through_one_place() -> None:
    package = Path(kontrak.__file__).parent
    found = {path.relative_to(package) for path in package.rglob("*.py") if WRITING.search(path.read_text("utf-8"))}
    assert {"/".join(path.parts[-2:]) for path in found} == {"files.py", *PRIVATE}


@needs("names")
def test_a_database_is_not_begun_inside_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    r"""``--db a:b.db`` would make a hidden stream of the file ``a`` on Windows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(DataError, match="tanpa folder"), open_store(Path("a:b.db"), write=True, create=True):
        pass
    assert not list(tmp_path.iterdir())
