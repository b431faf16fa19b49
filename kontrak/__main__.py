"""``python -m kontrak``: without the working folder among the places that modules come from.

Python puts it first, so that a ``sqlite3.py`` lying beside somebody's contracts would run in the place of Python's own.
"""

import os
import sys
from contextlib import suppress

with suppress(FileNotFoundError):  # a folder that somebody removed holds no modules; what comes next says so
    if sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 (pathlib is not loaded yet)
        del sys.path[0]

from kontrak.cli.app import run

run()
