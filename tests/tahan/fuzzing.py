"""Random files and texts against everything that reads: no exception but ours may come out.

``python -m tests.tahan.fuzzing yaml --menit 10`` runs one reader for a while. With atheris at hand (a development
tool, no dependency) libFuzzer chooses the inputs by the branches they reach; without it they are blind mutations of
good samples. A crash is printed with the input that caused it, which then becomes a test.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.delivery import deliver
from kontrak.actions.receipt import Entry
from kontrak.contracts.read import Existing, read_contracts
from kontrak.errors import DataError, KontrakError
from kontrak.forms.reading import Sumber, read_file
from kontrak.months import MonthError, parse_date, parse_month
from kontrak.numbers import NumberError, format_money, format_number, parse_fraction, parse_money, parse_number
from kontrak.store.canonical import canonical_json
from kontrak.views.record_view import record_lines
from tests.regency import FOUR_OPD, REPORTS, YEAR
from tests.tahan.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
FINDINGS = Path(tempfile.gettempdir()) / "kontrak-fuzz-temuan"
"""Where the inputs that caused a fault are kept."""

MEMORY_FOLDER = Path("/dev/shm")
LARGEST = 1 << 16


class Reader(NamedTuple):
    """A reader under fire: good samples to start from, pieces to put in, and one trial, which raises on a fault."""

    samples: tuple[bytes, ...]
    words: tuple[bytes, ...]
    attempt: Callable[[bytes], None]


class Fuzzed(NamedTuple):
    """How long a reader was fuzzed, with how many inputs, by which engine, and the faults found."""

    mesin: str
    detik: int
    masukan: int
    gangguan: tuple[str, ...]


# --- the readers ----------------------------------------------------------------------------------


@cache
def _place(name: str) -> Path:
    """A file that lives in memory where that is possible."""
    folder = Path(tempfile.mkdtemp(prefix="kontrak-fuzz-", dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / name


def attempt_yaml(data: bytes) -> None:
    """Read contract files: mistakes come back as data."""
    path = _place("contracts.yaml")
    path.write_bytes(data)
    reading = read_contracts([path], lambda _year: Existing(None, {}))
    assert reading.galat or reading.tajuk is not None
    for problem in (*reading.galat, *reading.peringatan):
        assert problem.baris >= 1
        assert problem.pesan


def attempt_number(data: bytes) -> None:
    """Read a text in every way in which numbers, money, months and dates are typed; print it and read it again."""
    text = data.decode("utf-8", "replace")
    for percent in (False, True):
        try:
            number = parse_number(text, percent=percent)
        except NumberError:
            continue
        shown = format_number(number)
        assert _reads_back(shown, number), (text, shown)
    for parse in (parse_fraction, parse_month, parse_date):
        try:
            parse(text)
        except (NumberError, MonthError):
            continue
    try:
        amount = parse_money(text)
    except NumberError:
        return
    assert parse_money(format_money(amount)) == amount


def _reads_back(shown: str, number: object) -> bool:
    """What is printed means the same when it is typed, or is refused because it could mean two things."""
    try:
        return parse_number(shown) == number
    except NumberError as error:
        return "bisa dibaca" in str(error)


def attempt_csv(data: bytes) -> None:
    """Read a file of reports as CSV."""
    path = _place("laporan.csv")
    path.write_bytes(data)
    _read_rows(path)


def attempt_xlsx(data: bytes) -> None:
    """Read a file of reports as a workbook."""
    path = _place("laporan.xlsx")
    path.write_bytes(data)
    _read_rows(path)


def attempt_rows(data: bytes) -> None:
    """Judge a file of reports against a database, up to the point where it would be recorded."""
    path = _place("masuk.csv")
    path.write_bytes(data)
    entry = Entry(_database(), 2022, "Uji", datetime.fromisoformat(YEAR["KONTRAK_SEKARANG"]), None, coba=True)
    try:
        (outcome,) = deliver(entry, [Sumber(path, path.name)], lambda _done, _total: None)
    except KontrakError as error:
        if not error.message:
            raise ValueError("an error without a sentence") from error
        return
    if outcome.galat and not outcome.galat.message:
        raise ValueError("an error without a sentence")
    if outcome.hasil:
        for record in outcome.hasil.tercatat:
            assert record_lines(record, outcome.hasil)


@cache
def _database() -> Path:
    """A database with contracts, in memory where that is possible."""
    return Desk.fresh(_place("basis").parent / "basis", "kontrak").db


def _read_rows(path: Path) -> None:
    try:
        berkas = read_file(path)
    except DataError as error:
        if not error.message:
            raise ValueError("an error without a sentence") from error
        return
    for row in berkas.baris:
        assert row.urutan >= 1
        row.alamat("realisasi")


def attempt_canonical(data: bytes) -> None:
    """Write any content as canonical JSON: the same text again after reading it, or refused with a sentence."""
    try:
        content = json.loads(data, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        content = {"teks": data.decode("utf-8", "surrogateescape")}
    try:
        text = canonical_json(content)
    except (DataError, RecursionError):  # only our own code builds events, never so deep
        return
    assert canonical_json(json.loads(text)) == text


# --- samples --------------------------------------------------------------------------------------


def form_sample() -> bytes:
    """A table of reports as a workbook."""
    import xlsxwriter

    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Laporan")
        for row, line in enumerate(REPORTS.splitlines()[:8]):
            for column, cell in enumerate(line.replace('"', "").split(",")):
                sheet.write(row, column, cell)
        sheet.write_number(1, 2, 5.25)
        sheet.write_formula(2, 2, "=1+1", value=2)
        sheet.merge_range(9, 0, 9, 2, "Jumlah")
    return memory.getvalue()


_YAML_WORDS = (
    b"&a ", b"*a", b"<<: ", b"!!str ", b"---\n", b"...\n", b"%YAML 1.1\n", b"\t", b"{", b"}", b"[", b"]", b": ", b"- ",
    b"|\n", b">\n", b"'", b'"', b"\\x", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"1e999", b"0x1F", b".inf", b"1.000",
    b"9" * 400, b"tahun: 0\n", b"rencana: {triwulan: [1]}", b"target: [9, 1]", b"\xc2\x85", b"\xe2\x80\xa8", b"#",
)  # fmt: skip
_CSV_WORDS = (
    b",",
    b";",
    b'"',
    b'""',
    b"\r",
    b"\n",
    b"\xef\xbb\xbf",
    b"\0",
    b"\xff",
    b"kode",
    b"bulan",
    b"=1+1",
    b"9" * 5000,
)
_NUMBER_WORDS = (
    b".", b",", b"-", b"+", b"%", b"Rp", b" ", b"/", b"000", b"0", b"9" * 30, b"9" * 5000, b"tw1", b"2022-03", b"e5",
    b"\xc2\xa0", b"\xd9\xa1", b"\xc2\xb2", b"31/12/2022", b"29 Februari 2023", b"nan", b"inf", b"_", b"1.234", b",00",
)  # fmt: skip
_ROW_WORDS = (
    b"PUPR.JALAN", b"PUPR.JEMBATAN.A", b"DINKES.SAKIP", b"DINKES.BOR", b"DINKES.SOP", b"ya", b"AA", b"60..85",
    b"ba.txt|", b"../ba.txt", b"https://a", b"/dev/null", b"jan", b"des", b"2022-13", b"tw4",
    b"bukti", b"pic", b"tanggal_lapor",
)  # fmt: skip
_XLSX_WORDS = (
    b"<c r=", b"</c>", b"t=\"s\"", b"<v>", b"1e308", b"-1", b"999999999999", b"<!DOCTYPE a>", b"&#0;", b"A1:XFD1048576",
    b"<f>", b"mergeCell", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff",
)  # fmt: skip


@cache
def readers() -> dict[str, Reader]:
    """Every reader by the name that the campaign gives it."""
    year = ROOT / "contracts.yaml"
    small = FOUR_OPD.encode()
    return {
        "yaml": Reader((small, year.read_bytes()[:12_000]), _YAML_WORDS, attempt_yaml),
        "angka": Reader(
            (b"1.250,5", b"Rp1.250.000", b"36743/39834", b"17 Februari 2022", b"2022-03"), _NUMBER_WORDS, attempt_number
        ),
        "csv": Reader((REPORTS.encode(), REPORTS.replace(",", ";").encode()), _CSV_WORDS, attempt_csv),
        "laporan": Reader((REPORTS.encode(),), (*_CSV_WORDS, *_NUMBER_WORDS, *_ROW_WORDS), attempt_rows),
        "xlsx": Reader((form_sample(),), _XLSX_WORDS, attempt_xlsx),
        "kanonis": Reader(
            (b'{"a": ["1", null, true], "\xc3\xa9": "e\xcc\x81"}', b"{}"), (b"\\u0000", b"\\ud800", b"\xcc\x81"),
            attempt_canonical,
        ),
    }  # fmt: skip


# --- mutation -------------------------------------------------------------------------------------


def mutate(data: bytes, words: Sequence[bytes], rnd: random.Random) -> bytes:
    """Return the data with one to six small changes: bits, bytes, cuts, copies, words."""
    out = bytearray(data)
    for _ in range(rnd.choice((1, 1, 1, 2, 3, 6))):
        place = rnd.randrange(len(out) + 1)
        far = min(len(out), place + rnd.choice((1, 2, 8, 64, 512)))
        match rnd.randrange(6):
            case 0 if out:
                out[place % len(out)] ^= 1 << rnd.randrange(8)
            case 1 if out:
                out[place % len(out)] = rnd.randrange(256)
            case 2:
                del out[place:far]
            case 3:
                out[place:place] = out[place:far]
            case 4 if len(out) < LARGEST:
                out[place:place] = rnd.choice(words)
            case _:
                out[place:far] = rnd.choice(words)
    return bytes(out[:LARGEST])


def mutate_workbook(data: bytes, words: Sequence[bytes], rnd: random.Random) -> bytes:
    """Change the XML inside a workbook and pack it again, so that the checksums let the change through."""
    if rnd.random() < 0.2:
        return mutate(data, words, rnd)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return mutate(data, words, rnd)
    if not parts:
        return form_sample()
    likely = [name for name in parts if "sheet" in name or "workbook" in name or "Strings" in name or "styles" in name]
    name = rnd.choice(likely or list(parts))
    parts[name] = mutate(parts[name], words, rnd)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", rnd.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content)
    return memory.getvalue()


def mutator_of(name: str) -> Callable[[bytes, Sequence[bytes], random.Random], bytes]:
    """The mutation that fits a reader."""
    return mutate_workbook if name == "xlsx" else mutate


# --- engines --------------------------------------------------------------------------------------


def fuzz_blind(name: str, seconds: float, seed: int, most: int | None = None) -> Fuzzed:
    """Mutate samples at random for a while; what was accepted before becomes a sample too."""
    reader, mutation, rnd = readers()[name], mutator_of(name), random.Random(seed)
    pool, faults, done, start = list(reader.samples), [], 0, time.monotonic()
    while time.monotonic() - start < seconds and (most is None or done < most):
        data = mutation(rnd.choice(pool), reader.words, rnd)
        done += 1
        if fault := fault_of(reader, data):
            faults.append(fault)
        elif rnd.random() < 0.02:
            pool[len(reader.samples) :] = [*pool[len(reader.samples) :], data][-50:]
    return Fuzzed("mutasi acak", round(time.monotonic() - start), done, tuple(faults[:20]))


def fault_of(reader: Reader, data: bytes) -> str | None:
    """What came out of a trial that may not come out."""
    try:
        reader.attempt(data)
    except Exception as error:  # noqa: BLE001 (any exception is what is looked for)
        return f"{type(error).__name__}: {str(error)[:120]} ← {_kept(data)}"
    return None


def _kept(data: bytes) -> Path:
    """Keep an input; return where."""
    FINDINGS.mkdir(exist_ok=True)
    path = FINDINGS / hashlib.sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    return path


def fuzz_guided(name: str, seconds: float, seed: int) -> Fuzzed:
    """Let libFuzzer choose the inputs; runs in a process of its own, because libFuzzer ends its process."""
    with tempfile.TemporaryDirectory(prefix="kontrak-fuzz-") as folder:
        corpus, report = Path(folder, "korpus"), Path(folder, "hasil.json")
        corpus.mkdir()
        for number, sample in enumerate(readers()[name].samples):
            (corpus / f"contoh-{number}").write_bytes(sample)
        FINDINGS.mkdir(exist_ok=True)
        limits = [
            f"-artifact_prefix={FINDINGS}/",
            f"-max_total_time={round(seconds)}",
            f"-seed={seed}",
            f"-max_len={LARGEST}",
            "-timeout=20",
        ]
        done = subprocess.run(
            [sys.executable, "-c", _GUIDED, name, str(report), *limits, str(corpus)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            cwd=folder,
        )
        found = json.loads(report.read_text()) if report.exists() else {}
    faults: list[str] = found.get("gangguan", [])
    if done.returncode != 0:  # a crash of the process itself, or a trial that took too long
        faults.append(f"proses berakhir {done.returncode}; masukannya ada di {FINDINGS}: {done.stderr[-300:]}")
    return Fuzzed("atheris (libFuzzer)", found.get("detik", 0), found.get("masukan", 0), tuple(faults[:20]))


_GUIDED = """
import sys
import atheris
with atheris.instrument_imports(include=["kontrak"]):
    from tests.tahan import fuzzing
    for sample in fuzzing.readers()[sys.argv[1]].samples:
        fuzzing.readers()[sys.argv[1]].attempt(sample)  # what is imported at first use is instrumented too
fuzzing.serve(sys.argv[1], fuzzing.Path(sys.argv[2]), sys.argv[3:])
"""


def serve(name: str, report: Path, arguments: Sequence[str]) -> None:
    """The process that libFuzzer runs in: count the inputs, write what was found when it ends."""
    import atheris

    reader, mutation = readers()[name], mutator_of(name)
    faults: list[str] = []
    done, start, saved = 0, time.monotonic(), 0.0

    def save() -> None:
        nonlocal saved
        saved = time.monotonic()
        found = {"masukan": done, "detik": round(time.monotonic() - start), "gangguan": faults[:20]}
        draft = report.with_suffix(".baru")
        draft.write_text(json.dumps(found))
        draft.replace(report)

    def trial(data: bytes) -> None:
        nonlocal done
        done += 1
        if fault := fault_of(reader, data):
            faults.append(fault)
        if fault or time.monotonic() - saved > 1:  # libFuzzer ends the process without a word
            save()

    def custom(data: bytes, size: int, seed: int) -> bytes:
        rnd = random.Random(seed)
        if name == "xlsx" or rnd.random() < 0.3:
            return mutation(bytes(data), reader.words, rnd)[:size]
        return bytes(atheris.Mutate(bytes(data), size))

    atheris.Setup([sys.argv[0], *arguments], trial, custom_mutator=custom)
    try:
        atheris.Fuzz()
    finally:
        save()
        sys.stdout.flush()
        os._exit(0)


def has_atheris() -> bool:
    """Whether libFuzzer's Python is installed here."""
    from importlib.util import find_spec

    return find_spec("atheris") is not None


def fuzz(name: str, seconds: float, seed: int) -> Fuzzed:
    """Fuzz a reader with the best engine at hand."""
    return (fuzz_guided if has_atheris() else fuzz_blind)(name, seconds, seed)


def main() -> int:
    """Fuzz one reader from the command line; exit code 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pembaca", choices=sorted(readers()))
    parser.add_argument("--menit", type=float, default=1.0)
    parser.add_argument("--benih", type=int, default=1)
    given = parser.parse_args()
    found = fuzz(given.pembaca, given.menit * 60, given.benih)
    print(found)
    return 1 if found.gangguan else 0


if __name__ == "__main__":
    sys.exit(main())
