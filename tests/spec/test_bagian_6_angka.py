"""SPEC §6: numbers, money, dates and months as people type them, in YAML, CSV and on the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contract_text import berkas, ind, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Workplace

# What is typed, and the number as JSON prints it.
NUMBERS = {
    "1.250.000": "1250000",
    "18,000,000,000": "18000000000",
    "1.234,5": "1234.5",
    "1,234.5": "1234.5",
    "1.234.567,89": "1234567.89",
    "72.5": "72.5",
    "85,5": "85.5",
    "0.125": "0.125",
    "0,125": "0.125",
    "1234.567": "1234.567",
    "1.2345": "1.2345",
    "12,34": "12.34",
    "+5": "5",
    " 5 ": "5",
    "5,50": "5.5",
}
REFUSED = (
    "1.234",
    "39,320",
    "12.345",
    "123.456",
    "1.520.64",
    "12.34,5",
    "1 000",
    "12 km",
    ".5",
    "5.",
    "1e3",
    "1_000",
    "1.1234567",
    "1,234,5",
    "1.234.5",
    "Rp5",
    "5%",
    "∞",
)
CODES = [f"N{number}" for number in range(len(NUMBERS))]


def printed(kantor: Workplace, key: str) -> list[str]:
    out = kantor.do("nilai", "--opd", "X", "--bulan", "mar", "--json").out
    return [line.strip().removeprefix(f'"{key}": ').rstrip(",") for line in out.splitlines() if f'"{key}": ' in line]


def test_numbers_in_yaml(kantor: Workplace) -> None:
    kantor.impor(opd(*(naik(code, f'"{text}"') for code, text in zip(CODES, NUMBERS, strict=True))))
    assert printed(kantor, "target_tahun") == list(NUMBERS.values())


def test_plain_numbers_in_yaml(kantor: Workplace) -> None:
    # Plain scalars in block style; a comma would end a flow value.
    lines = ["  X:", "    nama: X", "    kelompok: dinas", "    kepala: {jabatan: K}", "    indikator:"]
    for code, text in zip(CODES, NUMBERS, strict=True):
        lines += [f"      {code}:", "        nama: n", "        satuan: u", "        sifat: akumulasi"]
        lines += ["        arah: naik", f"        target: {text}"]
    kantor.impor("\n".join(lines) + "\n")
    assert printed(kantor, "target_tahun") == list(NUMBERS.values())


def test_numbers_in_csv_and_on_the_command_line(kantor: Workplace) -> None:
    kantor.impor(opd(*(naik(code, 10) for code in CODES)))
    kantor.lapor(*(f"{CODES[i]},mar,0" for i in range(len(CODES) // 2)))  # keep some recorded before
    rows = [f'X.{code},mar,"{text}"' for code, text in zip(CODES, NUMBERS, strict=True)]
    kantor.write("kode,bulan,realisasi\n" + "\n".join(rows), "r.csv")
    kantor.do("catat", "--dari", "r.csv", "--koreksi", "--alasan", "isi")
    assert printed(kantor, "realisasi") == list(NUMBERS.values())
    for code, text in zip(CODES, NUMBERS, strict=True):
        kantor.do("catat", f"X.{code}", text, "--bulan", "feb")


def test_refused_numbers(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10)))
    for text in REFUSED:
        kantor.refuse("catat", "X.A", text, "--bulan", "mar")
        kantor.write(f'kode,bulan,realisasi\nX.A,mar,"{text}"\n', "r.csv")
        kantor.refuse("catat", "--dari", "r.csv")
        kantor.write(berkas(opd(naik("A", f'"{text}"'))), "c.yaml")
        (problem,) = kantor.run("periksa", "c.yaml", "--json").json["galat"]
        assert problem["jalur"] == "opd.X.indikator.A.target"
        assert text in problem["pesan"]


@pytest.mark.parametrize(("text", "readings"), [("1.234", ("1234", "1,234")), ("39,320", ("39320", "39,320"))])
def test_the_ambiguous_names_both_readings(kantor: Workplace, text: str, readings: tuple[str, str]) -> None:
    kantor.impor(opd(naik("A", 10)))
    said = kantor.refuse("catat", "X.A", text, "--bulan", "mar")
    for reading in readings:
        assert reading in said


def test_percent_signs_only_with_percent(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", '"10%"', "satuan: persen"), naik("B", "10", "satuan: '%'"), naik("C", 10)))
    kantor.do("catat", "X.A", "5,5%", "--bulan", "mar")
    kantor.do("catat", "X.B", "5 %", "--bulan", "mar")
    kantor.refuse("catat", "X.C", "5%", "--bulan", "mar")


def test_money(kantor: Workplace) -> None:
    texts = {
        "Rp500.000": 500000,
        "500,000": 500000,
        "1.250.000": 1250000,
        "Rp 1.250.000,00": 1250000,
        "1,250,000.00": 1250000,
        "1.000": 1000,
        "750": 750,
        "750,00": 750,
        "0": 0,
        "Rp1.250.000,-": 1250000,
        "500.000,50": 500001,
        "nihil": 0,
    }
    kantor.impor(opd(naik("A", 10), kode="X"))
    for number, (text, rupiah) in enumerate(texts.items(), start=1):
        kantor.do("catat", "X.A", "1", "--bulan", str(number), "--anggaran", text)
        before = 0 if number == 1 else kantor.opd(str(number - 1))["realisasi_anggaran"]
        assert kantor.opd(str(number))["realisasi_anggaran"] - before == rupiah, text
    for wrong in ("1,5", "500.000,505", "1.5 juta", "5e3", "12.34.567", "-5"):
        kantor.refuse("catat", "X.A", "1", "--bulan", "des", "--anggaran", wrong)


def test_the_own_unit_and_nihil(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "satuan: orang"),
            naik("P", 90, "satuan: persen", sifat="posisi"),
            naik("U", 1000000, "satuan: rupiah"),
            ind("B", "sifat: posisi, arah: biner, target: ya"),
        )
    )
    typed = {
        "A": {"45 orang": "45", "nihil": "0", "45Orang": "45"},
        "P": {"85,5 persen": "85.5", "85,5%": "85.5"},
        "U": {"1.970": "1970", "Rp1.250.000,-": "1250000", "2.500.000 rupiah": "2500000", "500.000,50": "500001"},
    }
    for code, texts in typed.items():
        for text, value in texts.items():
            kantor.do("catat", f"X.{code}", text, "--bulan", "mar")
            kept = kantor.do("ekspor", "--format", "csv", "--tabel", "laporan", "--bulan", "mar").out
            assert f",{value}," in next(line for line in kept.splitlines() if f"X.{code}," in line), text
            kantor.do("batalkan", f"X.{code}", "--bulan", "mar", "--alasan", "lagi")
    kantor.refuse("catat", "X.A", "45 dokumen", "--bulan", "mar")
    kantor.refuse("catat", "X.B", "nihil", "--bulan", "mar")
    said = kantor.refuse("catat", "X.A", "1.970", "--bulan", "mar")
    assert "1970 (ribuan)" in said
    assert "1,970 (desimal)" in said
    assert "target tahun ini 10 orang" in said


def test_blank_words_are_no_report(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10)))
    for text in ("–", "—", "--", "N/A", "belum ada"):
        kantor.write(f'kode,bulan,realisasi\nX.A,mar,"{text}"\n', "r.csv")
        assert "tidak ada yang dicatat" in kantor.do("catat", "--dari", "r.csv").out


def test_dates(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: mar"), naik("B", 10, "jatuh_tempo: mar")))
    for number, text in enumerate(("2022-04-10", "10-04-2022", "10/04/2022", "10 April 2022", "10 april 2022")):
        kantor.do("catat", "X.A", "1", "--bulan", "mar", "--tanggal-lapor", text)
        assert kantor.opd("mar")["konsistensi"] == 50.0
        assert "10 April 2022" in kantor.do("jelaskan", "X.A", "--bulan", "mar").out
        kantor.do("batalkan", "X.A", "--bulan", "mar", "--alasan", str(number))
    for wrong in ("2022-02-30", "31 April 2022", "kemarin", "10.04.2022", "2022/04/10", "April 2022"):
        kantor.refuse("catat", "X.A", "1", "--bulan", "mar", "--tanggal-lapor", wrong, code=2)


def test_months(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10)))
    for text in ("3", "03", "mar", "MAR", "maret", "Maret", "2022-03", "tw1", "TW1"):
        assert kantor.do("nilai", "--bulan", text, "--json").json["bulan"] == 3, text
    assert [kantor.do("nilai", "--bulan", f"tw{n}", "--json").json["bulan"] for n in (1, 2, 3, 4)] == [3, 6, 9, 12]


def test_how_numbers_are_printed(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 2000, "jatuh_tempo: mar", sifat="posisi")))
    kantor.do(
        "catat", "X.A", "1250,5", "--bulan", "mar", "--anggaran", "1250000", "--tanggal-lapor", "2022-04-03",
    )  # fmt: skip
    text = kantor.do("rapor", "--opd", "X", "--bulan", "mar").out
    # 1250.5/2000 = 62.525 %, half-up 62.53.
    for words in ("62,53%", "1.250,5", "2.000", "Rp1.250.000", "Maret 2022"):
        assert words in text, words
    assert "3 April 2022" in kantor.do("jelaskan", "X.A", "--bulan", "mar").out


COMPUTED = (
    ("nilai", "--opd", "X"), ("meleset",), ("rapor", "--opd", "X", "--lampiran"), ("rapor", "--opd", "X", "--pesan"),
    ("rapat",), ("dokumen", "peringatan", "--opd", "X"), ("jelaskan", "X.A"),
)  # fmt: skip


def test_what_was_worked_out_has_two_decimals_and_an_old_value_its_month(kantor: Workplace) -> None:
    mean = ind("A", "sifat: rata_rata, arah: turun, target: 5, rencana: {jan: 5, feb: 5, mar: 5}")
    work = (
        "Q: {nama: Q, satuan: km, sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: P, volume: 1, jatuh_tempo: feb}}}"
    )
    last = ind("B", "sifat: posisi, arah: naik, target: 20, rencana: {feb: 10, mar: 20}")
    kantor.impor(opd(mean, last, work))
    kantor.lapor("A,jan,5.2", "A,feb,5.1", "B,feb,15", "Q.P,feb,33.333333")
    said = kantor.do("catat", "X.A", "5.8", "--bulan", "mar").out
    assert "5,8 unit → 5,37 dari 5 unit (92,67%)" in said
    for words in COMPUTED:
        text = kantor.do(*words, "--bulan", "mar").out
        exact = [line for line in text.splitlines() if "5,366667" in line or "0,333333" in line]
        assert all("dihitung dengan" in line or "× 100" in line for line in exact), words
        assert "5,37" in text or words[0] == "rapat", words
    assert "15 (Feb)" in kantor.do("nilai", "--opd", "X", "--bulan", "mar").out
    assert "**belum lapor Mar**; terakhir 15 unit (Feb)" in kantor.do("rapor", "--opd", "X", "--bulan", "mar").out
    assert kantor.indikator("A", "mar")["realisasi"] == 5.366667
