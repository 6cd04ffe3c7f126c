"""WebKitGTK, the nearest thing to Safari that a Linux machine has: its own driver, asked over loopback as W3C WebDriver says, on a screen that nobody sees."""

import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"


class WebKit:
    """A window."""

    def __init__(self, driver: str) -> None:
        self.driver = driver
        self.session = ""

    def go(self, address: str) -> None:
        """Open it; comes back when it is loaded. The driver itself comes back early now and then, with the page before."""
        self.ask("POST", f"{self.session}/url", {"url": address})
        self.until(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")

    def tell(self, script: str) -> Any:
        """What a script of the page says."""
        return self.ask("POST", f"{self.session}/execute/sync", {"script": f"return {script}", "args": []})

    def until(self, script: str) -> Any:
        """What the script says as soon as that is something. Asked again and again: a page that goes away takes along a script that waits in it."""
        pace = f"const done = arguments[0], said = {script}; said ? done(said) : setTimeout(() => done(null), 100)"
        told = None
        for _ in range(900):
            try:
                if told := self.ask("POST", f"{self.session}/execute/async", {"script": pace, "args": []}):
                    return told
            except Refused as refused:  # the page is on its way out, or not whole yet
                told = refused
        return pytest.fail(f"{told} while waiting for {script}")

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One question to the driver. `Refused` with its reason."""
        content = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.driver + path, method=method, data=content, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise Refused(json.load(refused)["value"]) from refused


class Refused(Exception):
    """What the driver would not do, and why."""


@contextmanager
def webkit(port: int) -> Iterator[WebKit]:
    """A window of its own; gone with everything around it at the end."""
    with screen() as display:
        plain = {"GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1", "DISPLAY": display}
        driver = subprocess.Popen([found(DRIVER), f"--port={port}"], env={**os.environ, **plain}, stderr=subprocess.DEVNULL)  # fmt: skip
        try:
            window = WebKit(f"http://127.0.0.1:{port}")
            _answering(window, driver)
            window.session = f"/session/{window.ask('POST', '/session', {'capabilities': {}})['sessionId']}"
            yield window
            window.ask("DELETE", window.session)
        finally:
            driver.terminate()
            driver.wait(timeout=30)


@contextmanager
def screen() -> Iterator[str]:
    """A display of its own; it says its number when it is there."""
    told, tell = os.pipe()
    server = subprocess.Popen(
        [found(SCREEN), "-displayfd", str(tell), "-screen", "0", "800x900x24", "-nolisten", "tcp"], pass_fds=[tell], stderr=subprocess.DEVNULL
    )  # fmt: skip
    os.close(tell)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def found(program: str) -> str:
    """Where it is. Who asks for these journeys without it is told, and nothing passes in silence."""
    return shutil.which(program) or pytest.fail(f"{program} is not here: apt-get install webkit2gtk-driver xvfb")


def _answering(window: WebKit, driver: "subprocess.Popen[bytes]") -> None:
    for _ in range(1_200):
        try:
            window.ask("GET", "/status")
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                driver.wait(timeout=0.05)
                pytest.fail("the driver ended")
            continue
        return
    pytest.fail("the driver does not answer")


def main() -> None:
    """Open a window and close it: whether WebKit runs on this machine at all."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with webkit(port):
        pass


if __name__ == "__main__":
    main()
