"""Numbers and money as people type them: SPEC §6, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.computed import shortened
from kontrak.model.words import decode_value, encode_value
from kontrak.numbers import (
    NumberError,
    check_digits,
    format_money,
    format_number,
    format_percent,
    format_score,
    format_signed,
    format_typable,
    format_value,
    is_blank,
    is_percent,
    parse_fraction,
    parse_money,
    parse_number,
    parse_rupiah,
    without_unit,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("50", "50"),
        (" 50 ", "50"),
        ("+4", "4"),
        ("-3,5", "-3.5"),
        ("1.250.000", "1250000"),
        ("18,000,000,000", "18000000000"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,891", "1234567.891"),
        ("72.5", "72.5"),
        ("85,5", "85.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("12345,678", "12345.678"),
        ("1,2340", "1.234"),
        ("85,50", "85.5"),
        ("0.000001", "0.000001"),
        ("123456789,123456", "123456789.123456"),
    ],
)
def test_reads_numbers(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


@pytest.mark.parametrize("text", ["1.234", "39,320", "999.000", "-1.234"])
def test_refuses_a_number_with_two_readings_and_names_both(text: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text)
    digits = text.replace(".", "").replace(",", "").lstrip("-")
    assert f"{digits} (ribuan)" in str(refused.value)
    assert f"{digits[:-3]},{digits[-3:]} (desimal)" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "1.520.64",
        "12.34,5",
        "1 000",
        "12 km",
        "nihil",
        ".5",
        "5.",
        "1e3",
        "1_000",
        "1.1234567",
        "1234567890123456",
        "",
        "-",
        "--5",
        "1,2.3,4",
        "0.123.456",
        "1.234,567,8",
        "٣",
        "½",
        "nan",
        "inf",
        "5%",
        "Rp5",
        "0x10",
    ],
)
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(NumberError):
        parse_number(text)


@pytest.mark.parametrize("text", ["85,5%", "85,5 %", "85.5"])
def test_percent_sign_where_the_unit_is_percent(text: str) -> None:
    assert parse_number(text, percent=True) == Decimal("85.5")


@pytest.mark.parametrize("unit", ["persen", "%", "Persen", " % "])
def test_percent_units(unit: str) -> None:
    assert is_percent(unit)
    assert not is_percent("orang")


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("500.000", 500_000),
        ("Rp500.000", 500_000),
        ("rp 500,000", 500_000),
        ("Rp. 1.250.000", 1_250_000),
        ("1250000", 1_250_000),
        ("1.250.000,00", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1250000,00", 1_250_000),
        ("1.250.000,-", 1_250_000),
        ("Rp1.250.000,-", 1_250_000),
        ("Rp 500,--", 500),
        ("1.250.000 rupiah", 1_250_000),
        ("-Rp500", -500),
        ("Rp-500", -500),
        ("0", 0),
    ],
)
def test_reads_money(text: str, rupiah: int) -> None:
    assert parse_money(text) == rupiah


def test_money_may_have_two_decimals_where_they_are_rounded() -> None:
    assert parse_rupiah("Rp1.250.000,50") == Decimal("1250000.50")
    assert parse_rupiah("1250000.49") == Decimal("1250000.49")
    for text in ("1,5", "1.250,000", "12.34.567,50"):
        with pytest.raises(NumberError):
            parse_rupiah(text)


@given(st.decimals(-(10**12), 10**12, places=6).filter(lambda number: len(number.as_tuple().digits) <= 15))
def test_what_forms_prompts_and_receipts_print_is_read_back(number: Decimal) -> None:
    assert parse_number(format_typable(number)) == number


@given(st.integers(0, 10**14))
def test_printed_money_is_read_back(amount: int) -> None:
    assert parse_money(format_money(amount)) == amount
    assert parse_money(f"{format_money(amount)},-") == amount


@pytest.mark.parametrize(
    ("number", "text"),
    [("1970", "1970"), ("1250.5", "1250,5"), ("2.125", "2,1250"), ("0.125", "0,125"), ("1250000", "1.250.000")],
)
def test_typable_numbers(number: str, text: str) -> None:
    assert format_typable(Decimal(number)) == text


@pytest.mark.parametrize(
    ("text", "satuan", "body"),
    [
        ("45 orang", "orang", "45"),
        ("45 Orang", "orang", "45"),
        ("85,5 persen", "%", "85,5"),
        ("85,5%", "persen", "85,5"),
        ("12km", "km", "12"),
        ("12 unit", "km", "12 unit"),
        ("orang", "orang", "orang"),
        ("5", "per 100.000 penduduk", "5"),
    ],
)
def test_the_own_unit_behind_a_number(text: str, satuan: str, body: str) -> None:
    assert without_unit(text, satuan) == body


@pytest.mark.parametrize("text", ["1,5", "1.250,50", "1.250,000", "1234.567", "0.500", "Rp", "1 000", "sejuta", "1e6"])
def test_refuses_what_is_no_whole_rupiah(text: str) -> None:
    with pytest.raises(NumberError):
        parse_money(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("250 juta", "250000000"),
        ("310jt", "310000000"),
        ("Rp1,5 miliar", "1500000000"),
        ("0,5 juta", "500000"),
        ("1.500 juta", "seperti Rp1.250.000 atau 1250000"),
        ("seratus", "seperti Rp1.250.000 atau 1250000"),
    ],
)
def test_tells_how_to_write_money(text: str, advice: str) -> None:
    with pytest.raises(NumberError, match=f"bukan jumlah rupiah; tulis {advice}$"):
        parse_money(text)


def test_fraction_keeps_both_numbers_and_rounds_half_up() -> None:
    assert parse_fraction("36743/39834") == ("36743/39834", Decimal("92.240297"))
    assert parse_fraction("1/3") == ("1/3", Decimal("33.333333"))
    assert parse_fraction("2/3") == ("2/3", Decimal("66.666667"))
    assert parse_fraction("0/5") == ("0/5", Decimal(0))


@pytest.mark.parametrize("text", ["1/0", "1/", "/2", "1/2/3", "-1/2", "1/-2", "satu/dua"])
def test_refuses_a_broken_fraction(text: str) -> None:
    with pytest.raises(NumberError):
        parse_fraction(text)


@pytest.mark.parametrize("text", ["999999999999/17", "999999999999999/0,000001", "1000000000/3"])
def test_refuses_a_fraction_whose_percentage_has_more_digits_than_a_number_may(text: str) -> None:
    with pytest.raises(NumberError, match="lebih dari 15 angka"):
        parse_fraction(text)
    assert parse_fraction("10000000/3")[1] == Decimal("333333333.333333")


@pytest.mark.parametrize("text", ["1E+20", "1E+15", "123456789.1234567", "0.0000001", "12345678901234.12"])
def test_a_cell_holds_no_more_than_what_may_be_typed(text: str) -> None:
    with pytest.raises(NumberError):
        check_digits(Decimal(text), text)
    with pytest.raises(NumberError):
        parse_number(format(Decimal(text), "f"))


@pytest.mark.parametrize(("text", "kept"), [("1E+14", "100000000000000"), ("4.750", "4.75"), ("-0", "0")])
def test_a_number_is_recorded_as_it_is_written_out(text: str, kept: str) -> None:
    assert str(check_digits(Decimal(text), text)) == kept


@pytest.mark.parametrize(
    "text", ["", " ", "-", "n/a", "N/A", "belum rilis", "Belum Lapor", "–", "—", "--", "belum ada"]
)
def test_words_for_not_reported(text: str) -> None:
    assert is_blank(text)


def test_blank_is_not_zero() -> None:
    assert not is_blank("0")


def test_prints_as_an_indonesian_reads() -> None:
    assert format_number(Decimal("1250.5")) == "1.250,5"
    assert format_number(1_250_000) == "1.250.000"
    assert format_score(Decimal("87.50")) == "87,50"
    assert format_score(None) == "–"
    assert format_percent(Decimal("1087.50")) == "1.087,50%"
    assert format_signed(Decimal("2.10")) == "+2,10"
    assert format_signed(Decimal("-0.50")) == "-0,50"
    assert format_money(1_250_000) == "Rp1.250.000"
    assert format_money(-5) == "-Rp5"


def test_prints_half_up_like_every_other_place() -> None:
    """SPEC §3: what is printed is rounded half-up, once; 12,345 is 12,35 and not, half-even, 12,34."""
    assert format_score(Decimal("12.345")) == "12,35"
    assert format_percent(Decimal("80.125")) == "80,13%"
    assert format_signed(Decimal("-2.345")) == "-2,35"
    assert format_signed(Decimal("2.005")) == "+2,01"


def test_prints_values_of_every_kind() -> None:
    assert format_value(Decimal(50), "km") == "50 km"
    assert format_value(Decimal("72.5"), "persen") == "72,5%"
    assert format_value((Decimal(80), Decimal(90)), "persen") == "80–90%"
    assert format_value(True) == "ya"
    assert format_value("WTP") == "WTP"
    assert format_value(None, "km") == "–"


decimals = st.decimals(min_value=-(10**9) + 1, max_value=10**9 - 1, places=6, allow_nan=False, allow_infinity=False)


@given(decimals)
def test_a_printed_number_is_read_back(number: Decimal) -> None:
    text = format_number(number)
    try:
        assert parse_number(text) == number
    except NumberError as refused:  # a thousand printed with one dot is the ambiguous case
        assert "ribuan" in str(refused)  # noqa: PT017


@given(decimals)
def test_canonical_text_holds_the_number(number: Decimal) -> None:
    text = encode_value(number)
    assert decode_value(text, "naik") == number
    assert not text.endswith(("0", ".")) or "." not in text
    assert text != "-0"


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    for parse in (parse_number, parse_money, parse_fraction):
        try:
            parse(text)
        except NumberError as refused:
            assert str(refused)  # noqa: PT017


@pytest.mark.parametrize(
    ("value", "arah", "text"),
    [
        (Decimal("72.50"), "naik", "72.5"),
        ((Decimal(80), Decimal("90.5")), "rentang", "80..90.5"),
        ((Decimal(-3), Decimal(-1)), "rentang", "-3..-1"),
        (True, "biner", "ya"),
        (False, "biner", "tidak"),
        ("WTP", "predikat", "WTP"),
        ("1", "predikat", "1"),
    ],
)
def test_canonical_text_of_every_kind(value: Decimal, arah: str, text: str) -> None:
    assert encode_value(value) == text
    assert decode_value(text, arah) == value


@pytest.mark.parametrize(
    ("value", "beside", "shown"),
    [
        ("6.766667", None, "6,77"),
        ("6.5", None, "6,5"),
        ("5.066667", "5", "5,07"),
        ("5.001", "5", "5,001"),
        ("5.000001", "5", "5,000001"),
        ("5", "5", "5"),
    ],
)
def test_a_mean_has_two_decimals_unless_that_hides_a_miss(value: str, beside: str | None, shown: str) -> None:
    found = shortened(Decimal(value), None if beside is None else Decimal(beside))
    assert format_value(found) == shown


def test_a_range_below_zero_reads_one_way() -> None:
    assert format_value((Decimal(-10), Decimal(-5)), "persen") == "-10 s.d. -5%"
    assert format_value((Decimal(80), Decimal(90))) == "80–90"
