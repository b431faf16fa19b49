from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.places import package_templates
from kontrak.reports.environment import read_template, render
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of templates, in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def complaint(name: str, **context: object) -> DataError:
    with pytest.raises(DataError) as caught:
        render(name, **context)
    return caught.value


def test_what_an_expression_gives_is_escaped_and_the_template_itself_is_not(templates: Path) -> None:
    (templates / "uji.md").write_text("*{{ nama }}* | {{ nama | markdown }} | {{ '|' }}\n", encoding="utf-8")
    assert render("uji.md", nama="a|*b*") == "*a\\|\\*b\\** | a|*b* | \\|\n"


def test_a_text_put_together_in_an_expression_is_escaped_too(templates: Path) -> None:
    (templates / "uji.md").write_text(
        "{{ '**' ~ nama ~ '**' }} {{ [nama, nama | markdown] | join('|') }} {{ nama[:2] + '|' }}", encoding="utf-8"
    )
    assert render("uji.md", nama="a|b") == r"\*\*a\|b\*\* a\|b\|a\|b a\|\|"


def test_a_macro_escapes_what_it_prints_and_passes_when_marked(templates: Path) -> None:
    (templates / "uji.md").write_text(
        "{% macro tebal(x) %}**{{ x }}**{% endmacro %}{{ tebal(nama) | markdown }}", encoding="utf-8"
    )
    assert render("uji.md", nama="a|b") == r"**a\|b**"


def test_the_users_template_wins_and_may_include_the_packaged_parts(templates: Path) -> None:
    (templates / "rapor.md").write_text("punya sendiri\n", encoding="utf-8")
    assert render("rapor.md") == "punya sendiri\n"
    assert (package_templates() / "rapor.md").is_file()
    (templates / "rapor.md").unlink()
    assert "rapor" in complaint("rapor.md").message  # now the packaged one, which wants its context


def test_a_folder_of_that_name_is_no_template(templates: Path) -> None:
    (templates / "uji.md").mkdir()
    assert complaint("uji.md").message == "Templat uji.md tidak ditemukan."


@pytest.mark.parametrize("name", ["tidak-ada.md", "../rahasia.md", "/etc/passwd"])
def test_a_template_outside_the_folders_is_not_found(templates: Path, name: str) -> None:
    (templates.parent / "rahasia.md").write_text("rahasia", encoding="utf-8")
    error = complaint(name)
    assert error.message == f"Templat {name} tidak ditemukan."
    assert str(package_templates()) in (error.hint or "")


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("baris\n{% for x in %}\n{% endfor %}", 2, "salah tulis"),
        ("baris\n\n{{ nama.tidak_ada }}", 3, "memakai nama yang tidak ada"),
        ("{{ entah }}", 1, "memakai nama yang tidak ada"),
        ("x\n{{ ''.__class__ }}", 2, "meminta hal yang tidak diizinkan"),
        ("x\n{{ nama.__class__.__mro__ }}", 2, "meminta hal yang tidak diizinkan"),
        ("{{ '{0.__class__}'.format(nama) }}", 1, "meminta hal yang tidak diizinkan"),
        ("{{ 9 ** 99999999 }}", 1, "meminta hal yang tidak diizinkan"),
        ("x\n{{ 1 / 0 }}", 2, "tidak dapat dijalankan"),
        ("x\n{{ nama | nilai }}", 2, "tidak dapat dijalankan"),
        ("x\n{{ 13 | bulan }}", 2, "tidak dapat dijalankan"),
        ("{% for a in range(1000) %}\n{% for b in range(1000) %}{% endfor %}{% endfor %}", 2, "tidak dapat dijalankan"),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", 2, "tanpa henti"),
        ("{% for a in range(10000) %}{{ huruf | markdown }}{% endfor %}", 1, "tidak dapat dijalankan"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(templates: Path, source: str, line: int, words: str) -> None:
    (templates / "uji.md").write_text(source, encoding="utf-8")
    error = complaint("uji.md", nama="Dinas", huruf="a" * 10_000)
    assert words in error.message
    if "huruf" not in source:
        assert f"Templat {templates / 'uji.md'}:{line} " in error.message
    assert error.hint


def test_an_error_in_an_included_part_names_the_part(templates: Path) -> None:
    (templates / "uji.md").write_text("{% include 'bagian.md' %}", encoding="utf-8")
    (templates / "bagian.md").write_text("a\nb\n{{ kosong }}", encoding="utf-8")
    assert f"{templates / 'bagian.md'}:3 " in complaint("uji.md").message


def test_range_starts_anew_with_each_document(templates: Path) -> None:
    (templates / "uji.md").write_text("{% for a in range(60000) %}{% endfor %}selesai", encoding="utf-8")
    assert [render("uji.md") for _ in range(3)] == ["selesai"] * 3


def test_the_mark_that_notepad_puts_before_a_text_is_none_of_it(templates: Path) -> None:
    (templates / "uji.md").write_bytes(b"\xef\xbb\xbf# JUDUL\r\n{% include 'kop.md' %}")
    (templates / "kop.md").write_bytes(b"\xef\xbb\xbf# PEMERINTAH\r\n")
    assert render("uji.md") == "# JUDUL\n# PEMERINTAH\n"
    assert read_template("kop.md")[1] == "# PEMERINTAH\n"


def test_an_included_template_in_another_encoding_is_called_by_its_own_name(templates: Path) -> None:
    (templates / "uji.md").write_text("{% include 'kop.md' %}", encoding="utf-8")
    (templates / "kop.md").write_bytes("Jalan Raya – Pamekasan".encode("cp1252"))
    said = complaint("uji.md")
    assert said.message == f"Templat {templates / 'kop.md'} bukan teks UTF-8."
    assert "Notepad" in (said.hint or "")


def test_a_template_that_is_no_text_is_refused(templates: Path) -> None:
    (templates / "uji.md").write_bytes(b"\xff\xfe\x00")
    assert "bukan teks UTF-8" in complaint("uji.md").message


HEAVY = {
    "a width of two billion": "{{ 'a'.center(2 * 1000000000) }}",
    "a filter of that width": "{{ 'a' | center(2000000000) }}",
    "a format": "{{ '%2000000000d' % 1 }}",
    "a format as a filter": "{{ '%2000000000d' | format(1) }}",
    "a format of the newer kind": "{{ '{:2000000000}'.format(1) }}",
    "a product": "{{ 'a' * 2000000000 }}",
    "a doubling text": "{% set n = namespace(x='a') %}{% for i in range(40) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a doubling sum": "{% set n = namespace(x=[1]) %}{% for i in range(40) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "a doubling block": "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(40) %}{% set b %}{{ n.x | markdown }}"
    "{{ n.x | markdown }}{% endset %}{% set n.x = b %}{% endfor %}",
    "a growing number": "{% set n = namespace(x=9) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "macros that call themselves twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(40) }}",
    "a loop over a long text": "{% set t = 'a' * 1000000 %}{% for a in t %}{% for b in t %}{% endfor %}{% endfor %}",
    "a step that is not counted": "{% set step = 1 %}{% for a in 'a' * 1000000 %}{% endfor %}",
    "lines without end": "{{ [1] | batch(2000000000, 'x') | list }}",
    "a replacement": "{{ ('a' * 1000000).replace('a', 'a' * 1000000) }}",
    "a power": "{{ 9 ** 999999999 }}",
    "itself twice": "{% set n = (n | default(0)) + 1 %}"
    "{% if n < 40 %}{% include 'uji.md' %}{% include 'uji.md' %}{% endif %}",
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_template_costs_no_more_than_a_document(templates: Path, name: str) -> None:
    (templates / "uji.md").write_text(HEAVY[name], encoding="utf-8")
    assert "uji.md" in complaint("uji.md").message


@needs("links")
def test_a_link_out_of_the_folder_is_not_followed(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    (templates / "uji.md").symlink_to(tmp_path / "rahasia.txt")
    assert "ke luar folder templat" in complaint("uji.md").message
    (templates / "lain.md").write_text("{% include 'uji.md' %}", encoding="utf-8")
    assert "ke luar folder templat" in complaint("lain.md").message
