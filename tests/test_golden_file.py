"""What a test says whose golden file was never written."""

from __future__ import annotations

import pytest

from tests.golden_file import assert_golden


def test_a_golden_file_that_is_not_there_says_how_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TULIS_GOLDEN", raising=False)
    with pytest.raises(AssertionError, match="TULIS_GOLDEN=1 writes it"):
        assert_golden("tidak-ada.txt", "teks")
