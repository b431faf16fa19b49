"""Damage to the file itself, flipped pages and cuts: refused, reported, or harmless; never a wrong number."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.daerah import YEAR
from tests.tahan.desk import Desk, inspect
from tests.tahan.kills import MEMORY_FOLDER, fresh_desk
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import Done, bad_manners

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

PAGE = 4096
READ = ("nilai", "--json")


def flipped_pages(per_page: int, rnd: random.Random) -> Outcome:
    """Every page in turn: one bit, a burst, the whole page; judged by what ``nilai`` and ``segel`` then say."""

    def damages(content: bytes) -> Iterator[bytes]:
        for page in range(0, len(content), PAGE):
            for number in range(per_page):
                changed = bytearray(content)
                place = page + rnd.randrange(PAGE)
                match number % 4:
                    case 0:
                        changed[page : page + PAGE] = rnd.randbytes(PAGE)
                    case 1:
                        changed[page : page + PAGE] = bytes(PAGE)
                    case 2:
                        changed[place : place + 64] = rnd.randbytes(len(changed[place : place + 64]))
                    case _:
                        changed[place] ^= 1 << rnd.randrange(8)
                yield bytes(changed)

    return _judged("halaman basis data rusak, satu per satu", damages)


def cut_files(times: int, rnd: random.Random) -> Outcome:
    """The file ends too early, at pages and anywhere."""

    def damages(content: bytes) -> Iterator[bytes]:
        for number in range(times):
            end = rnd.randrange(1, len(content))
            yield content[: end - end % PAGE if number % 2 and end > PAGE else end]

    return _judged("basis data terpotong", damages)


def _judged(gangguan: str, damages: Callable[[bytes], Iterator[bytes]]) -> Outcome:
    with fresh_desk("laporan") as desk:
        content, truth = desk.db.read_bytes(), _answer(desk)
        assert truth.code == 0
        trials = [_trial(changed, truth) for changed in damages(content)]
    return summed_up(gangguan, "C E", trials)


def _trial(changed: bytes, truth: Done) -> Trial:
    """A damaged file may still give the right answer; a wrong one only if ``segel`` would have told."""
    with tempfile.TemporaryDirectory(dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None) as place:
        desk = Desk(Path(place))
        desk.db.write_bytes(changed)
        done, found = _answer(desk), inspect(desk.db)
        if manners := bad_manners(done):
            return Trial((f"C: {manners}",), "")
        if done.code != 0:
            return Trial((), f"ditolak (kode {done.code})")
        if done.out == truth.out:
            return Trial((), "tanpa akibat" if not found.masalah else "segel melaporkan")
        what = "angka lain" if _numbers(done.out) != _numbers(truth.out) else "teks lain"
        if found.masalah:
            return Trial((), f"{what}, segel melaporkan")
        return Trial((f"{what} tanpa laporan: {done.out[:200]}",), "")


def _numbers(output: str) -> object:
    """Everything in the answer that is no text."""

    def numbers(value: object) -> object:
        if isinstance(value, dict):
            return {key: numbers(item) for key, item in value.items()}
        if isinstance(value, list):
            return [numbers(item) for item in value]
        return None if isinstance(value, str) else value

    return numbers(json.loads(output))


def _answer(desk: Desk) -> Done:
    """Ask the program in this process: thousands of trials, and no state is kept between them."""
    from kontrak.cli.app import main

    out, err = io.StringIO(), io.StringIO()
    saved, place = dict(os.environ), Path.cwd()
    os.environ.update(YEAR)
    os.chdir(desk.folder)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(READ)
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(saved)
    return Done(code, out.getvalue(), err.getvalue())
