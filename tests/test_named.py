"""A record is what ``typing.NamedTuple`` would have made of the same class."""

from __future__ import annotations

import pickle
import typing

import pytest

from kontrak import named


class Ours(named.NamedTuple):
    """A record."""

    nama: str
    nilai: int | None = None

    @property
    def teks(self) -> str:
        return f"{self.nama} {self.nilai}"

    @classmethod
    def of(cls, nama: str) -> Ours:
        return cls(nama, 1)


class Theirs(typing.NamedTuple):
    """A record."""

    nama: str
    nilai: int | None = None


def test_a_record_is_the_same_tuple() -> None:
    assert tuple(Ours("a")) == tuple(Theirs("a")) == ("a", None)
    assert repr(Ours("a", 2)) == repr(Theirs("a", 2)).replace("Theirs", "Ours")
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert (Ours.__doc__, Ours.__module__, Ours.__qualname__) == (Theirs.__doc__, __name__, "Ours")
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert not hasattr(Ours("a"), "__dict__")


def test_it_carries_its_methods() -> None:
    assert Ours.of("a").teks == "a 1"
    assert pickle.loads(pickle.dumps(Ours("a")))._replace(nilai=3) == ("a", 3)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]  # the point of the test
