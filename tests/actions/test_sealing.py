"""Printed seals: typed back, kept by witnesses, checked by the dozen (SPEC §4, §5 segel)."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.posix import needs
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.fixture
@made_once
def busy(office: Workplace) -> Workplace:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.do("kunci", "--bulan", "jan")
    return office


def test_a_seal_has_128_bits_in_groups_of_four_and_is_typed_back_in_any_form(busy: Workplace) -> None:
    found = busy.do("segel", "--json").json
    groups = found["segel"].split("-")
    assert groups[0] == "3"
    assert [len(group) for group in groups[1:]] == [4] * 8
    digits = found["segel_lengkap"].partition("-")[2]
    assert len(digits) == 64
    assert "".join(groups[1:]) == digits[:32]
    forms = (
        found["segel"],
        found["segel"].upper(),
        f"3-{digits[:32]}",
        f"3-{digits}",
        f"3-{digits[:9]}-{digits[9:32]}",
    )
    for text in forms:
        assert busy.do("segel", text, "--json").json["tercetak"]["milik"] is True
        assert busy.do("status", "--per", text, "--json").json["segel"] == found["segel"]
    assert busy.do("status", "--json", "--bulan", "jan").json["segel"] == found["segel"]
    assert f"Segel lengkap: 3-{digits}" in busy.do("segel", "--lengkap").out
    for length in (11, 13, 31, 33, 63, 65):
        busy.refuse("segel", f"3-{(digits * 2)[:length]}", code=2)


def test_an_old_short_seal_is_known_and_said_to_prove_nothing(busy: Workplace) -> None:
    digits = busy.do("segel", "--json").json["segel_lengkap"].partition("-")[2]
    result = busy.do("segel", f"3-{digits[:12]}", "--json").json
    assert (result["utuh"], result["tercetak"]["segel"]) == (True, f"3-{digits[:12]}")
    assert "tidak membuktikan" in result["catatan"][0]
    assert "tidak membuktikan" in busy.do("segel", f"3-{digits[:12]}").out
    assert "tidak membuktikan" in busy.do("status", "--per", f"3-{digits[:12]}").err
    busy.refuse("status", "--per", f"3-{digits[1:13]}", code=3)
    assert busy.run("segel", f"3-{digits[1:13]}").code == 3


def test_a_list_of_seals_names_the_first_that_does_not_fit(busy: Workplace) -> None:
    seals = [busy.do("status", "--per", str(number), "--json").json["segel"] for number in (1, 2, 3)]
    busy.write("\n".join(["# dari notulen", *seals, "", f"{seals[0].upper()} # rapor PUPR"]), "segel.txt")
    assert busy.do("segel", "--daftar", "segel.txt", "--json").json["cocok"] == 4
    assert "Semua 4 segel" in busy.do("segel", "--daftar", "segel.txt").out
    busy.write("\n".join([seals[0], "2-" + seals[0][2:], seals[2]]), "segel.txt")
    result = busy.run("segel", "--daftar", "segel.txt", "--json")
    assert (result.code, result.json["utuh"], result.json["cocok"]) == (3, False, 1)
    assert result.json["tercetak"]["segel"] == "2-" + seals[0][2:]
    assert "BUKAN dari berkas ini. 1 segel sebelumnya" in busy.run("segel", "--daftar", "segel.txt").out
    busy.write("bukan segel\n", "segel.txt")
    assert "segel.txt:1" in busy.refuse("segel", "--daftar", "segel.txt")
    busy.write("# kosong\n", "segel.txt")
    busy.refuse("segel", "--daftar", "segel.txt")
    busy.refuse("segel", "--daftar", "tidak-ada.txt")
    busy.refuse("segel", seals[0], "--daftar", "segel.txt", code=2)


def test_a_lock_ends_with_the_line_for_the_minutes(busy: Workplace) -> None:
    said = busy.do("kunci", "--bulan", "feb").out.splitlines()
    whole = busy.do("segel", "--json").json["segel_lengkap"]
    assert said[-1] == f"Untuk notulen dan grup kepala OPD: Kabupaten Contoh, Februari 2022, segel {whole}"
    paper = busy.do("rapat", "--bulan", "feb").out
    assert whole.partition("-")[2] in paper.replace("-", "")


def test_three_lines_for_a_signature_from_outside(busy: Workplace) -> None:
    busy.do("segel", "--tulis", "saksi.txt")
    whole = busy.do("segel", "--json").json["segel_lengkap"]
    written = (busy.folder / "saksi.txt").read_text(encoding="utf-8")
    assert written == f"Kabupaten Contoh\nJanuari 2022\n{whole}\n"
    assert busy.run("segel", "--tulis", "saksi.txt").code == 1
    busy.do("segel", "--tulis", "saksi.txt", "--timpa")


@needs("ssh")
def test_ssh_keygen_signs_and_verifies_them(busy: Workplace) -> None:
    """As the guide shows it."""

    def shell(words: str, stdin: str = "") -> int:
        done = subprocess.run(words.split(), cwd=busy.folder, input=stdin, text=True, capture_output=True, check=False)
        return done.returncode

    busy.do("segel", "--tulis", "saksi.txt")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "saksi"], cwd=busy.folder, check=True)
    assert shell("ssh-keygen -Y sign -f saksi -n kontrak saksi.txt") == 0
    key = (busy.folder / "saksi.pub").read_text(encoding="utf-8")
    busy.write(f"inspektorat {key}", "penanda-tangan")
    check = "ssh-keygen -Y verify -f penanda-tangan -I inspektorat -n kontrak -s saksi.txt.sig"
    text = (busy.folder / "saksi.txt").read_text(encoding="utf-8")
    assert shell(check, text) == 0
    assert shell(check, text.replace("Januari", "Februari")) != 0


@needs("device")
@pytest.mark.parametrize("kind", ["device", "pipe", "hole"])
def test_a_list_of_seals_that_never_ends_is_refused(busy: Workplace, kind: str) -> None:
    file = busy.folder / "daftar"
    if kind == "device":
        file.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.touch()
        os.truncate(file, 40 << 30)
    busy.refuse("segel", "--daftar", "daftar")


def test_a_file_that_is_mostly_hole_is_neither_copied_nor_called_whole(busy: Workplace) -> None:
    """Its pages may all be there by its header; a copy would fill the disk."""
    content = bytearray((busy.folder / "kontrak.db").read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[28:32] = ((40 << 30) // size).to_bytes(4, "big")
    for name in ("kontrak.db", "cadangan.db"):
        (busy.folder / name).write_bytes(content)
        os.truncate(busy.folder / name, 40 << 30)
    for words in (("segel",), ("status",), ("cadangkan", "x.db"), ("pulihkan", "cadangan.db", "--db", "baru.db")):
        done = busy.run(*words)
        assert (done.code, "berukuran 42 GB" in done.err) == (3, True), words
    assert sorted(path.name for path in busy.folder.glob("*.db")) == ["cadangan.db", "kontrak.db"]
