"""The plan of an indikator, in whatever form it was written, as twelve planned values (SPEC §2, "Plan forms")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.contracts.leaves import Fields, FormError, sentence, value_of
from kontrak.contracts.tree import Deret, Peta, nearest, quoted
from kontrak.model.declared import BERIKUT, INI, RELEASE, Pekerjaan
from kontrak.months import LONG, QUARTER_ENDS, SHORT, MonthError, parse_month
from kontrak.named import NamedTuple
from kontrak.numbers import NumberError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.contracts.tree import Problem, Section, Simpul
    from kontrak.model.words import Arah, Value

FORMS = ("rencana", "jatuh_tempo", "pekerjaan", "rilis")
NO_PLAN: tuple[Value | None, ...] = (None,) * 12
_EITHER = f"{', '.join(FORMS[:-1])} atau {FORMS[-1]}"
TRIWULAN = "triwulan"
_MONTHS = {name.lower(): SHORT[place] for names in (SHORT, LONG) for place, name in enumerate(names)}
"""The key of each month by its short and its full name."""
_POINT = "di dalam { } dan [ ] tulis desimal dengan titik, misalnya 4.5"
_IN_LISTS = f"tanpa rencana tulis null; {_POINT}"
_FORMS_OF_RENCANA = "{jan: …, feb: …}, daftar dua belas nilai, atau {triwulan: [a, b, c, d]}"


class Plan(NamedTuple):
    """What was planned; ``target`` is the sum of the volumes where pekerjaan are given without a target.

    ``rilis`` has those of the fields ``RELEASE`` of an indikator that were read.
    """

    bentuk: str | None
    rencana: tuple[Value | None, ...]
    pekerjaan: tuple[Pekerjaan, ...] = ()
    target: Value | None = None
    rilis: Mapping[str, Any] = {}


class Context(NamedTuple):
    """What is needed of an indikator to read its plan."""

    kode: str
    tahun: int | None
    arah: Arah | None
    percent: bool


def read_plan(fields: Fields, context: Context, target: Value | None) -> Plan:
    """Read the plan. Where it cannot be read, "rencana" is in ``fields.broken``; so is it when there are two."""
    section = fields.section
    forms = [key for key in section.peta if key in FORMS and section.get(key) is not None]
    for extra in forms[1:]:
        pesan = f"{extra!r} ditulis bersama {forms[0]!r}; pakai satu saja dari {_EITHER}"
        fields.problems.append(section.problem_of_key(extra, pesan))
        fields.broken.add("rencana")
    plans = [_read_form(form, fields, context, target) for form in forms]
    if not fields.broken.isdisjoint(forms):
        fields.broken.add("rencana")
    return plans[0] if plans else Plan(None, _at_month(target, 12), (), target)


def _read_form(form: str, fields: Fields, context: Context, target: Value | None) -> Plan:
    if form == "rencana":
        return Plan(form, _Rencana(fields, context).read(), (), target)
    if form == "jatuh_tempo":
        return Plan(form, _at_month(target, fields.month(form, context.tahun)), (), target)
    if form == "rilis":
        return _read_release(fields, context, target)
    works = _read_works(fields, context)
    total = sum((work.volume for work in works), start=Decimal(0))
    return Plan(form, _by_month(works), works, total if target is None else target)


def _read_release(fields: Fields, context: Context, target: Value | None) -> Plan:
    """Read ``rilis``: of this year like jatuh_tempo, of the next one without a plan month."""
    section = fields.section.child("rilis")
    if section is None:
        fields.broken.add("rilis")
        return Plan("rilis", NO_PLAN, (), target)
    own = Fields(section, fields.problems)
    bulan, tahun, penerbit = own.month("bulan", context.tahun), own.text("tahun") or INI, own.text("penerbit")
    if bulan is None or tahun not in (INI, BERIKUT) or not penerbit:
        fields.broken.add("rilis")
        return Plan("rilis", NO_PLAN, (), target)
    planned = NO_PLAN if tahun == BERIKUT else _at_month(target, bulan)
    release = dict(zip(RELEASE, (bulan, tahun, penerbit), strict=True))
    return Plan("rilis", planned, (), target, release)


def _at_month(target: Value | None, month: int | None) -> tuple[Value | None, ...]:
    return tuple(target if number == month else None for number in range(1, 13))


class _Rencana:
    """Reads the key ``rencana`` in its three forms."""

    def __init__(self, fields: Fields, context: Context) -> None:
        self.fields = fields
        self.context = context

    def read(self) -> tuple[Value | None, ...]:
        """Return the twelve planned values."""
        section, node = self.fields.section, self.fields.section.get("rencana")
        below = section.child("rencana")
        if isinstance(node, Deret):
            values = self._list(section, "rencana", node, SHORT)
        elif below is None:
            self.fields.fail("rencana", f"rencana {quoted(str(node))} tidak terbaca; tulis {_FORMS_OF_RENCANA}")
            return NO_PLAN
        elif TRIWULAN in below.peta:
            values = self._quarters(below)
        else:
            values = self._months(below)
        if "rencana" not in self.fields.broken and all(value is None for value in values):
            self.fields.fail("rencana", "rencana kosong; isi sedikitnya satu bulan atau hapus kuncinya")
        return values

    def _months(self, section: Section) -> tuple[Value | None, ...]:
        values: dict[str, Value | None] = {}
        self.fields.broken |= {"rencana"} if section.peta.twice else set()
        self._name_months(section)
        for key, node in section.peta.items():
            if key not in SHORT:
                self._refuse(section.problem_of_key(key, _unknown_month(key, node)))
            elif node is not None:
                values[key] = self._planned(section, key, node, key)
        return tuple(values.get(name) for name in SHORT)

    def _name_months(self, section: Section) -> None:
        """Give months that were written with their full name, or in capitals, their short one; refuse one twice."""
        if all(key in SHORT for key in section.peta):
            return
        names = {key: _MONTHS[key.strip().lower()] for key in section.peta if key.strip().lower() in _MONTHS}
        first: dict[str, str] = {}
        for key, name in names.items():
            twin = first.setdefault(name, key)
            if twin != key:
                where = f"sudah ada di baris {section.mark_of(twin).line + 1} sebagai {quoted(twin)}"
                self._refuse(section.problem_of_key(key, f"bulan {quoted(key)} {where}; hapus salah satu"))
        section.peta.rename(names)

    def _quarters(self, section: Section) -> tuple[Value | None, ...]:
        for key in section.peta:
            if key != TRIWULAN:
                pesan = f"kunci {quoted(key)} tidak dipakai bersama triwulan; tulis semua bulan, atau triwulan saja"
                self._refuse(section.problem_of_key(key, pesan))
        node = section.get(TRIWULAN)
        if not isinstance(node, Deret):
            self._refuse(section.problem(TRIWULAN, "triwulan harus daftar empat nilai; tulis triwulan: [a, b, c, d]"))
            return NO_PLAN
        planned = self._list(section, TRIWULAN, node, [f"triwulan {number}" for number in range(1, 5)])
        values = dict(zip(QUARTER_ENDS, planned, strict=False))
        return tuple(values.get(month) for month in range(1, 13))

    def _list(self, section: Section, key: str, node: Deret, names: Sequence[str]) -> tuple[Value | None, ...]:
        if len(node) != len(names):
            self._refuse(section.problem(key, f"{key} berisi {len(node)} nilai, bukan {len(names)}; {_IN_LISTS}"))
            return NO_PLAN
        return tuple(
            None if item is None else self._planned(section, key, item, name, number)
            for number, (item, name) in enumerate(zip(node, names, strict=True))
        )

    def _planned(self, section: Section, key: str, node: Simpul, name: str, item: int | None = None) -> Value | None:
        """Read one planned value; without an arah it cannot be read, which has been reported."""
        if self.context.arah is None:
            self.fields.broken.add("rencana")
            return None
        try:
            return value_of(node, self.context.arah, percent=self.context.percent)
        except (FormError, NumberError) as error:
            self._refuse(section.problem(key, sentence(f"rencana {name}", error), item=item))
            return None

    def _refuse(self, problem: Problem) -> None:
        self.fields.problems.append(problem)
        self.fields.broken.add("rencana")


def _unknown_month(key: str, node: Simpul) -> str:
    if node is None and key.strip().isdigit():
        return f"{quoted(key)} bukan bulan; {_POINT}"
    if node is None and ":" in key:
        return f"{quoted(key)} bukan bulan; beri spasi sesudah titik dua: {quoted(key.replace(':', ': ', 1))}"
    try:
        meant: str | None = SHORT[parse_month(key)[1] - 1]
    except MonthError:
        meant = nearest(key, [*SHORT, TRIWULAN])
    return f"{quoted(key)} bukan bulan; " + (f"maksud Anda {meant!r}?" if meant else f"tulis {', '.join(SHORT)}")


def _read_works(fields: Fields, context: Context) -> tuple[Pekerjaan, ...]:
    works = [_read_work(kode, section, fields, context) for kode, section in fields.section.children("pekerjaan")]
    node = fields.section.get("pekerjaan")
    if isinstance(node, Peta) and not node:
        fields.fail("pekerjaan", "pekerjaan kosong; isi sedikitnya satu pekerjaan atau hapus kuncinya")
    elif not isinstance(node, Peta) or len(works) < len(node) or node.twice:
        fields.broken.add("pekerjaan")
    return tuple(works)


def _read_work(kode: str, section: Section, indikator: Fields, context: Context) -> Pekerjaan:
    fields = Fields(section, indikator.problems)
    volume = fields.number("volume", percent=context.percent)
    month = fields.month("jatuh_tempo", context.tahun)
    if volume is None or month is None or not fields.broken.isdisjoint(("volume", "jatuh_tempo")):
        indikator.broken.add("pekerjaan")
    nama, pagu, ciri = fields.text("nama") or "", fields.money("pagu"), fields.labels("ciri")
    return Pekerjaan(f"{context.kode}.{kode}", nama, Decimal(1) if volume is None else volume, month or 12, pagu, ciri)


def _by_month(works: Sequence[Pekerjaan]) -> tuple[Value | None, ...]:
    """Return the sum of the volumes by due month."""
    volumes: dict[int, Decimal] = {}
    for work in works:
        volumes[work.jatuh_tempo] = volumes.get(work.jatuh_tempo, Decimal(0)) + work.volume
    return tuple(volumes.get(month) for month in range(1, 13))
