"""The sandbox that templates run in: what one document may cost, and no file from outside the folders of templates.

Jinja2's sandbox shuts a template out of Python; it does not keep it from going on for hours or from asking for a text
of two gigabytes. Here every turn of a loop, every call of a macro, and every filter is counted and looks at the clock,
and whatever makes a text much longer than its parts is asked for its length first.
"""

from __future__ import annotations

import re
import time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

# this module is imported by ``environment`` only when a template runs
from jinja2 import FileSystemLoader, nodes  # noqa: TID253
from jinja2.exceptions import SecurityError  # noqa: TID253
from jinja2.sandbox import SandboxedEnvironment  # noqa: TID253
from jinja2.visitor import NodeTransformer  # noqa: TID253

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_STEPS = 100_000
"""Turns of loops and templates taken in, in one document; and as many numbers of ``range``."""
MACRO_STEPS, PAGE_STEPS = 4, 25
"""What a call of a macro, and a template that is taken in, count for."""
MAX_SECONDS = 5
"""Of work, whatever else the machine does meanwhile."""
MAX_CHARACTERS = 20_000_000
"""Of a document, and of all the long texts made on the way to it."""
MAX_TEXT = MAX_CHARACTERS // 10
"""Of a single text or list on the way."""
MAX_WIDTH = 10_000
"""The largest number that a function of texts may be given: a width, a count, an indent."""

_SHORT = 1000
_SIZED = (str, bytes, list, tuple, dict)
_MAX_BITS = 10_000
_WIDE_FORMAT = re.compile(r"\*|\d{5}")
_COUNTED = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
_COUNTERS: dict[type, str] = {nodes.Template: "page", nodes.Macro: "macro", nodes.CallBlock: "macro"}


class Budget:
    """What is left of steps, characters and seconds for the document at hand."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin a new document."""
        self.steps = self.numbers = MAX_STEPS
        self.characters, self.end = MAX_CHARACTERS, time.process_time() + MAX_SECONDS

    def step(self, count: int) -> None:
        """Count steps. Raises OverflowError when none are left, or the time is up."""
        self.steps -= count
        if self.steps < 0:
            raise OverflowError(f"perulangan melebihi {MAX_STEPS} langkah")
        if not self.steps & 31:
            self.look()

    def look(self) -> None:
        """Raise OverflowError when the time is up."""
        if time.process_time() > self.end:
            raise OverflowError(f"dokumennya belum selesai sesudah {MAX_SECONDS} detik")

    def range(self, *bounds: int) -> range:
        """Return the range, unless the document has used up its steps."""
        steps = range(*bounds)
        self.numbers -= len(steps)
        if self.numbers < 0:
            raise OverflowError(f"perulangan melebihi {MAX_STEPS} langkah")
        return steps

    def measured(self, made: Any) -> Any:
        """Return what was made, a long text or list counted. Raises OverflowError for one that is too long."""
        if isinstance(made, _SIZED) and len(made) > _SHORT:
            self.characters -= len(made)
            if len(made) > MAX_TEXT or self.characters < 0:
                raise OverflowError(f"teks atau daftarnya melebihi {MAX_TEXT} huruf")
        return made


class Loader(FileSystemLoader):
    """Templates out of folders, never through a link that leads out of them.

    One that is no text is called by its own name, whoever includes it.
    """

    def __init__(self, folders: Sequence[Path], encoding: str, no_text: Callable[[Path], Exception]) -> None:
        super().__init__(folders, encoding=encoding)
        self._no_text = no_text
        self._roots = [folder.resolve() for folder in folders]

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return source, file and whether it is fresh. Raises TemplateNotFound, SecurityError for such a link."""
        try:
            source, name, fresh = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            found = (Path(folder) / template for folder in self.searchpath)
            raise self._no_text(next(path for path in found if path.is_file())) from error
        real = Path(name).resolve()
        if not any(real.is_relative_to(root) for root in self._roots):
            raise SecurityError(f"{name} menunjuk ke luar folder templat")
        return source, name, fresh


class Sandbox(SandboxedEnvironment):
    """Jinja2's sandbox, within a budget."""

    intercepted_binops = frozenset({"**", "*", "+", "%"})

    def __init__(self, budget: Budget, finalize: Callable[[Any], Any], **options: Any) -> None:
        measured = budget.measured
        super().__init__(finalize=lambda value: measured(finalize(value)), **options)
        self.budget = budget
        self.globals["range"] = budget.range
        self.globals.pop("lipsum", None)
        self.filters = {name: self._watched(name, work) for name, work in self.filters.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As in the sandbox: of a record nothing is hidden but what begins with a line, which is looked at first."""
        if isinstance(obj, tuple) and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Let each turn of a loop and each call of a macro count, and join texts where their length is seen."""
        tree = super()._parse(source, name, filename)
        counted: list[Any] = [tree, *tree.find_all(_COUNTED)]
        for part in counted:
            name = _COUNTERS.get(type(part), "turn")
            line = part.body[0].lineno if part.body else part.lineno
            part.body.insert(0, nodes.ExprStmt(nodes.EnvironmentAttribute(name, lineno=line), lineno=line))
        _Joins().visit(tree)
        tree.set_environment(self)
        return tree

    @property
    def turn(self) -> None:
        """Count one turn of a loop. A property: a call would go through the sandbox, and cost as much as the turn."""
        self.budget.step(1)

    @property
    def page(self) -> None:
        """Count one template that is taken in."""
        self.budget.step(PAGE_STEPS)

    @property
    def macro(self) -> None:
        """Count one call of a macro."""
        self.budget.step(MACRO_STEPS)

    def joined(self, *parts: Any) -> str:
        """``a ~ b``."""
        texts = [str(part) for part in parts]
        if sum(map(len, texts)) > MAX_TEXT:
            raise OverflowError(f"teksnya melebihi {MAX_TEXT} huruf")
        return str(self.budget.measured("".join(texts)))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Work out ``left operator right`` unless the result would be out of all proportion."""
        if operator == "**":
            raise SecurityError(f"{left!r} ** {right!r}")
        if operator == "%" and isinstance(left, str):
            _check_format(left)
        if operator == "*":
            _check_product(left, right)
        return self.budget.measured(super().call_binop(context, operator, left, right))

    def call(self, context: Any, target: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template calls; a method of a text or a list only with sizes of a document."""
        own = getattr(getattr(target, "__wrapped__", target), "__self__", None)
        if isinstance(own, str | bytes | list | tuple | dict | int):
            _check_call(getattr(target, "__name__", ""), own, (*args, *named.values()))
        return self.budget.measured(super().call(context, target, *args, **named))

    def _watched(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """A filter of Jinja2 that looks at the clock, at its sizes and at what it made."""
        skipped = 1 if hasattr(work, "jinja_pass_arg") else 0

        @wraps(work)
        def watched(*args: Any, **named: Any) -> Any:
            self.budget.look()
            own, *others = args[skipped:]
            _check_call(name, own, (*others, *named.values()))
            return self.budget.measured(work(*args, **named))

        return watched


class _Joins(NodeTransformer):
    """``a ~ b`` as a call that measures."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja calls it by this name)
        self.generic_visit(node)
        own = nodes.EnvironmentAttribute("joined", lineno=node.lineno)  # no name of a template can stand for it
        return nodes.Call(own, list(node.nodes), [], None, None, lineno=node.lineno)


def _check_call(name: str, own: Any, args: Sequence[Any]) -> None:
    """Refuse a width or a count beyond reason, and a text that would grow with each of its letters."""
    if any(isinstance(arg, int) and abs(arg) > MAX_WIDTH for arg in args) and name not in ("default", "d"):
        raise OverflowError(f"{name} dengan ukuran di atas {MAX_WIDTH}")
    texts = [len(arg) for arg in args if isinstance(arg, str | list | tuple)]
    if name in ("replace", "join", "translate") and texts and len(str(own)) * max(texts) > MAX_TEXT * _SHORT:
        raise OverflowError(f"{name} membuat teks yang terlalu panjang")
    if name in ("format", "format_map"):
        _check_format(str(own))


def _check_format(text: str) -> None:
    if "%" in text or "{" in text:
        for found in re.finditer(r"%[^a-zA-Z%]*|\{[^}]*", text):
            if _WIDE_FORMAT.search(found[0]):
                raise OverflowError(f"lebar dalam format {text[:80]!r} terlalu besar")


def _check_product(left: Any, right: Any) -> None:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, str | bytes | list | tuple) and isinstance(other, int) and len(one) * other > MAX_TEXT:
            raise OverflowError(f"perkalian membuat teks di atas {MAX_TEXT} huruf")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MAX_BITS:
        raise OverflowError("bilangannya terlalu panjang")
