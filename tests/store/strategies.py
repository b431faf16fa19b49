"""Random contracts and histories."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import (
    Aturan,
    Hasil,
    Indikator,
    Kegiatan,
    Komponen,
    Kontrak,
    Langkah,
    Opd,
    Pekerjaan,
    Pembanding,
    Pita,
    Program,
    SubKegiatan,
    Tajuk,
)
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, JenisArsip, Sifat, Value
from kontrak.store.events import Draft
from tests.store.sample import catat, impor, lock, on_code, unlock

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (2022, 2023)
CODES = ("PUPR", "DINKES", "A-1")
LOCAL = ("JALAN", "KONDISI", "0", "X-9")

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
maybe_text = st.none() | texts
days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
money = st.none() | st.integers(0, 10**15 - 1)
numbers = st.tuples(st.integers(-(10**14), 10**14), st.integers(0, 6)).map(
    lambda pair: Decimal(pair[0]).scaleb(-pair[1])
)
ranges = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))).filter(lambda pair: pair[0] < pair[1])


def of_arah(arah: Arah) -> st.SearchStrategy[Value]:
    if arah is Arah.BINER:
        return st.booleans()
    if arah is Arah.PREDIKAT:
        return st.sampled_from(("WTP", "A", "Sangat baik", "1", "B+", "É"))
    return numbers | ranges if arah is not Arah.RENTANG else ranges


years = st.integers(2017, 2022)


@st.composite
def plans(draw: Callable[..., Any], values: st.SearchStrategy[Value]) -> tuple[Value | None, ...]:
    """Twelve months out of three values and none; which, is told by one number, because each draw costs."""
    pool = (None, *(draw(values) for _ in range(3)))
    places = draw(st.integers(0, len(pool) ** 12 - 1))
    return tuple(pool[places // len(pool) ** month % len(pool)] for month in range(12))


@st.composite
def indikators(draw: Callable[..., Any], kode: str) -> Indikator:
    arah = draw(st.sampled_from(Arah))
    values = of_arah(arah)
    works = draw(st.lists(st.tuples(texts, numbers, st.integers(1, 12), money), max_size=3))
    return Indikator(
        kode=kode,
        nama=draw(texts),
        satuan=draw(texts),
        sifat=draw(st.sampled_from(Sifat)),
        arah=arah,
        target=draw(values),
        rencana=draw(plans(values)),
        bobot=draw(st.none() | numbers),
        sasaran=draw(maybe_text),
        prioritas=draw(maybe_text),
        program=draw(maybe_text),
        tahun_lalu=draw(st.none() | values),
        rumus_turun=draw(st.sampled_from((None, "2t-r", "t/r"))),
        skala=draw(maybe_text),
        pagu=draw(money),
        mendukung=draw(maybe_text),
        definisi=draw(maybe_text),
        sumber_data=draw(maybe_text),
        target_lalu=draw(st.none() | values),
        target_akhir=draw(st.none() | values),
        target_akhir_tahun=draw(st.none() | st.integers(2022, 2030)),
        riwayat=tuple(Hasil(year, draw(values)) for year in sorted(draw(st.sets(years, max_size=3)))),
        pembanding=tuple(
            Pembanding(*other)
            for other in draw(st.lists(st.tuples(texts, values, st.none() | years, texts), max_size=2))
        ),
        pekerjaan=tuple(Pekerjaan(f"{kode}.{n}", *work) for n, work in enumerate(works)),
    )


heads = st.builds(
    Kepala,
    texts,
    maybe_text,
    maybe_text,
    maybe_text,
    st.sampled_from(("definitif", "plt", "plh", "pj")),
    st.none() | days,
)


@st.composite
def contracts(draw: Callable[..., Any], kode: str, codes: list[str]) -> Kontrak:
    return Kontrak(
        kode=kode,
        nama=draw(texts),
        kepala=draw(heads),
        nomor=draw(maybe_text),
        tanggal=draw(st.none() | days),
        pakta_integritas=draw(st.booleans()),
        kesediaan_mundur=draw(st.booleans()),
        indikator=tuple(draw(indikators(code)) for code in codes),
    )


activities = st.builds(
    Kegiatan,
    texts,
    maybe_text,
    money,
    st.lists(st.builds(SubKegiatan, texts, maybe_text, money), max_size=2).map(tuple),
)
programs = st.builds(Program, texts, texts, money, maybe_text, st.lists(activities, max_size=2).map(tuple))


@st.composite
def opds(draw: Callable[..., Any], kode: str | None = None) -> Opd:
    kode = kode or draw(st.sampled_from(CODES))
    local = draw(st.permutations(LOCAL))
    cut = draw(st.integers(0, len(local)))
    own, rest = local[:cut], local[cut:]
    bidang = [(f"{kode}.BM", rest[:1]), (f"{kode}.CK", rest[1:])][: draw(st.integers(0, 2))]
    return Opd(
        kode=kode,
        nama=draw(texts),
        kelompok=draw(texts),
        alias=tuple(draw(st.lists(texts, max_size=3))),
        pengampu=draw(maybe_text),
        kontrak=draw(contracts(kode, [f"{kode}.{code}" for code in own])),
        program=tuple(draw(st.lists(programs, max_size=3, unique_by=lambda program: program.kode))),
        bidang=tuple(draw(contracts(code, [f"{kode}.{c}" for c in codes])) for code, codes in bidang),
        urutan=draw(st.none() | st.integers(1, 9999)),
    )


bands = st.lists(st.builds(Pita, texts, numbers), max_size=4).map(tuple)
rules = st.builds(
    Aturan,
    rumus_turun=texts,
    batas_capaian=st.none() | numbers,
    ambang_terpenuhi=numbers,
    ambang_kritis=numbers,
    ambang_tangga=st.none() | numbers,
    belum_lapor=texts,
    batas_lapor=st.integers(1, 28),
    komponen=st.builds(Komponen, numbers, numbers, numbers, numbers),
    predikat=bands,
    warna=bands,
    tangga=st.lists(st.builds(Langkah, st.integers(1, 12), texts), max_size=4).map(tuple),
    skala=st.dictionaries(texts, st.dictionaries(texts, numbers, min_size=1, max_size=4), max_size=3),
    acuan=texts,
)


def headers(tahun: int) -> st.SearchStrategy[Tajuk]:
    return st.builds(
        Tajuk,
        tahun=st.just(tahun),
        daerah=texts,
        pihak_kedua=st.builds(Pihak, maybe_text, texts),
        aturan=rules,
        prioritas=st.lists(st.builds(Prioritas, texts, texts), max_size=3, unique_by=lambda p: p.kode).map(tuple),
        pengampu=st.lists(
            st.builds(Pengampu, texts, texts, maybe_text, st.none() | st.integers(1, 9999)),
            max_size=3,
            unique_by=lambda p: p.kode,
        ).map(tuple),
        ciri=st.lists(st.builds(Ciri, texts, texts), max_size=2, unique_by=lambda c: c.kode).map(tuple),
    )


@st.composite
def imports(draw: Callable[..., Any], ke: int = 0) -> Draft:
    """An import with a header; the contracts belong to version ``ke``."""
    tahun = draw(st.sampled_from(YEARS))
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=2))
    agencies = [draw(opds(code)) for code in codes]
    version = (ke, draw(st.integers(1, 12)))
    versions = {contract.kode: version for opd in agencies for contract in (opd.kontrak, *opd.bidang)}
    return impor(agencies, draw(headers(tahun)), version, versions, tahun)


record_codes = st.sampled_from([f"{opd}.{code}" for opd in CODES for code in LOCAL] + ["PUPR.JALAN.0", "PUPR.JALAN.1"])
results = st.none() | numbers.map(lambda n: f"{n:f}") | st.sampled_from(("ya", "tidak", "WTP"))


@st.composite
def records(draw: Callable[..., Any]) -> Draft:
    evidence = st.fixed_dictionaries(
        {"jalur": texts, "sha256": maybe_text, "ukuran": money.map(lambda n: None if n is None else str(n))}
    )
    return catat(
        draw(record_codes),
        draw(st.integers(1, 12)),
        draw(results),
        jenis=draw(st.sampled_from(("catat", "koreksi"))),
        tahun=draw(st.sampled_from(YEARS)),
        pecahan=draw(maybe_text),
        anggaran=draw(money.map(lambda n: None if n is None else str(n))),
        bukti=draw(st.lists(evidence, max_size=2)),
        kendala=draw(maybe_text),
        tindak_lanjut=draw(maybe_text),
        pic=draw(maybe_text),
        batas=draw(st.none() | days.map(str)),
        catatan=draw(maybe_text),
        tanggal_lapor=str(draw(days)),
        alasan=draw(maybe_text),
    )


@st.composite
def histories(draw: Callable[..., Any], max_size: int = 12) -> list[Draft]:
    """Events that may follow each other: what refers to an earlier event finds it."""
    drafts: list[Draft] = []
    for _ in range(draw(st.integers(0, max_size))):
        reports = [n for n, draft in enumerate(drafts, 1) if draft.jenis in ("catat", "koreksi")]
        steps = [n for n, draft in enumerate(drafts, 1) if draft.jenis == "tindak_lanjut"]
        kinds = ["impor", "catat", "catat", "batal", "tangguh", "cabut", "kunci", "buka", "integritas", "tindak_lanjut"]
        papers = [n for n, draft in enumerate(drafts, 1) if draft.jenis == "arsip"]
        kinds += ["verifikasi"] * bool(reports) + ["tindak_lanjut_selesai"] * bool(steps)
        kinds += ["arsip"] + ["arsip_cabut"] * bool(papers)
        drafts.append(draw(_event(draw(st.sampled_from(kinds)), drafts, reports, steps)))
    return drafts


@st.composite
def _paper(draw: Callable[..., Any], tahun: int, bulan: int, opd: str) -> Draft:
    of_opd = draw(st.booleans())
    content: dict[str, Any] = {
        "tahun": str(tahun),
        "jenis": draw(st.sampled_from([*JenisArsip])).value,
        "opd": opd if of_opd else None,
        "bidang": draw(st.sampled_from((None, f"{opd}.BM"))) if of_opd else None,
        "bulan": draw(st.sampled_from((None, str(bulan)))),
        "ke": draw(st.sampled_from((None, "1"))),
        "nomor": draw(maybe_text),
        "tanggal": draw(st.none() | days.map(str)),
        "segel": draw(maybe_text),
        "jalur": draw(texts),
        "sha256": "0" * 64,
        "ukuran": "7",
    }
    return Draft("arsip", opd if of_opd else str(tahun), content)


@st.composite
def _withdrawal(draw: Callable[..., Any], drafts: list[Draft], note: str) -> Draft:
    paper = draw(st.sampled_from([n for n, draft in enumerate(drafts, 1) if draft.jenis == "arsip"]))
    of = drafts[paper - 1]
    content = {"tahun": of.isi["tahun"], "opd": of.isi["opd"], "arsip": str(paper), "alasan": note}
    return Draft("arsip_cabut", of.objek, content)


@st.composite
def _event(draw: Callable[..., Any], jenis: str, drafts: list[Draft], reports: list[int], steps: list[int]) -> Draft:
    tahun, bulan = draw(st.sampled_from(YEARS)), draw(st.integers(1, 12))
    kode, note = draw(record_codes), draw(texts)
    if jenis == "impor":
        return draw(imports(draw(st.integers(0, 2))))  # type: ignore[no-any-return]  # draw is untyped
    if jenis == "catat":
        return draw(records())  # type: ignore[no-any-return]  # draw is untyped
    if jenis == "verifikasi":
        number = draw(st.sampled_from(reports))
        of = drafts[number - 1]
        content = {"laporan": str(number), "putusan": draw(st.sampled_from(("terima", "ubah", "tolak")))}
        year, month = int(str(of.isi["tahun"])), int(str(of.isi["bulan"]))
        return on_code(jenis, of.objek, month, tahun=year, realisasi=draw(results), catatan=note, **content)
    if jenis in ("batal", "tangguh", "cabut"):
        base = {} if jenis == "batal" else {"dasar": draw(maybe_text)}
        return on_code(jenis, kode, bulan, tahun=tahun, alasan=note, **base)
    if jenis == "kunci":
        scores = draw(st.dictionaries(st.sampled_from(CODES), st.none() | numbers.map(str), max_size=3))
        return lock(bulan, scores, tahun=tahun)
    if jenis == "buka":
        return unlock(bulan, tahun=tahun)
    opd = draw(st.sampled_from(CODES))
    if jenis in ("arsip", "arsip_cabut"):
        made = _withdrawal(drafts, note) if jenis == "arsip_cabut" else _paper(tahun, bulan, opd)
        return draw(made)  # type: ignore[no-any-return]  # draw is untyped
    if jenis == "integritas":
        content = {"dasar": note, "tanggal": str(draw(days)), "uraian": draw(texts)}
        return Draft(jenis, f"{opd}.INTEGRITAS", {"tahun": str(tahun), "opd": opd, **content})
    if jenis == "tindak_lanjut":
        content = {
            "bulan": str(bulan),
            "uraian": note,
            "pic": draw(maybe_text),
            "batas": draw(st.none() | days.map(str)),
        }
        return Draft(jenis, opd, {"tahun": str(tahun), "opd": opd, **content})
    content = {"nomor": str(draw(st.sampled_from(steps))), "tanggal": str(draw(days)), "keterangan": draw(maybe_text)}
    return Draft(jenis, opd, {"tahun": str(tahun), "opd": opd, **content})
