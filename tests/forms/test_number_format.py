"""How often a number format multiplies by a hundred what people see."""

from __future__ import annotations

import pytest

from kontrak.forms.number_format import percent_signs, read_format


@pytest.mark.parametrize(
    ("code", "value", "signs"),
    [
        ("0%", 0.5, 1),
        ("0.00%", -0.5, 1),
        ("0%%", 0.5, 2),
        ("#,##0.00", 0.5, 0),
        ('0" %"', 0.5, 0),
        ('0.0"%"', 0.5, 0),
        ("0\\%", 0.5, 0),
        ("0_%", 0.5, 0),
        ("0*%", 0.5, 0),
        ("[Red]0%", 0.5, 1),
        ("[$%-421]0", 0.5, 0),
        ("0%;-0.0", 0.5, 1),
        ("0%;-0.0", -0.5, 0),
        ("0%;0%;0", 0, 0),
        ("0.0;0%", 0.5, 0),
        ("[<=1]0%;0.0", 0.5, 1),
        ("[<=1]0%;0.0", 85.5, 0),
        ('[>1]0.0"%";0%', 85.5, 0),
        ('[>1]0.0"%";0%', 0.5, 1),
        ("[<=1]0%;[<=100]0.0;0", 500, 0),
        ("0.0;[<1]0%", 0.5, 1),
        ("0.0;[<1]0%", 5, 0),
        ("[<1]0%;[>5]0", 3, None),
        ("0%;@", -0.5, 1),
        ("@", 0.5, 0),
        ('0%;0%;0%;"%"@', 0.5, 1),
        ("General", 0.5, 0),
        ("", 0.5, 0),
    ],
)
def test_percent_signs(code: str, value: float, signs: int | None) -> None:
    assert percent_signs(read_format(code), value) == signs
