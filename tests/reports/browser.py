"""A headless Chromium, driven over its own pipe: pages are opened, clicked, typed into and printed as people do.

Needs nothing but the Debian package ``chromium``; the protocol is JSON between NUL bytes on file descriptors 3 and 4.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from base64 import b64decode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from tests.cost import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = {"Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "End": 35}

LAUNCH = """
import fcntl, os, sys
to, back = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(to, 3)
os.dup2(back, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""Moves our ends of the pipes to the descriptors that Chromium expects, and becomes Chromium."""


class Browser:
    """One tab. ``events`` keeps what the page reported: requests, console messages, faults, dialogs."""

    def __init__(self, to: BinaryIO, back: BinaryIO) -> None:
        self._to, self._back, self._number, self._session = to, back, 0, ""
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: Any) -> Any:
        """Call the browser and return its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while (answer := self._read()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, path: Path, fragment: str = "", size: tuple[int, int] = (1366, 768)) -> None:
        """Load a file at a size of the window and wait until it is drawn."""
        width, height = size
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        for address in ("about:blank", path.absolute().as_uri() + fragment):
            self.events.clear()
            self.send("Page.navigate", url=address)
            while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
                self.events.append(self._read())

    def ask(self, expression: str) -> Any:
        """Evaluate JavaScript in the page and return its value."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, element: str) -> None:
        """Press the mouse on the middle of the element that a JavaScript expression gives."""
        box = self.ask(
            f"(() => {{ const r = ({element}).getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; }})()"
        )
        place = {"x": box[0] + box[2] / 2, "y": box[1] + box[3] / 2, "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, **place)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            code = KEYS.get(key, ord(key[0].upper()))
            for kind in ("rawKeyDown", "keyUp"):
                self.send("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def print_pdf(self) -> bytes:
        """Print the page as its style wants it."""
        return b64decode(self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def complaints(self) -> list[str]:
        """What went wrong in the page so far: faults, refusals of the security policy, dialogs, other requests."""
        self.ask("1")  # whatever was on its way has arrived
        found = []
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Network.requestWillBeSent" and not params["request"]["url"].startswith("file:"):
                found.append(params["request"]["url"])
            elif method in ("Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
                found.append(str(params))
            elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                found.append(params["entry"]["text"])
            elif method == "Runtime.consoleAPICalled":
                found.append(str(params["args"]))
        return found

    def _read(self) -> dict[str, Any]:
        letters = bytearray()
        while (letter := self._back.read(1)) != b"\0":
            assert letter, "the browser has gone"
            letters += letter
        answer: dict[str, Any] = json.loads(letters)
        return answer


@contextmanager
def running_browser(folder: Path) -> Iterator[Browser]:
    """Start Chromium with a profile of its own, and end it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "this test needs the Debian package chromium"
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={folder}"]
    start = [sys.executable, "-c", LAUNCH, str(to_read), str(back_write), program, *options]
    process = subprocess.Popen(
        start, pass_fds=(to_read, back_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_read)
    os.close(back_write)
    try:
        with os.fdopen(to_write, "wb") as to, os.fdopen(back_read, "rb") as back:
            yield Browser(to, back)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
