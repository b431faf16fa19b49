"""The one place that runs templates: looked up in ./templates first, sandboxed, faults told in Indonesian.

What an expression gives is escaped for the kind of document: XML in ``.html``, ``.svg`` and ``.xml``, else Markdown.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.named import NamedTuple
from kontrak.places import package_templates
from kontrak.reports.filters import FILTERS, finalize, finalize_xml

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from kontrak.reports.sandbox import Budget, Sandbox

OVERRIDES = "templates"
"""The folder of the user's own templates, inside the working folder."""

ENCODING = "utf-8-sig"
"""Notepad puts a mark before the text, which is none of it."""

_XML = (".html", ".svg", ".xml")


class _Printer(NamedTuple):
    """The environment of one working folder, and the budget of the document at hand."""

    environment: Sandbox
    budget: Budget


def render(name: str, **context: object) -> str:
    """Return the document that the template ``name`` makes of the context.

    Raises DataError, naming file and line, for a template that is missing, wrong, or asks for what it may not have.
    """
    from jinja2 import TemplateError

    printer = _printer(Path.cwd(), xml=name.endswith(_XML))
    printer.budget.start()
    try:
        return _collect(printer.environment, name, context)
    except TemplateError as error:
        raise _template_error(error, name) from error
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
        raise _expression_error(error, name) from error


def read_template(name: str) -> tuple[Path, str]:
    """Return a file that goes into a document as it stands, the user's before the package's, and its text.

    Raises DataError when it is missing or no text.
    """
    for folder in (Path.cwd() / OVERRIDES, package_templates()):
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            try:
                return path, path.read_text(encoding=ENCODING)
            except UnicodeDecodeError as error:
                raise _no_utf8(path) from error
    raise _missing(name)


def find_in_templates(words: str) -> str:
    """Return ``file:line`` of the user's template that holds the words, or a general place when none does."""
    for path in sorted((Path.cwd() / OVERRIDES).rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding=ENCODING, errors="replace").splitlines(), 1):
            if words in line:
                return f"{path}:{number}"
    return "dokumen ini"


COMPLETE = f"Templat bawaan itu memakai isi templat di folder {OVERRIDES}, misalnya kop.md; lengkapi yang di sana."
MEND = f"Perbaiki templat itu, atau hapus dari folder {OVERRIDES} supaya templat bawaan yang dipakai."


@lru_cache(maxsize=2)
def _printer(folder: Path, *, xml: bool) -> _Printer:
    """Build the sandbox: strict about unknown names, escaping by ``finalize``, no power, no endless ``range``."""
    from jinja2 import StrictUndefined

    from kontrak.reports.sandbox import Budget, Loader, Sandbox

    budget = Budget()
    environment = Sandbox(
        budget,
        finalize_xml if xml else finalize,
        loader=Loader([folder / OVERRIDES, package_templates()], ENCODING, _no_utf8),
        undefined=StrictUndefined,
        bytecode_cache=_bytecode(xml=xml),
        autoescape=False,  # finalize escapes; HTML escaping would leave the | and * of Markdown as they are
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    return _Printer(environment, budget)


def _no_utf8(path: Path) -> DataError:
    return DataError(
        f"Templat {path} bukan teks UTF-8.", "Simpan ulang berkas itu sebagai UTF-8 (Notepad: Save As, Encoding UTF-8)."
    )


def _bytecode(*, xml: bool) -> BytecodeCache | None:
    """Where compiled templates are kept for the next run, in this user's own temporary folder; None where that fails.

    Compiling costs a third of a rapor. A template is known by its path and content, and by this release's filters.
    """
    from jinja2 import FileSystemBytecodeCache

    from kontrak import __version__

    stamps = (
        Path(__file__).with_name(name).stat().st_mtime_ns for name in ("filters.py", "sandbox.py", "environment.py")
    )
    try:
        name = f"kontrak-{__version__}-{'-'.join(f'{stamp:x}' for stamp in stamps)}-{'xml' if xml else 'md'}-%s.cache"
        return FileSystemBytecodeCache(pattern=name)
    except (OSError, RuntimeError):
        return None


def _collect(environment: Sandbox, name: str, context: dict[str, object]) -> str:
    """Put the pieces of the document together, watching its length."""
    from kontrak.reports.sandbox import MAX_CHARACTERS

    pieces: list[str] = []
    length = 0
    for piece in environment.get_template(name).generate(context):
        length += len(piece)
        if length > MAX_CHARACTERS:
            raise OverflowError(f"dokumennya melebihi {MAX_CHARACTERS} huruf")
        pieces.append(piece)
    return "".join(pieces)


def _template_error(error: Exception, name: str) -> DataError:
    """Tell what Jinja found: a missing file, a slip of syntax, an unknown name, something forbidden."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    if isinstance(error, TemplateNotFound):
        return _missing(str(error.name or name))
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or name}:{error.lineno}"
        return DataError(f"Templat {place} salah tulis (Jinja: {error.message}).", MEND)
    place = _place(error, name)
    if isinstance(error, SecurityError):
        return DataError(f"Templat {place} meminta hal yang tidak diizinkan (Jinja: {error}).", MEND)
    if isinstance(error, UndefinedError):
        # One of the package lacks what a template of the user, such as kop.md, should set.
        ours = place.startswith(str(package_templates())) and (Path.cwd() / OVERRIDES).is_dir()
        return DataError(f"Templat {place} memakai nama yang tidak ada (Jinja: {error}).", COMPLETE if ours else MEND)
    return DataError(f"Templat {place} tidak dapat dijalankan (Jinja: {error}).", MEND)


def _missing(name: str) -> DataError:
    return DataError(
        f"Templat {name} tidak ditemukan.",
        f"Templat dicari di folder {OVERRIDES} pada folder kerja, lalu di {package_templates()}.",
    )


def _expression_error(error: Exception, name: str) -> DataError:
    """Tell what went wrong while the template computed something."""
    if isinstance(error, RecursionError):
        return DataError(f"Templat {_place(error, name)} memanggil dirinya tanpa henti.", MEND)
    return DataError(f"Templat {_place(error, name)} tidak dapat dijalankan ({type(error).__name__}: {error}).", MEND)


def _place(error: BaseException, name: str) -> str:
    """Return ``file:line`` of the template line that failed, as Jinja puts it into the traceback."""
    import traceback

    folders = (str(Path.cwd() / OVERRIDES), str(package_templates()))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(folders):
            return f"{frame.filename}:{frame.lineno}"
    return name
