"""What was promised by a month: version in force, target to date, weights (SPEC §3, "Due", "Target to date T")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.meanings import in_force, rules_in_force
from kontrak.model.recorded import Versi
from kontrak.model.words import Sifat
from kontrak.rounding import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.recorded import Fakta, VersiAturan
    from kontrak.model.words import Value

_add = EXACT.add
ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)


def version_at(fakta: Fakta, bulan: int) -> Versi:
    """Return the version in force at the month; one without indikators when there is none yet."""
    return in_force(fakta.versi, bulan) or Versi(-1, bulan, ())


def rules_at(fakta: Fakta, bulan: int) -> VersiAturan:
    """Return the rules of the year in force at the month; before any, the first ones."""
    return rules_in_force(fakta.aturan, bulan)


def targets_to_date(indikator: Indikator, months: Sequence[int]) -> list[Value | None]:
    """Return T at the end of each of the twelve months, exactly; None before the first plan month.

    For an indikator without pekerjaan; ``months`` are its plan months.
    """
    targets: list[Value | None] = []
    current: Value | None = None
    running: Value | None = None
    count = 0
    sifat = indikator.sifat
    for month, planned in enumerate(indikator.rencana, 1):
        if planned is not None and month in months:
            count += 1
            if sifat == Sifat.POSISI:
                current = planned
            else:
                running = planned if running is None else plus(running, planned)
                current = running if sifat == Sifat.AKUMULASI else divided(running, count)
        targets.append(current)
    return targets


def volume_of(works: Iterable[Pekerjaan]) -> Decimal:
    """Return the sum of the volumes."""
    return add_all(work.volume for work in works)


def share_of_work(whole: Decimal, indikator: Indikator, work: Pekerjaan) -> Decimal:
    """Return the part of an indikator's weight that one of its pekerjaan carries: weight × volume / Σ volume."""
    return EXACT.divide(EXACT.multiply(whole, work.volume), volume_of(indikator.pekerjaan))


def weights(indikators: Sequence[Indikator]) -> dict[str, Decimal]:
    """Return the weight of each indikator by code; without any bobot all weigh the same (1 each)."""
    given = {indikator.kode: indikator.bobot for indikator in indikators if indikator.bobot is not None}
    if len(given) < len(indikators):
        return {indikator.kode: ONE for indikator in indikators}
    return given


def add_all(numbers: Iterable[Decimal]) -> Decimal:
    """Add with 50 digits, whatever the ambient context is."""
    result = ZERO
    for number in numbers:
        result = _add(result, number)
    return result


def minus(left: Decimal, right: Decimal) -> Decimal:
    """Subtract, whatever the ambient context is."""
    return EXACT.subtract(left, right)


def plus(left: Value, right: Value) -> Value:
    """Add two numbers, or two ranges bound by bound."""
    if isinstance(left, tuple) or isinstance(right, tuple):
        return EXACT.add(lower(left), lower(right)), EXACT.add(upper(left), upper(right))
    return EXACT.add(lower(left), lower(right))


def divided(value: Value, count: int) -> Value:
    """Divide a number, or both bounds of a range."""
    if isinstance(value, tuple):
        return EXACT.divide(value[0], Decimal(count)), EXACT.divide(value[1], Decimal(count))
    return EXACT.divide(lower(value), Decimal(count))


def lower(value: Value) -> Decimal:
    """Return the number itself, or the lower bound of a range. Raises TypeError for yes/no and grades."""
    if isinstance(value, Decimal):  # nearly always
        return value
    number = value[0] if isinstance(value, tuple) else value
    if isinstance(number, Decimal):
        return number
    raise TypeError(f"{value!r} is no number")


def upper(value: Value) -> Decimal:
    """Return the number itself, or the upper bound of a range. Raises TypeError for yes/no and grades."""
    return value[1] if isinstance(value, tuple) else lower(value)
