"""What may change of a signed contract, and under which version it then stands (SPEC §4 Amendments)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kontrak.actions.actor import typed_text
from kontrak.errors import DataError
from kontrak.model.meanings import in_force, rules_in_force
from kontrak.months import SHORT, format_date, format_month, month_name
from kontrak.named import NamedTuple
from kontrak.numbers import format_value
from kontrak.store.contents import Perubahan, PerubahanAturan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kontrak.contracts.diff import Change
    from kontrak.model.declared import Indikator, Opd
    from kontrak.model.recorded import Versi, VersiAturan
    from kontrak.model.words import Value

ATURAN = "aturan"
"""The code under which the rules of the year appear in a diff and have their versions."""


class Version(Protocol):
    """What is needed of the latest version of a contract, or of the rules of the year."""

    @property
    def ke(self) -> int:
        """0 for the induk, n for perubahan ke-n."""

    @property
    def berlaku(self) -> int:
        """The month from which it is in force."""

    @property
    def nomor(self) -> str | None:
        """The number of the amendment's letter."""

    @property
    def alasan(self) -> str | None:
        """The reason of the amendment."""


class Amendment(NamedTuple):
    """What ``--berlaku`` (year or None, month), ``--alasan``, ``--nomor`` and ``--koreksi`` say."""

    berlaku: tuple[int | None, int] | None = None
    alasan: str | None = None
    nomor: str | None = None
    koreksi: bool = False

    @classmethod
    def stated(
        cls, berlaku: tuple[int | None, int] | None, alasan: str | None, nomor: str | None, *, koreksi: bool = False
    ) -> Amendment:
        """What the options say without the blanks around it; one of blanks only says nothing."""
        return cls(berlaku, typed_text(alasan, "--alasan"), typed_text(nomor, "--nomor"), koreksi)

    def month(self, tahun: int) -> int | None:
        """The month from which it is in force. Raises DataError when it names another year than the contracts'."""
        if self.berlaku is None:
            return None
        year, month = self.berlaku
        if year is not None and year != tahun:
            raise DataError(
                f"Perubahan kontrak {tahun} tidak dapat berlaku mulai {format_month(year, month)}.",
                f"Pakai bulan tahun {tahun}, misalnya --berlaku {tahun}-{month:02}.",
            )
        return month


class Numbering(NamedTuple):
    """Which version each contract has after an import that amends those of ``amended`` from month ``berlaku`` on."""

    versions: Mapping[str, Version]
    amended: Collection[str]
    berlaku: int | None
    amendment: Amendment

    def of(self, kode: str) -> Perubahan:
        """The version of a contract, or of ``aturan``; a change of texts keeps the last one.

        A bidang that joins a signed OPD has no version yet: its induk is in force from the month of the amendment.
        """
        last = self.versions.get(kode)
        if kode in self.amended:
            said = self.amendment
            return Perubahan(last.ke + 1 if last else 0, self.berlaku or 1, said.nomor, said.alasan)
        return Perubahan(last.ke, last.berlaku, last.nomor, last.alasan) if last else Perubahan(0, 1, None, None)

    def rules(self) -> PerubahanAturan:
        """The version of the rules of the year."""
        return PerubahanAturan(*self.of(ATURAN))


def signed_contracts(existing: Mapping[str, Opd], opds: Iterable[Opd], changes: Iterable[Change]) -> set[str]:
    """The codes of the contracts that only an amendment may change in what scoring reads.

    Those with a date, the bidang that join an OPD with one, and those that take an indikator over from one with a date:
    else it would stand in two contracts before the amendment, or leave its months behind.
    """
    signed = _dated(existing.values())
    joining = {
        bidang.kode
        for opd in opds
        if opd.kode in signed
        for bidang in opd.bidang
        if all(bidang.kode != kontrak.kode for kontrak in existing[opd.kode].contracts)
    }
    taking = {str(change.baru) for change in changes if change.kolom == "kontrak" and change.lama in signed}
    return signed | joining | taking


def check_locked(touched: Collection[str], locked: Collection[int], amendment: Amendment) -> None:
    """Raise DataError when a plain change of undated contracts would move the figures of a locked month unasked."""
    if touched and locked and not (amendment.koreksi and amendment.alasan):
        months = ", ".join(month_name(month) for month in sorted(locked))
        raise DataError(
            f"Bulan terkunci ({months}) akan berubah: yang dinilai dari {', '.join(touched)} tanpa tanggal kontrak "
            "diubah. Tidak ada yang diimpor.",
            'Bila memang harus, ulangi dengan --koreksi --alasan "…"; nilai resmi bulan itu tetap tercetak.',
        )


def check_dates_kept(existing: Mapping[str, Opd], opds: Iterable[Opd]) -> None:
    """Raise DataError when a signed contract would lose its date, or a signed bidang would leave the file."""
    for opd in opds:
        new = {kontrak.kode: kontrak for kontrak in opd.contracts}
        old = existing.get(opd.kode)
        for kontrak in old.contracts if old else ():
            if kontrak.tanggal is None:
                continue
            signed = f"sudah bertanggal {format_date(kontrak.tanggal)}"
            if kontrak.kode not in new:
                raise DataError(
                    f"Bidang {kontrak.kode} {signed}; bidangnya tidak dapat dihapus.",
                    "Biarkan bidangnya dalam berkas; hapus indikatornya sebagai perubahan bila kontraknya berakhir.",
                )
            if new[kontrak.kode].tanggal is None:
                raise DataError(
                    f"Kontrak {kontrak.kode} {signed}; tanggalnya tidak dapat dihapus.",
                    "Tulis kembali tanggalnya dalam berkas.",
                )


def check_months(
    amended: Iterable[str], berlaku: int, versions: Mapping[str, Version], locked: Collection[int]
) -> None:
    """Raise DataError when the month is locked, or lies before the previous amendment of one of the contracts."""
    if locked and berlaku <= max(locked):
        last = max(locked)
        raise DataError(
            f"Perubahan tidak dapat berlaku mulai {month_name(berlaku)}: bulan s.d. {month_name(last)} sudah dikunci.",
            f"Pakai --berlaku {SHORT[last]} atau sesudahnya." if last < 12 else "Buka kuncinya dahulu: kontrak buka",
        )
    for kode in amended:
        previous = versions.get(kode)
        if previous and berlaku < previous.berlaku:
            which = f"perubahan ke-{previous.ke}" if previous.ke else "kontraknya"
            raise DataError(
                f"{kode}: {which} berlaku mulai {month_name(previous.berlaku)}; "
                f"yang berikut tidak boleh mendahuluinya ({month_name(berlaku)}).",
                f"Pakai --berlaku {SHORT[previous.berlaku - 1]} atau sesudahnya.",
            )


def check_past_kept(existing: Mapping[str, Opd], opds: Iterable[Opd], amended: Collection[str], berlaku: int) -> None:
    """Raise DataError, listing all, when planned values or due months before ``berlaku`` would change."""
    faults = [fault for opd in opds for fault in _past_changes(existing.get(opd.kode), opd, amended, berlaku)]
    if faults:
        name = month_name(berlaku)
        raise DataError(
            f"Perubahan yang berlaku mulai {name} tidak boleh mengubah rencana bulan sebelumnya:\n" + "\n".join(faults),
            "Kembalikan rencana bulan-bulan itu, atau pakai --berlaku yang lebih awal.",
        )


def check_money(changes: Iterable[Change], existing: Mapping[str, Opd], alasan: str | None) -> None:
    """Raise DataError when a pagu of a signed contract would change without a reason; programs are the OPD's."""
    signed = _dated(existing.values())
    owner = _owners(existing.values())
    changed = [change for change in changes if change.uang and _owner_of(change.kode, owner) in signed]
    if changed and not alasan:
        lines = [f"{change.kode} {change.kolom}: {change.lama or '–'} → {change.baru or '–'}" for change in changed]
        raise DataError(
            "Pagu kontrak yang sudah bertanggal akan berubah:\n" + "\n".join(lines), 'Sebutkan alasannya: --alasan "…"'
        )


def _dated(opds: Iterable[Opd]) -> set[str]:
    """The codes of the contracts that have been signed."""
    return {kontrak.kode for opd in opds for kontrak in opd.contracts if kontrak.tanggal}


def _owners(opds: Iterable[Opd]) -> dict[str, str]:
    """Code of an indikator → the contract that it stands in."""
    return {item.kode: kontrak.kode for opd in opds for kontrak in opd.contracts for item in kontrak.indikator}


def _owner_of(kode: str, owner: Mapping[str, str]) -> str:
    """The contract of an indikator or a pekerjaan; anything else is the OPD's."""
    return owner.get(kode) or owner.get(kode.rpartition(".")[0]) or kode.partition(".")[0]


def _past_changes(old: Opd | None, new: Opd, amended: Collection[str], berlaku: int) -> Iterator[str]:
    """Planned values before the amendment that would change, one line each; a removed indikator changes none.

    An indikator is compared by its code, in whatever contract of the OPD it stood and stands.
    """
    if old is None:
        return
    before = {item.kode: (kontrak.kode, item) for kontrak in old.contracts for item in kontrak.indikator}
    for kontrak in new.contracts:
        for indikator in kontrak.indikator:
            stood_in, was_planned = before.get(indikator.kode, (kontrak.kode, None))
            if kontrak.kode not in amended and stood_in not in amended:
                continue
            earlier = _planned_before(was_planned, berlaku)
            later = _planned_before(indikator, berlaku)
            for month, kode in sorted(earlier.keys() | later.keys()):
                was, becomes = earlier.get((month, kode)), later.get((month, kode))
                if was != becomes:
                    yield f"{kode} {month_name(month)}: {format_value(was)} → {format_value(becomes)}"


def _planned_before(indikator: Indikator | None, berlaku: int) -> dict[tuple[int, str], Value]:
    """What is planned before the month, by (month, code); of pekerjaan each volume in its due month."""
    if indikator is None:
        return {}
    if indikator.pekerjaan:
        due = [work for work in indikator.pekerjaan if work.jatuh_tempo < berlaku]
        return {(work.jatuh_tempo, work.kode): work.volume for work in due}
    plan = enumerate(indikator.rencana[: berlaku - 1], 1)
    return {(month, indikator.kode): value for month, value in plan if value is not None}


# --- grades ------------------------------------------------------------------------------------------


def check_scales(versions: Mapping[str, Sequence[Versi]], rules: Sequence[VersiAturan]) -> None:
    """Raise DataError, listing all, where a target or plan is a grade that the rules of its month do not know.

    ``versions`` are those of each contract, ``rules`` those of the year, both as they would stand after the import.
    """
    faults = {
        (item.kode, grade): (item.skala, month)
        for own in versions.values()
        for version, current, month in reversed([*_pairs(own, rules)])
        for item in version.indikator
        for grade in _promised(item, month)
        if grade not in current.aturan.skala.get(item.skala or "", {})
    }
    if faults:
        lines = [
            f"{kode}: {grade} tidak ada dalam skala {skala} yang berlaku pada {month_name(month)}"
            for (kode, grade), (skala, month) in sorted(faults.items())
        ]
        raise DataError(
            "Tingkat yang dijanjikan tidak ada dalam skala bulan itu:\n" + "\n".join(lines),
            "Pakai tingkat dari skala bulan itu, atau buat skala dengan nama baru.",
        )


def _pairs(versions: Sequence[Versi], rules: Sequence[VersiAturan]) -> Iterator[tuple[Versi, VersiAturan, int]]:
    """Each version with the rules of each month it is in force; the first also with the first rules (nilai_induk)."""
    for month in range(1, 13):
        version = in_force(versions, month)
        if version is not None:
            yield version, rules_in_force(rules, month), month
            yield versions[0], rules[0], month


def _promised(item: Indikator, month: int) -> Iterator[str]:
    """The grades by which an indikator is scored at the month: its target, and what is planned by then."""
    for grade in (item.target, *item.rencana[:month]):
        if item.skala is not None and isinstance(grade, str):
            yield grade
