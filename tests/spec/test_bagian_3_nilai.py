"""SPEC §3, from "Nilai of a contract" to "By prioritas or pengampu": indices, bands, ranks, tren, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract_text import ind, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Workplace

WORKS = (
    "sifat: akumulasi, arah: naik, bobot: 40, pekerjaan: {P: {nama: p, volume: 1, jatuh_tempo: mar}, "
    "Q: {nama: q, volume: 1, jatuh_tempo: mar}, R: {nama: r, volume: 2, jatuh_tempo: jun}}"
)


def year(kantor: Workplace, aturan: str = "{}") -> None:
    """A contract of an indikator (60) with two plan months and of one (40) with three works; reports up to June."""
    kantor.impor(opd(naik("A", 20, "bobot: 60, rencana: {mar: 10, jun: 10}"), ind("B", WORKS)), aturan=aturan)
    kantor.lapor(
        "A,mar,8,2022-04-10",
        "A,jun,12,2022-07-11",
        "B.P,mar,100,2022-04-01",
        "B.Q,apr,100,2022-05-05",
        "B.R,jun,100,2022-07-10",
    )


def test_the_indices(kantor: Workplace) -> None:
    year(kantor)
    found = kantor.opd("mar")
    # A: 8/10 = 80; B: T = 2, R = 1: 50. (60·80 + 40·50)/100 = 68.
    assert found["nilai"] == 68.0
    # Commitments: A 60, P 40·1/4 = 10, Q 10; met now: P: 10/80 = 12.5.
    assert (found["komitmen"], found["bobot_meleset"]) == (12.5, 87.5)
    assert (found["jumlah_jatuh_tempo"], found["jumlah_terpenuhi"], found["jumlah_meleset"]) == (3, 1, 2)
    assert found["jumlah_belum_lapor"] == 1
    # A met at the end of March: no: 0; B: one of two works in time: 50. (60·0 + 40·50)/100 = 20.
    assert found["kecepatan"] == 20.0
    # Required: A mar, P, Q. In time: A (on the 10th), P: 2/3.
    assert found["konsistensi"] == 66.67
    assert found["nilai_akhir"] == 68.0
    assert found["bobot_jatuh_tempo"] == 100.0
    june = kantor.opd("jun")
    # A: 20/20; B: 4/4.
    assert (june["nilai"], june["komitmen"], june["bobot_meleset"]) == (100.0, 100.0, 0.0)
    # A: 1 of 2 plan months = 50; B: P and R of three in time = 66.67: (60·50 + 40·200/3)/100 = 56.67.
    assert june["kecepatan"] == 56.67
    # Required: A mar, A jun, P, Q, R: in time A mar, P, R (on the 10th of July): 3/5.
    assert june["konsistensi"] == 60.0
    assert (june["jumlah_jatuh_tempo"], june["jumlah_terpenuhi"], june["jumlah_belum_lapor"]) == (4, 4, 0)


def test_komponen_weigh_the_unrounded_indices(kantor: Workplace) -> None:
    year(kantor, "{komponen: {capaian: 60, kecepatan: 20, konsistensi: 10, komitmen: 10}}")
    # 0.6·100 + 0.2·56.666… + 0.1·60 + 0.1·100 = 87.333….
    found = kantor.opd("jun")
    assert (found["nilai"], found["nilai_akhir"]) == (100.0, 87.33)
    # mar: 0.6·68 + 0.2·20 + 0.1·66.666… + 0.1·12.5 = 40.8 + 4 + 6.666… + 1.25 = 52.7166….
    assert kantor.opd("mar")["nilai_akhir"] == 52.72


def test_a_null_index_is_left_out_of_the_nilai_akhir(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "rencana: {mar: 5, jun: 5}")),
        aturan="{komponen: {capaian: 50, kecepatan: 0, konsistensi: 30, komitmen: 20}}",
    )
    kantor.lapor("A,feb,10,2022-03-01")
    found = kantor.opd("mar")
    # The year's target was reached in February: no report was required, konsistensi is null.
    assert found["konsistensi"] is None
    # 200 % capped at 120: (50·120 + 20·100)/70 = 114.2857….
    assert (found["nilai"], found["nilai_akhir"]) == (120.0, 114.29)


def test_nothing_due_is_no_nilai(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: jun")))
    kantor.lapor("A,feb,3")
    found = kantor.opd("mar")
    for key in ("nilai", "nilai_akhir", "kecepatan", "konsistensi", "komitmen", "predikat", "tren", "peringkat"):
        assert found[key] is None, key
    assert found["warna"] == "abu-abu"
    assert found["bobot_jatuh_tempo"] == 0.0
    assert "Belum ada yang jatuh tempo" in kantor.do("nilai", "--opd", "X", "--bulan", "mar").out


def test_weights_of_what_is_due(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "bobot: 55.5, jatuh_tempo: mar"),
            naik("B", 10, "bobot: 24.5, jatuh_tempo: apr"),
            naik("C", 10, "bobot: 20, jatuh_tempo: des"),
        )
    )
    kantor.lapor("A,mar,7", "B,apr,12")
    assert (kantor.opd("mar")["nilai"], kantor.opd("mar")["bobot_jatuh_tempo"]) == (70.0, 55.5)
    # (55.5·70 + 24.5·120)/80 = (3885 + 2940)/80 = 85.3125.
    found = kantor.opd("apr")
    assert (found["nilai"], found["bobot_jatuh_tempo"]) == (85.31, 80.0)
    # komitmen: 24.5/80 = 30.625, half-up 30.63; bobot_meleset = 100 − 30.63.
    assert (found["komitmen"], found["bobot_meleset"]) == (30.63, 69.37)
    assert found["tren"] == 15.31


def test_tren_is_the_difference_of_the_printed_numbers(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 6, "rencana: {mar: 3, apr: 3}")))
    kantor.lapor("A,mar,2", "A,apr,3")
    # 2/3 = 66.67, 5/6 = 83.33: 16.66, though the exact difference is 16.666….
    assert [kantor.opd(bulan)["tren"] for bulan in ("mar", "apr", "mei")] == [None, 16.66, 0.0]


def test_tren_of_january_is_null(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 6, "jatuh_tempo: jan")), day="2022-01-31")
    kantor.lapor("A,jan,2")
    assert kantor.opd("jan")["tren"] is None


def test_bands(kantor: Workplace) -> None:
    cases = [
        ("90.99", 90.99, "Tinggi", "hijau"),
        ("90.9950", 91.0, "Sangat Tinggi", "hijau"),
        ("91", 91.0, "Sangat Tinggi", "hijau"),
        ("89.9949", 89.99, "Tinggi", "kuning"),
        ("89.9950", 90.0, "Tinggi", "hijau"),
        ("76", 76.0, "Tinggi", "kuning"),
        ("75.99", 75.99, "Sedang", "kuning"),
        ("69.99", 69.99, "Sedang", "merah"),
        ("65.99", 65.99, "Rendah", "merah"),
        ("50.99", 50.99, "Sangat Rendah", "merah"),
        ("0", 0.0, "Sangat Rendah", "merah"),
        ("100", 100.0, "Sangat Tinggi", "hijau"),
        ("100.0049", 100.0, "Sangat Tinggi", "hijau"),
        ("100.0050", 100.01, "Sangat Tinggi", "biru"),
        ("119", 119.0, "Sangat Tinggi", "biru"),
    ]
    codes = [f"X{i}" for i in range(len(cases))]
    kantor.impor(*(opd(naik("A", 100, "jatuh_tempo: mar", sifat="posisi"), kode=code) for code in codes))
    rows = [f"{code}.A,mar,{value[0]}" for code, value in zip(codes, cases, strict=True)]
    kantor.write("kode,bulan,realisasi\n" + "\n".join(rows), "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    found = {item["kode"]: item for item in kantor.do("nilai", "--bulan", "mar", "--json").json["opd"]}
    for code, (_, nilai, predikat, warna) in zip(codes, cases, strict=True):
        assert (found[code]["nilai_akhir"], found[code]["predikat"], found[code]["warna"]) == (nilai, predikat, warna)


def test_a_critical_indikator_caps_the_warna_at_kuning(kantor: Workplace) -> None:
    two = (
        naik("A", 100, "bobot: 90, jatuh_tempo: mar", sifat="posisi"),
        naik("B", 100, "bobot: 10, jatuh_tempo: mar", sifat="posisi"),
    )
    kantor.impor(*(opd(*two, kode=code) for code in "STUV"))
    rows = ["S.A,mar,120", "S.B,mar,49.99", "T.A,mar,120", "T.B,mar,50", "U.A,mar,120", "U.B,mar,49.9950"]
    rows += ["V.A,mar,60", "V.B,mar,10"]
    kantor.write("kode,bulan,realisasi\n" + "\n".join(rows), "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    found = {item["kode"]: item for item in kantor.do("nilai", "--bulan", "mar", "--json").json["opd"]}
    # S: 0.9·120 + 0.1·49.99 = 112.999, capped; T: 50 is not below 50; U: 49.995 prints as 50.00; V stays merah.
    assert [found[code]["warna"] for code in "STUV"] == ["kuning", "biru", "biru", "merah"]
    assert found["S"]["predikat"] == "Sangat Tinggi"
    assert found["S"]["nilai"] == 113.0


def test_ranks(kantor: Workplace) -> None:
    single = naik("A", 10, "jatuh_tempo: mar")
    opds = [opd(single, kode=code) for code in ("D", "E", "H", "K", "L")]
    opds.append(opd(single, naik("B", 10, "jatuh_tempo: mar"), kode="F"))
    opds.append(opd(naik("A", 10, "jatuh_tempo: jun"), kode="G"))
    opds.append(opd(naik("A", 10, "rencana: {mar: 5, jun: 5}"), kode="J"))
    kantor.impor(*opds)
    rows = [
        "D.A,mar,8,2022-04-01",
        "E.A,mar,8,2022-04-01",
        "F.A,mar,10,2022-04-01",
        "F.B,mar,6,2022-05-01",
        "H.A,mar,8,2022-04-11",
        "K.A,mar,12,2022-04-10",
        "L.A,mar,12,2022-04-11",
        "J.A,feb,12,2022-03-01",
    ]
    kantor.write("kode,bulan,realisasi,tanggal_lapor\n" + "\n".join(rows), "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    # 120: K (konsistensi 100), L (0), J (null: reached in February). 80: F (bobot_meleset 50), then 100:
    # D = E (konsistensi 100), H (0). G has nothing due.
    for command in ("peringkat", "nilai", "status"):
        found = kantor.do(command, "--bulan", "mar", "--json").json["opd"]
        assert [(item["kode"], item["peringkat"]) for item in found] == [
            ("K", 1), ("L", 2), ("J", 3), ("F", 4), ("D", 5), ("E", 5), ("H", 7), ("G", None),
        ]  # fmt: skip
    top = kantor.do("peringkat", "--bulan", "mar", "--teratas", "5", "--json").json["opd"]
    # Ties at the last place all enter.
    assert [item["kode"] for item in top] == ["K", "L", "J", "F", "D", "E"]


def test_kelompok_ranks_within_the_group(kantor: Workplace) -> None:
    single = naik("A", 10, "jatuh_tempo: mar")
    kantor.impor(
        opd(single, kode="D"),
        opd(single, kode="K1", more=["kelompok: kecamatan"]),
        opd(single, kode="K2", more=["kelompok: kecamatan"]),
    )
    kantor.write("kode,bulan,realisasi\nD.A,mar,9\nK1.A,mar,7\nK2.A,mar,8\n", "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    whole = kantor.do("peringkat", "--bulan", "mar", "--json").json["opd"]
    assert [(item["kode"], item["peringkat"]) for item in whole] == [("D", 1), ("K2", 2), ("K1", 3)]
    group = kantor.do("peringkat", "--bulan", "mar", "--kelompok", "kecamatan", "--json").json["opd"]
    assert [(item["kode"], item["peringkat"]) for item in group] == [("K2", 1), ("K1", 2)]


def test_konsistensi_takes_the_first_record(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "jatuh_tempo: mar"), naik("B", 10, "jatuh_tempo: mar"), naik("C", 10, "jatuh_tempo: mar"))
    )
    kantor.lapor("A,mar,5,2022-04-10", "B,mar,5,2022-04-11", "C,mar,5,2022-04-10")
    kantor.do(
        "catat", "X.A", "6", "--bulan", "mar", "--tanggal-lapor", "2022-06-01", "--koreksi", "--alasan", "salah ketik"
    )
    # A: first dated on the 10th, corrected later: in time. B: the 11th. C in time: 2/3.
    assert kantor.opd("mar")["konsistensi"] == 66.67
    kantor.do("verifikasi", "X.C", "--bulan", "mar", "--tolak", "--catatan", "bukti tidak ada")
    # Where a supervisor rejected the report there is none: 1/3.
    assert kantor.opd("mar")["konsistensi"] == 33.33
    kantor.do("batalkan", "X.A", "--bulan", "mar", "--alasan", "salah kode")
    assert kantor.opd("mar")["konsistensi"] == 0.0


def test_batas_lapor_moves_the_cut_off(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: mar"), naik("B", 10, "jatuh_tempo: mar")), aturan="{batas_lapor: 5}")
    kantor.lapor("A,mar,5,2022-04-05", "B,mar,5,2022-04-06")
    assert kantor.opd("mar")["konsistensi"] == 50.0


def test_the_cut_off_of_december_lies_in_january(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10), naik("B", 10)))
    kantor.lapor("A,des,5,2023-01-10", "B,des,5,2023-01-11")
    assert kantor.opd("des")["konsistensi"] == 50.0


def test_kecepatan_uses_the_reports_as_they_stand_now(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, "rencana: {mar: 10, jun: 10}")))
    kantor.lapor("A,mar,8", "A,jun,12")
    assert kantor.opd("jun")["kecepatan"] == 50.0
    kantor.do("catat", "X.A", "10", "--bulan", "mar", "--koreksi", "--alasan", "hasil ukur ulang")
    assert kantor.opd("jun")["kecepatan"] == 100.0


def test_klaim_and_terverifikasi(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "bobot: 50, jatuh_tempo: mar"),
            naik("B", 10, "bobot: 30, jatuh_tempo: mar"),
            naik("C", 10, "bobot: 20, jatuh_tempo: mar"),
        )
    )
    kantor.lapor("A,mar,10", "B,mar,8")
    found = kantor.opd("mar")
    # (50·100 + 30·80 + 20·0)/100 = 74.
    assert (found["nilai"], found["nilai_klaim"], found["terverifikasi"]) == (74.0, 74.0, 0.0)
    kantor.do("verifikasi", "X.A", "--bulan", "mar", "--realisasi", "6", "--catatan", "ukur ulang")
    found = kantor.opd("mar")
    # (50·60 + 30·80)/100 = 54; checked: 50 of 100.
    assert (found["nilai"], found["nilai_klaim"], found["terverifikasi"]) == (54.0, 74.0, 50.0)
    kantor.do("verifikasi", "X.B", "--bulan", "mar", "--tolak", "--catatan", "tidak ada bukti")
    found = kantor.opd("mar")
    # B is rejected: 0. Nothing reported (C) is not checked: 80 of 100.
    assert (found["nilai"], found["nilai_klaim"], found["terverifikasi"]) == (30.0, 74.0, 80.0)
    assert found["jumlah_belum_lapor"] == 2
    kantor.do("catat", "X.A", "9", "--bulan", "mar", "--koreksi", "--alasan", "salah ketik")
    found = kantor.opd("mar")
    # The correction ends the verification: (50·90)/100 = 45, klaim (50·90 + 30·80)/100 = 69; only B is checked: 30.
    assert (found["nilai"], found["nilai_klaim"], found["terverifikasi"]) == (45.0, 69.0, 30.0)


def test_groups(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "bobot: 40, jatuh_tempo: mar, prioritas: RB"),
            naik("B", 10, "bobot: 60, jatuh_tempo: mar, prioritas: EKO"),
            kode="X",
            more=["pengampu: AST1"],
        ),
        opd(
            naik("A", 10, "jatuh_tempo: mar, prioritas: RB"),
            naik("B", 10, "jatuh_tempo: mar, prioritas: RB"),
            naik("C", 10, "jatuh_tempo: apr, prioritas: EKO"),
            kode="Y",
            more=["pengampu: AST2"],
        ),
    )
    kantor.write("kode,bulan,realisasi\nX.A,mar,10\nX.B,mar,5\nY.A,mar,8\nY.B,mar,7\n", "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    # RB: shares 0.4, 1/3, 1/3: (40 + 80/3 + 70/3)/(0.4 + 2/3) = 90/(16/15) = 84.375. EKO: X.B alone: 50.
    out = kantor.do("status", "--bulan", "mar", "--menurut", "prioritas").out
    assert "84,38" in out
    assert "50,00" in out
    # AST1: 0.4·100 + 0.6·50 = 70; AST2: (80 + 70)/2 = 75.
    out = kantor.do("status", "--bulan", "mar", "--menurut", "pengampu").out
    assert "70,00" in out
    assert "75,00" in out


def test_money(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "jatuh_tempo: mar, pagu: 999, program: P1"),
            kode="X",
            more=["program: {P1: {nama: satu, pagu: 3000}, P2: {nama: dua}}"],
            bidang=[
                "BM:",
                "  nama: Bidang",
                "  kepala: {jabatan: Kabid}",
                "  indikator:",
                "    B: {nama: b, satuan: u, sifat: akumulasi, arah: naik, target: 1, jatuh_tempo: mar, pagu: 500}",
            ],
        ),
        opd(
            ind(
                "A",
                "sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: p, volume: 1, jatuh_tempo: mar, pagu: 400}, "
                "Q: {nama: q, volume: 1, jatuh_tempo: apr, pagu: 200}}",
            ),
            naik("B", 5, "pagu: 600"),
            kode="Y",
        ),
        opd(naik("A", 5), kode="Z"),
    )
    rows = [
        "X.A,feb,1,Rp1000",
        "X.A,mar,1,Rp500",
        "X.B,mar,1,Rp1000",
        "Y.A.P,mar,10,Rp1.500",
        "Y.A.Q,mar,,300",
        "Z.A,mar,1,Rp77",
    ]
    kantor.write("kode,bulan,realisasi,anggaran\n" + "\n".join(rows), "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    found = {item["kode"]: item for item in kantor.do("nilai", "--bulan", "mar", "--json").json["opd"]}
    money = {
        code: tuple(item[key] for key in ("pagu", "realisasi_anggaran", "serapan")) for code, item in found.items()
    }
    # X: pagu of its programs, 3000; spending 1000 + 500 + 1000 (its bidang included): 83.33 %.
    assert money["X"] == (3000, 2500, 83.33)
    # Y: no program: 400 + 200 + 600 = 1200; 1500 + 300 = 1800: 150 %, never capped.
    assert money["Y"] == (1200, 1800, 150.0)
    assert money["Z"] == (None, 77, None)
    feb = {item["kode"]: item for item in kantor.do("nilai", "--bulan", "feb", "--json").json["opd"]}
    assert feb["X"]["realisasi_anggaran"] == 1000


def test_bidang_has_figures_of_its_own(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "jatuh_tempo: mar"),
            bidang=[
                "BM:",
                "  nama: Bidang",
                "  kepala: {jabatan: Kabid}",
                "  indikator:",
                "    B: {nama: b, satuan: u, sifat: akumulasi, arah: naik, target: 10, bobot: 25, jatuh_tempo: mar}",
                "    C: {nama: b, satuan: u, sifat: akumulasi, arah: naik, target: 10, bobot: 75, jatuh_tempo: mar}",
            ],
        )
    )
    kantor.lapor("A,mar,9", "B,mar,10", "C,mar,6")
    found = kantor.opd("mar")
    assert found["nilai"] == 90.0
    (bidang,) = found["bidang"]
    # (25·100 + 75·60)/100 = 70.
    assert (bidang["kode"], bidang["nilai"], bidang["komitmen"]) == ("X.BM", 70.0, 25.0)
    assert [item["kode"] for item in bidang["indikator"]] == ["X.B", "X.C"]
    # The same figures.
    assert set(found) - set(bidang) <= {"bidang"}
    # meleset lists heads of OPDs; with --opd those of its bidang follow.
    assert [head["opd"] for head in kantor.meleset("mar")] == ["X"]
    (head,) = kantor.meleset("mar", "--opd", "X")
    assert [row["kode"] for row in head["komitmen"]] == ["X.A"]
    assert [row["kode"] for row in head["bidang"][0]["komitmen"]] == ["X.C"]
