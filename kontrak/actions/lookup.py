"""Which OPD, bidang, indikator or pekerjaan is meant (SPEC §5: code, alias or an unambiguous part of the name)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from kontrak.errors import LONGEST_QUOTE, DataError, brief
from kontrak.months import format_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kontrak.actions.question import Period
    from kontrak.model.declared import Kontrak, Opd


class Named(Protocol):
    """What is needed of an OPD to find it: a whole ``Opd`` has it, and so has ``store.declared.OpdName``."""

    @property
    def kode(self) -> str:
        """The code."""

    @property
    def nama(self) -> str:
        """The full name."""

    @property
    def alias(self) -> tuple[str, ...]:
        """Other short names that staff use."""


T = TypeVar("T", bound=Named)


def find_opd(text: str, opds: Mapping[str, T]) -> T:
    """Return the OPD meant by a code, an alias or an unambiguous part of its name, in any case.

    Raises DataError with the nearest codes, or with all that the text could mean.
    """
    named = meant_opds(text, opds)
    if len(named) == 1:
        return named[0]
    if named:
        choices = ", ".join(f"{opd.kode} ({opd.nama})" for opd in named[:8])
        raise DataError(f"{brief(text)!r} bisa berarti beberapa OPD.", f"Maksud Anda {choices}? Sebutkan kodenya.")
    words = [*opds, *(alias for opd in opds.values() for alias in opd.alias)]
    near = _nearest(text, words) or _near_names(text, opds)
    hint = _did_you_mean(near) if near else "Lihat kode yang ada: kontrak daftar"
    raise DataError(f"OPD {brief(text)!r} tidak dikenal.", hint)


def meant_opds(text: str, opds: Mapping[str, T]) -> list[T]:
    """The OPD of that code or alias, else all whose name has the text in it."""
    word = text.strip().upper()
    if word.isascii() and word in opds:  # as in nearly every row of a file; no alias comes before a code
        return [opds[word]]
    return meaning_of_opds(opds)(text)


def meaning_of_opds(opds: Mapping[str, T]) -> Callable[[str], list[T]]:
    """What ``meant_opds`` says of one text after the other, as of the rows of a file."""
    known = {alias.casefold(): opd for opd in opds.values() for alias in opd.alias}
    known |= {code.casefold(): opd for code, opd in opds.items()}
    names = [(opd.nama.casefold(), opd) for opd in opds.values()]

    def meant(text: str) -> list[T]:
        word = " ".join(text.split()).casefold()
        return [known[word]] if word in known else [opd for name, opd in names if word and word in name]

    return meant


def find_bidang(text: str, opd: Opd) -> Kontrak:
    """Return the bidang meant by its code (``BM``, ``PUPR.BM``) or a part of its name. Raises DataError."""
    word = text.strip().casefold()
    for bidang in opd.bidang:
        if word in (bidang.kode.casefold(), bidang.kode.partition(".")[2].casefold()):
            return bidang
    named = [bidang for bidang in opd.bidang if word and word in bidang.nama.casefold()]
    if len(named) == 1:
        return named[0]
    if named:
        choices = ", ".join(f"{bidang.kode.partition('.')[2]} ({bidang.nama})" for bidang in named[:8])
        raise DataError(
            f"{text!r} bisa berarti beberapa bidang {opd.kode}.", f"Maksud Anda {choices}? Sebutkan kodenya."
        )
    codes = [bidang.kode.partition(".")[2] for bidang in opd.bidang]
    if not codes:
        raise DataError(f"{opd.kode} tidak mempunyai kontrak bidang.")
    raise DataError(f"Bidang {text!r} tidak ada di {opd.kode}.", f"Bidang yang ada: {', '.join(codes)}.")


def split_kode(text: str, opds: Mapping[str, T], declared: Callable[[], Mapping[str, Opd]] = dict) -> tuple[T, str]:
    """Return the OPD of a code (its first part may be an alias) and the full code in capitals.

    ``dpupr.jalan`` is (PUPR, ``PUPR.JALAN``), ``PUPR`` is (PUPR, ``PUPR``). Where that gives no OPD, ``declared`` is
    asked for the one item of the year with this ``kode_resmi``, then for a code of which only the OPD was left out.
    Raises DataError when nothing, or more than one item, is meant.
    """
    head, dot, tail = text.strip().partition(".")
    if looks_official(text) and (kode := official_code(text, declared())):
        return opds[kode.partition(".")[0]], kode
    try:
        opd = find_opd(head if dot else text, opds)
    except DataError:
        word, known = text.strip().upper(), declared()
        if official := official_code(text, known):
            return opds[official.partition(".")[0]], official
        codes = (kode for one in known.values() for kode in codes_of(one))
        meant = [kode for kode in codes if kode.partition(".")[2] == word]
        if not meant:
            raise
        raise DataError(f"Kode {brief(text)!r} belum menyebut OPD-nya.", _did_you_mean(meant[:3])) from None
    return opd, f"{opd.kode}.{tail.strip().upper()}" if dot else opd.kode


def looks_official(text: str) -> bool:
    """Whether a code is of numbers between dots, which no code of ours is."""
    return re.fullmatch(r"[0-9X]+(\.[0-9X]+)+\.?", text.strip().upper()) is not None


def official_code(text: str, opds: Mapping[str, Opd]) -> str | None:
    """Return the full code of the item with this official code; None where there is none.

    Raises DataError where several have it.
    """
    found = official_codes(opds).get(_plain_official(text), [])
    if len(found) > 1:
        raise DataError(f"Kode resmi {brief(text)!r} dipakai {', '.join(found[:5])}.", "Sebutkan kodenya.")
    return found[0] if found else None


def official_codes(opds: Mapping[str, Opd]) -> dict[str, list[str]]:
    """The full codes of the items that have an official code, by that."""
    items = ((f"{opd.kode}.{item.kode}", item.kode_resmi) for opd in opds.values() for item in opd.program)
    owned = ((item.kode, item.kode_resmi) for opd in opds.values() for item in opd.indikators)
    found: dict[str, list[str]] = {}
    for kode, official in (*owned, *items):
        if official:
            found.setdefault(_plain_official(official), []).append(kode)
    return found


def meant_officially(text: str, codes: Mapping[str, list[str]]) -> str | None:
    """The full code that an official code means, None where it is none, or that of several."""
    found = codes.get(_plain_official(text), [])
    return found[0] if len(found) == 1 else None


def _plain_official(text: str) -> str:
    return text.strip().rstrip(".").casefold()


def unknown_kode(kode: str, known: Iterable[str]) -> DataError:
    """The error for a code that the OPD does not have, with the nearest ones."""
    opd, _, inside = kode.partition(".")
    if not inside:
        hint = f"Lihat kode indikator dan pekerjaannya: kontrak daftar {opd}"
        return DataError(f"Kode {brief(kode)!r} adalah OPD, tidak dikenal sebagai indikator atau pekerjaan.", hint)
    tails = [other.removeprefix(f"{opd}.") for other in known if other.startswith(f"{opd}.")]
    near = _nearest(inside, tails)
    hint = _did_you_mean([f"{opd}.{tail}" for tail in near]) if near else f"Lihat kode yang ada: kontrak daftar {opd}"
    return DataError(f"Kode {brief(kode)!r} tidak dikenal.", hint)


def not_in_force(kode: str, period: Period, *, since: int | None = None, until: int | None = None) -> DataError:
    """The error for a code that no contract in force at the month holds: not yet (``since``), or no longer.

    ``until`` is the last month that held it, where that is known.
    """
    now = format_month(*period)
    if since is not None:
        start = format_month(period.tahun, since)
        return DataError(f"{kode} belum ada dalam kontrak yang berlaku pada {now}; berlaku sejak {start}.")
    end = f"; berlaku sampai {format_month(period.tahun, until)}" if until is not None else ""
    return DataError(f"{kode} tidak ada lagi dalam kontrak yang berlaku pada {now}{end}.")


def codes_of(opd: Opd) -> Iterator[str]:
    """All full codes of the OPD: bidang, indikators (those of its bidang included) and pekerjaan."""
    yield from (bidang.kode for bidang in opd.bidang)
    yield from (kode for item in opd.indikators for kode in item.codes)


def _nearest(text: str, known: Iterable[str]) -> list[str]:
    return _close(text.strip().upper(), tuple(known), 0.6)


def _near_names(text: str, opds: Mapping[str, T]) -> list[str]:
    """The codes of OPDs with a name, or a word of it, that is spelt nearly so."""
    meant = {word: opd for opd in opds.values() for word in (*opd.nama.casefold().split(), opd.nama.casefold())}
    near = _close(" ".join(text.split()).casefold(), tuple(meant), 0.75)
    return list(dict.fromkeys(f"{meant[word].kode} ({meant[word].nama})" for word in near))


@lru_cache(maxsize=4096)
def _close(word: str, known: tuple[str, ...], cutoff: float) -> list[str]:
    """The nearest three; asked once for each word, because a file may be wrong in the same way in every row."""
    from difflib import get_close_matches

    return get_close_matches(word, known, n=3, cutoff=cutoff) if len(word) <= LONGEST_QUOTE else []


def _did_you_mean(words: Iterable[str]) -> str:
    return f"Maksud Anda {' atau '.join(words)}?"
