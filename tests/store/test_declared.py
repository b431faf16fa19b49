from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kontrak.store.declared import OpdName, load_opd_names, load_opds, load_rules, load_tajuk, load_versions
from kontrak.store.opening import open_store
from kontrak.store.years import load_years
from tests.examples import examples
from tests.store.sample import first_import, impor, make_file, record, scratch
from tests.store.strategies import headers, opds
from tests.store.tahun import ATURAN, PUPR, SETDA, TAJUK

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.declared import Opd, Tajuk
    from kontrak.store.connection import Store


def test_the_sample_year_comes_back_as_it_was_imported(store: Store) -> None:
    assert load_tajuk(store, 2022) == TAJUK
    assert load_opds(store, 2022) == {"PUPR": PUPR, "SETDA": SETDA}
    assert load_opds(store, 2022, codes=["SETDA", "LAIN"]) == {"SETDA": SETDA}
    assert load_years(store) == [2022]


def test_a_year_that_is_not_in_the_file(store: Store) -> None:
    assert load_tajuk(store, 2021) is None
    assert load_opds(store, 2021) == {}
    assert load_opd_names(store, 2021) == {}


def test_names_and_aliases(store: Store) -> None:
    assert load_opd_names(store, 2022) == {
        "PUPR": OpdName("PUPR", PUPR.nama, ("DPUPR", "PU")),
        "SETDA": OpdName("SETDA", "Sekretariat Daerah", ()),
    }


@examples(6)
@given(
    st.lists(
        st.tuples(st.none() | headers(2022), st.none() | st.lists(opds(), max_size=2, unique_by=lambda opd: opd.kode)),
        min_size=1,
        max_size=3,
    )
)
def test_any_contract_comes_back_equal_at_any_point(imports: list[tuple[Tajuk | None, list[Opd] | None]]) -> None:
    tajuk: Tajuk | None = None
    agencies: dict[str, Opd] = {}
    states = []
    with scratch() as path, open_store(path, create=True) as store:
        for header, changed in imports:
            tajuk = header or tajuk
            agencies = agencies | {opd.kode: opd for opd in changed or ()}
            record(store, impor(changed or (), header, (0, 1) if header else None))
            states.append((tajuk, dict(sorted(agencies.items()))))
        for nomor, (header, opds_then) in enumerate(states, 1):
            assert load_tajuk(store, 2022, nomor) == header
            assert load_opds(store, 2022, nomor) == opds_then
        assert load_tajuk(store, 2022) == tajuk
        assert list(load_opds(store, 2022)) == sorted(agencies)
        assert load_opds(store, 2022, 0) == {}


def test_versions_of_contracts_and_rules(store: Store) -> None:
    stricter = ATURAN._replace(batas_lapor=5)
    renamed = PUPR._replace(nama="Dinas PUPR")
    record(
        store,
        impor([PUPR], versions={"PUPR": (1, 7)}),
        impor([renamed], versions={"PUPR": (1, 7), "PUPR.BM": (1, 9)}),
        impor(tajuk=TAJUK._replace(aturan=stricter), rules=(1, 8)),
    )
    versions = load_versions(store, 2022, codes=["PUPR"])
    assert {code: [(v.ke, v.berlaku, v.peristiwa) for v in own] for code, own in versions.items()} == {
        "PUPR": [(0, 1, 1), (1, 7, 3)],
        "PUPR.BM": [(0, 1, 2), (1, 9, 3)],
    }
    assert (versions["PUPR"][1].nomor, versions["PUPR"][1].alasan) == ("P/1", "APBD perubahan")
    assert [(rules.ke, rules.berlaku, rules.aturan) for rules in load_rules(store, 2022)] == [
        (0, 1, ATURAN),
        (1, 8, stricter),
    ]
    header = load_tajuk(store, 2022)
    assert header is not None
    assert header.aturan == stricter
    assert [rules.ke for rules in load_rules(store, 2022, upto=3)] == [0]


def test_a_header_that_leaves_the_rules_alone_keeps_them(store: Store) -> None:
    record(store, impor(tajuk=TAJUK._replace(daerah="Kabupaten Lain")))
    assert load_tajuk(store, 2022) == TAJUK._replace(daerah="Kabupaten Lain")


def test_years_do_not_mix(tmp_path: Path) -> None:
    path = make_file(
        tmp_path / "k.db", first_import(2022), impor([SETDA], TAJUK._replace(tahun=2023), (0, 1), tahun=2023)
    )
    with open_store(path) as store:
        assert load_years(store) == [2022, 2023]
        assert load_opds(store, 2023) == {"SETDA": SETDA}
        assert load_opds(store, 2022) == {"PUPR": PUPR, "SETDA": SETDA}
        assert load_years(store, upto=1) == [2022]


def test_a_scale_that_joins_late_stands_in_the_earlier_versions_of_the_rules(store: Store) -> None:
    old, new = {"OPINI": {"WTP": Decimal(1)}}, {"OPINI": {"WDP": Decimal(1)}, "BARU": {"Baik": Decimal(1)}}
    last = {"OPINI": {"WDP": Decimal(1)}, "BARU": {"Baik": Decimal(2)}, "AKHIR": {"Ya": Decimal(1)}}
    for skala, version in ((old, (0, 1)), (new, (1, 6)), (last, (2, 9))):
        record(store, impor(tajuk=TAJUK._replace(aturan=ATURAN._replace(skala=skala)), rules=version))
    found = [rules.aturan.skala for rules in load_rules(store, 2022)]
    assert found == [old | {"BARU": new["BARU"], "AKHIR": last["AKHIR"]}, new | {"AKHIR": last["AKHIR"]}, last]
