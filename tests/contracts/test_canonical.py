"""What an event holds of contracts: text and null only, and everything can be read back from it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from kontrak.contracts.read import read_contracts
from kontrak.model.declared import Hasil, Indikator, Kegiatan, Kontrak, Opd, Pekerjaan, Pembanding, Program, SubKegiatan
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, Sifat, decode_value
from kontrak.months import SHORT
from kontrak.store.contents import content_of
from tests.contracts.builder import HEADER, NOTHING, opd_text, read_sound, year_text
from tests.examples import examples

if TYPE_CHECKING:
    import pytest

EXAMPLE = Path(__file__).with_name("contoh.yaml")


def back(content: dict[str, Any], kode: str) -> Opd:
    """Read an OPD back from the content of an event."""
    return Opd(
        kode=kode,
        nama=content["nama"],
        kelompok=content["kelompok"],
        alias=tuple(content["alias"]),
        pengampu=content["pengampu"],
        kontrak=kontrak_back(content["kontrak"]),
        program=tuple(program_back(program) for program in content["program"]),
        bidang=tuple(kontrak_back(bidang) for bidang in content["bidang"]),
    )


def program_back(content: dict[str, Any]) -> Program:
    activities = tuple(
        Kegiatan(
            **item
            | {
                "pagu": whole(item["pagu"]),
                "sub_kegiatan": tuple(
                    SubKegiatan(**sub | {"pagu": whole(sub["pagu"])}) for sub in item["sub_kegiatan"]
                ),
            }
        )
        for item in content["kegiatan"]
    )
    return Program(**content | {"pagu": whole(content["pagu"]), "kegiatan": activities})


def kontrak_back(content: dict[str, Any]) -> Kontrak:
    return Kontrak(
        **content
        | {
            "kepala": Kepala(**content["kepala"] | {"sejak": day(content["kepala"]["sejak"])}),
            "tanggal": day(content["tanggal"]),
            "indikator": tuple(indikator_back(indikator) for indikator in content["indikator"]),
        }
    )


def indikator_back(content: dict[str, Any]) -> Indikator:
    arah = Arah(content["arah"])

    def value(text: str | None) -> Any:
        return None if text is None else decode_value(text, arah)

    return Indikator(
        **content
        | {
            "sifat": Sifat(content["sifat"]),
            "arah": arah,
            "target": value(content["target"]),
            "rencana": tuple(value(text) for text in content["rencana"]),
            "bobot": None if content["bobot"] is None else Decimal(content["bobot"]),
            "tahun_lalu": value(content["tahun_lalu"]),
            "pagu": whole(content["pagu"]),
            "target_lalu": value(content["target_lalu"]),
            "target_akhir": value(content["target_akhir"]),
            "target_akhir_tahun": whole(content["target_akhir_tahun"]),
            "riwayat": tuple(Hasil(int(one["tahun"]), value(one["nilai"])) for one in content["riwayat"]),
            "pembanding": tuple(
                Pembanding(**one | {"nilai": value(one["nilai"]), "tahun": whole(one["tahun"])})
                for one in content["pembanding"]
            ),
            "pekerjaan": tuple(
                Pekerjaan(w["kode"], w["nama"], Decimal(w["volume"]), int(w["jatuh_tempo"]), whole(w["pagu"]))
                for w in content["pekerjaan"]
            ),
        }
    )


def whole(text: str | None) -> int | None:
    return None if text is None else int(text)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def leaves(content: Any) -> set[type]:
    """The types of everything that is no container."""
    if isinstance(content, dict):
        return {kind for value in content.values() for kind in leaves(value)}
    if isinstance(content, list):
        return {kind for value in content for kind in leaves(value)}
    return {type(content)}


def test_the_example_comes_back_whole(tmp_path: Path) -> None:
    reading = read_sound(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    (opd,) = reading.opd
    content = json.loads(json.dumps(content_of(opd)))
    assert back(content, "PUPR") == opd
    assert content == content_of(opd)


def test_events_hold_text_and_null_only(tmp_path: Path) -> None:
    reading = read_sound(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert reading.tajuk is not None
    assert leaves(content_of(reading.tajuk)) == {str, type(None)}
    assert leaves(content_of(reading.opd[0])) == {str, type(None), bool}


def test_header_content(tmp_path: Path) -> None:
    text = HEADER + "prioritas: {RB: Birokrasi}\npengampu: {AST1: {jabatan: Asisten}}\naturan: {batas_capaian: null}\n"
    tajuk = read_sound(tmp_path, text).tajuk
    assert tajuk is not None
    content = content_of(tajuk)
    aturan = content.pop("aturan")
    assert content == {
        "daerah": "Kabupaten Contoh",
        "pihak_kedua": {"nama": None, "jabatan": "Bupati"},
        "prioritas": [{"kode": "RB", "nama": "Birokrasi"}],
        "ciri": [],
        "pengampu": [{"kode": "AST1", "jabatan": "Asisten", "nama": None, "urutan": None}],
    }
    assert aturan["batas_capaian"] is None
    assert aturan["batas_lapor"] == "10"
    assert aturan["komponen"] == {"capaian": "100", "kecepatan": "0", "konsistensi": "0", "komitmen": "0"}
    assert aturan["warna"][0] == {"nama": "biru", "batas": "100.01"}
    assert aturan["tangga"][0] == {"berturut": "1", "langkah": "Catatan dalam rapat evaluasi"}
    assert aturan["skala"]["OPINI"] == {"TMP": "1", "TW": "2", "WDP": "3", "WTP": "4"}


NUMBERS = st.decimals(min_value=Decimal("0.000001"), max_value=999_999, places=6)
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
)
NAMES = st.text(LETTERS, min_size=1).filter(str.strip)


@st.composite
def numbered(draw: st.DrawFn) -> str:
    """An indikator with numbers, its plan in one of the forms of SPEC §2."""
    sifat = draw(st.sampled_from(["akumulasi", "posisi", "rata_rata"]))
    arah = draw(st.sampled_from(["naik", "turun"]))
    months = draw(st.lists(st.sampled_from(SHORT), min_size=1, unique=True))
    values = [draw(NUMBERS) for _ in months]
    last = values[max(range(len(months)), key=lambda index: SHORT.index(months[index]))]
    target = sum(values) if sifat == "akumulasi" else last
    plan = ", ".join(f"{month}: {value}" for month, value in zip(months, values, strict=True))
    form = draw(st.sampled_from([f"rencana: {{{plan}}}", f"jatuh_tempo: {months[0]}", ""]))
    name = json.dumps(draw(NAMES), ensure_ascii=False)  # a JSON text is a YAML text
    return f"{{nama: {name}, satuan: km, sifat: {sifat}, arah: {arah}, target: {target}{', ' if form else ''}{form}}}"


@examples(15)
@given(st.lists(numbered(), min_size=1, max_size=4))
def test_whatever_is_sound_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, indikators: list[str]) -> None:
    body = "indikator:\n" + "".join(f"  I{number}: {text}\n" for number, text in enumerate(indikators))
    path = tmp_path_factory.getbasetemp() / "sifat.yaml"
    path.write_text(year_text(opd_text(body)), encoding="utf-8")
    reading = read_contracts([path], lambda _year: NOTHING)
    assert reading.galat == ()
    (opd,) = reading.opd
    assert back(json.loads(json.dumps(content_of(opd))), "PUPR") == opd
    for indikator in opd.kontrak.indikator:
        planned = [value for value in indikator.rencana if isinstance(value, Decimal)]
        if indikator.sifat is Sifat.AKUMULASI:
            assert sum(planned) == indikator.target
        elif indikator.sifat is Sifat.POSISI:
            assert planned[-1] == indikator.target
