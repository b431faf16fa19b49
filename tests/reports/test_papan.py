"""The page of the board, without a browser: its parts, its figures, and that nothing from the data is markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.errors import DataError
from kontrak.reports.filters import one_line
from kontrak.reports.papan import embed, file_name, render_papan
from kontrak.reports.papan_data import board_data, rules_line
from kontrak.views.json_out import detail_document, to_json
from tests.golden_file import assert_golden
from tests.reports.board import HOSTILE, NIP, SEAL, board, hostile_board, renamed
from tests.reports.sample import ATURAN, OPD, D, month, report

if TYPE_CHECKING:
    from pathlib import Path


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and the text of styles and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[tuple[str, dict[str, str | None], str]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self.inline.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in ("style", "script") and data.strip():
            tag, attributes, before = self.inline[-1]
            self.inline[-1] = (tag, attributes, before + data)
        self.text += data

    def of_kind(self, tag: str, **wanted: str) -> list[str]:
        return [text for kind, had, text in self.inline if kind == tag and wanted.items() <= had.items()]


def data_of(text: str) -> Any:
    (data,) = Page(text).of_kind("script", type="application/json")
    return json.loads(data)


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in texts_in(item)]


def test_the_data_of_the_board() -> None:
    papan = board([OPD, renamed(OPD, "ARSIP", "Dinas Kearsipan")])
    text = json.dumps(board_data(papan), ensure_ascii=False, indent=1)
    assert_golden("reports/papan.json", text + "\n")


def test_hostile_texts_make_no_element_and_no_script() -> None:
    hostile, plain = Page(render_papan(hostile_board())), Page(render_papan(board([OPD])))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in plain.elements]
    assert all(not name.startswith("on") for _, attributes in hostile.elements for name in attributes)
    assert hostile.of_kind("style") == plain.of_kind("style")
    assert hostile.of_kind("script")[1:] == plain.of_kind("script")[1:]


def test_hostile_texts_arrive_whole_on_one_line_without_control_characters() -> None:
    data = data_of(render_papan(hostile_board()))
    wanted = one_line(HOSTILE)
    assert {"</script>", "🏛️", "x" * 300} == set(re.findall(r"</script>|🏛️|x{300}", wanted))
    (bad,) = (opd for opd in data["opd"] if opd["kode"] == "JAHAT")
    assert bad["nama"] == bad["kepala"]["nama"] == bad["indikator"][0]["nama"] == data["daerah"] == wanted
    assert wanted in [item["kendala"] for item in bad["kendala"]]
    assert not re.search("[\x00-\x1f\u2028\u2029\u202a-\u202e]", "".join(texts_in(data)))


def test_the_data_cannot_end_its_element_or_a_line() -> None:
    text = embed({"a": "</script><!--<script>&\u2028\u2029", "b": ["]]>", {"c": None}]})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"a": "</script><!--<script>&", "b": ["]]>", {"c": None}]}


def test_nothing_is_loaded_from_anywhere() -> None:
    text = render_papan(board([OPD]))
    page = Page(text)
    assert not {"link", "img", "iframe", "object", "base", "audio", "video"} & {tag for tag, _ in page.elements}
    assert not {"src", "href", "action", "style"} & {name for _, attributes in page.elements for name in attributes}
    assert not re.search(r"https?:|//[a-z]|url\(|@import|@font-face|fetch\(|XMLHttpRequest|WebSocket|import\(", text)
    (script,) = (one for one in page.of_kind("script") if one not in page.of_kind("script", type="application/json"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)


def test_the_policy_allows_exactly_its_own_style_and_script() -> None:
    page = Page(render_papan(board([OPD])))
    policy = next(had["content"] for tag, had in page.elements if had.get("http-equiv") == "Content-Security-Policy")
    (style,) = page.of_kind("style")
    script = page.of_kind("script")[-1]
    prints = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{prints[0]}'; script-src 'sha256-{prints[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_no_nip_reaches_the_board() -> None:
    papan = hostile_board()
    assert any(row.rincian.ringkasan.kepala.nip == NIP for row in papan.opd)
    assert NIP not in render_papan(papan)
    assert "nip" not in render_papan(papan)


def test_the_figures_are_those_of_the_scoring() -> None:
    papan = board([OPD])
    row, (opd,) = papan.opd[0], data_of(render_papan(papan))["opd"]
    item = row.rincian.ringkasan
    assert (opd["warna"], opd["predikat"]) == (item.warna.value, item.predikat)
    assert [month["nilai_akhir"] for month in opd["bulanan"]] == [
        None if score is None else float(score) for score in row.rincian.nilai_bulanan
    ]
    assert [one["kode"] for one in opd["meleset"]] == [one.kode for one in row.rincian.meleset]
    assert (len(opd["meleset"]), opd["temuan"]) == (item.jumlah_meleset, [])
    assert [one["capaian"] for one in opd["indikator"]] == [
        None if one.capaian is None else float(one.capaian) for one in row.rincian.indikator
    ]


def test_a_name_of_the_spec_means_on_the_board_what_it_means_in_json() -> None:
    """SPEC §5: what ``nilai --opd --json`` has under a name, the board has under it too, or not at all."""
    papan = board([OPD])
    rincian = papan.opd[0].rincian
    (opd,) = data_of(render_papan(papan))["opd"]
    (said,) = json.loads(to_json(detail_document(papan.dasar, rincian)))["opd"]
    named = {"nilai", "nilai_akhir", "komitmen", "realisasi_anggaran", "nilai_resmi", "nilai_induk", "nilai_klaim"}
    assert named < said.keys() & opd.keys()
    plain = (said.keys() & opd.keys()) - {"kepala", "indikator", "bidang"}
    assert {key: opd[key] for key in plain} == {key: said[key] for key in plain}
    for here, there in zip(opd["indikator"], said["indikator"], strict=True):
        shared = (here.keys() & there.keys()) - {"pekerjaan"}
        assert {"kode", "bobot", "capaian", "keadaan"} <= shared
        assert {key: here[key] for key in shared} == {key: there[key] for key in shared}
        for ours, theirs in zip(here["pekerjaan"], there["pekerjaan"], strict=True):
            shared = ours.keys() & theirs.keys()
            assert {"kode", "bulan_jatuh_tempo", "fisik", "keadaan"} <= shared
            assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}
    assert opd["meleset"][0].keys() >= {"kode", "capaian", "belum_lapor", "sejak", "berturut", "satuan_berturut"}


def test_an_indikator_has_its_curve_and_the_pace_that_it_needs() -> None:
    (opd,) = board_data(board([OPD]))["opd"]
    by_code = {item["kode"]: item for item in opd["indikator"]}
    road = by_code["PUPR.JALAN"]
    assert len(road["kurva"]["target"]) == 12
    assert len(road["kurva"]["realisasi"]) == 3
    assert "/bulan; sejauh ini " in road["laju_teks"]
    assert by_code["PUPR.SAKIP"]["kurva"] is None


def test_a_weight_of_three_decimals_is_on_the_board_as_on_paper() -> None:
    papan = board([OPD])
    row = papan.opd[0]
    first = row.rincian.indikator[0]._replace(bobot=D("12.345"))
    rincian = row.rincian._replace(indikator=(first, *row.rincian.indikator[1:]))
    assert board_data(papan._replace(opd=[row._replace(rincian=rincian)]))["opd"][0]["indikator"][0]["bobot"] == 12.35


def test_a_reported_zero_is_not_put_down_to_silence() -> None:
    records = {**OPD.laporan, "PUPR.JALAN": {2: month(report("PUPR.JALAN", 2, D(0)))}}
    (opd,) = board_data(board([OPD._replace(laporan=records)]))["opd"]
    assert opd["indikator"][0]["catatan"] == "belum lapor: Maret"


def test_suspended_and_silent_commitments_are_told() -> None:
    data = data_of(render_papan(board([OPD])))
    assert data["ditangguhkan"] == ["PUPR.SAKIP"]
    by_code = {item["kode"].partition(".")[2]: item for item in data["opd"][0]["indikator"]}
    assert by_code["SAKIP"]["keadaan"] == "ditangguhkan"
    assert by_code["ADUAN"]["keadaan"] == "belum lapor"
    assert by_code["ADUAN"]["catatan"].startswith("0 karena belum lapor: Maret; menurut nilai terakhir")
    assert by_code["KONDISI"]["keadaan"] == "belum jatuh tempo"


def test_every_board_says_under_which_rules_from_which_data() -> None:
    data = data_of(render_papan(board([OPD])))
    assert data["segel"] == SEAL
    assert data["tanggal_data_teks"] == "12 April 2022"
    source = "Predikat menurut Permendagri 86/2017; PermenPANRB 53/2014; warna menurut kebijakan daerah."
    assert data["acuan_teks"] == source
    rules = ATURAN._replace(
        batas_capaian=None,
        belum_lapor="nilai_terakhir",
        komponen=ATURAN.komponen._replace(capaian=D(70), kecepatan=D("7.5"), komitmen=D("22.5")),
    )
    said = rules_line(rules)
    assert "tanpa batas atas" in said
    assert "70% nilai, 7,5% kecepatan, dan 22,5% komitmen" in said
    assert "belum lapor dinilai dari nilai terakhir" in said


def test_the_same_data_give_the_same_bytes() -> None:
    facts = [OPD, renamed(OPD, "ARSIP", "Dinas Kearsipan")]
    assert render_papan(board(facts)) == render_papan(board(facts))


def test_a_month_without_anything_due_and_a_file_without_opd() -> None:
    early = data_of(render_papan(board([OPD], bulan=1)))
    assert [len(opd["bulanan"]) for opd in early["opd"]] == [1]
    assert data_of(render_papan(board([])))["opd"] == []


def test_names_sort_by_month() -> None:
    assert file_name(board([OPD]).dasar) == "papan-2022-03.html"


def test_templates_of_the_user_win_and_their_style_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "papan.css").write_text("body { color: #123456 }\r\n", encoding="utf-8", newline="")
    page = Page(render_papan(board([OPD])))
    (style,) = page.of_kind("style")
    assert "#123456" in style
    assert "\r" not in style  # a browser reads a line feed, and the fingerprint is of what it reads


def test_a_faulty_template_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "papan.html").write_text("{{ tidak_ada }}", encoding="utf-8")
    with pytest.raises(DataError, match=r"papan\.html:1"):
        render_papan(board([OPD]))
