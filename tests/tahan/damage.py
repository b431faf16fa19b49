"""Damage to the file itself, flipped pages and cuts: refused, or the same answer; never another one."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.regency import YEAR
from tests.tahan.desk import Desk, inspect
from tests.tahan.kills import MEMORY_FOLDER, fresh_desk
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import Done, bad_manners

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

PAGE = 4096
READ = (
    ("nilai", "--json"),
    ("meleset", "--json"),
    ("jelaskan", "PUPR.JALAN", "--json"),
    ("rapor", "--opd", "PUPR"),
    ("nilai", "--json", "--per", "8"),
)


def flipped_pages(per_page: int, rnd: random.Random, *, asked: int = len(READ), stride: int = 1) -> Outcome:
    """Every page, or every ``stride``-th: one bit, a burst, all of it; judged by what the commands of ``READ`` answer.

    Of a page only ``asked`` of them are asked, of the next page the ones that follow.
    """

    def damages(content: bytes) -> Iterator[bytes]:
        for page in range(0, len(content), PAGE * stride):
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

    return _judged("halaman basis data rusak, satu per satu", damages, asked)


def cut_files(times: int, rnd: random.Random) -> Outcome:
    """The file ends too early, at pages and anywhere."""

    def damages(content: bytes) -> Iterator[bytes]:
        for number in range(times):
            end = rnd.randrange(1, len(content))
            yield content[: end - end % PAGE if number % 2 and end > PAGE else end]

    return _judged("basis data terpotong", damages)


def _judged(gangguan: str, damages: Callable[[bytes], Iterator[bytes]], asked: int = len(READ)) -> Outcome:
    with fresh_desk("laporan") as desk:
        content = desk.db.read_bytes()
        truth: dict[tuple[str, ...], Done] = {words: _answer(desk, words) for words in READ}
        assert all(done.code == 0 for done in truth.values())
        turns = cycle(truth.items())
        trials = [_trial(changed, dict(islice(turns, asked))) for changed in damages(content)]
    return summed_up(gangguan, "C F", trials)


def _trial(changed: bytes, truth: Mapping[tuple[str, ...], Done]) -> Trial:
    """A damaged file may still give the right answer; any other answer breaks the promise."""
    with tempfile.TemporaryDirectory(dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None) as place:
        desk = Desk(Path(place))
        desk.db.write_bytes(changed)
        answers = [_answer(desk, words) for words in truth]
        broken = [
            f"{' '.join(words)}: {manners or f'jawaban lain: {done.out[:200]}'}"
            for (words, right), done in zip(truth.items(), answers, strict=True)
            if (manners := bad_manners(done)) or (done.code == 0 and done.out != right.out)
        ]
        refused = Counter(done.code for done in answers if done.code)
        if refused:
            code = max(refused, key=lambda code: (refused[code], code))
            how = "ditolak" if refused.total() == len(truth) else "sebagian ditolak"
            return Trial(tuple(broken), f"{how} (kode {code})")
        found = inspect(desk.db).masalah
        return Trial(tuple(broken), "jawaban benar, segel melaporkan" if found else "tanpa akibat")


def _answer(desk: Desk, words: Sequence[str]) -> Done:
    """Ask the program in this process: thousands of trials, and no state is kept between them."""
    from kontrak.cli.app import main

    out, err = io.StringIO(), io.StringIO()
    saved, place = dict(os.environ), Path.cwd()
    os.environ.update(YEAR)
    os.chdir(desk.folder)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(words)
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(saved)
    return Done(code, out.getvalue(), err.getvalue())
