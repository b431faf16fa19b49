"""Random tables of forty rows, and what each row says: layout, words, order, merged cells and slips by chance.

Written from the columns that real annexes have, not from the reader: ``Truth`` is what was put into the table.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import NamedTuple

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
TITLES = {
    "no": ("No", "NO.", "Nomor"),
    "sasaran": ("Sasaran", "SASARAN STRATEGIS", "Tujuan/Sasaran Strategis", "Sasaran Program"),
    "indikator": ("Indikator", "INDIKATOR KINERJA", "Indikator Kinerja Utama", "Indikator Kinerja Sasaran", "IKU"),
    "satuan": ("Satuan", "SATUAN", "Sat."),
    "target": ("Target", "TARGET KINERJA", "Target 2026", "TARGET TAHUN 2026", "Target\\n(2026)"),
    "lain": ("Keterangan", "Penanggung Jawab", "Sumber Data"),
}
SUBJECTS = (
    "layanan perizinan", "jalan mantap", "balita", "sekolah", "warga miskin", "pengangguran", "arsip", "aset",
    "sampah", "air minum", "guru", "puskesmas", "koperasi", "nelayan", "petani", "pasar", "wisatawan", "drainase",
    "rumah", "taman",
)  # fmt: skip
VERBS = (
    "yang dilayani",
    "tertangani",
    "yang dibina",
    "sesuai standar",
    "yang diselesaikan",
    "terbangun",
    "aktif",
    "mandiri",
)
COUNTED = ("dokumen", "unit", "orang", "paket", "kegiatan", "laporan", "kelompok")
STATES = ("persen", "indeks", "nilai", "skor")


class Truth(NamedTuple):
    """What one row says; a number that has two readings, or none, is None."""

    nama: str
    satuan: str | None
    target: Decimal | None
    rencana: dict[str, Decimal]
    gabung: bool = False


class Trial(NamedTuple):
    """A table as a drawing, and the rows in it."""

    gambar: str
    baris: list[Truth]


def make_trial(seed: int, rows: int = 40) -> Trial:
    """Return the table of a seed."""
    return _Maker(Random(seed)).make(rows)


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.plan = random.choice(("tidak", "tidak", "triwulan", "bulan"))
        self.units_apart = random.random() < 0.6
        self.typed = random.random() < 0.5  # numbers as texts
        self.two_rows = self.plan != "tidak" and random.random() < 0.7
        columns = ["sasaran", "indikator"]
        values = ["satuan", "target"] if self.units_apart else ["target"]
        random.shuffle(values)
        self.columns = [*(["no"] if random.random() < 0.8 else []), *columns, *values]
        self.names: set[str] = set()

    def make(self, rows: int) -> Trial:
        random = self.random
        titles = [random.choice(TITLES[column]) for column in self.columns]
        periods = {"tidak": [], "triwulan": ["I", "II", "III", "IV"], "bulan": list(MONTHS)}[self.plan]
        extra = random.choice(TITLES["lain"]) if random.random() < 0.5 else None
        width = len(titles) + len(periods) + bool(extra)
        lines = []
        if random.random() < 0.5:
            lines.append(" | ".join(["PERJANJIAN KINERJA TAHUN 2026", *["<"] * (width - 1)]))
            lines.append(" | ".join([""] * width))
        head = [*titles, *self._period_titles(periods), *([extra] if extra else [])]
        lines.append(" | ".join(head))
        if self.two_rows:
            lines.append(" | ".join([*["^"] * len(titles), *periods, *(["^"] if extra else [])]))
        if random.random() < 0.5:
            lines.append(" | ".join(str(number) for number in range(1, width + 1)))
        truths = []
        sasaran = ""
        for number in range(1, rows + 1):
            fresh = number == 1 or random.random() < 0.4
            sasaran = f"Meningkatnya {random.choice(SUBJECTS)}" if fresh else random.choice(("", "^"))
            truth, cells, plan = self._row()
            texts = {"no": str(number), "sasaran": sasaran, **cells}
            lines.append(
                " | ".join([*(texts[column] for column in self.columns), *plan, *(["Kabid"] if extra else [])])
            )
            truths.append(truth)
            if random.random() < 0.05:
                lines.append(" | ".join([""] * width))
        if random.random() < 0.4:
            lines.append(" | ".join(["JUMLAH", *[""] * (width - 1)]))
        if random.random() < 0.4:
            lines += [" | ".join([""] * width), " | ".join(["", *["Kepala Dinas,"] * 1, *[""] * (width - 2)])]
        return Trial("\n".join(lines), truths)

    def _period_titles(self, periods: list[str]) -> list[str]:
        if not periods:
            return []
        if self.two_rows:
            parent = "Target Triwulan" if self.plan == "triwulan" else "Target Bulan"
            return [parent, *["<"] * (len(periods) - 1)]
        return [f"TW {period}" for period in periods] if self.plan == "triwulan" else periods

    def _name(self) -> str:
        while True:
            random = self.random
            lead = random.choice(("Jumlah", "Persentase", "Indeks", "Nilai", "Cakupan"))
            name = f"{lead} {random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(('', 'tahap', 'zona'))}"
            name = f"{name.strip()} {random.choice(('', 'A', 'B', 'C', 'D', 'E'))}".strip()
            if name not in self.names:
                self.names.add(name)
                return name

    def _row(self) -> tuple[Truth, dict[str, str], list[str]]:
        random = self.random
        counted = random.random() < 0.5
        unit = random.choice(COUNTED if counted else STATES)
        plan, target = self._numbers(counted)
        name = self._name()
        slip = random.random()
        target_text: str
        known: Decimal | None = target
        if slip < 0.04:
            target_text, known = f"{random.randint(1, 9)}.{random.randint(100, 999)}", None
        elif slip < 0.06:
            target_text, known = random.choice(("1:25", "≤ 30", "12 (dua belas)", "1.520.64", "#REF!")), None
        elif slip < 0.07:
            target_text, known = "", None
        else:
            target_text = self._written(target, percent=unit == "persen")
        if not self.units_apart and known is not None and not target_text.startswith("="):
            target_text += f" {unit}" if not target_text.endswith("%") else ""
        own = unit if self.units_apart or (known is not None and not target_text.startswith("=")) else None
        if target_text.endswith("%"):
            own = "persen"
        cells = {"indikator": name, "target": target_text, "satuan": {"persen": "%"}.get(unit, unit.title())}
        return Truth(name, own, known, plan), cells, self._planned(plan, percent=unit == "persen")

    def _numbers(self, counted: bool) -> tuple[dict[str, Decimal], Decimal]:
        """A plan by month and the target it belongs to: added up, or rising to it."""
        random = self.random
        if self.plan == "tidak":
            return {}, self._number(counted)
        ends = [2, 5, 8, 11] if self.plan == "triwulan" else list(range(12))
        months = sorted(random.sample(ends, random.randint(1, len(ends))))
        if counted:
            parts = {SHORT[month]: Decimal(random.randint(1, 40)) for month in months}
            return parts, sum(parts.values(), start=Decimal(0))
        start, step = self._number(counted), Decimal(random.randint(1, 5)) / 4
        rising = {SHORT[month]: start + step * place for place, month in enumerate(months)}
        return rising, rising[SHORT[months[-1]]]

    def _number(self, counted: bool) -> Decimal:
        if counted:
            return Decimal(self.random.choice((self.random.randint(1, 900), self.random.randint(1001, 99999))))
        return Decimal(self.random.randint(100, 9900)) / self.random.choice((100, 10, 100, 100))

    def _written(self, number: Decimal, *, percent: bool) -> str:
        random = self.random
        if not self.typed and random.random() < 0.7:
            if percent and random.random() < 0.5:
                return f"={number / 100}%"
            return f"={number.normalize():f}"
        text = f"{number.normalize():f}".replace(".", random.choice((",", ",", ".")))
        whole, _, fraction = text.replace(".", ",").partition(",")
        if not fraction and len(whole) > 4 and random.random() < 0.5:
            grouped = f"{int(whole):,}".replace(",", ".")
            text = whole if grouped.count(".") == 1 else grouped
        if len(fraction) == 3:
            text = f"{whole},{fraction}0"
        return f"{text}%" if percent and random.random() < 0.4 else text

    def _planned(self, plan: dict[str, Decimal], *, percent: bool) -> list[str]:
        keys = {"tidak": (), "triwulan": ("mar", "jun", "sep", "des"), "bulan": SHORT}[self.plan]
        blank = self.random.choice(("", "0", "-"))
        return [self._written(plan[key], percent=percent) if key in plan else blank for key in keys]
