"""Typer speaks Indonesian: usage, help, and every complaint about a command line.

Typer knows no translation of its own for most of these (the half it took over from Click has none), so the
command classes write the usage and the option list themselves, from public attributes only, and one
function turns Typer's exceptions into ours. Nothing of Typer is patched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from kontrak.cli.typed import QUOTE_HINT, check_dashes, check_paths, check_quotes, has_stray_quote
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer import TyperException
    from typer._click.core import Command as _Base
    from typer._click.core import Context, Parameter
    from typer._click.formatting import HelpFormatter
    from typer.core import TyperOption
else:
    _Base = object

HELP_OPTIONS = ("-h", "--help")
HELP_TEXT = "Tampilkan bantuan ini."
OPTIONS_METAVAR = "[OPSI]"
PATHS = ("path", "file", "directory")
"""What Typer calls the type of an option that names a file or a folder."""


class Indonesian(_Base):
    """What a command and a group of commands have in common: usage and help in Indonesian."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write ``Pemakaian: …``."""
        write_usage(formatter, ctx, self.collect_usage_pieces(ctx))

    def get_help_option_names(self, ctx: Context) -> list[str]:
        """Return them in a fixed order (upstream goes through a set)."""
        return list(ctx.help_option_names)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the help option with its Indonesian text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_TEXT
        return option


class IndonesianCommand(Indonesian, TyperCommand):
    """A command whose usage and help are Indonesian and plain (no rich)."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take a token like ``-0,5`` that is no option's value as an argument: a realisasi may be negative."""
        params = self.get_params(ctx)
        if not ctx.resilient_parsing:
            check_quotes(args)
            options = [param for param in params if param.param_type_name == "option"]
            check_dashes(args, (name for param in options for name in param.opts))
            check_paths(args, (name for param in options if param.type.name in PATHS for name in param.opts))
        return super().parse_args(ctx, part_arguments(params, args))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return ``[OPSI] KODE [REALISASI]``."""
        return [OPTIONS_METAVAR, *argument_pieces(self.get_params(ctx))]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the lists of arguments and options."""
        write_parameters(formatter, ctx, self.get_params(ctx))


def part_arguments(params: Iterable[Parameter], args: list[str]) -> list[str]:
    """Put the arguments behind ``--`` when one of them is a negative number, which would be read as an option.

    A command that takes no arguments keeps its line as it is.
    """
    params = list(params)
    if all(param.param_type_name == "option" for param in params):
        return args
    names = {name for param in params for name in (*param.opts, *param.secondary_opts)}
    valued = {name for param in params if not getattr(param, "is_flag", True) for name in param.opts}
    options: list[str] = []
    arguments: list[str] = []
    rest = iter(args)
    for word in rest:
        if word == "--":
            arguments += rest
        elif word in names or (word.startswith("-") and word != "-" and not _is_negative(word)):
            options += (
                [word, *(value for value in [next(rest, None)] if value is not None)] if word in valued else [word]
            )
        else:
            arguments.append(word)
    return [*options, "--", *arguments] if any(map(_is_negative, arguments)) else args


def argument_pieces(params: Iterable[Parameter]) -> list[str]:
    """Return the arguments as they stand in a usage line: ``KODE``, ``[REALISASI]``, ``[FILE]...``.

    A metavar of several words (``KODE [REALISASI]``) tells itself how many values there may be.
    """
    pieces = []
    for param in params:
        if param.param_type_name == "argument":
            name = param.human_readable_name
            more = "..." if param.nargs != 1 and " " not in name else ""
            pieces.append(f"{name}{more}" if param.required else f"[{name}]{more}")
    return pieces


def write_usage(formatter: HelpFormatter, ctx: Context, pieces: Iterable[str]) -> None:
    """Write the line ``Pemakaian: kontrak …``."""
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pemakaian: ")


def write_parameters(formatter: HelpFormatter, ctx: Context, params: Iterable[Parameter]) -> None:
    """Write the sections Argumen and Opsi."""
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for param in params:
        if getattr(param, "hidden", False):
            continue
        if param.param_type_name == "argument":
            arguments.append((param.human_readable_name, _describe(param)))
        else:
            options.append((_option_names(param, ctx), _describe(param)))
    for heading, rows in (("Argumen", arguments), ("Opsi", options)):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _option_names(param: Parameter, ctx: Context) -> str:
    """Return ``-h, --help``, ``--bulan BULAN`` or ``--menurut pengampu|prioritas|kelompok``."""
    names = ", ".join([*param.opts, *param.secondary_opts])
    return names if getattr(param, "is_flag", False) else f"{names} {param.make_metavar(ctx).strip('<>')}"


def _describe(param: Parameter) -> str:
    """Return the help of a parameter with what else is to be known of it in brackets."""
    notes = []
    if param.envvar:
        notes.append(f"variabel lingkungan: {param.envvar}")
    default: Any = param.default
    if default is not None and getattr(param, "show_default", False) and not isinstance(default, bool):
        notes.append(f"bawaan: {default}")
    if param.required and param.param_type_name == "option":
        notes.append("wajib")
    text: str = getattr(param, "help", None) or ""
    return f"{text} [{'; '.join(notes)}]" if notes else text


# --- complaints -----------------------------------------------------------------------------------

# What Typer's own parameter types say of a bad value; ours raise Indonesian sentences themselves.
_BAD_VALUE = (
    (r"(.+?) is not one of (.+?)\.?", "{0} tidak dikenal; pilihannya {1}"),
    (r"(.+?) is not a valid (?:integer|int|int range)\.?", "{0} bukan bilangan bulat"),
    (r"(.+?) is not in the range (.+?)\.?", "{0} di luar batas {1}"),
)


def _is_negative(word: str) -> bool:
    return word.startswith("-") and word[1:2].isdigit()


def translate(error: TyperException) -> UsageError:
    """Turn what Typer found wrong with the command line into one sentence and the way to mend it."""
    message, hint = _SENTENCES.get(type(error).__name__, _other)(error)
    ctx: Context | None = getattr(error, "ctx", None)
    if hint is None and ctx is not None:
        hint = f"Selengkapnya: {ctx.command_path} --help"
    return UsageError(message, hint)


def _usage(error: Any) -> str | None:
    ctx: Context | None = error.ctx
    if ctx is None:
        return None
    return f"Tulis {' '.join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])}"


def _name_of(param: Parameter | None) -> str:
    if param is None:
        return "Nilai"
    return f"Opsi {param.opts[-1]}" if param.param_type_name == "option" else f"Argumen {param.human_readable_name}"


def _missing(error: Any) -> tuple[str, str | None]:
    return f"{_name_of(error.param)} wajib diisi.", _usage(error)


def _no_such_option(error: Any) -> tuple[str, str | None]:
    name = error.option_name
    near = next(iter(error.possibilities or ()), None)
    return f"Opsi {name} tidak ada.", f"Maksud Anda {near}?" if near else None


def _bad_option_usage(error: Any) -> tuple[str, str | None]:
    if "does not take a value" in error.message:
        return f"Opsi {error.option_name} tidak memakai nilai.", None
    return f"Opsi {error.option_name} memerlukan nilai.", None


def _bad_parameter(error: Any) -> tuple[str, str | None]:
    said = error.message
    for pattern, sentence in _BAD_VALUE:
        if found := re.fullmatch(pattern, said):
            said = sentence.format(found[1], found[2].replace("'", "") if found.re.groups > 1 else "")
            break
    return f"{_name_of(error.param)}: {said}.", None


def _meant_by_extra(error: Any, extra: str) -> str | None:
    """What probably happened: blanks without quotes, or between single ones, or an OPD without its option."""
    if has_stray_quote(extra.split()):
        return QUOTE_HINT
    params = error.ctx.command.params if error.ctx is not None else []
    usage = _usage(error)
    if error.ctx is not None and " " not in extra and any("--opd" in param.opts for param in params):
        usage = f"Maksud Anda: {error.ctx.command_path} --opd {extra}?"
    texts = any(param.metavar == "TEKS" for param in params)
    return f"{usage}. Teks yang memuat spasi diapit petik ganda." if usage and texts else usage


def _other(error: Any) -> tuple[str, str | None]:
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(s) (")[2].removesuffix(")")
        return f"Argumen berlebih: {extra}.", _meant_by_extra(error, extra)
    return f"Perintah tidak dapat dibaca: {error.message}", None


_SENTENCES = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option_usage,
    "BadParameter": _bad_parameter,
}
