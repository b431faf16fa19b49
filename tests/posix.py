"""The tests that need more than Windows has: they skip themselves there, by name and reason.

Nothing else skips, but for the tests marked berat that need a Debian package: ``tests/test_posix.py`` sees to it.
A test says what it needs, ``@needs("modes")``; a module says it once, ``pytestmark = needs("terminal")``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

NEEDS = {
    "device": "a named pipe or a device file",
    "fork": "fork, signals, and other users",
    "full": "/dev/full, a disk that is always full",
    "links": "symbolic links, which Windows gives to administrators only",
    "modes": "mode bits: chmod and umask",
    "names": "names of files that Windows forbids or tells by a sentence of its own",
    "proc": "/proc, where Linux tells the peak of a process",
    "resource": "limits of a process (resource)",
    "sh": "a POSIX shell",
    "slashes": "the / of the paths that the pages show, and the sh that makes their faulty files",
    "ssh": "ssh-keygen",
    "terminal": "a pseudo-terminal (pty, termios)",
}


def needs(what: str) -> pytest.MarkDecorator:
    """Mark a test, or the tests of a module, that need ``what`` of NEEDS."""
    there = {
        "full": Path("/dev/full").exists(),
        "proc": Path("/proc/self").exists(),
        "ssh": shutil.which("ssh-keygen") is not None,
    }
    missing = not there.get(what, True) or (sys.platform == "win32" and what != "ssh")
    return pytest.mark.skipif(missing, reason=f"POSIX: {NEEDS[what]}")
