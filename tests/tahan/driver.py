"""Run ``kontrak`` with a weaker ``synchronous``, so that the tests of the tester have something to find.

``python driver.py OFF catat …``; the product itself has no such switch.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Replace the settings of a writer, then run the command line."""
    from kontrak.cli.app import run
    from kontrak.store import connection

    level = sys.argv.pop(1)
    connection.WRITER_SETTINGS = ("PRAGMA journal_mode = DELETE", f"PRAGMA synchronous = {level}")
    run()


if __name__ == "__main__":
    main()
