from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.errors import DataError
from kontrak.store.canonical import canonical_json, normal_text

plain = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
contents = st.recursive(
    st.none() | st.booleans() | st.text(plain),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(plain), inner, max_size=4),
    max_leaves=12,
)


def loads(text: str) -> object:
    import json

    return json.loads(text)


def normalized(content: object) -> object:
    if isinstance(content, str):
        return unicodedata.normalize("NFC", content)
    if isinstance(content, dict):
        return {unicodedata.normalize("NFC", key): normalized(value) for key, value in content.items()}
    if isinstance(content, list):
        return [normalized(value) for value in content]
    return content


@given(contents)
def test_it_reads_back_as_the_same_content_in_nfc(content: object) -> None:
    assert loads(canonical_json(content)) == normalized(content)


@given(contents)
def test_the_text_of_the_text_is_the_same(content: object) -> None:
    text = canonical_json(content)
    assert canonical_json(loads(text)) == text


def test_keys_are_sorted_and_nothing_is_blank() -> None:
    assert canonical_json({"b": ["1", None, True], "a": "é"}) == '{"a":"é","b":["1",null,true]}'


def test_the_same_letter_has_one_text() -> None:
    assert canonical_json({"nama": "Andre\u0301"}) == canonical_json({"nama": "Andr\u00e9"})


def test_an_accent_after_a_line_break_stays_behind_it() -> None:
    assert loads(canonical_json(["\n\u0301e\u0301"])) == ["\n\u0301\u00e9"]


@pytest.mark.parametrize("content", [1, 1.5, {"target": 3}, [["1", 2]], {1: "a"}])
def test_a_number_is_a_mistake_of_ours(content: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(content)


@pytest.mark.parametrize("text", ["baik\udc80", "a\0b"])
def test_text_that_no_file_can_hold_is_refused(text: str) -> None:
    for content in ({"a": [text]}, {text: "a"}):
        with pytest.raises(DataError):
            canonical_json(content)
    with pytest.raises(DataError):
        normal_text(text)


def test_a_written_escape_is_no_zero_character() -> None:
    assert loads(canonical_json(["\\u0000"])) == ["\\u0000"]
