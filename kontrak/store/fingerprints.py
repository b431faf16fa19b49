"""Fingerprints of what scoring reads, compared before it is used: no command answers from damaged rows (SPEC §4).

A row of ``sidik`` holds the CRC-32 of all rows that concern one OPD in a year, or the header of a year (``bagian``
""), or the last event and the list of years (``tahun`` 0). Whoever appends events writes those that they touch, in the
same transaction. Where one is missing, as after a migration, or differs, the whole file is checked. Against intent they
are no guard, the seal is; against a disk that forgets, a whole check with every command would be too slow.
"""

from __future__ import annotations

from marshal import dumps
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kontrak.store.faults import altered
from kontrak.store.log import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Connection

    from kontrak.store.connection import Store

HEADER = ""
"""The ``bagian`` of what all OPDs of a year share: header, rules, locks, follow-ups, and which OPDs there are."""

_LAST_EVENT = 0
"""The ``tahun`` of the fingerprint of the last event."""

_TAIL = """\
SELECT nomor, waktu, pelaku, jenis, objek, sebelum, segel FROM riwayat ORDER BY nomor DESC LIMIT 1;
SELECT DISTINCT tahun FROM tajuk ORDER BY tahun"""

_OF_TAJUK = "FROM tajuk t CROSS JOIN {} c ON c.peristiwa = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.peristiwa"
_OF_ATURAN = "FROM aturan t CROSS JOIN {} c ON c.peristiwa = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.peristiwa"
_DECLARED = "SELECT DISTINCT kode FROM opd WHERE tahun = :tahun ORDER BY kode"
_HEADER = f"""\
{_DECLARED};
SELECT t.*, c.waktu FROM tajuk t CROSS JOIN riwayat c ON c.nomor = t.peristiwa WHERE t.tahun = :tahun ORDER BY c.nomor;
SELECT c.* {_OF_TAJUK.format("prioritas")}, c.kode;
SELECT c.* {_OF_TAJUK.format("pengampu")}, c.kode;
SELECT * FROM aturan WHERE tahun = :tahun ORDER BY peristiwa;
SELECT c.* {_OF_ATURAN.format("predikat")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("warna")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("tangga")}, c.urutan;
SELECT c.* {_OF_ATURAN.format("skala")}, c.skala, c.tingkat;
SELECT * FROM penguncian WHERE tahun = :tahun ORDER BY peristiwa;
SELECT * FROM tindak_lanjut WHERE tahun = :tahun ORDER BY peristiwa;
SELECT s.* FROM tindak_lanjut t CROSS JOIN tindak_lanjut_selesai s ON s.nomor = t.peristiwa
WHERE t.tahun = :tahun ORDER BY s.peristiwa"""

_IMPORTED = "FROM opd o CROSS JOIN {} c ON c.peristiwa = o.peristiwa"
_OF_IMPORTS = "WHERE o.tahun = :tahun AND o.kode = :opd ORDER BY c.peristiwa"
_OWN_CONTRACTS = "(c.kontrak = :opd OR c.kontrak > :dari AND c.kontrak < :sampai)"
_UNDER = "{0} > :dari AND {0} < :sampai"
_RECORDED = f"""\
FROM {{}} c CROSS JOIN riwayat r ON r.nomor = c.peristiwa WHERE c.tahun = :tahun AND {_UNDER.format("c.kode")}
ORDER BY c.kode, c.bulan, c.peristiwa"""
_OPD = f"""\
SELECT c.* {_IMPORTED.format("opd")} AND c.kode = o.kode {_OF_IMPORTS};
SELECT c.* {_IMPORTED.format("opd_alias")} AND c.opd = o.kode {_OF_IMPORTS}, c.urutan;
SELECT c.* {_IMPORTED.format("program")} AND c.opd = o.kode {_OF_IMPORTS}, c.urutan;
SELECT k.*, r.waktu FROM kontrak k CROSS JOIN riwayat r ON r.nomor = k.peristiwa
WHERE k.tahun = :tahun AND k.opd = :opd ORDER BY k.kode, k.peristiwa;
SELECT c.* {_IMPORTED.format("kepala")} AND {_OWN_CONTRACTS} {_OF_IMPORTS}, c.kontrak;
SELECT c.* {_IMPORTED.format("indikator")} AND {_OWN_CONTRACTS} {_OF_IMPORTS}, c.kontrak, c.urutan;
SELECT c.* {_IMPORTED.format("rencana")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.bulan;
SELECT c.* {_IMPORTED.format("pekerjaan")} AND {_UNDER.format("c.indikator")} {_OF_IMPORTS}, c.indikator, c.urutan;
SELECT c.*, r.waktu, r.pelaku, r.jenis {_RECORDED.format("laporan")};
SELECT b.* FROM laporan l CROSS JOIN bukti b ON b.peristiwa = l.peristiwa
WHERE l.tahun = :tahun AND {_UNDER.format("l.kode")} ORDER BY b.peristiwa, b.urutan;
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("pembatalan")};
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("verifikasi")};
SELECT c.*, r.waktu, r.pelaku {_RECORDED.format("penangguhan")};
SELECT * FROM integritas WHERE tahun = :tahun AND opd = :opd ORDER BY peristiwa;
SELECT c.* FROM penguncian p CROSS JOIN nilai_resmi c ON c.peristiwa = p.peristiwa
WHERE p.tahun = :tahun AND {_OWN_CONTRACTS} ORDER BY c.peristiwa, c.kontrak"""


def fingerprint(rows: Any) -> int:
    """The CRC-32 of rows (lists and tuples) of texts, whole numbers and None.

    Version 0 of ``marshal`` writes those alike in every Python: no references, no interned texts.
    """
    return crc32(dumps(rows, 0))


def prove(store: Store, tahun: int, parts: Iterable[str]) -> None:
    """Raise SealError unless the OPDs named (and the header, where ``HEADER`` is) are what was written.

    Only those are read, so that the answer costs little more than what is asked for. In doubt the whole file is
    checked: a fingerprint may be what was damaged.
    """
    if store.whole:
        return
    stored = _stored(store, tahun)
    if not _tail_holds(store) or any(stored.get(part) != _of_part(store.connection, tahun, part) for part in parts):
        _prove_all(store)


def prove_known(store: Store, tahun: int, opds: Iterable[str]) -> None:
    """As ``prove``, of the header and those OPDs that the file has already: before anything is written on top."""
    if head(store).nomor:
        prove(store, tahun, _stored(store, tahun).keys() & {*opds, HEADER})


def write_fingerprints(store: Store, tahun: int, opds: Iterable[str]) -> None:
    """Write those of the OPDs, of the header and of the last event anew, and any that is missing; in a transaction."""
    missing = set(declared_opds(store, tahun)) - _stored(store, tahun).keys()
    rows = [(tahun, part, _of_part(store.connection, tahun, part)) for part in {*opds, *missing, HEADER}]
    rows.append((_LAST_EVENT, HEADER, _of_tail(store.connection)))
    store.connection.executemany("INSERT OR REPLACE INTO sidik (tahun, bagian, sidik) VALUES (?, ?, ?)", rows)


def declared_opds(store: Store, tahun: int) -> list[str]:
    """The codes of the OPDs of a year."""
    return [row[0] for row in store.connection.execute(_DECLARED, {"tahun": tahun})]


def check_fingerprints(store: Store) -> list[str]:
    """Return what does not fit in a file whose tables hold, as Indonesian sentences: the first one."""
    rows = store.connection.execute("SELECT tahun, bagian, sidik FROM sidik ORDER BY tahun, bagian").fetchall()
    for tahun, part, number in rows:
        made = _of_tail(store.connection) if tahun == _LAST_EVENT else _of_part(store.connection, tahun, part)
        if made != number:
            where = f"tahun {tahun}, bagian {part or 'kosong'}"
            return [f"Tabel sidik: baris {where}: sidik tertulis {number}, menurut isi tabel {made}."]
    return []


def _prove_all(store: Store) -> None:
    from kontrak.store.seal import check

    if check(store):
        raise altered()
    store.whole = True


def _stored(store: Store, tahun: int) -> dict[str, int]:
    return dict(store.connection.execute("SELECT bagian, sidik FROM sidik WHERE tahun = ?", (tahun,)).fetchall())


def _tail_holds(store: Store) -> bool:
    """Whether the last event is the one that was last written; another program may have appended one."""
    return _stored(store, _LAST_EVENT).get(HEADER) == _of_tail(store.connection)


def _of_tail(connection: Connection) -> int:
    return fingerprint(_rows(connection, _TAIL, {}))


def _of_part(connection: Connection, tahun: int, part: str) -> int:
    if part == HEADER:
        return fingerprint(_rows(connection, _HEADER, {"tahun": tahun}))
    scope = {"tahun": tahun, "opd": part, "dari": f"{part}.", "sampai": f"{part}/"}
    return fingerprint(_rows(connection, _OPD, scope))


def _rows(connection: Connection, queries: str, scope: Mapping[str, object]) -> list[list[Any]]:
    return [connection.execute(query, scope).fetchall() for query in queries.split(";\n")]
