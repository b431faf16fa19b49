"""From the rows of the tables to the draft of a contract: what they say is taken over, what they do not stays open."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.yaml_text import number, scalar, value_text
from kontrak.model.declared import KAMUS
from kontrak.months import SHORT
from kontrak.rangka.cells import Terbaca, read_budget, read_value, unit_of
from kontrak.rangka.draft import Butir, Draf, Isian
from kontrak.rangka.grid import key_of, one_line
from kontrak.rangka.joining import differing
from kontrak.rangka.plans import read_plan, shape_of
from kontrak.rangka.rows import Catatan
from kontrak.rangka.words import (
    DEFAULT_SCALES,
    KINDS,
    POLARITIES,
    Bukti,
    arah_hint,
    code_of,
    grades_of,
    jabatan_hint,
    kelompok_hint,
    satuan_hint,
    scale_of,
    sifat_hint,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.rangka.joining import Gabungan, Terpasang
    from kontrak.rangka.plans import Bentuk, Rencana
    from kontrak.rangka.rows import Isi
    from kontrak.rangka.words import Saran

_NUMBERED = re.compile(r"^\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[-•])\s+(?=\S)")
_CODE = re.compile(r"^([0-9X]{1,2}(?:\.[0-9X]{1,4})+)\.?\s+(?=\S)")


def build(opd: str, nama: str | None, tahun: int, joined: Terpasang, notes: list[Catatan]) -> Draf:
    """Make the draft of an OPD; what is changed on reading is added to ``notes``."""
    maker = _Maker(notes)
    programs = [maker.program(item) for item in joined.program]
    items = [maker.indikator(item) for item in joined.indikator]
    name = scalar(nama) if nama else None
    kelompok, jabatan = kelompok_hint(nama or ""), jabatan_hint(nama or "")
    own = (
        ("nama", Isian(name, None, "sebutkan dengan --nama")),
        ("kelompok", _open(kelompok)),
        ("kepala.jabatan", _open(jabatan)),
    )
    return Draf(opd, tahun, own, (*programs, *maker.more), tuple(items), tuple(maker.scales.items()), ())


class _Maker:
    """Turns rows into items; codes are unique over indikators and programs, which share one namespace."""

    def __init__(self, notes: list[Catatan]) -> None:
        self.notes = notes
        self.more: list[Butir] = []
        self.scales: dict[str, tuple[str, ...]] = {}
        self._taken: set[str] = set()
        self._programs: dict[str, str] = {}

    def program(self, item: Gabungan) -> Butir:
        """Return a program with its budget."""
        cell = item.baris.isi["program"]
        text = one_line(cell.sel.teks)
        return self._program(text, cell.tempat, item.semua("anggaran"), _official(text, item))

    def _program(self, text: str, where: str, budgets: Sequence[Isi], official: str | None) -> Butir:
        name = _CODE.sub("", _NUMBERED.sub("", text))
        kode = code_of(name, self._taken, "P-")
        self._programs[key_of(text)] = kode
        values = [("nama", Isian(scalar(name)))]
        if official:
            values.append(("kode_resmi", Isian(scalar(official))))
        if budgets:
            values.append(("pagu", _pagu(budgets)))
        return Butir(kode, name, where, tuple(values))

    def indikator(self, item: Gabungan) -> Butir:
        """Return an indikator."""
        cell = item.baris.isi["indikator"]
        text = one_line(cell.sel.teks)
        name = _CODE.sub("", _NUMBERED.sub("", text))
        row = _Row(item, name, cell.tempat)
        values: list[tuple[str, Isian]] = [("nama", Isian(scalar(name)))]
        if official := _official(text, item):
            values.append(("kode_resmi", Isian(scalar(official))))
        if sasaran := item.baris.teks("sasaran"):
            values.append(("sasaran", Isian(scalar(_NUMBERED.sub("", sasaran)))))
        if program := self._program_of(item):
            values.append(("program", Isian(program)))
        values += row.values()
        said = ((name, item.semua(name)) for name in KAMUS)
        values += [(name, Isian(scalar(one_line(cells[0].sel.teks)))) for name, cells in said if cells]
        if row.skala:
            self._scale(*row.skala)
        plan = row.plan_values()
        self.notes += [Catatan("dibaca lain", row.plan.tempat, text) for text in row.plan.catatan]
        self.notes += [Catatan("dibaca lain", where, text) for where, text in row.rounded]
        return Butir(code_of(name, self._taken), name, cell.tempat, tuple(values), plan)

    def _scale(self, name: str, grade: str) -> None:
        if name not in DEFAULT_SCALES:
            self.scales[name] = grades_of(name, grade)

    def _program_of(self, item: Gabungan) -> str | None:
        """The code of the program that the row names; one that no budget table has is added."""
        cells = item.semua("program")
        if not cells:
            return None
        text = cells[0].sel.teks
        known = self._programs.get(key_of(one_line(text)))
        if known is not None:
            return known
        if re.search(r"(?m)^\s*(?:2|b)[.)]\s", text):
            self.notes.append(Catatan("dilewati", cells[0].tempat, "lebih dari satu program dalam satu sel"))
            return None
        added = self._program(
            one_line(text), cells[0].tempat, item.semua("anggaran")[:1], _official(one_line(text), None)
        )
        self.more.append(added)
        return added.kode


class _Row:
    """The values of one indikator, worked out together: the unit bears on the target, the target on the plan."""

    def __init__(self, item: Gabungan, nama: str, where: str) -> None:
        self.item, self.nama, self.where = item, nama, where
        self.skala: tuple[str, str] | None = None
        units = item.semua("satuan")
        self.unit = unit_of(units[0].sel.teks) if units and not units[0].sel.galat else None
        self.targets = item.semua("target")
        self.target = read_value(self.targets[0].sel, self.unit) if self.targets else Terbaca()
        self.satuan = self._satuan(units)
        unit = self.satuan.nilai and (self.unit or self.target.satuan)
        self.plan: Rencana = read_plan(item.rencana, self.target.nilai, unit or self.unit)
        self.shape: Bentuk | None = shape_of(self.plan, self.target.nilai, nama)
        self.rounded = self._rounded()

    def _rounded(self) -> list[tuple[str, str]]:
        read = [(self.targets[0].tempat, self.target.catatan)] if self.targets else []
        read += [(item.isi.tempat, item.terbaca.catatan) for item in self.plan.bulan.values()]
        return [(where, note) for where, note in read if note]

    def values(self) -> list[tuple[str, Isian]]:
        """Return all values but name and plan, in the order of the file."""
        sifat, arah = self._kind()
        found = [("satuan", self.satuan), ("sifat", sifat), ("arah", arah)]
        if self.target.jenis == "predikat" and isinstance(self.target.nilai, str):
            self.skala = scale_of(self.target.nilai), self.target.nilai
            why = f'target "{self.target.nilai}"'
            if self.skala[0] not in DEFAULT_SCALES:
                why += f"; nyatakan aturan.skala.{self.skala[0]}"
            found.append(("skala", Isian(None, self.skala[0], f"{why}; {self.targets[0].tempat}")))
        found.append(("target", self._target()))
        found += self._optional("tahun_lalu")
        found += self._optional("bobot")
        if not self.item.semua("program") and (budgets := self.item.semua("anggaran")):
            found.append(("pagu", _pagu(budgets)))
        return found

    def _satuan(self, units: Sequence[Isi]) -> Isian:
        """The unit of its column and the one that stands with the target, which must be the same."""
        others = [unit for unit in units if unit_of(unit.sel.teks).casefold() != (self.unit or "").casefold()]
        if self.unit is not None and others:
            both = f'"{units[0].sel.teks}" ({units[0].tempat}) dan "{others[0].sel.teks}" ({others[0].tempat})'
            return Isian(None, None, f"bertentangan: {both}")
        own = self.target.satuan
        if self.unit is not None and own is not None and own.casefold() != self.unit.casefold():
            both = f'"{units[0].sel.teks}" ({units[0].tempat}) dan "{self.targets[0].sel.teks}"'
            return Isian(None, None, f"bertentangan: {both} ({self.targets[0].tempat})")
        if self.unit or own:
            return Isian(scalar(self.unit or own))
        if self.target.jenis:
            return Isian(
                None, {"biner": "keadaan"}.get(self.target.jenis, "predikat"), f"target berupa {self.target.jenis}"
            )
        hint = satuan_hint(self.nama)
        return _open(hint._replace(sebab=f"{hint.sebab}; {self.where}"))

    def _kind(self) -> tuple[Isian, Isian]:
        """Sifat and arah: said by a column, else proposed."""
        words = [cell.sel.teks for cell in self.item.semua("sifat")[:1]]
        said = next((KINDS[key] for line in "".join(words).split("\n") if (key := key_of(line)) in KINDS), (None, None))
        polar = POLARITIES.get(self._text("arah").casefold())
        sifat = Isian(said[0]) if said[0] else self._sifat()
        arah = Isian(polar or said[1]) if polar or said[1] else self._arah(sifat)
        return sifat, arah

    def _text(self, part: str) -> str:
        cells = self.item.semua(part)
        return one_line(cells[0].sel.teks) if cells else ""

    def _sifat(self) -> Isian:
        if self.target.jenis:
            return Isian(None, "posisi", f"target berupa {self.target.jenis}; {self.where}")
        word = self._text("sifat")
        written = f'tertulis "{word}"; ' if word else ""
        if self.shape is None:
            hint = sifat_hint(self.nama, self.unit or self.target.satuan)
            return Isian(None, hint.isi, f"{written}{hint.sebab}; {self.where}")
        if self.shape.sifat is None:
            why = (
                "rencananya bertentangan dengan target"
                if self.shape.bertentangan
                else "bentuk rencananya tidak menentukan"
            )
            return Isian(None, None, f"{written}{why}; {self.plan.tempat}")
        return Isian(None, self.shape.sifat, f"{written}{self.shape.sebab}; {self.plan.tempat}")

    def _arah(self, sifat: Isian) -> Isian:
        if self.target.jenis:
            return Isian(None, self.target.jenis, f'target "{self._text("target")}"; {self.targets[0].tempat}')
        before = self.item.semua("tahun_lalu")
        hint = arah_hint(
            Bukti(
                nama=self.nama,
                satuan=self.unit or self.target.satuan,
                target=self.target.nilai,
                tahun_lalu=read_value(before[0].sel).nilai if before else None,
                rencana=self.plan.angka,
                menumpuk="akumulasi" in (sifat.nilai, sifat.saran),
                batas_atas=self.target.batas_atas,
            )
        )
        word = self._text("arah")
        written = f'tertulis "{word}"; ' if word else ""
        return Isian(None, hint.isi, f"{written}{hint.sebab}; {self.where}")

    def _target(self) -> Isian:
        if not self.targets:
            return Isian(None, None, f"sel kosong; {self.where}")
        where = self.targets[0].tempat
        if both := differing(self.targets, self.unit):
            texts = " dan ".join(f'"{one_line(cell.sel.teks)}" ({cell.tempat})' for cell in both)
            return Isian(None, None, f"bertentangan: {texts}")
        if self.target.nilai is None:
            saran = None if self.target.saran is None else value_text(self.target.saran)
            return Isian(None, saran, f"{self.target.ragu}; {where}")
        if self.shape is not None and self.shape.bertentangan:
            text = f'"{one_line(self.targets[0].sel.teks)}" ({where})'
            return Isian(None, None, f"bertentangan: target {text}, {self.shape.bertentangan}")
        return Isian(value_text(self.target.nilai))

    def _optional(self, key: str) -> list[tuple[str, Isian]]:
        cells = self.item.semua(key)
        read = read_value(cells[0].sel, self.unit) if cells else Terbaca()
        if read.kosong:
            return []
        if read.nilai is None or isinstance(read.nilai, tuple) or (key == "bobot" and isinstance(read.nilai, str)):
            why = read.ragu or f'tertulis "{one_line(cells[0].sel.teks)}"'
            return [(key, Isian(None, None, f"{why}; {cells[0].tempat}"))]
        return [(key, Isian(value_text(read.nilai)))]

    def plan_values(self) -> tuple[tuple[str, Isian], ...]:
        """Return the plan by month; a single value that is the target is the month in which it is due."""
        months = list(self.plan.bulan.items())
        if not months:
            return ()
        if self.target.jenis == "biner" or (len(months) == 1 and months[0][1].terbaca.nilai == self.target.nilai):
            return (("jatuh_tempo", Isian(SHORT[months[-1][0] - 1])),)
        return tuple((SHORT[month - 1], _planned(item.terbaca, item.isi)) for month, item in months)


def _planned(read: Terbaca, cell: Isi) -> Isian:
    if read.nilai is None:
        return Isian(None, None if read.saran is None else value_text(read.saran), f"{read.ragu}; {cell.tempat}")
    return Isian(value_text(read.nilai))


def _pagu(cells: Sequence[Isi]) -> Isian:
    read = [(read_budget(cell.sel), cell) for cell in cells]
    (amount, doubt), first = read[0]
    for (other, _), cell in read[1:]:
        if other is not None and amount is not None and other != amount:
            both = f'"{first.sel.teks}" ({first.tempat}) dan "{cell.sel.teks}" ({cell.tempat})'
            return Isian(None, None, f"bertentangan: {both}")
    return Isian(number(Decimal(amount))) if amount is not None else Isian(None, None, f"{doubt}; {first.tempat}")


def _official(text: str, item: Gabungan | None) -> str | None:
    """The official code: of its column, else in front of the name."""
    cells = item.semua("kode") if item else []
    found = _CODE.match(_NUMBERED.sub("", text))
    return one_line(cells[0].sel.teks) if cells else (found[1] if found else None)


def _open(hint: Saran) -> Isian:
    return Isian(None, hint.isi and scalar(hint.isi), hint.sebab)
