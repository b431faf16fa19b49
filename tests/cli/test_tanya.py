"""``catat`` alone, on a terminal: asks for what is missing, records each answer at once, may be stopped (SPEC §5)."""

from __future__ import annotations

import os
import select
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cli.process import call, command, environment, run
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs("terminal")
CONTRACTS = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
opd:
  PUPR:
    nama: Dinas Pekerjaan Umum
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas PUPR, nama: null}
    indikator:
      JALAN: {nama: Panjang jalan, satuan: km, sifat: akumulasi, arah: naik, target: 10, rencana: {feb: 4, mar: 6}}
      GIS: {nama: Peta daring, satuan: ya/tidak, sifat: posisi, arah: biner, target: ya, jatuh_tempo: mar}
"""
YEAR = {"KONTRAK_SEKARANG": "2022-04-12T09:00:00+07:00", "KONTRAK_OLEH": "setda"}


class Talk(NamedTuple):
    """What stood on the terminal, and the exit code."""

    code: int
    text: str


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contracts, imported once."""
    folder = tmp_path_factory.mktemp("tanya")
    (folder / "contracts.yaml").write_text(CONTRACTS, encoding="utf-8")
    assert call("impor", cwd=folder, env=YEAR).code == 0
    return folder / "kontrak.db"


@pytest.fixture
def folder(imported: Path, tmp_path: Path) -> Path:
    (tmp_path / "kontrak.db").write_bytes(imported.read_bytes())
    return tmp_path


def talk(folder: Path, answers: str, *arguments: str, once: tuple[str, str] | None = None) -> Talk:
    """Run the program on a terminal of its own and type the answers; ``once`` a text stands there, type another."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("catat", *arguments),
        cwd=folder,
        env=environment(**YEAR),
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 (one thread; a terminal of its own, so that ^C arrives)
    ) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        said, typed = b"", b""
        for _ in range(600):
            if not select.select([ours], [], [], 0.2)[0]:
                os.write(
                    ours, typed
                )  # an interrupt just before the program begins to read is not seen: again, as people do
                continue
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            said += piece
            if once and once[0].encode() in said:
                typed, once = once[1].encode(), None
                os.write(ours, typed)
        else:
            process.kill()
        code = process.wait(30)
    os.close(ours)
    return Talk(code, said.decode().replace("\r\n", "\n"))


def missing(folder: Path) -> int:
    import json

    done = call("belum-lapor", "--json", cwd=folder, env=YEAR)
    return sum(len(opd["laporan"]) for opd in json.loads(done.out)["opd"])


def test_asks_for_each_missing_report_with_target_and_last_value(folder: Path) -> None:
    said = talk(folder, "4\n\n\n\n\n5\n\n\n\n\nya\n\n\n\n\n")
    assert said.code == 0
    assert "3 laporan wajib s.d. Maret 2022 belum masuk. Enter = lewati, q = berhenti." in said.text
    assert "[1/3] PUPR.JALAN – Panjang jalan\n  Februari 2022; rencana bulan itu 4 km; terakhir –" in said.text
    assert "Maret 2022; rencana bulan itu 6 km, target s.d. bulan itu 10 km; terakhir –" in said.text
    assert "jawab ya atau tidak" in said.text
    assert "Tercatat: PUPR.JALAN Februari 2022: realisasi 4 km" in said.text
    assert "3 laporan tercatat, 0 belum." in said.text
    assert missing(folder) == 0


def test_enter_skips_and_a_blank_word_too(folder: Path) -> None:
    said = talk(folder, "\n-\nya\n\n\n\n\n")
    assert "1 laporan tercatat, 2 belum. Lanjutkan kapan saja: kontrak catat" in said.text
    assert missing(folder) == 2


def test_stops_and_goes_on_later(folder: Path) -> None:
    assert "1 laporan tercatat, 2 belum." in talk(folder, "4\nq\n").text
    said = " ".join(talk(folder, "q\n").text.split())
    assert "2 laporan wajib" in said
    assert "terakhir 4 km (Februari)" in said


def test_end_of_input_stops(folder: Path) -> None:
    said = talk(folder, "4\n\x04")
    assert (said.code, missing(folder)) == (0, 2)
    assert "1 laporan tercatat, 2 belum." in said.text


def test_an_interrupt_keeps_what_was_recorded(folder: Path) -> None:
    said = talk(folder, "4\n\n\n\n\n", once=("[2/3]", "\x03"))
    assert said.code == 130
    assert "Dihentikan." in said.text
    assert missing(folder) == 2


def test_a_refused_answer_is_asked_again(folder: Path) -> None:
    said = talk(folder, "lima\n4\nq\n").text
    assert "'lima' bukan angka" in said
    assert "1 laporan tercatat" in said


def test_asks_for_spending_obstacles_and_evidence_and_goes_back(folder: Path) -> None:
    said = talk(folder, "4\n1.250.000\nkembali\n1.500.000\nAlat baru\nHujan\nterlampir\nq\n").text
    assert (
        "realisasi 4 km; anggaran Rp1.500.000; bukti (keterangan) terlampir; pendorong: Alat baru; kendala: Hujan"
        in said
    )
    assert "PUPR.JALAN Februari: 4 km → 4 dari 4 km (100,00%)" in said
    assert "kendala: Hujan" in said
    assert "[1/2] PUPR.JALAN" in talk(folder, "kembali\nq\n").text


def test_a_doubtful_answer_is_asked_once(folder: Path) -> None:
    said = talk(folder, "400\nT\n4\nq\n").text
    assert "janggal (lebih-3-rencana): 400 km, lebih dari 3 × rencana 4 km" in said
    assert "Catat juga? [y/T]" in said
    assert "Tercatat: PUPR.JALAN Februari 2022: realisasi 4 km" in said


@pytest.mark.parametrize(("answer", "code", "left"), [("y", 0, 1), ("T", 1, 3), ("", 1, 3)])
def test_a_single_doubtful_report_is_asked_on_a_terminal(folder: Path, answer: str, code: int, left: int) -> None:
    """400 km are the whole target of 10, so that March owes none either."""
    said = talk(folder, f"{answer}\n", "PUPR.JALAN", "400", "--bulan", "feb")
    assert (said.code, missing(folder)) == (code, left)


def test_what_needs_a_correction_is_left_out_unless_there_is_leave(folder: Path) -> None:
    call("catat", "PUPR.JALAN", "4", "--bulan", "feb", cwd=folder, env=YEAR)
    call("verifikasi", "PUPR.JALAN", "--bulan", "feb", "--tolak", "--catatan", "x", cwd=folder, env=YEAR)
    said = talk(folder, "q\n").text
    assert "1 laporan tidak ditanyakan karena ditolak pengampu" in said
    assert "2 laporan wajib" in said
    said = talk(folder, "3\nq\n", "--koreksi", "--alasan", "bukti baru").text
    assert "Koreksi tercatat: PUPR.JALAN Februari 2022: realisasi 3 km (semula 4 km)" in said


def test_the_day_they_came_in_goes_with_each_answer(folder: Path) -> None:
    said = talk(folder, "4\nq\n", "--tanggal-lapor", "2022-03-09").text
    assert "dilaporkan 9 Maret 2022" in said


def test_nothing_missing_is_said(folder: Path) -> None:
    said = talk(folder, "", "--bulan", "jan")
    assert said.code == 0
    assert "Tidak ada yang perlu ditanyakan: laporan wajib s.d. Januari 2022 sudah masuk." in said.text


def test_without_a_terminal_it_is_wrong_use(folder: Path) -> None:
    done = run("catat", cwd=folder, env=YEAR)
    assert (done.code, done.out) == (2, "")
    assert "hanya di terminal catat dapat bertanya" in done.err
