"""SPEC §3, "Looking back" and "Meleset": rows, runs, steps, order, and the integrity row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract_text import berkas, ind, naik, opd
from tests.keys import KEPALA_KEYS

if TYPE_CHECKING:
    from tests.workplace import Workplace

SKALA = "{skala: {SAKIP: {D: 1, C: 2, CC: 3, B: 4, BB: 5}}}"


def test_a_row_in_full(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "rencana: {mar: 4, jun: 6}"), more=["pengampu: AST1"]))
    kantor.at("2022-07-05")
    kantor.do("catat", "X.A", "3", "--bulan", "mar", "--kendala", "hujan", "--tindak-lanjut", "lembur")
    kantor.do("catat", "X.A", "5", "--bulan", "mei", "--kendala", "banjir")
    (head,) = kantor.meleset("jun")
    assert list(head) == KEPALA_KEYS
    assert (head["opd"], head["pengampu"], head["bobot_meleset"], head["bidang"]) == ("X", "AST1", 100.0, [])
    assert head["kepala"]["jabatan"] == "Kepala"
    # mar: 3 of 4, missed; mei: 8 of 4, met, but no plan month; jun: 8 of 10, missed.
    assert head["komitmen"] == [
        {
            "kode": "X.A",
            "nama": "Indikator A",
            "bulan_jatuh_tempo": 6,
            "target": 10,
            "realisasi": 8,
            "realisasi_bulan": 5,
            "kekurangan": 2,
            "capaian": 80.0,
            "belum_lapor": True,
            "sejak": 3,
            "berturut": 2,
            "satuan_berturut": "kali",
            "berturut_tangga": 2,
            "kendala": "banjir",
            "tindak_lanjut": "lembur",
        }
    ]
    assert head["tangga"] == "Surat peringatan I"


def test_what_the_distance_is(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            ind("A", "sifat: posisi, arah: naik, target: 10, jatuh_tempo: mar"),
            ind("B", "sifat: posisi, arah: turun, target: 10, jatuh_tempo: mar"),
            ind("C", "sifat: posisi, arah: rentang, target: [10, 20], jatuh_tempo: mar"),
            ind("D", "sifat: posisi, arah: rentang, target: [10, 20], jatuh_tempo: mar"),
            ind("E", "sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar"),
            ind("F", "sifat: posisi, arah: predikat, skala: SAKIP, target: BB, jatuh_tempo: mar"),
            ind("G", "sifat: posisi, arah: naik, target: 10, jatuh_tempo: mar"),
            ind("H", "sifat: akumulasi, arah: naik, target: 10, jatuh_tempo: mar"),
            ind("I", "sifat: posisi, arah: naik, target: [10, 20], jatuh_tempo: mar"),
            ind("J", "sifat: posisi, arah: turun, target: [10, 20], jatuh_tempo: mar"),
            ind("K", "sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: p, volume: 3, jatuh_tempo: mar}}"),
        ),
        aturan=SKALA,
    )
    kantor.lapor(
        "A,mar,7,2022-04-02",
        "B,mar,13",
        "C,mar,7",
        "D,mar,21.5",
        "E,mar,tidak",
        "F,mar,CC",
        "H,jan,4",
        "I,mar,9",
        "J,mar,22",
        "K.P,mar,75",
    )
    (head,) = kantor.meleset("mar")
    rows = {
        row["kode"]: tuple(row[key] for key in ("target", "realisasi", "kekurangan", "capaian", "belum_lapor"))
        for row in head["komitmen"]
    }
    assert rows == {
        "X.A": (10, 7, 3, 70.0, False),
        "X.B": (10, 13, 3, 70.0, False),
        "X.C": ([10, 20], 7, 3, 70.0, False),
        "X.D": ([10, 20], 21.5, 1.5, 92.5, False),  # (40 − 21.5)/20
        "X.E": (True, False, None, 0.0, False),
        "X.F": ("BB", "CC", None, 60.0, False),
        "X.G": (10, None, None, 0.0, True),  # the score is 0 for silence
        "X.H": (10, 4, 6, 40.0, True),
        "X.I": ([10, 20], 9, 1, 90.0, False),
        "X.J": ([10, 20], 22, 2, 90.0, False),  # (40 − 22)/20
        "X.K.P": (100, 75, 25, 75.0, False),
    }


def test_runs_by_sifat(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            naik("A", 10, "rencana: {mar: 5, jun: 5}"),
            naik("B", 10, "rencana: {mar: 5, jun: 10}", sifat="posisi"),
            naik("C", 10, "rencana: {mar: 10, jun: 10}", sifat="rata_rata"),
            ind("D", "sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar"),
            ind("E", "sifat: posisi, arah: predikat, skala: SAKIP, target: BB, rencana: {jan: B, apr: B, jun: BB}"),
            ind("F", "sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: p, volume: 3, jatuh_tempo: feb}}"),
            naik("G", 10, "jatuh_tempo: mar"),
        ),
        aturan=SKALA,
        day="2022-01-31",
    )

    def runs(bulan: str) -> dict[str, tuple[int, int, int]]:
        rows = kantor.meleset(bulan)[0]["komitmen"]
        return {row["kode"][2:]: (row["bulan_jatuh_tempo"], row["sejak"], row["berturut"]) for row in rows}

    # Nothing was ever reported. May: D and G (from March) and F (from February) count every month;
    # A, B and C only March; E its plan months January and April.
    assert runs("mei") == {
        "A": (3, 3, 1),
        "B": (3, 3, 1),
        "C": (3, 3, 1),
        "D": (3, 3, 3),
        "E": (4, 1, 2),
        "F.P": (2, 2, 4),
        "G": (3, 3, 3),
    }
    assert runs("jun") == {
        "A": (6, 3, 2),
        "B": (6, 3, 2),
        "C": (6, 3, 2),
        "D": (3, 3, 4),
        "E": (6, 1, 3),
        "F.P": (2, 2, 5),
        "G": (3, 3, 4),
    }


def test_a_run_is_unbroken(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 30, "rencana: {jan: 10, feb: 10, mar: 10}")), day="2022-01-31")
    kantor.lapor("A,jan,5", "A,feb,15", "A,mar,8")
    # jan 5/10 missed, feb 20/20 met, mar 28/30 missed, apr no plan month: since March, 1.
    row = kantor.row("X.A", "apr")
    assert (row["sejak"], row["berturut"]) == (3, 1)
    assert kantor.row("X.A", "feb") is None


def test_steps(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "jatuh_tempo: mar"), kode="X"),
        opd(naik("A", 10, "jatuh_tempo: mar"), kode="Y", kepala="jabatan: Plt Kepala, status: plt, sejak: 2022-05-10"),
        opd(naik("A", 10, "jatuh_tempo: mar"), kode="Z", kepala="jabatan: Kepala, sejak: 2022-06-01"),
        aturan="{tangga: {1: satu, 2: dua, 4: empat}}",
    )

    def steps(bulan: str) -> dict[str, object]:
        return {head["opd"]: head["tangga"] for head in kantor.meleset(bulan)}

    # Runs at mei: 3: the highest key ≤ 3 is 2. Y is in office at the end of May: 1. At Z somebody
    # unknown held the office before June, and the run is counted for the office.
    assert steps("mei") == {"X": "dua", "Y": "satu", "Z": "dua"}
    # agu: X 6, Y 4 (mei–agu), Z 3 (jun–agu).
    assert steps("agu") == {"X": "empat", "Y": "empat", "Z": "dua"}
    # The run itself is not cut.
    assert {head["opd"]: head["komitmen"][0]["berturut"] for head in kantor.meleset("agu")} == dict.fromkeys("XYZ", 6)


def test_heads_are_ordered_by_weight_then_run_then_kode(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "jatuh_tempo: apr"), kode="B"),
        opd(naik("A", 10, "jatuh_tempo: apr"), kode="A"),
        opd(naik("A", 10, "jatuh_tempo: mar"), kode="C"),
        opd(naik("A", 10, "jatuh_tempo: jan"), naik("B", 10, "jatuh_tempo: apr"), kode="D"),
        opd(naik("A", 10, "jatuh_tempo: mei"), kode="E"),
        day="2022-01-31",
    )
    kantor.write("kode,bulan,realisasi\nD.B,apr,10\n", "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    # C 100 run 2; A, B 100 run 1; D 50 run 4; E nothing due.
    assert [head["opd"] for head in kantor.meleset("apr")] == ["C", "A", "B", "D"]


def test_integrity_finding(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "jatuh_tempo: mar"), kepala="jabatan: Kepala, nama: Pejabat Satu", kode="X"),
        opd(naik("A", 10, "jatuh_tempo: mar"), kode="Y"),
    )
    kantor.write("kode,bulan,realisasi\nX.A,mar,10\nY.A,mar,9\n", "l.csv")
    kantor.do("catat", "--dari", "l.csv")
    before = kantor.opd("jun")
    kantor.do("integritas", "X", "--dasar", "700/1/2022", "--tanggal", "2022-05-20", "--uraian", "Temuan final")
    after = kantor.opd("jun")
    assert {key: value for key, value in before.items() if key != "segel"} == after
    assert [head["opd"] for head in kantor.meleset("apr")] == ["Y"]
    heads = {head["opd"]: head for head in kantor.meleset("mei")}
    assert set(heads) == {"X", "Y"}
    (row,) = heads["X"]["komitmen"]
    assert row["kode"] == "X.INTEGRITAS"
    for key in ("target", "realisasi", "kekurangan", "capaian"):
        assert row[key] is None
    assert heads["X"]["bobot_meleset"] == 0.0
    # It bars the named official from the award list, from the month of its date on, and counts in no number.
    award = {bulan: kantor.do("dokumen", "penghargaan", "--bulan", bulan).out for bulan in ("apr", "mei")}
    barred = {bulan: text.partition("## Terhalang")[2] for bulan, text in award.items()}
    assert "Dinas X" not in barred["apr"]
    assert "Dinas X" in barred["mei"]
    assert "Dinas X" not in award["mei"].partition("## Terhalang")[0]
    said = kantor.do("meleset", "--bulan", "mei").out
    assert "1 kepala, 1 komitmen; di luar itu 1 temuan integritas, 1 kepala tanpa komitmen meleset." in said


def award(kantor: Workplace, bulan: str) -> tuple[str, str]:
    """The award list of a month: who enters, and who is barred."""
    entering, _, barred = kantor.do("dokumen", "penghargaan", "--bulan", bulan).out.partition("## Terhalang")
    return entering, barred


def test_a_finding_follows_the_official_into_another_opd_and_the_next_year(kantor: Workplace) -> None:
    def two(x: str, y: str) -> tuple[str, str]:
        done = naik("A", 10, "jatuh_tempo: jan")
        return opd(done, kode="X", kepala=x), opd(done, kode="Y", kepala=y)

    one, acting = "jabatan: Kepala X, nama: Budi  Rahman", "jabatan: Kepala Y, nama: budi rahman, status: plt"
    kantor.impor(*two(one, acting))
    kantor.do("integritas", "X", "--dasar", "700/1", "--tanggal", "2022-11-20", "--uraian", "Temuan final")
    for code in "XY":
        kantor.do("catat", f"{code}.A", "10", "--bulan", "2022-01")
    assert "Ada temuan sesudah bulan ini" in award(kantor, "2022-10")[1]
    assert "sesudah bulan ini" in kantor.do("peringkat", "--bulan", "2022-10").out
    assert "Semua OPD yang mempunyai nilai terhalang" in award(kantor, "2022-11")[0]
    kantor.write(berkas(*two("jabatan: Kepala X, nama: Baru", acting), tahun=2023, aturan="{masa_temuan: 1}"))
    kantor.do("impor")
    kantor.at("2024-02-20")
    for code in "XY":
        kantor.do("catat", f"{code}.A", "10", "--bulan", "2023-01")
    for month, stands in (("2023-01", True), ("2023-10", True), ("2023-11", False)):
        entering, barred = award(kantor, month)
        assert "Dinas X" in entering
        assert ("Dinas Y" in barred) is stands, month
        rows = [row["kode"] for head in kantor.meleset(month) for row in head["komitmen"]]
        assert rows == (["X.INTEGRITAS"] if stands else []), month
    assert kantor.do("segel").out.startswith("Utuh")


def test_looking_back_uses_the_version_in_force_then(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, "rencana: {mar: 10, jun: 10}")))
    kantor.lapor("A,mar,8", "A,jun,4")
    # April: 8/10; May by the amended contract, whose June plan alone changes.
    kantor.at("2022-07-20")
    kantor.write(
        (kantor.folder / "contracts.yaml")
        .read_text("utf-8")
        .replace("target: 20", "target: 12")
        .replace("jun: 10", "jun: 2")
    )
    kantor.do("impor", "--berlaku", "jun", "--alasan", "refocusing")
    found = kantor.opd("jun")
    # June: 12/12 = 100; March by the original contract was 8/10: kecepatan 1/2; nilai_induk 12/20 = 60.
    assert (found["nilai"], found["nilai_induk"], found["kecepatan"]) == (100.0, 60.0, 50.0)
    # mei = 80, jun = 100: tren 20.
    assert found["tren"] == 20.0
    assert kantor.opd("mei")["nilai"] == 80.0


def test_suspension(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "bobot: 60, jatuh_tempo: mar"), naik("B", 10, "bobot: 40, jatuh_tempo: mar")))
    kantor.lapor("A,mar,5", "B,mar,10")
    kantor.do("tangguhkan", "X.A", "--bulan", "mei", "--dasar", "050/1/2022", "--alasan", "bencana")
    # apr: (60·50 + 40·100)/100 = 70; from May on only B is due.
    assert kantor.opd("apr")["nilai"] == 70.0
    may = kantor.opd("mei")
    assert (may["nilai"], may["bobot_jatuh_tempo"], may["jumlah_jatuh_tempo"], may["jumlah_meleset"]) == (
        100.0,
        40.0,
        1,
        0,
    )
    a = kantor.indikator("A", "mei")
    assert (a["ditangguhkan"], a["jatuh_tempo"], a["terpenuhi"]) == (True, False, None)
    assert kantor.meleset("mei") == []
    kantor.do("tangguhkan", "X.A", "--cabut", "--bulan", "jul", "--dasar", "050/2/2022", "--alasan", "selesai")
    assert kantor.opd("jun")["nilai"] == 100.0
    assert kantor.opd("jul")["nilai"] == 70.0
    for paper in (("rapor", "--opd", "X"), ("rapat",)):
        out = kantor.do(*paper, "--bulan", "mei").out.lower()
        assert "ditangguhkan" in out
        assert "50,00" in out


def test_one_suspended_work(kantor: Workplace) -> None:
    works = "P: {nama: p, volume: 1, jatuh_tempo: mar}, Q: {nama: q, volume: 3, jatuh_tempo: mar}"
    kantor.impor(
        opd(
            ind("K", f"bobot: 40, sifat: akumulasi, arah: naik, pekerjaan: {{{works}}}"),
            naik("A", 10, "bobot: 60, jatuh_tempo: mar"),
        )
    )
    kantor.lapor("K.P,mar,100", "A,mar,5")
    # A 50, K 1/4 = 25: (60·50 + 40·25)/100 = 40; komitmen: P = 40/4 = 10 of 100.
    found = kantor.opd("mar")
    assert (found["nilai"], found["komitmen"], found["jumlah_jatuh_tempo"]) == (40.0, 10.0, 3)
    kantor.do("tangguhkan", "X.K.Q", "--bulan", "mar", "--dasar", "1", "--alasan", "banjir")
    # Q leaves the due set: T = 1, R = 1: (60·50 + 40·100)/100 = 70; komitmen: 10 of 70 = 14.29.
    found = kantor.opd("mar")
    assert (found["nilai"], found["komitmen"], found["jumlah_jatuh_tempo"]) == (70.0, 14.29, 2)


def test_a_later_fall_of_posisi_is_missed_from_that_month(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "rencana: {mar: 10, jun: 10}", sifat="posisi")))
    kantor.lapor("A,mar,10", "A,mei,8")
    # Met at its plan month March, so kecepatan stays; in May 8/10 = 80 is missed, since May.
    row = kantor.row("X.A", "mei")
    assert (row["bulan_jatuh_tempo"], row["kekurangan"], row["sejak"], row["berturut"]) == (3, 2, 5, 1)
    assert kantor.opd("mei")["kecepatan"] == 100.0


def test_nilai_terakhir_serves_grades_too(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            ind("A", "sifat: posisi, arah: predikat, skala: SAKIP, target: B, jatuh_tempo: mar"),
            ind("B", "sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar"),
        ),
        aturan="{belum_lapor: nilai_terakhir, skala: {SAKIP: {D: 1, C: 2, CC: 3, B: 4}}}",
    )
    kantor.lapor("A,jan,CC", "B,jan,tidak")
    # The last known grade: 3/4 = 75; not done: 0. Both are marked.
    found = kantor.opd("mar")["indikator"]
    assert [(item["capaian"], item["belum_lapor"]) for item in found] == [(75.0, True), (0.0, True)]


def test_what_was_done_early_needs_no_report_in_its_month(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            ind("K", "sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: p, volume: 1, jatuh_tempo: mar}}"),
            ind("B", "sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar"),
        )
    )
    kantor.lapor("K.P,jan,100", "B,jan,ya")
    found = kantor.opd("mar")
    assert (found["nilai"], found["kecepatan"], found["konsistensi"]) == (100.0, 100.0, None)
    assert found["jumlah_belum_lapor"] == 0
