"""The contract form of an OPD: made from what the file holds, and taken by ``impor`` like a contract file (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lookup import find_opd
from kontrak.actions.question import Question, opened
from kontrak.clock import now
from kontrak.contracts.emit import write_opds
from kontrak.contracts.reader import ReadFile, read_file, read_tree
from kontrak.contracts.tree import Problem
from kontrak.errors import DataError
from kontrak.model.words import Arah
from kontrak.months import SHORT
from kontrak.rangka.form_cells import cell_text, shown
from kontrak.rangka.form_keys import KEGIATAN, NILAI, PART_OF, PEMBANDING, opd_keys, sheets
from kontrak.rangka.form_write import Isiform
from kontrak.store.declared import load_opds, load_tajuk
from kontrak.store.fingerprints import HEADER, declared_opds, prove
from kontrak.store.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kontrak.contracts.read import Reading
    from kontrak.contracts.tree import Section
    from kontrak.model.declared import Indikator, Opd, Tajuk

WORKBOOKS = (".xlsx", ".xlsm")


def make_contract_forms(
    db: Path, opd: Sequence[str], nama: str | None, tahun: int | None, per: str | None = None
) -> list[Isiform]:
    """Return the forms of the OPDs named, of all without any; with ``nama`` a blank one for an OPD that is unknown.

    Raises DataError for a year or OPD that is not in the file, unless a blank form is asked for.
    """
    blank = nama is not None and len(opd) == 1
    header = read_header(db)
    if blank and (header is None or header.kosong):
        return [_blank(opd[0], nama or "", tahun or now().year, None, {})]
    with opened(Question(db, None if blank else tahun, per=per)) as (store, period, upto):
        year = tahun or period.tahun
        prove(store, year, [HEADER, *declared_opds(store, year)])
        tajuk, opds = load_tajuk(store, year, upto), load_opds(store, year, upto)
    if blank and opd[0].strip().upper() not in opds:
        return [_blank(opd[0], nama or "", year, tajuk, opds)]
    chosen = [find_opd(text, opds) for text in opd] if opd else list(opds.values())
    return [_form(item, year, tajuk, opds) for item in {own.kode: own for own in chosen}.values()]


def _blank(kode: str, nama: str, tahun: int, tajuk: Tajuk | None, opds: Mapping[str, Opd]) -> Isiform:
    daerah = tajuk.daerah if tajuk else ""
    return Isiform(tahun, daerah, kode.strip().upper(), {"NAMA": nama}, {}, _lists(None, tajuk, opds))


def _form(opd: Opd, tahun: int, tajuk: Tajuk | None, opds: Mapping[str, Opd]) -> Isiform:
    """Fill a form with the file that the OPD stands for, so that whatever a file can say stands in it."""
    akar = read_tree(write_opds(tahun, [opd], ()).encode(), "").akar
    group = akar.child("opd") if akar else None
    section = group.child(opd.kode) if group else None
    assert section is not None, "what is written for an OPD can be read"
    own = {key.kunci: cell_text(section, key) for key in opd_keys()}
    rows: dict[str, list[dict[str, str]]] = {
        "Program": _rows(section, "program", "Program"),
        "Bidang": _rows(section, "bidang", "Bidang"),
        "Indikator": [],
        "Pekerjaan": [],
        PEMBANDING: [],
        KEGIATAN: list(_activities(section)),
    }
    promises = {item.kode: item for item in opd.indikators}
    parts = [("", section), *section.children("bidang")]
    for bidang, part in parts:
        for row, (kode, below) in zip(_rows(part, "indikator", "Indikator"), part.children("indikator"), strict=True):
            rows["Indikator"].append(row | {"bidang": bidang} | _plan(promises[f"{opd.kode}.{kode}"]))
            works = _rows(below, "pekerjaan", "Pekerjaan")
            rows["Pekerjaan"] += [work | {"indikator": kode} for work in works]
            rows[PEMBANDING] += [{"indikator": kode} | _row(one, PEMBANDING) for one in below.items("pembanding")]
    daerah = tajuk.daerah if tajuk else ""
    return Isiform(tahun, daerah, opd.kode, own, rows, _lists(opd, tajuk, opds))


def _rows(section: Section, group: str, name: str) -> list[dict[str, str]]:
    return [{"kode": kode} | _row(below, name) for kode, below in section.children(group)]


def _row(section: Section, name: str) -> dict[str, str]:
    keys = next(own.kunci for own in sheets() if own.nama == name)
    return {key.judul: cell_text(section, key) for key in keys}


def _activities(section: Section) -> Iterator[dict[str, str]]:
    """The activities of each programme, its sub-activities below each."""
    for kode, program in section.children("program"):
        for item in program.items("kegiatan"):
            yield {"program": kode} | _row(item, KEGIATAN)
            above = str(item.get("kode_resmi") or item.get("nama"))
            for below in item.items("sub_kegiatan"):
                yield {"program": kode, PART_OF: above} | _row(below, KEGIATAN)


def _plan(item: Indikator) -> dict[str, str]:
    """The months of a plan; of yes and no the month when it is due, of pekerjaan none."""
    planned = {SHORT[place]: value for place, value in enumerate(item.rencana) if value is not None}
    if item.pekerjaan:
        return {}
    if item.arah is Arah.BINER:
        return {"jatuh tempo": next(iter(planned))}
    from kontrak.contracts.yaml_text import value_text

    tree = read_tree("".join(f"{month}: {value_text(value)}\n" for month, value in planned.items()).encode(), "").akar
    months = {month: shown(tree.get(month), NILAI) for month in planned} if tree else {}
    return {"jatuh tempo": ""} | months


def _lists(opd: Opd | None, tajuk: Tajuk | None, opds: Mapping[str, Opd]) -> dict[str, Sequence[str]]:
    """The words that a list offers: codes in use, scales, and the units of the year."""
    items = [item for own in opds.values() for item in own.indikators]
    return {
        "PRIORITAS": [item.kode for item in tajuk.prioritas] if tajuk else [],
        "PENGAMPU": [item.kode for item in tajuk.pengampu] if tajuk else [],
        "SKALA": list(tajuk.aturan.skala) if tajuk else [],
        "SATUAN": sorted({item.satuan for item in items}, key=str.casefold),
        "PROGRAM": [program.kode for program in opd.program] if opd else [],
        "MENDUKUNG": [item.kode.partition(".")[2] for item in opd.kontrak.indikator] if opd else [],
    }


# --- taken by impor and periksa ------------------------------------------------------------------------


class ContractFiles:
    """Reads YAML and contract forms alike; ``forms`` are the forms among them, each with the code of its OPD."""

    def __init__(self) -> None:
        self.forms: dict[Path, str] = {}

    def read(self, path: Path) -> ReadFile:
        """Return the tree of a file; what is wrong with it is a problem of it."""
        if path.suffix.lower() not in WORKBOOKS:
            return read_file(path)
        from kontrak.rangka.form_read import read_contract_form

        try:
            found = read_contract_form(path)
        except DataError as error:
            return _refused(path, error.message.removeprefix(f"{path}: "))
        if found is None:
            return _refused(path, "buku kerja ini bukan formulir kontrak; jadikan YAML dahulu dengan kontrak rangka")
        self.forms[path] = found[1].opd
        return found[0]

    def companions(self, reading: Reading, *, replace: bool) -> dict[Path, bytes]:
        """Return the YAML that each form stands for, by the file it goes into, as far as that has to be written.

        Raises DataError where another content stands there and ``replace`` is not given.
        """
        files = {path.with_suffix(".yaml"): self._text(path, kode, reading) for path, kode in self.forms.items()}
        changed = {path: text for path, text in files.items() if not _holds(path, text)}
        for path in changed:
            if path.exists() and not replace:
                raise DataError(
                    f"{path} sudah ada dan isinya lain; tidak ada yang diimpor.",
                    "Tambahkan --timpa untuk menggantinya, atau pindahkan berkas itu.",
                )
        return changed

    def _text(self, path: Path, kode: str, reading: Reading) -> bytes:
        assert reading.tajuk is not None
        own: Iterable[Opd] = (opd for opd in reading.opd if opd.kode == kode)
        return write_opds(reading.tajuk.tahun, own, [f"Kontrak {kode}, dari formulir {path.name}."]).encode()


def _refused(path: Path, pesan: str) -> ReadFile:
    return ReadFile(str(path), None, (Problem(str(path), 1, 1, "", pesan.rstrip(".")),))


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
