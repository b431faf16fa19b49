from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.errors import SealError
from kontrak.model.declared import Program
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Fakta, Laporan, LaporanBulan, Penangguhan, TemuanIntegritas
from kontrak.model.words import Arah, Putusan
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.officials import load_findings
from tests.scoring.build import plan
from tests.store.sample import catat, first_import, impor, lock, on_code, record, unlock
from tests.store.tahun import ATURAN, JALAN, JEMBATAN, PAKET, PUPR, SETDA, TAJUK

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator, Opd
    from kontrak.model.words import Value
    from kontrak.store.connection import Store


def facts_of(store: Store, kode: str, batas: int | None = None) -> Fakta:
    return next(fakta for fakta in load_facts(store, 2022, batas) if fakta.kontrak.kode == kode)


def values(line: LaporanBulan) -> list[Value | None]:
    return [report.realisasi for report in line.laporan]


def with_indikators(opd: Opd, *indikators: Indikator) -> Opd:
    return opd._replace(kontrak=opd.kontrak._replace(indikator=indikators))


def check(store: Store, kode: str, bulan: int, laporan: int, putusan: str, *, realisasi: str | None = None) -> None:
    content: dict[str, Any] = {"laporan": str(laporan), "putusan": putusan, "realisasi": realisasi, "catatan": "dicek"}
    record(store, on_code("verifikasi", kode, bulan, **content))


def test_contracts_come_in_order_of_code_with_their_bidang_behind(store: Store) -> None:
    facts = load_facts(store, 2022)
    assert [fakta.kontrak.kode for fakta in facts] == ["PUPR", "PUPR.BM", "SETDA"]
    assert [fakta.opd for fakta in facts] == ["PUPR", "PUPR", "SETDA"]
    assert facts[0].kontrak == PUPR.kontrak
    assert facts[1].kontrak == PUPR.bidang[0]
    assert (facts[1].kelompok, facts[1].pengampu) == ("dinas", "AST2")
    assert load_facts(store, 2021) == []


def test_the_induk_alone(store: Store) -> None:
    fakta = facts_of(store, "PUPR")
    assert [(version.ke, version.berlaku, version.indikator) for version in fakta.versi] == [(0, 1, (JALAN, JEMBATAN))]
    assert [(rules.ke, rules.aturan) for rules in fakta.aturan] == [(0, ATURAN)]
    assert fakta.kepala == (PUPR.kontrak.kepala,)
    assert fakta.laporan == {}
    assert fakta.belanja == {}
    assert fakta.resmi == {}


def test_a_record_in_full(store: Store) -> None:
    evidence = [
        {"jalur": "b.pdf", "sha256": "ff", "ukuran": "12"},
        {"jalur": "https://x", "sha256": None, "ukuran": None},
    ]
    record(
        store,
        catat(
            "PUPR.JALAN",
            3,
            "4.5",
            pecahan="9/2",
            anggaran="1000",
            bukti=evidence,
            kendala="hujan",
            tindak_lanjut="lembur",
            pic="Bidang BM",
            batas="2022-04-30",
            catatan="c",
            tanggal_lapor="2022-04-05",
            alasan="a",
        ),
    )
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert line.verifikasi is None
    assert line.dibatalkan == ()
    assert line.terakhir == Laporan(
        peristiwa=2,
        waktu="2022-01-03T09:00:00+07:00",
        pelaku="tester",
        kode="PUPR.JALAN",
        bulan=3,
        realisasi=Decimal("4.5"),
        tanggal_lapor=date(2022, 4, 5),
        pecahan="9/2",
        anggaran=1000,
        kendala="hujan",
        tindak_lanjut="lembur",
        pic="Bidang BM",
        batas=date(2022, 4, 30),
        catatan="c",
        alasan="a",
        bukti=line.laporan[0].bukti,
    )
    assert [tuple(item) for item in line.laporan[0].bukti] == [("b.pdf", "ff", 12), ("https://x", None, None)]


def test_corrections_follow_each_other_and_a_cancellation_ends_them(store: Store) -> None:
    record(store, catat("PUPR.JALAN", 3, "4"), catat("PUPR.JALAN", 3, "5", jenis="koreksi"))
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert values(line) == [Decimal(4), Decimal(5)]
    record(store, on_code("batal", "PUPR.JALAN", 3, alasan="keliru"))
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert line.laporan == ()
    assert [report.peristiwa for report in line.dibatalkan] == [2, 3]
    record(store, catat("PUPR.JALAN", 3, "6"))
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert values(line) == [Decimal(6)]
    assert len(line.dibatalkan) == 2
    assert values(facts_of(store, "PUPR", batas=3).laporan["PUPR.JALAN"][3]) == [Decimal(4), Decimal(5)]


def test_a_check_belongs_to_one_record(store: Store) -> None:
    record(store, catat("PUPR.JALAN", 3, "4"))
    check(store, "PUPR.JALAN", 3, 2, "terima")
    check(store, "PUPR.JALAN", 3, 2, "ubah", realisasi="3.5")
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert line.verifikasi is not None
    assert (line.verifikasi.peristiwa, line.verifikasi.putusan, line.realisasi) == (4, Putusan.UBAH, Decimal("3.5"))
    assert line.klaim == Decimal(4)
    record(store, catat("PUPR.JALAN", 3, "5", jenis="koreksi"))
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert (line.verifikasi, line.realisasi) == (None, Decimal(5))
    check(store, "PUPR.JALAN", 3, 5, "tolak")
    assert facts_of(store, "PUPR").laporan["PUPR.JALAN"][3].ditolak
    record(store, on_code("batal", "PUPR.JALAN", 3, alasan="keliru"))
    line = facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]
    assert line.verifikasi is None
    assert not line.ditolak


def test_each_contract_has_the_reports_of_its_own_codes_and_the_opd_all_spending(store: Store) -> None:
    record(
        store,
        catat("PUPR.JALAN", 3, "4", anggaran="100"),
        catat("PUPR.JEMBATAN.A", 3, "40", anggaran="20"),
        catat("PUPR.PAKET", 3, "4", anggaran="3"),
        catat("PUPR.PAKET", 4, None, anggaran="5"),
        catat("PUPR.PAKET", 4, None, anggaran="7", jenis="koreksi"),
        catat("PUPR.JALAN", 5, "1", anggaran="1000"),
        on_code("batal", "PUPR.JALAN", 5, alasan="keliru"),
        catat("SETDA.SUHU", 3, "1", anggaran="9"),
    )
    opd, bidang, setda = load_facts(store, 2022)
    assert opd.laporan.keys() == {"PUPR.JALAN", "PUPR.JEMBATAN.A"}
    assert bidang.laporan.keys() == {"PUPR.PAKET"}
    assert opd.belanja == {3: 123, 4: 7}
    assert bidang.belanja == {3: 3, 4: 7}
    assert setda.belanja == {3: 9}


def test_pagu_of_programs_of_indikators_and_none(store: Store) -> None:
    opd, bidang, setda = load_facts(store, 2022)
    assert (opd.pagu, opd.pagu_awal) == (58_000_000_000, 58_000_000_000)
    assert (bidang.pagu, bidang.pagu_awal) == (750_000_000, 750_000_000)
    assert (setda.pagu, setda.pagu_awal) == (None, None)
    record(store, impor([PUPR._replace(program=(Program("P-JALAN", "Jalan", None),))]))
    opd = facts_of(store, "PUPR")
    assert (opd.pagu, opd.pagu_awal) == (2_400_000_000, 58_000_000_000)
    record(store, impor([with_indikators(SETDA, SETDA.kontrak.indikator[0]._replace(pagu=0))]))
    assert (facts_of(store, "SETDA").pagu, facts_of(store, "SETDA").pagu_awal) == (0, 0)
    record(store, impor([with_indikators(SETDA, SETDA.kontrak.indikator[0]._replace(pagu=5))]))
    assert (facts_of(store, "SETDA").pagu, facts_of(store, "SETDA").pagu_awal) == (5, 0)
    record(store, impor([with_indikators(PUPR, JALAN, JEMBATAN._replace(pagu=7))._replace(program=())]))
    assert facts_of(store, "PUPR").pagu == 7, "its own pagu, not the sum of its pekerjaan"


def test_amendments_are_versions_and_texts_are_the_newest(store: Store) -> None:
    more = JALAN._replace(target=Decimal(25), rencana=plan({"mar": 5, "jun": 15, "sep": 5}), nama="Jalan diperbaiki")
    amended = with_indikators(PUPR, more)
    record(store, impor([amended], versions={"PUPR": (1, 7)}))
    renamed = with_indikators(PUPR, more._replace(nama="Jalan mantap", sasaran="Baru", prioritas="RB", pagu=9))
    record(store, impor([renamed], versions={"PUPR": (1, 7)}))
    fakta = facts_of(store, "PUPR")
    induk, first = fakta.versi
    assert (induk.ke, induk.berlaku, induk.peristiwa, induk.nomor) == (0, 1, 1, None)
    assert (first.ke, first.berlaku, first.peristiwa, first.nomor, first.alasan) == (1, 7, 3, "P/1", "APBD perubahan")
    assert first.indikator == renamed.kontrak.indikator
    texts = {"nama": "Jalan mantap", "sasaran": "Baru", "prioritas": "RB", "pagu": 9}
    assert induk.indikator == (JALAN._replace(**texts), JEMBATAN)  # type: ignore[arg-type]  # keywords by name
    assert [version.ke for version in facts_of(store, "PUPR.BM").versi] == [0]
    assert [version.indikator for version in facts_of(store, "PUPR", batas=1).versi] == [(JALAN, JEMBATAN)]


def test_the_newest_names_of_pekerjaan(store: Store) -> None:
    new_work = JEMBATAN.pekerjaan[0]._replace(nama="Jembatan Tambangan", pagu=1)
    record(store, impor([with_indikators(PUPR, JEMBATAN._replace(pekerjaan=(new_work,)))], versions={"PUPR": (1, 7)}))
    induk = facts_of(store, "PUPR").versi[0]
    assert [(work.nama, work.pagu) for work in induk.indikator[1].pekerjaan] == [
        ("Jembatan Tambangan", 1),
        ("Jembatan ruas B", None),
    ]


def test_an_indikator_that_was_removed_keeps_its_reports_in_its_version(store: Store) -> None:
    record(store, catat("PUPR.JALAN", 3, "4"), impor([with_indikators(PUPR, JEMBATAN)], versions={"PUPR": (1, 7)}))
    assert values(facts_of(store, "PUPR").laporan["PUPR.JALAN"][3]) == [Decimal(4)]


def test_a_code_that_no_version_holds_counts_for_spending_only(store: Store) -> None:
    """Possible before a contract is dated: the induk is then rewritten."""
    record(store, catat("PUPR.JALAN", 3, "4", anggaran="10"), impor([with_indikators(PUPR, JEMBATAN)]))
    fakta = facts_of(store, "PUPR")
    assert fakta.laporan == {}
    assert fakta.belanja == {3: 10}


def test_values_are_read_by_the_version_in_force_in_their_month(store: Store) -> None:
    as_yes_no = JALAN._replace(arah=Arah.BINER, target=True, rencana=(None,) * 11 + (True,))
    record(
        store,
        catat("PUPR.JALAN", 3, "4"),
        catat("PUPR.JALAN", 8, "5"),
        impor([with_indikators(PUPR, as_yes_no)], versions={"PUPR": (1, 7)}),
        catat("PUPR.JALAN", 9, "ya"),
        catat("PUPR.JALAN", 10, "tidak"),
    )
    lines = facts_of(store, "PUPR").laporan["PUPR.JALAN"]
    assert {month: line.realisasi for month, line in lines.items()} == {3: Decimal(4), 8: None, 9: True, 10: False}


def test_a_later_version_reads_where_the_one_in_force_has_no_such_code(store: Store) -> None:
    record(
        store,
        impor([with_indikators(PUPR, JALAN, PAKET._replace(kode="PUPR.BARU"))], versions={"PUPR": (1, 7)}),
        catat("PUPR.BARU", 2, "3"),
    )
    assert facts_of(store, "PUPR").laporan["PUPR.BARU"][2].realisasi == Decimal(3)


def test_a_value_from_before_an_indikator_is_read_by_its_first_version(store: Store) -> None:
    new = PAKET._replace(kode="PUPR.BARU")
    as_yes_no = new._replace(arah=Arah.BINER, target=True, rencana=(None,) * 11 + (True,))
    record(
        store,
        impor([with_indikators(PUPR, JALAN, new)], versions={"PUPR": (1, 6)}),
        catat("PUPR.BARU", 3, "3"),
        impor([with_indikators(PUPR, JALAN, as_yes_no)], versions={"PUPR": (2, 9)}),
    )
    assert facts_of(store, "PUPR").laporan["PUPR.BARU"][3].realisasi == Decimal(3)


def test_the_contract_that_holds_a_code_in_the_month_reads_it(store: Store) -> None:
    as_yes_no = JALAN._replace(arah=Arah.BINER, target=True, rencana=(None,) * 11 + (True,))
    moved = with_indikators(PUPR, JEMBATAN)
    moved = moved._replace(bidang=(moved.bidang[0]._replace(indikator=(PAKET, as_yes_no)),))
    record(
        store,
        impor([moved], versions={"PUPR": (1, 9), "PUPR.BM": (1, 9)}),
        catat("PUPR.JALAN", 3, "4"),
        catat("PUPR.JALAN", 9, "ya"),
    )
    for kode in ("PUPR", "PUPR.BM"):
        lines = facts_of(store, kode).laporan["PUPR.JALAN"]
        assert {month: line.realisasi for month, line in lines.items()} == {3: Decimal(4), 9: True}


def test_grades_must_be_of_the_scale_in_force(store: Store) -> None:
    other = TAJUK._replace(aturan=ATURAN._replace(skala={"OPINI": {"Baik": Decimal(1)}}))
    record(
        store,
        catat("SETDA.OPINI", 3, "WDP"),
        catat("SETDA.OPINI", 8, "WDP"),
        catat("SETDA.OPINI", 9, "Baik"),
        catat("SETDA.MPP", 9, "WDP"),
        catat("SETDA.SUHU", 9, "NaN"),
        impor(tajuk=other, rules=(1, 7)),
    )
    fakta = facts_of(store, "SETDA")
    grades = {month: line.realisasi for month, line in fakta.laporan["SETDA.OPINI"].items()}
    assert grades == {3: "WDP", 8: None, 9: "Baik"}
    assert fakta.laporan["SETDA.MPP"][9].realisasi is None
    assert fakta.laporan["SETDA.SUHU"][9].realisasi is None
    assert [(rules.ke, rules.berlaku) for rules in fakta.aturan] == [(0, 1), (1, 7)]


def test_suspensions_are_spans(store: Store) -> None:
    def tangguh(kode: str, bulan: int) -> Draft:
        return on_code("tangguh", kode, bulan, dasar=f"SK {bulan}", alasan="banjir")

    def cabut(kode: str, bulan: int) -> Draft:
        return on_code("cabut", kode, bulan, dasar=None, alasan="surut")

    record(store, tangguh("PUPR.JALAN", 3), cabut("PUPR.JALAN", 6), tangguh("PUPR.JALAN", 9))
    record(store, tangguh("PUPR.PAKET", 5), tangguh("PUPR.JEMBATAN.A", 5), cabut("PUPR.JEMBATAN.A", 5))
    opd, bidang, _ = load_facts(store, 2022)
    assert opd.penangguhan == (
        Penangguhan("PUPR.JALAN", 3, 6, "SK 3", "banjir"),
        Penangguhan("PUPR.JALAN", 9, None, "SK 9", "banjir"),
    )
    assert bidang.penangguhan == (Penangguhan("PUPR.PAKET", 5, None, "SK 5", "banjir"),)
    assert facts_of(store, "PUPR", batas=2).penangguhan == (Penangguhan("PUPR.JALAN", 3, None, "SK 3", "banjir"),)
    record(store, cabut("PUPR.PAKET", 5), cabut("PUPR.PAKET", 5))
    assert facts_of(store, "PUPR.BM").penangguhan == ()
    record(store, tangguh("PUPR.PAKET", 8), tangguh("PUPR.PAKET", 6))
    assert facts_of(store, "PUPR.BM").penangguhan == (Penangguhan("PUPR.PAKET", 6, None, "SK 6", "banjir"),)


def test_ending_a_suspension_leaves_every_other_one_alone(store: Store) -> None:
    for bulan in (2, 7):
        record(store, on_code("tangguh", "PUPR.JALAN", bulan, dasar=f"SK {bulan}", alasan="banjir"))
        if bulan == 2:
            record(store, on_code("cabut", "PUPR.JALAN", 5, dasar=None, alasan="surut"))
    first, second = (
        Penangguhan("PUPR.JALAN", 2, 5, "SK 2", "banjir"),
        Penangguhan("PUPR.JALAN", 7, None, "SK 7", "banjir"),
    )
    assert facts_of(store, "PUPR").penangguhan == (first, second)
    record(store, on_code("cabut", "PUPR.JALAN", 6, dasar=None, alasan="keliru"))
    assert facts_of(store, "PUPR").penangguhan == (first, second), "none lasts in June"
    record(store, on_code("cabut", "PUPR.JALAN", 3, dasar=None, alasan="lebih awal"))
    assert facts_of(store, "PUPR").penangguhan == (first._replace(sampai=3), second)


def test_official_scores_of_the_months_that_are_locked_now(store: Store) -> None:
    record(store, lock(1, {"PUPR": "87.50", "SETDA": None}), lock(2, {"PUPR": "90.00"}))
    assert facts_of(store, "PUPR").resmi == {1: Decimal("87.50"), 2: Decimal("90.00")}
    assert facts_of(store, "SETDA").resmi == {1: None, 2: None}
    record(store, unlock(2))
    assert facts_of(store, "PUPR").resmi == {1: Decimal("87.50")}
    record(store, lock(2, {"PUPR": "91.00"}))
    assert facts_of(store, "PUPR").resmi[2] == Decimal("91.00")
    assert facts_of(store, "PUPR", batas=3).resmi[2] == Decimal("90.00")


@pytest.mark.parametrize("seed", range(30))
def test_the_pagu_of_each_month_is_the_naive_one(store: Store, seed: int) -> None:
    """Each import that changes a pagu overwrites the months from that which it names, else from the first open one."""
    rng = Random(seed)
    first, other, *rest = SETDA.kontrak.indikator
    naive: dict[str, list[int | None]] = {first.kode: [None] * 12, other.kode: [None] * 12}
    said: dict[str, int | None] = {first.kode: None, other.kode: None}
    locked = 0
    for _ in range(rng.randint(1, 6)):
        if rng.random() < 0.4 and locked < 12:
            locked += 1
            record(store, lock(locked, {}))
            continue
        changed = {kode: rng.choice([None, 0, 5, 9, pagu, pagu, pagu]) for kode, pagu in said.items()}
        month = rng.choice([None, rng.randint(locked + 1, 12)]) if locked < 12 else None
        pair = (first._replace(pagu=changed[first.kode]), other._replace(pagu=changed[other.kode]))
        draft = impor([with_indikators(SETDA, *pair, *rest)])
        record(store, draft._replace(isi={**draft.isi, "berlaku": None if month is None else str(month)}))
        for kode, pagu in changed.items():
            if pagu != said[kode]:
                naive[kode][(month or locked + 1) - 1 :] = [pagu] * (13 - (month or locked + 1))
        said = changed
    facts = facts_of(store, "SETDA")
    for bulan in range(1, 13):
        own = [naive[kode][bulan - 1] for kode in naive]
        assert [facts.pagu_of(kode, bulan, said[kode]) for kode in naive] == own
        known = [pagu for pagu in own if pagu is not None]
        assert facts.pagu_at(bulan) == (sum(known) if known else None)


def test_heads_in_the_order_they_were_recorded(store: Store) -> None:
    first = PUPR.kontrak.kepala
    acting = Kepala("Plt. Kepala Dinas PUPR", "A", status="plt", sejak=date(2022, 7, 1))
    for head in (acting, acting, first):
        record(store, impor([PUPR._replace(kontrak=PUPR.kontrak._replace(kepala=head))]))
    assert facts_of(store, "PUPR").kepala == (first, acting, first)
    assert facts_of(store, "PUPR").kontrak.kepala == first
    assert facts_of(store, "PUPR", batas=2).kepala == (first, acting)


def test_findings_are_those_of_the_whole_file_with_the_official_and_the_rules_of_their_month(store: Store) -> None:
    acting = Kepala("Plt. Kepala Dinas PUPR", "A", status="plt", sejak=date(2022, 5, 2))
    record(store, impor([PUPR._replace(kontrak=PUPR.kontrak._replace(kepala=acting))]))
    for opd, day in (("PUPR", "2022-05-01"), ("PUPR", "2022-05-02"), ("SETDA", "2022-12-31")):
        content = {"tahun": "2022", "opd": opd, "dasar": "LHP 1", "tanggal": day, "uraian": "gratifikasi"}
        record(store, Draft("integritas", f"{opd}.INTEGRITAS", content))
    before, after, other = load_findings(store)
    assert before == TemuanIntegritas(
        3, "PUPR", "LHP 1", date(2022, 5, 1), "gratifikasi", PUPR.kontrak.kepala, ATURAN.masa_temuan
    )
    assert (after.pejabat, other.pejabat, other.opd) == (acting, SETDA.kontrak.kepala, "SETDA")
    assert [facts.integritas for facts in load_facts(store, 2022)] == [(before, after, other)] * 3
    assert facts_of(store, "PUPR", batas=3).integritas == (before,)


def test_asking_for_an_opd_gives_the_same_facts_as_asking_for_all(store: Store) -> None:
    record(store, catat("PUPR.JALAN", 3, "4", anggaran="1"), catat("SETDA.SUHU", 3, "1"), lock(1, {"PUPR": "1.00"}))
    everything = load_facts(store, 2022)
    assert load_facts(store, 2022, opd=["PUPR"]) == everything[:2]
    assert load_facts(store, 2022, opd={"SETDA", "LAIN"}) == everything[2:]
    assert load_facts(store, 2022, opd=[]) == []


def test_asking_for_one_opd_touches_no_rows_of_others_and_no_whole_table(store: Store) -> None:
    """Every statement of the year's facts searches by key; a scan would grow with the file."""
    record(store, catat("PUPR.JALAN", 3, "4"), on_code("tangguh", "PUPR.JALAN", 5, dasar="x", alasan="y"))
    statements: list[str] = []
    store.connection.set_trace_callback(statements.append)
    load_facts(store, 2022, opd=["PUPR"])
    store.connection.set_trace_callback(None)
    for statement in statements:
        for *_, step in store.connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            assert not step.startswith("SCAN ") or step in ("SCAN v", "SCAN (subquery-1)"), (step, statement)


def test_what_others_record_meanwhile_never_mixes_in(store: Store) -> None:
    before = load_facts(store, 2022)
    record(
        store, catat("PUPR.JALAN", 3, "4", anggaran="1"), lock(1, {"PUPR": "1.00"}), impor([PUPR._replace(nama="X")])
    )
    assert load_facts(store, 2022, upto=1) == before
    assert load_facts(store, 2022) != before


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("laporan", "tanggal_lapor", "kemarin"),
        ("laporan", "batas", "2022-02-30"),
        ("verifikasi", "putusan", "mungkin"),
        ("indikator", "arah", "mundur"),
        ("indikator", "bobot", "banyak"),
        ("rencana", "nilai", "x"),
        ("pekerjaan", "volume", ""),
        ("kontrak", "tanggal", "x"),
        ("kepala", "sejak", "x"),
        ("aturan", "ambang_kritis", "x"),
        ("nilai_resmi", "nilai", "baik"),
        ("integritas", "tanggal", "x"),
    ],
)
def test_a_table_changed_by_hand_is_no_fault_of_the_program(store: Store, table: str, column: str, value: str) -> None:
    finding = {"tahun": "2022", "opd": "PUPR", "dasar": "LHP 1", "tanggal": "2022-05-02", "uraian": "x"}
    record(
        store, catat("PUPR.JALAN", 3, "4"), lock(1, {"PUPR": "1.00"}), Draft("integritas", "PUPR.INTEGRITAS", finding)
    )
    check(store, "PUPR.JALAN", 3, 2, "terima")
    raw = store.connection
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute(f"DROP TRIGGER {table}_tak_diubah")
    raw.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with pytest.raises(SealError, match="diubah di luar program"):
        load_facts(store, 2022)


def test_years_do_not_mix(store: Store) -> None:
    record(store, first_import(2023), catat("PUPR.JALAN", 3, "4", tahun=2023), lock(1, {"PUPR": "5.00"}, tahun=2023))
    assert facts_of(store, "PUPR").laporan == {}
    assert facts_of(store, "PUPR").resmi == {}
    next_year = load_facts(store, 2023, opd=["PUPR"])[0]
    assert values(next_year.laporan["PUPR.JALAN"][3]) == [Decimal(4)]
