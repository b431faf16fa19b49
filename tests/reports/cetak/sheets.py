"""Documents to turn into every form: those of the sample, and one with all that Markdown can say."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kontrak.reports.cetak.lembar import Lembar
from tests.examples import berat
from tests.reports.hostile import hostile_year
from tests.reports.papers import papers, sample_papers

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE = sample_papers()
OFTEN = ("rapor", "rapat", "perjanjian", "peringatan")
EACH = [*OFTEN, *berat(sorted({*SAMPLE} - {*OFTEN}))]
"""The kinds, where one costs much: those that everybody prints each time, the others with the slow tests."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="620" height="300"><text x="9" y="40">A</text></svg>'


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)
"""The smallest picture: one black point."""

EVERYTHING = """\
**PEMERINTAH KABUPATEN**

Jalan 1

# Judul & <b>

**Bawah judul**

Paragraf **tebal** *miring* ~~coret~~ `kode "x"` [tautan](https://contoh.id/)<br>baris baru.

<!-- cetak: grafik satu -->

| Bulan | Nilai |
|:---|---:|
| Januari | ███ |

<!-- cetak: akhir-grafik -->

- butir
  - dalam

    3. tiga

> kutipan

```
kode <apa> "adanya"
```

---

<!-- cetak: tengah -->

Di tengah

<!-- cetak: identitas -->

| A | B |
|:---|:---|
| C | D |

<!-- cetak: isian -->

| No | Isi |
|---:|:---|
| 1 | |

<!-- cetak: halaman-baru -->

<!-- cetak: tanda-tangan -->

| | Tempat |
|:---:|:---:|
| Satu | Dua |

...................................
"""

DECISIONS = """\
# Notulen

<!-- cetak: isian -->

| No | Keputusan |
|---:|:---|
| 1 | |
| 2 | Lanjut |

Keputusan dicatat.

<!-- cetak: tanda-tangan -->

| Pimpinan |
|:---:|
| Nama |
"""
"""A table to write in, a sentence, and signatures."""


def everything(
    *,
    teks: str = EVERYTHING,
    kaki: str = "Kaki · segel 1-abc",
    tanggal: date | None = date(2022, 4, 12),
    grafik: Mapping[str, str] | None = None,
) -> Lembar:
    """A document with everything that can stand in one."""
    return Lembar("uji-2022-03", "Judul & <b>", teks, kaki, tanggal, {"satu": SVG} if grafik is None else grafik)


@cache
def hostile_sheets(name: str) -> Mapping[str, Lembar]:
    """Every document with the name in every text."""
    return papers(hostile_year(name))
