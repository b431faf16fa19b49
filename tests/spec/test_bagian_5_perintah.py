"""SPEC §5: default month, --per, filters, names of OPDs, exit codes, streams, and the keys of every JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.contract_text import berkas, ind, naik, opd
from tests.keys import EXPLAINED_KEYS, INDIKATOR_KEYS, MISSED_KEYS, OPD_KEYS, SUMMARY_KEYS
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.fixture
@made_once
def region(kantor: Workplace) -> Workplace:
    """Three OPDs, four events from February to May 2022; the clock stands at 8 May."""
    bidang = [
        "BM:",
        "  nama: Bidang Bina Marga",
        "  kepala: {jabatan: Kabid}",
        "  indikator:",
        f"    {naik('P', 4, 'jatuh_tempo: mar')}",
    ]
    kantor.impor(
        opd(
            naik("A", 20, "prioritas: RB, bobot: 60, rencana: {mar: 10, jun: 10}"),
            ind(
                "B",
                "bobot: 40, sifat: akumulasi, arah: naik, pekerjaan: {K: {nama: k, volume: 1, jatuh_tempo: mar}}",
            ),
            more=["pengampu: AST1", "alias: [EKS]"],
            bidang=bidang,
        ),
        opd(naik("A", 5, "prioritas: EKO, jatuh_tempo: apr"), kode="KEC-A", more=["kelompok: kecamatan"]),
        opd(naik("A", 5), kode="KEC-B", more=["kelompok: kecamatan", "pengampu: AST2"]),
    )
    kantor.at("2022-03-15")
    kantor.do("catat", "X.A", "5", "--bulan", "mar")
    kantor.at("2022-04-08")
    kantor.do("catat", "X.A", "9", "--bulan", "mar", "--koreksi", "--alasan", "k")
    kantor.at("2022-05-08")
    kantor.do("catat", "X.A", "2", "--bulan", "apr")
    return kantor


def chosen(kantor: Workplace, *options: str) -> tuple[int, int]:
    found = kantor.do("nilai", *options, "--json").json
    return found["tahun"], found["bulan"]


def test_default_month(kantor: Workplace) -> None:
    for tahun in (2022, 2024):
        kantor.at(f"{tahun}-01-10")
        kantor.write(berkas(opd(naik("A", 5), kontrak="{nomor: 1}"), tahun=tahun))
        kantor.do("impor", "--jam-benar")  # two years pass between them
    for day, month in (
        ("2022-05-31", (2022, 4)),  # the last month whose cut-off day has passed
        ("2022-06-01", (2022, 4)),
        ("2022-06-11", (2022, 5)),
        ("2023-01-01", (2022, 11)),
        ("2023-07-10", (2022, 12)),  # 2023 is not in the file: December of the latest earlier year
        ("2024-01-20", (2022, 12)),  # December 2023 ended last; 2023 is not in the file
        ("2024-02-01", (2022, 12)),
        ("2024-02-11", (2024, 1)),
        ("2030-02-01", (2024, 12)),
        ("2022-01-20", (2022, 1)),  # no earlier year: January of the earliest
        ("2020-06-01", (2022, 1)),
    ):
        kantor.at(day)
        assert chosen(kantor) == month, day
    kantor.at("2024-05-08")
    assert chosen(kantor, "--tahun", "2022") == (2022, 12)
    assert chosen(kantor, "--tahun", "2024") == (2024, 3)
    assert chosen(kantor, "--bulan", "2022-03") == (2022, 3)
    assert chosen(kantor, "--bulan", "tw2") == (2024, 6)
    assert chosen(kantor, "--bulan", "Maret", "--tahun", "2022") == (2022, 3)
    assert "Maret 2022" in kantor.do("nilai", "--bulan", "2022-03").out
    kantor.refuse("nilai", "--bulan", "2022-03", "--tahun", "2024", code=2)
    kantor.refuse("nilai", "--tahun", "2023")
    for wrong in ("0", "13", "march", "2022-13", "tw5", ""):
        kantor.refuse("nilai", "--bulan", wrong, code=2)


def test_per(region: Workplace) -> None:
    seals = {number: region.do("nilai", "--per", str(number), "--json").json["segel"] for number in (1, 3, 4)}
    for per, seal, month, nilai in (
        ("2022-04-07", "2-", 2, 30.0),  # 5/10 · 60 + 0 · 40
        ("2022-04-08", seals[3], 2, 54.0),  # 9/10 · 60
        ("3", seals[3], 2, 54.0),
        (seals[3], seals[3], 2, 54.0),
        ("8 April 2022", seals[3], 2, 54.0),
        ("2022-04-11", seals[3], 3, 54.0),
        ("1", seals[1], 1, 0.0),
        ("4", seals[4], 3, 54.0),
    ):
        found = region.do("nilai", "--opd", "X", "--per", per, "--json").json
        assert (found["segel"][: len(seal)], found["bulan"]) == (seal, month), per
        march = region.do("nilai", "--opd", "X", "--per", per, "--bulan", "mar", "--json").json
        assert march["opd"][0]["nilai"] == nilai, per
    region.refuse("nilai", "--per", "99")
    region.refuse("nilai", "--per", "2021-12-31")
    region.refuse("nilai", "--per", "abc", code=2)
    region.refuse("nilai", "--per", "3-000000000000", code=3)


def test_every_read_command_takes_per(region: Workplace) -> None:
    for command in (
        ("status",),
        ("nilai",),
        ("peringkat",),
        ("meleset",),
        ("jelaskan", "X.A"),
        ("riwayat",),
        ("verifikasi",),
        ("belum-lapor", "--bulan", "mar"),
        ("rapor", "--opd", "X"),
        ("rapat",),
        ("dokumen", "perjanjian", "--opd", "X"),
        ("tindak-lanjut", "daftar"),
    ):
        seal = region.do("nilai", "--per", "2", "--json").json["segel"]
        assert seal in region.do(*command, "--per", "2").out, command
    assert "X.A" in region.do("daftar", "X", "--per", "1").out
    assert region.do("ekspor", "--format", "json", "--per", "2").json["segel"].startswith("2-")
    region.do("papan", "--keluar", "p.html", "--per", "2")
    assert "2-" in (region.folder / "p.html").read_text("utf-8")


def test_filters(region: Workplace) -> None:
    def codes(*options: str) -> set[str]:
        return {item["kode"] for item in region.do("nilai", "--bulan", "apr", "--json", *options).json["opd"]}

    assert codes() == {"X", "KEC-A", "KEC-B"}
    assert codes("--pengampu", "AST1") == {"X"}
    assert codes("--prioritas", "EKO") == {"KEC-A"}
    assert codes("--kelompok", "kecamatan") == {"KEC-A", "KEC-B"}
    assert codes("--kelompok", "rsud") == set()
    assert [head["opd"] for head in region.meleset("apr", "--kelompok", "kecamatan")] == ["KEC-A"]
    region.refuse("nilai", "--pengampu", "AST9")
    region.refuse("nilai", "--kelompok", "desa", code=2)


def test_which_opd_is_meant(region: Workplace) -> None:
    for name in ("X", "x", "eks", "EKS", "Dinas X", "dinas  x", "KEC-A", "kec-b", "dinas kec-a"):
        region.do("nilai", "--opd", name, "--bulan", "apr")
    for name in ("dinas", "KEC", "kec-c", "dinas kec-"):
        assert "Maksud Anda" in region.refuse("nilai", "--opd", name, "--bulan", "apr")
    assert "Maksud Anda X.A" in region.refuse("jelaskan", "X.AA", "--bulan", "apr")


def test_documents_of_status_nilai_and_peringkat(region: Workplace) -> None:
    for command in ("status", "nilai", "peringkat"):
        found = region.do(command, "--bulan", "apr", "--json").json
        calendar = ["masa_lapor_berakhir", "ditunggu", "waktunya_terbit"] if command == "status" else []
        assert list(found) == [*SUMMARY_KEYS[:-1], *calendar, "opd"]
        assert [list(item) for item in found["opd"]] == [OPD_KEYS] * 3
        assert list(found["opd"][0]["kepala"]) == ["jabatan", "nama", "status", "sejak"]
        # Ranking order: X 66, KEC-A 0, KEC-B without a nilai.
        assert [item["kode"] for item in found["opd"]] == ["X", "KEC-A", "KEC-B"]
    (found,) = region.do("nilai", "--opd", "X", "--bulan", "apr", "--json").json["opd"]
    assert list(found) == [*OPD_KEYS, "indikator", "bidang"]
    assert [list(item) for item in found["indikator"]] == [INDIKATOR_KEYS] * 2
    (work,) = found["indikator"][1]["pekerjaan"]
    assert list(work) == ["kode", "nama", "volume", "bulan_jatuh_tempo", "fisik", "terpenuhi", "keadaan"]
    (bidang,) = found["bidang"]
    assert [item["kode"] for item in bidang["indikator"]] == ["X.P"]
    assert bidang["kode"] == "X.BM"


def test_numbers_have_two_decimals(region: Workplace) -> None:
    out = region.do("nilai", "--opd", "X", "--bulan", "apr", "--json").out
    assert '"nilai": 66.00,' in out
    assert '"realisasi": 11,' in out
    assert '"capaian": 110.00,' in out


def test_other_documents(region: Workplace) -> None:
    found = region.do("meleset", "--bulan", "apr", "--json").json
    assert list(found) == MISSED_KEYS
    found = region.do("jelaskan", "X.A", "--bulan", "apr", "--json").json
    assert list(found) == EXPLAINED_KEYS
    assert (found["kode"], found["bulan"], found["nilai"]) == ("X.A", 4, 110.0)
    assert all(isinstance(step, str) for step in found["langkah"])
    assert region.do("jelaskan", "x", "--bulan", "apr", "--json").json["nilai"] == 66.0
    assert region.do("jelaskan", "X.B.K", "--bulan", "apr", "--json").json["kode"] == "X.B.K"
    assert list(region.do("segel", "--json").json) == [
        "utuh",
        "segel",
        "segel_lengkap",
        "peristiwa",
        "masalah",
        "catatan",
    ]
    assert region.do("skema").json["type"] == "object"
    for command in (
        ("daftar",),
        ("daftar", "X"),
        ("riwayat",),
        ("riwayat", "X.A"),
        ("belum-lapor", "--bulan", "apr"),
        ("verifikasi",),
        ("tindak-lanjut", "daftar"),
    ):
        result = region.do(*command, "--json")
        assert isinstance(result.json, dict)


def test_jelaskan_names_the_record_its_author_and_its_evidence(region: Workplace) -> None:
    (region.folder / "ba.pdf").write_text("isi")
    region.do("catat", "X.B.K", "80", "--bulan", "apr", "--bukti", "ba.pdf", "--oleh", "Operator PUPR")
    text = region.do("jelaskan", "X.B", "--bulan", "apr").out
    assert "Operator PUPR" in text
    assert "ba.pdf" in text
    assert "80" in text


def test_printed_seals(region: Workplace) -> None:
    seal = region.do("nilai", "--per", "2", "--json").json["segel"]
    assert "2" in region.do("segel", seal).out
    assert region.run("segel", "2-000000000000").code == 3
    region.refuse("segel", "abc", code=2)
    found = region.run("segel", "2-000000000000", "--json")
    assert found.code == 3
    assert found.json["masalah"]


def test_backup_and_restore(region: Workplace) -> None:
    region.do("cadangkan", "c.db")
    region.refuse("cadangkan", "c.db")
    seal = region.do("segel", "--json").json["segel"]
    region.do("catat", "X.A", "1", "--bulan", "feb")
    replaced = region.content()
    assert "mundur 1 peristiwa" in region.refuse("pulihkan", "c.db")
    region.do("pulihkan", "c.db", "--alasan", "salah catat")
    assert region.do("segel", seal, "--json").json["tercetak"] == {"segel": seal, "milik": True, "sesudah": 1}
    kept = [path for path in region.folder.glob("kontrak*.db") if path.name != "kontrak.db"]
    assert [path.read_bytes() for path in kept] == [replaced]
    region.refuse("pulihkan", "tidakada.db")
    region.refuse("pulihkan", "contracts.yaml")


def test_wrong_use_is_2_and_prints_nothing(region: Workplace) -> None:
    for arguments in (
        ("ngawur",),
        ("nilai", "--ngawur"),
        ("nilai", "--bulan", "13"),
        ("jelaskan",),
        ("catat", "X.A", "1", "2"),
        ("catat",),
        ("batalkan", "X.A", "--bulan", "mar"),
        ("tangguhkan", "X.A", "--bulan", "mar", "--alasan", "x"),
        ("integritas", "X", "--dasar", "1"),
        ("kunci",),
        ("rapor",),
        ("rapor", "--opd", "X", "--format", "docx"),
        ("papan",),
        ("dokumen", "surat"),
        ("ekspor", "--format", "pdf"),
        ("banding", "2022"),
        ("peringkat", "--teratas", "x"),
    ):
        said = region.refuse(*arguments, code=2)
        assert said.startswith("Galat"), arguments


def test_the_data_at_fault_is_1(region: Workplace) -> None:
    for arguments in (
        ("nilai", "--opd", "QQ"),
        ("jelaskan", "X.Q"),
        ("catat", "X.Q", "1", "--bulan", "mar"),
        ("catat", "X.A", "abc", "--bulan", "mar"),
        ("riwayat", "X.Q"),
        ("rapor", "--opd", "X", "--bidang", "QQ"),
        ("banding", "2021", "2022"),
        ("nilai", "--db", "tidakada.db"),
        ("impor", "tidakada.yaml"),
        ("tindak-lanjut", "selesai", "99"),
    ):
        region.refuse(*arguments)


def test_existing_files_are_replaced_only_with_timpa(region: Workplace) -> None:
    for command, name in (
        (("rapor", "--opd", "X"), "r.md"),
        (("papan",), "p.html"),
        (("ekspor", "--format", "json"), "e.json"),
        (("rapat", "--format", "html"), "r.html"),
    ):
        result = region.do(*command, "--keluar", name)
        assert result.out == ""
        before = (region.folder / name).read_bytes()
        (region.folder / name).write_bytes(b"isi lama")
        region.refuse(*command, "--keluar", name)
        assert (region.folder / name).read_bytes() == b"isi lama"
        region.do(*command, "--keluar", name, "--timpa")
        assert (region.folder / name).read_bytes() == before


def test_ekspor_needs_no_more_than_a_format(region: Workplace) -> None:
    assert region.do("ekspor", "--format", "csv").out.startswith("tahun,")
    assert region.do("ekspor", "--format", "json").json["daerah"] == "Kabupaten Contoh"
    region.do("ekspor", "--format", "xlsx", "--keluar", "e.xlsx")
    assert (region.folder / "e.xlsx").read_bytes().startswith(b"PK")


def test_mulai_is_ready_to_import_and_refuses_to_overwrite(kantor: Workplace) -> None:
    kantor.at("2022-01-10")
    kantor.do("mulai", "baru")
    assert kantor.do("periksa", "baru/contracts.yaml", "--json").json["galat"] == []
    kantor.do("impor", "baru/contracts.yaml")
    before = (kantor.folder / "baru" / "contracts.yaml").read_bytes()
    kantor.refuse("mulai", "baru")
    assert (kantor.folder / "baru" / "contracts.yaml").read_bytes() == before


def test_belum_lapor(region: Workplace) -> None:
    found: dict[str, Any] = region.do("belum-lapor", "--bulan", "apr", "--json").json
    # Of X B.K (due in March) and of its bidang P; KEC-A (due in April). KEC-B owes nothing yet.
    assert [item["kode"] for item in found["opd"]] == ["KEC-A", "X"] or [item["kode"] for item in found["opd"]] == [
        "X",
        "KEC-A",
    ]
    text = region.do("belum-lapor", "--bulan", "apr").out
    assert "X.B.K" in text
    assert "KEC-A.A" in text
    assert "KEC-B" not in text


def test_help_has_the_headings(kantor: Workplace) -> None:
    out = kantor.do("--help").out
    places = [out.index(f"{heading}:") for heading in ("Kontrak", "Pencatatan", "Penilaian", "Laporan", "Data")]
    assert places == sorted(places)
    for word in ("Usage", "Options", "Commands", "Show this"):
        assert word not in out
