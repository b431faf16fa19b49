"""SPEC §2: what ``periksa`` refuses and where, what it warns of, and what several files may say together.

The contract is the example of the behaviour page itself, with one thing changed at a time.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace

SPEC = Path(__file__).parents[2] / "docs" / "SPEC.md"
EXAMPLE: str = re.findall(r"^```yaml\n(.*?)^```", SPEC.read_text("utf-8"), re.MULTILINE | re.DOTALL)[0]
PLAN = "rencana: {apr: 5, mei: 5, jun: 10, jul: 10, agu: 10, sep: 10}"


class Problem(NamedTuple):
    baris: int
    kolom: int
    jalur: str
    pesan: str


def changed(*pairs: tuple[str, str], text: str = EXAMPLE) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def jalan(rest: str) -> str:
    """The example with JALAN written anew, in one line."""
    start, end = EXAMPLE.index("      JALAN:\n"), EXAMPLE.index("      KONDISI:\n")
    return f"{EXAMPLE[:start]}      JALAN: {{nama: a, satuan: km, bobot: 40, {rest}}}\n{EXAMPLE[end:]}"


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def examine(kantor: Workplace, *texts: str) -> tuple[list[Problem], list[Problem]]:
    """Errors and warnings of ``periksa --json``; the exit code and the shape are checked on the way."""
    names = [f"c{number}.yaml" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        kantor.write(text, name)
    result = kantor.run("periksa", *names, "--json")
    found: dict[str, Any] = result.json
    assert list(found) == ["berkas", "galat", "peringatan"]
    assert found["berkas"] == names
    assert result.code == (1 if found["galat"] else 0)
    for item in found["galat"] + found["peringatan"]:
        assert list(item) == ["berkas", "baris", "kolom", "jalur", "pesan"]
        assert item["berkas"] in names
    errors, warnings = (
        [Problem(item["baris"], item["kolom"], item["jalur"], item["pesan"]) for item in found[key]]
        for key in ("galat", "peringatan")
    )
    return errors, warnings


def test_the_example_of_the_page_is_valid(kantor: Workplace) -> None:
    errors, warnings = examine(kantor, EXAMPLE)
    assert errors == []
    # Two heads without a name; the contract of BM has one indikator only.
    assert [warning.jalur for warning in warnings] == [
        "opd.PUPR.kepala.nama",
        "opd.PUPR.bidang.BM.kepala.nama",
        "opd.PUPR.bidang.BM.indikator",
    ]


REFUSED: list[tuple[tuple[str, str], str, tuple[str, ...]]] = [
    # (old, new), jalur, words of the message
    (("versi: 1\n", ""), "versi", ()),
    (("versi: 1\n", "versi: 2\n"), "versi", ("2",)),
    (("tahun: 2022\n", ""), "tahun", ()),
    (("daerah: Kabupaten Pamekasan\n", ""), "daerah", ()),
    (("pihak_kedua: {nama: Baddrut Tamam, jabatan: Bupati Pamekasan}\n", ""), "pihak_kedua", ()),
    (("    nama: Dinas Pekerjaan Umum dan Penataan Ruang\n", ""), "opd.PUPR.nama", ()),
    (("kelompok: dinas  ", "kelompok: dians  "), "opd.PUPR.kelompok", ("dians", "dinas")),
    (("{jabatan: Kepala Dinas PUPR, ", "{"), "opd.PUPR.kepala.jabatan", ()),
    (("status: definitif", "status: tetap"), "opd.PUPR.kepala.status", ("tetap",)),
    (("        satuan: km\n", ""), "opd.PUPR.indikator.JALAN.satuan", ()),
    (("        target: 50\n", ""), "opd.PUPR.indikator.JALAN.target", ()),
    (("        target: 50\n", "        target: n/a\n"), "opd.PUPR.indikator.JALAN.target", ("n/a",)),
    # Codes and their namespace.
    (("      ADUAN:\n", "      aduan:\n"), "opd.PUPR.indikator.aduan", ("aduan", "ADUAN")),
    (("      ADUAN:\n", f"      A{'B' * 30}:\n"), f"opd.PUPR.indikator.A{'B' * 30}", ()),
    (("      ADUAN:\n", "      A_B:\n"), "opd.PUPR.indikator.A_B", ("A_B",)),
    (("      ADUAN:\n", "      INTEGRITAS:\n"), "opd.PUPR.indikator.INTEGRITAS", ("INTEGRITAS",)),
    (("      ADUAN:\n", "      P-JALAN:\n"), "opd.PUPR.indikator.P-JALAN", ("P-JALAN",)),
    (("      BM:\n", "      ADUAN:\n"), "opd.PUPR.bidang.ADUAN", ("ADUAN",)),
    (("          PAKET:", "          KONDISI:"), "opd.PUPR.bidang.BM.indikator.KONDISI", ("KONDISI",)),
    (("alias: [DPUPR]", "alias: [DPUPR, DPUPR]"), "opd.PUPR.alias.2", ("DPUPR",)),
    # There is no default direction.
    (("sifat: akumulasi\n        arah: naik\n        target: 50", "arah: naik\n        target: 50"),
     "opd.PUPR.indikator.JALAN.sifat", ()),
    (("        arah: naik\n        target: 50", "        target: 50"), "opd.PUPR.indikator.JALAN.arah", ()),
    (("        arah: naik\n        target: 50", "        arah:\n        target: 50"),
     "opd.PUPR.indikator.JALAN.arah", ()),
    # Plans.
    (("jatuh_tempo: des\n", "jatuh_tempo: des\n        rencana: {des: 72.5}\n"),
     "opd.PUPR.indikator.KONDISI.rencana", ("jatuh_tempo",)),
    (("        bobot: 20\n", "        bobot: 20\n        jatuh_tempo: des\n"),
     "opd.PUPR.indikator.JEMBATAN.pekerjaan", ("jatuh_tempo",)),
    (("sep: 10}", "sep: 11}"), "opd.PUPR.indikator.JALAN.rencana", ("51", "50")),
    (("jatuh_tempo: des\n", "rencana: {des: 4.7}\n"), "opd.PUPR.indikator.KONDISI.rencana.des", ("4.7", "72.5")),
    ((PLAN, "rencana: {apr: 5, mei: 5, jun: 10, jul: 10, aug: 10, sep: 10}"),
     "opd.PUPR.indikator.JALAN.rencana.aug", ("aug", "agu")),
    ((PLAN, "rencana: [5, 5, 10, 10, 10, 10]"), "opd.PUPR.indikator.JALAN.rencana", ("6", "12")),
    (("[7, 7, 7, 7]", "[7, 7, 7]"), "opd.PUPR.indikator.ADUAN.rencana.triwulan", ("3", "4")),
    (("        target: 2\n", "        target: 3\n"), "opd.PUPR.indikator.JEMBATAN.target", ("2", "3")),
    (("satuan: unit\n        sifat: akumulasi", "satuan: unit\n        sifat: posisi"),
     "opd.PUPR.indikator.JEMBATAN.pekerjaan", ("posisi",)),
    (("volume: 1, jatuh_tempo: jul", "volume: 0, jatuh_tempo: jul"),
     "opd.PUPR.indikator.JEMBATAN.pekerjaan.A.volume", ("0",)),
    # Weights.
    (("        bobot: 40\n", "        bobot: 41\n"), "opd.PUPR.indikator", ("101", "100")),
    (("        bobot: 40\n", ""), "opd.PUPR.indikator.JALAN.bobot", ()),
    (("        bobot: 40\n", "        bobot: 0\n"), "opd.PUPR.indikator.JALAN.bobot", ("0",)),
    # What must be declared, and unknown keys.
    (("mendukung: JALAN", "mendukung: JALN"), "opd.PUPR.bidang.BM.indikator.PAKET.mendukung", ("JALN", "JALAN")),
    (("mendukung: JALAN", "mendukung: PAKET"), "opd.PUPR.bidang.BM.indikator.PAKET.mendukung", ("PAKET",)),
    (("    pengampu: AST2", "    pengampu: AST3"), "opd.PUPR.pengampu", ("AST3", "AST2")),
    (("prioritas: INFRASTRUKTUR", "prioritas: INFRA"), "opd.PUPR.indikator.JALAN.prioritas", ("INFRA",)),
    (("program: P-JALAN", "program: P-JLAN"), "opd.PUPR.indikator.JALAN.program", ("P-JLAN", "P-JALAN")),
    (("        target: 7\n", "        target: 7\n        trget: 7\n"),
     "opd.PUPR.indikator.ADUAN.trget", ("trget", "target")),
    (("  batas_lapor: 10", "  bats_lapor: 10"), "aturan.bats_lapor", ("bats_lapor", "batas_lapor")),
    # The rules of the year.
    (("{capaian: 100,", "{capaian: 99,"), "aturan.komponen", ("99", "100")),
    (("    Tinggi: 76", "    Tinggi: 91"), "aturan.predikat.Tinggi", ("91",)),
    (("    Sangat Rendah: 0", "    Sangat Rendah: 1"), "aturan.predikat.Sangat Rendah", ("1",)),
    (("biru: 100.01", "ungu: 100.01"), "aturan.warna.ungu", ("ungu",)),
    (("hijau: 90", "hijau: 70"), "aturan.warna.kuning", ("70",)),
    (("merah: 0", "merah: 1"), "aturan.warna.merah", ("1",)),
    (("batas_lapor: 10", "batas_lapor: 0"), "aturan.batas_lapor", ("0",)),
    (("batas_lapor: 10", "batas_lapor: 29"), "aturan.batas_lapor", ("29",)),
    (("batas_capaian: 120", "batas_capaian: 99.99"), "aturan.batas_capaian", ("99.99", "100")),
    (("rumus_turun: 2t-r", "rumus_turun: r/t"), "aturan.rumus_turun", ("r/t",)),
    (("TMP: 1", "TMP: 0"), "aturan.skala.OPINI.TMP", ("0",)),
    # YAML itself.
    (("    alias: [DPUPR]\n", "    alias: [DPUPR]\n    alias: [X]\n"), "opd.PUPR.alias", ("alias",)),
    (("nama: Bidang Bina Marga", "nama: &a Bidang"), "opd.PUPR.bidang.BM.nama", ("&a",)),
    (("nama: Bidang Bina Marga", "nama: *a"), "opd.PUPR.bidang.BM.nama", ("*a",)),
    (("pakta_integritas: true", "pakta_integritas: yes"), "opd.PUPR.kontrak.pakta_integritas", ("yes", "ya")),
    (("tanggal: 2022-02-17", "tanggal: 2022-02-30"), "opd.PUPR.kontrak.tanggal", ("2022-02-30",)),
]  # fmt: skip


def test_each_rule_is_refused_at_its_place(kantor: Workplace) -> None:
    for pair, jalur, words in REFUSED:
        text = changed(pair)
        errors, _ = examine(kantor, text)
        found = [error for error in errors if error.jalur == jalur]
        assert len(found) == 1, (pair, errors)
        assert errors == found, pair
        for word in words:
            assert word in found[0].pesan, (pair, found)
        # The place: the line where the changed key stands, or that of the block that lacks it.
        key = jalur.rpartition(".")[2]
        if pair[1] and not key.isdigit() and text.count(pair[1]) == pair[1].count(key) == 1:
            at = text.index(key, text.index(pair[1]))
            assert found[0].baris == text[:at].count("\n") + 1, pair


@pytest.mark.parametrize(
    ("rest", "jalur"),
    [
        ("sifat: posisi, arah: naik, target: 0", "target"),
        ("sifat: posisi, arah: naik, target: [0, 2]", "target"),
        ("sifat: posisi, arah: naik, target: [-1, 2]", "target"),
        ("sifat: posisi, arah: turun, target: -1", "target"),
        ("sifat: posisi, arah: naik, target: [2, 2]", "target"),
        ("sifat: posisi, arah: naik, target: [3, 2]", "target"),
        ("sifat: posisi, arah: naik, target: [1, 2, 3]", "target"),
        ("sifat: posisi, arah: rentang, target: 2", "target"),
        ("sifat: posisi, arah: naik, target: [1, 2], rencana: {jun: 1, des: [1, 2]}", "rencana.jun"),
        ("sifat: posisi, arah: rentang, target: [1, 2], rencana: {jun: 0, des: [1, 2]}", "rencana.jun"),
        ("sifat: posisi, arah: naik, target: [1, 2], rencana: {des: [1, 3]}", "rencana.des"),
        ("sifat: akumulasi, arah: naik, target: [3, 5], rencana: {jan: [1, 2], feb: [2, 4]}", "rencana"),
        ("sifat: akumulasi, arah: naik, target: 5, rencana: {jan: -1, feb: 6}", "rencana.jan"),
        ("sifat: akumulasi, arah: biner, target: ya", "sifat"),
        ("sifat: posisi, arah: biner, target: tidak", "target"),
        ("sifat: posisi, arah: biner, target: 1", "target"),
        ("sifat: posisi, arah: biner, target: ya, rencana: {des: ya}", "rencana"),
        ("sifat: posisi, arah: predikat, target: BB", "skala"),
        ("sifat: posisi, arah: predikat, skala: SAKP, target: BB", "skala"),
        ("sifat: posisi, arah: predikat, skala: SAKIP, target: BBB", "target"),
        ("sifat: posisi, arah: predikat, skala: SAKIP, target: BB, rencana: {jun: X, des: BB}", "rencana.jun"),
        ("sifat: posisi, arah: predikat, skala: SAKIP, target: BB, rencana: {des: A}", "rencana.des"),
        ("sifat: rata_rata, arah: predikat, skala: SAKIP, target: BB", "sifat"),
        ("sifat: posisi, arah: naik, target: '1.234'", "target"),
        ("sifat: posisi, arah: naik, target: 1.1234567", "target"),
        ("sifat: posisi, arah: naik, target: 1234567890123456", "target"),
        ("sifat: posisi, arah: naik, target: 5%", "target"),
    ],
)
def test_a_refused_indikator(kantor: Workplace, rest: str, jalur: str) -> None:
    text = jalan(rest)
    errors, _ = examine(kantor, text)
    assert [error.jalur for error in errors] == [f"opd.PUPR.indikator.JALAN.{jalur}"]
    assert errors[0].baris == line_of(text, "JALAN: {nama: a")
    if jalur in ("target", "sifat"):
        # The column of the value itself.
        line = text.splitlines()[errors[0].baris - 1]
        assert line[errors[0].kolom - 1 :].startswith(rest.partition(f"{jalur}: ")[2][:1])


@pytest.mark.parametrize(
    "rest",
    [
        "sifat: posisi, arah: turun, target: 0",
        "sifat: posisi, arah: turun, target: [0, 2]",
        "sifat: posisi, arah: rentang, target: [-2, 2]",
        "sifat: posisi, arah: naik, target: [1, 2], rencana: {jun: 0, des: [1, 2]}",
        "sifat: akumulasi, arah: naik, target: 5, rencana: {jan: 0, feb: 5}",
        "sifat: akumulasi, arah: naik, target: 5, rencana: [~, 5, null, 0, ~, ~, ~, ~, ~, ~, ~, 0]",
        "sifat: posisi, arah: rentang, target: [3, 5], rencana: {triwulan: [[1, 2], [1, 3], [2, 4], [3, 5]]}",
        "sifat: posisi, arah: naik, target: 5, jatuh_tempo: maret",
        "sifat: posisi, arah: naik, target: 5, jatuh_tempo: 3",
        "sifat: posisi, arah: naik, target: 5, jatuh_tempo: 2022-03",
        "sifat: posisi, arah: naik, target: 5, jatuh_tempo: tw1",
        "sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar",
        "sifat: posisi, arah: biner, target: true",
        "sifat: posisi, arah: predikat, skala: SAKIP, target: BB, rencana: {jun: B, des: BB}",
        "sifat: posisi, arah: naik, target: '1.250.000'",
        "sifat: posisi, arah: naik, target: '1.234,5'",
        "sifat: posisi, arah: naik, target: 1.123456",
        "sifat: posisi, arah: naik, target: 123456789012345",
    ],
)
def test_an_accepted_indikator(kantor: Workplace, rest: str) -> None:
    assert examine(kantor, jalan(rest))[0] == []


def test_all_errors_of_a_file_are_reported_in_one_run(kantor: Workplace) -> None:
    text = changed(
        ("kelompok: dinas  ", "kelompok: dians  "),
        ("sep: 10}", "sep: 11}"),
        ("jatuh_tempo: des\n", "rencana: {des: 4.7}\n"),
        ("        target: 7\n", "        target: 7\n        trget: 7\n"),
        ("mendukung: JALAN", "mendukung: JALN"),
    )
    errors, _ = examine(kantor, text)
    assert [(error.jalur, error.baris) for error in errors] == [
        ("opd.PUPR.kelompok", line_of(text, "kelompok: dians")),
        ("opd.PUPR.indikator.JALAN.rencana", line_of(text, "sep: 11}")),
        ("opd.PUPR.indikator.KONDISI.rencana.des", line_of(text, "des: 4.7")),
        ("opd.PUPR.indikator.ADUAN.trget", line_of(text, "trget")),
        ("opd.PUPR.bidang.BM.indikator.PAKET.mendukung", line_of(text, "mendukung: JALN")),
    ]
    plain = kantor.run("periksa", "c0.yaml")
    assert plain.code == 1
    assert f"c0.yaml:{errors[0].baris}:{errors[0].kolom}: " in plain.out
    assert "Galat" in kantor.refuse("impor", "c0.yaml")


def test_warnings(kantor: Workplace) -> None:
    text = changed(
        ("    pengampu: AST2\n", ""),
        ("tanggal: 2022-02-17, ", ""),
        ("tahun_lalu: 39.32", "tahun_lalu: 50.01"),
        ("        bobot: 40\n", "        bobot: 61\n"),
        ("        bobot: 30\n", "        bobot: 9\n"),
        ("[7, 7, 7, 7]", "[7, 7, 7, 8]"),
    )
    errors, warnings = examine(kantor, text)
    assert errors == []
    assert {warning.jalur for warning in warnings} == {
        "opd.PUPR.pengampu",
        "opd.PUPR.kepala.nama",
        "opd.PUPR.kontrak",
        "opd.PUPR.indikator.JALAN.target",
        "opd.PUPR.indikator.JALAN.bobot",
        "opd.PUPR.indikator.ADUAN.rencana",
        "opd.PUPR.bidang.BM.kepala.nama",
        "opd.PUPR.bidang.BM.indikator",
    }


def test_what_is_just_no_warning(kantor: Workplace) -> None:
    # A bobot of exactly 60, exactly half the weight in December, a target as good as last year's.
    text = changed(
        ("        bobot: 40\n", "        bobot: 20\n"),
        ("        bobot: 30\n", "        bobot: 50\n"),
        ("tahun_lalu: 39.32", "tahun_lalu: 50"),
    )
    usual = {warning.jalur for warning in examine(kantor, EXAMPLE)[1]}
    assert {warning.jalur for warning in examine(kantor, text)[1]} == usual
    more = changed(("bobot: 20\n        pek", "bobot: 19\n        pek"), ("bobot: 50\n", "bobot: 51\n"), text=text)
    assert {warning.jalur for warning in examine(kantor, more)[1]} - usual == {"opd.PUPR.indikator"}
    sixty = changed(("bobot: 40\n", "bobot: 60\n"), ("bobot: 30\n", "bobot: 10\n"))
    assert {warning.jalur for warning in examine(kantor, sixty)[1]} == usual
    # Lower is better with turun: 7 against last year's 5 is worse, against 8 it is not.
    for last, worse in (("5", {"opd.PUPR.indikator.ADUAN.target"}), ("8", set())):
        text = changed(("        target: 7\n", f"        target: 7\n        tahun_lalu: {last}\n"))
        assert {warning.jalur for warning in examine(kantor, text)[1]} - usual == worse


def test_plain_scalars_keep_their_text(kantor: Workplace) -> None:
    for name in ("ya", "no", "on", "0123", "1.000", "2022-02-17", "12e3"):
        kantor.write(changed(("nama: Bidang Bina Marga", f"nama: {name}")), "contracts.yaml")
        kantor.do("impor", "--db", f"{name}.db", "--coba")
        kantor.do("impor", "--db", f"{name}.db")
        bidang = kantor.do("nilai", "--opd", "PUPR", "--bulan", "2022-12", "--db", f"{name}.db", "--json").json["opd"][
            0
        ]
        assert bidang["bidang"][0]["nama"] == name


def test_bytes_that_are_no_contract_file(kantor: Workplace) -> None:
    for content, word in (
        (b"", "kosong"),
        (EXAMPLE.replace("Bina Marga", "Bin\xe4").encode("latin-1"), "UTF-8"),
        (EXAMPLE.encode("utf-16"), "UTF-8"),
        (EXAMPLE.replace("    alias", "\talias").encode(), "tab"),
        (("versi: 1\nx: " + "[" * 20 + "]" * 20).encode(), "20"),
        (b"versi: 1\n#" + b"x" * (20 * 1024 * 1024), "20 MB"),
        (b"- a\n", "versi"),
        (b"versi: [1\n", ""),
    ):
        (kantor.folder / "c.yaml").write_bytes(content)
        result = kantor.run("periksa", "c.yaml", "--json")
        assert result.code == 1
        (problem, *_) = result.json["galat"]
        assert word in problem["pesan"]
    (kantor.folder / "c.yaml").write_bytes(EXAMPLE.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    assert kantor.do("periksa", "c.yaml", "--json").json["galat"] == []


SECOND = """\
versi: 1
tahun: 2022
opd:
  BAP:
    nama: Badan Perencanaan
    kelompok: badan
    pengampu: AST2
    kepala: {jabatan: Kepala}
    indikator:
      A: {nama: a, satuan: u, sifat: posisi, arah: predikat, skala: SAKIP, target: B, prioritas: RB, jatuh_tempo: mar}
"""


def test_several_files(kantor: Workplace) -> None:
    # The header stands in one of them; its codes serve the other.
    assert examine(kantor, EXAMPLE, SECOND)[0] == []
    assert examine(kantor, SECOND, EXAMPLE)[0] == []
    errors, _ = examine(kantor, EXAMPLE, SECOND.replace("2022", "2023"))
    assert [error.jalur for error in errors] == ["tahun"]
    same, other = (SECOND.replace("opd:\n", f"daerah: Kabupaten {name}\nopd:\n") for name in ("Pamekasan", "Lain"))
    assert examine(kantor, EXAMPLE, same)[0] == []
    errors, _ = examine(kantor, EXAMPLE, other)
    assert [error.jalur for error in errors] == ["daerah"]
    # An OPD in two files names both places.
    errors, _ = examine(kantor, EXAMPLE, SECOND.replace("  BAP:", "  PUPR:"))
    assert [(error.jalur, error.baris) for error in errors] == [("opd.PUPR", 4)]
    assert f"c0.yaml:{line_of(EXAMPLE, '  PUPR:')}" in errors[0].pesan
    # An alias is unique, among the codes too.
    for alias in ("DPUPR", "PUPR", "dpupr"):
        errors, _ = examine(kantor, EXAMPLE, SECOND.replace("    kelompok", f"    alias: [{alias}]\n    kelompok"))
        assert [error.jalur.rpartition(".")[0] for error in errors] in (["opd.BAP.alias"], ["opd.PUPR.alias"]), alias


def test_an_absent_header_keeps_what_the_database_holds(kantor: Workplace) -> None:
    kantor.write(changed(("ambang_terpenuhi: 100", "ambang_terpenuhi: 90")))
    kantor.do("impor")
    # Declared in the database: AST2, RB, SAKIP.
    kantor.write(SECOND, "lagi.yaml")
    assert kantor.do("periksa", "lagi.yaml", "--json").json["galat"] == []
    trial = kantor.do("impor", "lagi.yaml", "--coba", "--json").json
    assert trial == {"tambah": ["BAP", "BAP.A"], "ubah": [], "hapus": [], "perlu_perubahan": False}
    kantor.do("impor", "lagi.yaml")
    kantor.do("catat", "BAP.A", "CC", "--bulan", "2022-03")
    # 3/4 = 75 % would be missed by 90, too; CC → B 4/4. Here: 75 < 90.
    found = kantor.do("nilai", "--opd", "BAP", "--bulan", "2022-03", "--json").json
    assert found["daerah"] == "Kabupaten Pamekasan"
    assert found["opd"][0]["indikator"][0]["terpenuhi"] is False
    kantor.write(SECOND.replace("AST2", "AST7"), "lagi.yaml")
    assert kantor.run("periksa", "lagi.yaml").code == 1


def test_ambang_terpenuhi_is_a_threshold(kantor: Workplace) -> None:
    kantor.write(changed(("ambang_terpenuhi: 100", "ambang_terpenuhi: 75")))
    kantor.write(SECOND, "lagi.yaml")
    kantor.do("impor", "contracts.yaml", "lagi.yaml")
    kantor.do("catat", "BAP.A", "CC", "--bulan", "2022-03")
    found = kantor.do("nilai", "--opd", "BAP", "--bulan", "2022-03", "--json").json["opd"][0]
    # 3/4 = 75 % meets 75.
    assert (found["indikator"][0]["capaian"], found["indikator"][0]["terpenuhi"]) == (75.0, True)


def test_a_bidang_takes_number_and_date_from_its_opd(kantor: Workplace) -> None:
    # Not dated itself, it is not warned of; its targets are fixed with those of the OPD.
    kantor.write(EXAMPLE)
    kantor.do("impor")
    kantor.write(changed(("target: 12,", "target: 13,"), ("apr: 8}", "apr: 9}")))
    assert kantor.do("impor", "--coba", "--json").json["perlu_perubahan"] is True


def test_pekerjaan_give_the_target(kantor: Workplace) -> None:
    kantor.write(changed(("        target: 2\n", "")))
    kantor.do("impor")
    found = kantor.do("nilai", "--opd", "PUPR", "--bulan", "2022-07", "--json").json["opd"][0]["indikator"]
    (bridge,) = [item for item in found if item["kode"] == "PUPR.JEMBATAN"]
    assert (bridge["target"], bridge["target_tahun"]) == (1, 2)
