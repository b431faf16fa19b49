"""A small regency in a real file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kontrak.store.opening import open_store
from tests.store.sample import first_import, make_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kontrak.store.connection import Store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contracts of the sample year; written once, because each commit waits for the disk."""
    return make_file(tmp_path_factory.mktemp("contoh") / "kontrak.db", first_import())


@pytest.fixture
def db(template: Path, tmp_path: Path) -> Path:
    """A file that holds the contracts of the sample year."""
    path = tmp_path / "kontrak.db"
    shutil.copy(template, path)
    return path


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    """The same, open for writing."""
    with open_store(db, write=True) as opened:
        yield opened
