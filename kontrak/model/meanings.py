"""What a code means in a month: the contract, indikator, pekerjaan and scale that its report is read by (SPEC §3, §4).

Recording, reading back and every list of reports ask here, so that what was accepted is also what counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Protocol

    from kontrak.model.declared import Indikator, Pekerjaan, Program
    from kontrak.model.recorded import Versi, VersiAturan

    class Dated(Protocol):
        """A version of a contract or of the rules, or what was read of one."""

        @property
        def berlaku(self) -> int:
            """The month from which it is in force."""


class Target(NamedTuple):
    """What a report is on: an indikator, a pekerjaan of it, or (``belanja``) the spending of a programme."""

    indikator: Indikator
    pekerjaan: Pekerjaan | None
    belanja: bool = False

    @property
    def kode(self) -> str:
        """The full code of the line."""
        return self.pekerjaan.kode if self.pekerjaan else self.indikator.kode

    @property
    def nama(self) -> str:
        """The name of the pekerjaan or indikator."""
        return self.pekerjaan.nama if self.pekerjaan else self.indikator.nama

    @property
    def satuan(self) -> str:
        """The unit of its reports: of a pekerjaan the percentage of physical progress."""
        return "persen" if self.pekerjaan else self.indikator.satuan


V = TypeVar("V", bound="Dated")


class Makna(NamedTuple):
    """What a code means in a month: an indikator of a contract, or with ``pekerjaan`` one pekerjaan of it.

    ``skala`` has the grades of its scale by the rules of that month; empty for all that is not reported as a grade.
    ``berlaku`` is the month from which the version found is in force; ``ada`` says whether it is so in this month.
    ``belanja`` marks a programme, of which only spending is recorded; its ``indikator`` carries its code and name.
    """

    kontrak: str
    indikator: Indikator
    pekerjaan: Pekerjaan | None
    skala: Mapping[str, Decimal]
    berlaku: int
    ada: bool
    belanja: bool = False

    @property
    def target(self) -> Target:
        """What a report under the code is on."""
        return Target(self.indikator, self.pekerjaan, self.belanja)


def in_force(versions: Sequence[V], bulan: int) -> V | None:
    """Return the latest version whose month has come; None before the first."""
    found = None
    for version in versions:
        if version.berlaku <= bulan:
            found = version
    return found


def rules_in_force(rules: Sequence[V], bulan: int) -> V:
    """Return the version of a year's rules that is in force at the month; before any, the first one."""
    return in_force(rules, bulan) or rules[0]


def meanings_at(versions: Mapping[str, Sequence[Versi]], rules: Sequence[VersiAturan], bulan: int) -> dict[str, Makna]:
    """Return what every code of the contracts means in the month.

    ``versions`` has those of each contract, an OPD before its bidang. The version in force in the month decides, of
    whichever contract; else the earliest later one that holds the code; else, of what was removed, the latest before.
    """
    scales = rules_in_force(rules, bulan).aturan.skala if rules else {}
    found: dict[str, Makna] = {}
    for kontrak, version, ada in _by_precedence(versions, bulan):
        for indikator in version.indikator:
            if indikator.kode not in found:
                skala = scales.get(indikator.skala or "", {})
                found[indikator.kode] = Makna(kontrak, indikator, None, skala, version.berlaku, ada)
            for work in indikator.pekerjaan:
                if work.kode not in found:
                    found[work.kode] = Makna(kontrak, indikator, work, {}, version.berlaku, ada)
    return found


def codes_held(versions: Sequence[Versi]) -> set[str]:
    """Return every code that a contract ever held, of indikators and of pekerjaan."""
    return {kode for version in versions for indikator in version.indikator for kode in indikator.codes}


def program_meanings(opd: str, programs: Sequence[Program]) -> dict[str, Makna]:
    """Return what the codes of an OPD's programmes mean, in any month: nothing but spending is recorded of them."""
    from kontrak.model.declared import Indikator
    from kontrak.model.words import Arah, Sifat

    found = {}
    for program in programs:
        kode = f"{opd}.{program.kode}"
        line = Indikator(
            kode, program.nama, "rupiah", Sifat.AKUMULASI, Arah.NAIK, Decimal(0), (None,) * 12, pagu=program.pagu
        )
        found[kode] = Makna(opd, line, None, {}, 1, ada=True, belanja=True)
    return found


def meanings_of_year(
    versions: Mapping[str, Sequence[Versi]], rules: Sequence[VersiAturan]
) -> tuple[dict[str, Makna], ...]:
    """Return what every code means in each month, January first; the same object as long as nothing changes."""
    starts = {version.berlaku for own in versions.values() for version in own} | {entry.berlaku for entry in rules}
    found: list[dict[str, Makna]] = []
    for month in range(1, 13):
        found.append(meanings_at(versions, rules, month) if not found or month in starts else found[-1])
    return tuple(found)


def _by_precedence(versions: Mapping[str, Sequence[Versi]], bulan: int) -> Iterator[tuple[str, Versi, bool]]:
    """Contract, version, and whether it is in force: those in force, the later ones forward, the earlier ones back."""
    current = {kontrak: in_force(own, bulan) for kontrak, own in versions.items()}
    others = []
    for kontrak, own in versions.items():
        for version in own:
            if version is current[kontrak]:
                yield kontrak, version, True
            else:
                others.append((kontrak, version))
    later = [(kontrak, version) for kontrak, version in others if version.berlaku > bulan]
    earlier = [(kontrak, version) for kontrak, version in others if version.berlaku <= bulan]
    for kontrak, version in sorted(later, key=lambda pair: (pair[1].berlaku, -pair[1].ke)):
        yield kontrak, version, False
    for kontrak, version in sorted(earlier, key=lambda pair: (-pair[1].berlaku, -pair[1].ke)):
        yield kontrak, version, False
