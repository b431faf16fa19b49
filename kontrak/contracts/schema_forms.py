"""The forms that values of contracts.yaml take: each a type with the JSON Schema that editors are shown."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (  # noqa: TID253 - this module itself is imported only inside functions
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from kontrak.months import SHORT, month_name

KODE = r"^[A-Z0-9][A-Z0-9-]{0,29}$"
"""The form of every code (SPEC §2)."""

_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
_RANGE: dict[str, Any] = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_VALUE: dict[str, Any] = {"anyOf": [{"type": ["number", "string", "boolean"]}, _RANGE]}
_PLANNED: dict[str, Any] = {"anyOf": [*_VALUE["anyOf"], {"type": "null"}]}
_MONTHLY: dict[str, Any] = {
    short: {"description": f"Rencana bulan {month_name(number)}", **_PLANNED} for number, short in enumerate(SHORT, 1)
}
_RENCANA: dict[str, Any] = {
    "anyOf": [
        {"type": "object", "properties": _MONTHLY, "additionalProperties": False},
        {
            "type": "object",
            "properties": {
                "triwulan": {
                    "description": "Rencana empat triwulan, jatuh tempo Maret, Juni, September, dan Desember",
                    "type": "array",
                    "items": _PLANNED,
                    "minItems": 4,
                    "maxItems": 4,
                }
            },
            "required": ["triwulan"],
            "additionalProperties": False,
        },
        {"type": "array", "items": _PLANNED, "minItems": 12, "maxItems": 12},
        {"type": "null"},
    ]
}
TARGET_OR_WORKS: dict[str, Any] = {"anyOf": [{"required": ["target"]}, {"required": ["pekerjaan"]}]}

Kode = Annotated[str, StringConstraints(pattern=KODE)]
KodeCiri = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,29}$")]
Isi = Annotated[str, WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"})]
Teks = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
Angka = Annotated[str, WithJsonSchema(_NUMBER)]
Rupiah = Annotated[str, WithJsonSchema({"type": ["integer", "string"]})]
Bulan = Annotated[
    str, WithJsonSchema({"anyOf": [{"enum": list(SHORT)}, {"type": "integer", "minimum": 1, "maximum": 12}]})
]
Versi = Annotated[str, WithJsonSchema({"const": 1})]
Tahun = Annotated[str, WithJsonSchema({"type": "integer"})]
Tanggal = Annotated[str, WithJsonSchema({"type": "string", "examples": ["2022-02-17"]})]
YaTidak = Annotated[str, WithJsonSchema({"enum": ["ya", "tidak", True, False]})]
Nilai = Annotated[Any, WithJsonSchema(_VALUE)]
Rencana = Annotated[Any, WithJsonSchema(_RENCANA)]
Riwayat = Annotated[
    dict[str, Nilai],
    WithJsonSchema({"type": "object", "patternProperties": {"^[12][0-9]{3}$": _VALUE}, "additionalProperties": False}),
]
Tangga = Annotated[
    dict[str, Isi],
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {"^[1-9][0-9]*$": {"type": "string"}},
            "additionalProperties": False,
        }
    ),
]
RumusTurun = Literal["2t-r", "t/r"]
Kelompok = Literal["dinas", "badan", "sekretariat", "inspektorat", "rsud", "kecamatan", "bagian", "lainnya"]


class Peta(BaseModel):
    """A mapping with fixed keys."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


def opsional(description: str) -> Any:
    """Return a key that may be absent, with what editors say of it."""
    return Field(default=None, description=description)


def wajib(description: str) -> Any:
    """Return a key that must be there, with what editors say of it."""
    return Field(description=description)
