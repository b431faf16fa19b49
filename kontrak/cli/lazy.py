"""The group of all commands: lists them from the table, builds only the one that is called (ARCHITECTURE §2).

Building all of them costs a fifth of a start; this way each command pays for itself alone.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import Parameter, get_annotations, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kontrak.cli import texts
from kontrak.cli.typed import check_dashes, check_quotes
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter
    from typer._click.shell_completion import CompletionItem

    from kontrak.cli.commands import Row

SETTINGS = {"help_option_names": list(texts.HELP_OPTIONS)}


class LazyGroup(texts.Indonesian, TyperGroup):
    """``kontrak`` itself: knows its commands by name, heading and help line; imports a module on demand."""

    table: Mapping[str, Row]
    completing = False

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 (the signature is Typer's)
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 (the signature is Typer's)
        """Build the command, or return None when the table does not have it."""
        row = self.table.get(cmd_name)
        if row is None:
            return None
        if self.completing:
            return texts.IndonesianCommand(cmd_name, short_help=row.help)
        return build(cmd_name, row)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Ask for one of the commands when a group inside the group is called alone."""
        if not args and not ctx.resilient_parsing:
            raise UsageError(f"Sebutkan perintahnya: {', '.join(self.table)}.", f"Bantuan: {ctx.command_path} --help")
        if not ctx.resilient_parsing:
            check_quotes(args[:1])
            check_dashes(args[:1], (name for param in self.get_params(ctx) for name in param.opts))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that is meant; suggest near misses when there is none of that name."""
        name = args[0]
        if not (name in self.table or name.startswith("-") or ctx.resilient_parsing):
            raise unknown_command(name, self.table, ctx.command_path)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete names from the table, without building a single command."""
        self.completing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.completing = False

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # noqa: ARG002 (the signature is Typer's)
        """Return ``[OPSI] PERINTAH [ARGUMEN]...``."""
        return [texts.OPTIONS_METAVAR, "PERINTAH", "[ARGUMEN]..."]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands under their headings, then the options of ``kontrak`` itself."""
        width = max(map(len, self.table))
        headings: dict[str, list[tuple[str, str]]] = {}
        for name, row in self.table.items():
            headings.setdefault(row.heading, []).append((name.ljust(width), row.help))
        for heading, rows in headings.items():
            with formatter.section(heading):
                formatter.write_dl(rows)
        texts.write_parameters(formatter, ctx, self.get_params(ctx))


def unknown_command(name: str, table: Mapping[str, Row], path: str) -> UsageError:
    """Return the complaint about an unknown command, with the names that come near."""
    from difflib import get_close_matches

    word = name.lower()
    near = [known for known in table if word and known.startswith(word)] or get_close_matches(word, table)
    hint = f"Maksud Anda {' atau '.join(near)}?" if near else f"Daftar perintah: {path} --help"
    return UsageError(f"Perintah {name!r} tidak ada.", hint)


def build(name: str, row: Row) -> Command:
    """Import the module of a row and make a Typer command of its function, or a group of its table."""
    module = import_module(row.module)
    more: Mapping[str, str] = getattr(module, "KETERANGAN", {})
    help_text = f"{row.help}\n\n{more.get(name, '')}"
    found = getattr(module, row.function)
    if isinstance(found, dict):
        return make_group(found, _no_options, help_text)
    return make_command(name, found, help_text)


def _no_options() -> None:
    """A group inside the group has no options of its own."""


@cache
def make_command(name: str, function: Callable[..., int | None], help_text: str) -> Command:
    """Make a plain, Indonesian command of a function with Annotated options; once, for who calls it again."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=texts.IndonesianCommand, context_settings=SETTINGS, help=help_text)(spread(function))
    return get_command(app)


def spread(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """The function as Typer can call it: a record of options (``Asked`` …) becomes each of its options."""
    asked = signature(function, eval_str=True)
    records = {name: param.annotation for name, param in asked.parameters.items() if _is_record(param)}

    def call(**given: Any) -> int | None:
        for name, record in records.items():
            given[name] = record(**{field: given.pop(field) for field in record._fields})
        return function(**given)

    params = [option for param in asked.parameters.values() for option in _options_of(param)]
    vars(call)["__signature__"] = asked.replace(parameters=params)
    return call if records else function


def _is_record(param: Parameter) -> bool:
    return isinstance(param.annotation, type) and hasattr(param.annotation, "_fields")


def _options_of(param: Parameter) -> list[Parameter]:
    if not _is_record(param):
        return [param]
    kinds, defaults = get_annotations(param.annotation, eval_str=True), param.annotation._field_defaults
    return [Parameter(name, param.kind, default=defaults[name], annotation=kind) for name, kind in kinds.items()]


def make_group(table: Mapping[str, Row], callback: Callable[..., None], help_text: str) -> LazyGroup:
    """Make the group of the table; ``callback`` has the options of ``kontrak`` itself."""
    app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)
    app.callback(help=help_text)(callback)
    group = get_command(app)
    assert isinstance(group, LazyGroup)
    group.table = table
    return group


class Shell(StrEnum):
    """The shells that can complete commands and options."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def _show_version(value: bool) -> None:
    if value:
        from kontrak import __version__

        print(f"kontrak {__version__}")
        raise typer.Exit


def _show_completion(ctx: typer.Context, shell: Shell | None) -> None:
    if shell is not None:
        from contextlib import redirect_stderr
        from io import StringIO

        from typer.completion import get_completion_inspect_parameters, shell_complete

        from kontrak.cli.commands import COMPLETION_VARIABLE, PROGRAM

        get_completion_inspect_parameters()  # registers the shells that Typer can complete for
        with redirect_stderr(StringIO()):  # Typer complains in English where it finds no bash to ask for its version
            code = shell_complete(ctx.command, {}, PROGRAM, COMPLETION_VARIABLE, f"source_{shell}")
        raise typer.Exit(code)


def root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Tampilkan versi.")
    ] = False,
    pelengkapan: Annotated[
        Shell | None,
        typer.Option(
            "--pelengkapan",
            is_eager=True,
            metavar="SHELL",
            callback=_show_completion,
            help="Cetak skrip pelengkapan otomatis untuk bash, zsh, fish, atau powershell.",
        ),
    ] = None,
) -> None:
    """Take no action of its own: each option prints and ends, else the command runs."""
