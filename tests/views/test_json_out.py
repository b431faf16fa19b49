"""The JSON documents, key by key as SPEC §5 promises them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from kontrak.views.json_out import (
    detail_document,
    explanation_document,
    missed_document,
    print_json,
    summary_document,
    to_json,
)
from tests.keys import EXPLAINED_KEYS, INDIKATOR_KEYS, KEPALA_KEYS, KOMITMEN_KEYS, MISSED_KEYS, OPD_KEYS, SUMMARY_KEYS
from tests.views.sample import BKD, DASAR, MELESET, PUPR, RANKED, RINCIAN

if TYPE_CHECKING:
    import pytest


def parsed(document: Any) -> Any:
    """Read it back with numbers as the text they were written in."""
    import json

    return json.loads(to_json(document), parse_float=str, parse_int=lambda text: f"int {text}")


def test_status_nilai_and_peringkat_have_every_key_in_order() -> None:
    document = parsed(summary_document(DASAR, RANKED))
    assert list(document) == SUMMARY_KEYS
    assert [opd["kode"] for opd in document["opd"]] == ["PUPR", "DINKES", "BKD"]
    assert document["opd"][0].keys() == set(PUPR._fields), "the model and the JSON have one word for one thing"
    assert list(document["opd"][0]) == OPD_KEYS


def test_the_kinds_of_values() -> None:
    document = parsed(summary_document(DASAR, [PUPR, BKD]))
    first, none = document["opd"]
    assert (document["bulan"], document["terkunci"]) == ("int 7", False)
    assert first["kepala"] == {
        "jabatan": "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
        "nama": None,
        "status": "plt",
        "sejak": "2021-12-24",
    }
    assert (first["nilai"], first["tren"], first["terverifikasi"]) == ("87.50", "-1.25", "0.00")
    assert (first["peringkat"], first["pagu"], first["realisasi_anggaran"]) == (
        "int 1",
        "int 58000000000",
        "int 26216000000",
    )
    assert first["warna"] == "hijau"
    assert (none["nilai"], none["predikat"], none["warna"], none["peringkat"]) == (None, None, "abu-abu", None)


def test_nilai_of_one_opd_has_its_indikators_and_bidang() -> None:
    (opd,) = parsed(detail_document(DASAR, RINCIAN))["opd"]
    assert list(opd) == [*OPD_KEYS, "indikator", "bidang"]
    assert [list(item) for item in opd["indikator"]] == [INDIKATOR_KEYS] * 5
    (bidang,) = opd["bidang"]
    assert list(bidang) == [*OPD_KEYS, "indikator"]
    assert (bidang["kode"], bidang["indikator"][0]["kode"]) == ("PUPR.BM", "PUPR.JALAN")


def test_values_are_as_recorded_and_percentages_have_two_decimals() -> None:
    (opd,) = parsed(detail_document(DASAR, RINCIAN))["opd"]
    jalan, suhu, sakip, sop, jembatan = opd["indikator"]
    assert (jalan["target"], jalan["target_tahun"], jalan["realisasi"]) == ("int 30", "int 50", "28.25")
    assert (jalan["bobot"], jalan["capaian"], jalan["sifat"], jalan["arah"]) == ("33.33", "94.17", "akumulasi", "naik")
    assert (suhu["target"], suhu["realisasi"]) == (["18.5", "int 24"], "int 20")
    assert (sakip["target"], sakip["realisasi"], sakip["belum_lapor"], sakip["terpenuhi"]) == ("BB", "B", True, False)
    assert (sop["target"], sop["realisasi"], sop["capaian"]) == (True, None, None)
    assert (sop["ditangguhkan"], sop["jatuh_tempo"], sop["terpenuhi"]) == (True, False, None)
    assert jembatan["realisasi"] == "0.666667"


def test_pekerjaan_stand_inside_their_indikator() -> None:
    (opd,) = parsed(detail_document(DASAR, RINCIAN))["opd"]
    first, second = opd["indikator"][4]["pekerjaan"]
    assert first == {
        "kode": "PUPR.JEMBATAN.A",
        "nama": "Jembatan ruas A",
        "volume": "int 1",
        "bulan_jatuh_tempo": "int 7",
        "fisik": "66.5",
        "terpenuhi": False,
        "keadaan": "meleset",
    }
    assert (second["volume"], second["fisik"], second["terpenuhi"]) == ("1.5", None, None)


def test_meleset() -> None:
    document = parsed(missed_document(DASAR, [MELESET]))
    assert list(document) == MISSED_KEYS
    (head,) = document["kepala"]
    assert list(head) == KEPALA_KEYS
    assert (head["bobot_meleset"], head["tangga"]) == ("37.50", "Surat peringatan I")
    assert [list(row) for row in head["komitmen"]] == [KOMITMEN_KEYS] * 3
    jalan, sakip, pledge = head["komitmen"]
    assert (jalan["kekurangan"], jalan["capaian"], jalan["sejak"], jalan["berturut"]) == (
        "1.75",
        "94.17",
        "int 6",
        "int 2",
    )
    assert (sakip["kekurangan"], sakip["belum_lapor"]) == (None, True)
    assert {pledge[key] for key in KOMITMEN_KEYS if key not in ("kode", "nama", "belum_lapor")} == {None}
    assert (head["bidang"][0]["opd"], head["bidang"][0]["bobot_meleset"]) == ("PUPR.BM", "0.00")


def test_jelaskan() -> None:
    document = parsed(explanation_document("PUPR.JALAN", 7, Decimal("94.17"), ("satu", "dua")))
    assert document == {"kode": "PUPR.JALAN", "bulan": "int 7", "nilai": "94.17", "langkah": ["satu", "dua"]}
    assert list(document) == EXPLAINED_KEYS


def test_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(explanation_document("PUPR", 3, None, ()))
    assert capsys.readouterr().out == '{\n  "kode": "PUPR",\n  "bulan": 3,\n  "nilai": null,\n  "langkah": []\n}\n'


@given(st.text())
def test_any_name_survives(name: str) -> None:
    assert parsed(summary_document(DASAR, [PUPR._replace(nama=name)]))["opd"][0]["nama"] == name


def test_letters_stay_letters() -> None:
    assert '"Café · “Sungai”"' in to_json(summary_document(DASAR, [PUPR._replace(nama="Café · “Sungai”")]))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_a_recorded_number_comes_back_exactly(number: Decimal) -> None:
    row = MELESET.komitmen[0]._replace(realisasi=number)
    document = parsed(missed_document(DASAR, [MELESET._replace(komitmen=(row,))]))
    shown = document["kepala"][0]["komitmen"][0]["realisasi"]
    assert Decimal(shown.removeprefix("int ")) == number


def test_no_control_character_reaches_the_terminal() -> None:
    text = to_json({"oleh": "a\x1b[2J\x9b2J\x7fé"})
    assert not {"\x1b", "\x9b", "\x7f"} & set(text)
    import json

    assert json.loads(text) == {"oleh": "a\x1b[2J\x9b2J\x7fé"}
