"""Fingerprints of what scoring reads, compared before it is used: no command answers from damaged rows (SPEC §4).

A row of ``sidik`` holds the CRC-32 of all rows that concern one OPD in a year, or the header of a year (``bagian``
""), or the last event and the list of years (``tahun`` 0); the latest row of each counts. Whoever appends events
writes those that they touch, in the same transaction. Where one is missing, as after a migration, or differs, the
whole file is checked. Against intent they are no guard, the seal is; against a disk that forgets, a whole check with
every command would be too slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.checksum import fingerprint
from kontrak.store.faults import altered
from kontrak.store.log import head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.store.connection import Store

HEADER = ""
"""The ``bagian`` of what all OPDs of a year share: header, rules, locks, follow-ups, papers, which OPDs there are."""

_TAIL_PART = (0, HEADER)
"""Year and part of the last event and the list of years."""

_TAIL = """\
SELECT nomor, waktu, pelaku, jenis, objek, sebelum, segel FROM riwayat ORDER BY nomor DESC LIMIT 1;
SELECT DISTINCT tahun FROM tajuk ORDER BY tahun"""

_MISSING = """\
SELECT tahun, bagian FROM
  (SELECT DISTINCT tahun, '' AS bagian FROM tajuk UNION ALL SELECT DISTINCT tahun, kode FROM opd) d
WHERE NOT EXISTS (SELECT 1 FROM sidik s WHERE s.tahun = d.tahun AND s.bagian = d.bagian)"""

_OF_TAJUK = "FROM tajuk t CROSS JOIN {} c ON c.peristiwa = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.peristiwa"
_OF_ATURAN = "FROM aturan t CROSS JOIN {} c ON c.peristiwa = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.peristiwa"
_DECLARED = "SELECT DISTINCT kode FROM opd WHERE tahun = :tahun ORDER BY kode"
_HEADER = f"""\
{_DECLARED};
SELECT t.*, c.waktu FROM tajuk t CROSS JOIN riwayat c ON c.nomor = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.nomor;
SELECT c.* {_OF_TAJUK.format("prioritas")}, c.kode;
SELECT c.* {_OF_TAJUK.format("pengampu")}, c.kode;
SELECT c.* {_OF_TAJUK.format("ciri")}, c.kode;
SELECT * FROM aturan WHERE tahun = :tahun ORDER BY peristiwa;
SELECT c.* {_OF_ATURAN.format("predikat")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("warna")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("tangga")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("skala")}, c.skala, c.tingkat;
SELECT * FROM penguncian WHERE tahun = :tahun ORDER BY peristiwa;
SELECT * FROM tindak_lanjut WHERE tahun = :tahun ORDER BY peristiwa;
SELECT s.* FROM tindak_lanjut t CROSS JOIN tindak_lanjut_selesai s ON s.nomor = t.peristiwa
WHERE t.tahun = :tahun ORDER BY s.peristiwa;
SELECT * FROM arsip WHERE tahun = :tahun ORDER BY peristiwa;
SELECT * FROM arsip_cabut WHERE tahun = :tahun ORDER BY peristiwa"""

_IMPORTED = "FROM opd o CROSS JOIN {} c ON c.peristiwa = o.peristiwa"
_OF_IMPORTS = "WHERE o.tahun = :tahun AND o.kode = :opd ORDER BY c.peristiwa"
# the range is what the index serves; the codes of other OPDs in it, like PUPR-A, are left out by the rest
_OWN_CONTRACTS = "c.kontrak >= :opd AND c.kontrak < :sampai AND (c.kontrak = :opd OR c.kontrak > :dari)"
_UNDER = "{0} > :dari AND {0} < :sampai"
_RECORDED = f"""\
FROM {{}} c CROSS JOIN riwayat r ON r.nomor = c.peristiwa WHERE c.tahun = :tahun AND {_UNDER.format("c.kode")}
ORDER BY c.kode, c.bulan, c.peristiwa"""
_OPD = f"""\
SELECT c.* {_IMPORTED.format("impor")} {_OF_IMPORTS};
SELECT c.* {_IMPORTED.format("opd")} AND c.kode = o.kode {_OF_IMPORTS};
SELECT c.* {_IMPORTED.format("opd_alias")} AND c.opd = o.kode {_OF_IMPORTS}, c.urutan;
SELECT c.* {_IMPORTED.format("program")} AND c.opd = o.kode {_OF_IMPORTS}, c.urutan;
SELECT k.*, r.waktu FROM kontrak k CROSS JOIN riwayat r ON r.nomor = k.peristiwa
WHERE k.tahun = :tahun AND k.opd = :opd ORDER BY k.kode, k.peristiwa;
SELECT c.* {_IMPORTED.format("kepala")} AND {_OWN_CONTRACTS} {_OF_IMPORTS}, c.kontrak;
SELECT c.* {_IMPORTED.format("indikator")} AND {_OWN_CONTRACTS} {_OF_IMPORTS}, c.kontrak, c.urutan;
SELECT c.* {_IMPORTED.format("rencana")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.bulan;
SELECT c.* {_IMPORTED.format("pekerjaan")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.urutan;
SELECT c.* {_IMPORTED.format("hasil_lalu")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.tahun;
SELECT c.* {_IMPORTED.format("pembanding")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.urutan;
SELECT c.* {_IMPORTED.format("kegiatan")} AND c.opd = o.kode {_OF_IMPORTS}, c.program, c.urutan;
SELECT c.* {_IMPORTED.format("sub_kegiatan")} AND c.opd = o.kode {_OF_IMPORTS}, c.program, c.kegiatan, c.urutan;
SELECT c.*, r.waktu, r.pelaku, r.jenis {_RECORDED.format("laporan")};
SELECT b.* FROM laporan l CROSS JOIN bukti b ON b.peristiwa = l.peristiwa
WHERE l.tahun = :tahun AND {_UNDER.format("l.kode")} ORDER BY b.peristiwa, b.urutan;
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("pembatalan")};
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("verifikasi")};
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("penangguhan")};
SELECT * FROM integritas WHERE tahun = :tahun AND opd = :opd ORDER BY peristiwa;
SELECT c.* FROM penguncian p CROSS JOIN nilai_resmi c ON c.peristiwa = p.peristiwa
WHERE p.tahun = :tahun AND {_OWN_CONTRACTS} ORDER BY c.peristiwa, c.kontrak"""


def prove(store: Store, tahun: int, parts: Iterable[str]) -> None:
    """Raise SealError unless the OPDs named (and the header, where ``HEADER`` is) are what was written.

    Only those are read, so that the answer costs little more than what is asked for, and each once in a transaction,
    where nothing changes beneath. In doubt the whole file is checked: a fingerprint may be what was damaged.
    """
    wanted = {_TAIL_PART, *((tahun, part) for part in parts)}
    known = store.proved if store.connection.in_transaction else set()
    if store.whole:
        return
    if not all(_holds(store, *part) for part in sorted(wanted - known)):
        _prove_all(store)
    known |= wanted


def prove_known(store: Store, tahun: int, opds: Iterable[str]) -> None:
    """As ``prove``, of the header and those OPDs, unless the year is new: before anything is written on top."""
    if head(store).nomor and declared_opds(store, tahun):
        prove(store, tahun, {*opds, HEADER})


def write_fingerprints(store: Store, tahun: int, opds: Iterable[str]) -> None:
    """Write those of the OPDs, of the header and of the last event, and any that the file lacks; in a transaction."""
    parts = {_TAIL_PART, *((tahun, part) for part in {*opds, HEADER}), *store.connection.execute(_MISSING)}
    nomor = head(store).nomor
    for part in sorted(parts):
        made = _made(store, *part)
        if made != _latest(store, *part):
            store.connection.execute(
                "INSERT INTO sidik (peristiwa, tahun, bagian, sidik) VALUES (?, ?, ?, ?)", (nomor, *part, made)
            )


def declared_opds(store: Store, tahun: int) -> list[str]:
    """The codes of the OPDs of a year."""
    return [row[0] for row in store.connection.execute(_DECLARED, {"tahun": tahun})]


def check_fingerprints(store: Store) -> list[str]:
    """Return what does not fit in a file whose tables hold, as Indonesian sentences: the first one."""
    for part in store.connection.execute("SELECT DISTINCT tahun, bagian FROM sidik ORDER BY tahun, bagian").fetchall():
        made, latest = _made(store, *part), _latest(store, *part)
        if made != latest:
            where = f"tahun {part[0]}, bagian {part[1] or 'kosong'}"
            return [f"Tabel sidik: baris {where}: sidik tertulis {latest}, menurut isi tabel {made}."]
    return []


def _prove_all(store: Store) -> None:
    from kontrak.store.seal import check

    if check(store):
        raise altered()
    store.whole = True


def _holds(store: Store, tahun: int, part: str) -> bool:
    return _latest(store, tahun, part) == _made(store, tahun, part)


def _latest(store: Store, tahun: int, part: str) -> int | None:
    """The fingerprint that counts, None where there is none."""
    row = store.connection.execute(
        "SELECT sidik FROM sidik WHERE tahun = ? AND bagian = ? ORDER BY nomor DESC LIMIT 1", (tahun, part)
    ).fetchone()
    return None if row is None else int(row[0])


def _made(store: Store, tahun: int, part: str) -> int:
    """The fingerprint of the tables as they are."""
    scope = {"tahun": tahun, "opd": part, "dari": f"{part}.", "sampai": f"{part}/"}
    queries = _TAIL if (tahun, part) == _TAIL_PART else _HEADER if part == HEADER else _OPD
    return fingerprint([store.connection.execute(query, scope).fetchall() for query in queries.split(";\n")])
