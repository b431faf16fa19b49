"""The contracts of tahun.yaml as the program reads them: two OPDs and a bidang that say all that can be said."""

from __future__ import annotations

from pathlib import Path

from kontrak.contracts.read import Existing, read_contracts

_READ = read_contracts([Path(__file__).with_suffix(".yaml")], lambda _year: Existing(None, {}))
assert _READ.tajuk is not None, _READ.galat
TAJUK = _READ.tajuk
ATURAN = TAJUK.aturan
PUPR, SETDA = _READ.opd
JALAN, JEMBATAN = PUPR.kontrak.indikator
(PAKET,) = PUPR.bidang[0].indikator
