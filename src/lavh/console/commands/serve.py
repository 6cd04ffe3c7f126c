"""`lavh serve`: the site. One supervisor watches a web server and a worker, and starts again whichever dies."""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings

from lavh.console import house
from lavh.kernel.errors import Misconfigured

PATIENCE = 10.0  # seconds a part may take to stop
PR_SET_PDEATHSIG = 1  # prctl(2)
RESTART = 1.0  # seconds between two starts of a part that keeps dying


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s: this machine only)")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="web processes (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each web process (%(default)s)")
    parser.add_argument(
        "--only-web", action="store_true", help="the web server alone; worker and indexer run elsewhere"
    )
    parser.add_argument(
        "--lan", action="store_true", help="listen on the local network too, and show a QR code for phones"
    )


@dataclass
class Part:
    """A process that has to be alive."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0)

    def keep_alive(self) -> None:
        """Start it if it is not running."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.started < RESTART:
            return
        if self.process is not None:
            print(
                f"lavh: {self.name} ended ({self.process.returncode}); starting it again.", file=sys.stderr, flush=True
            )
            self._clear_away()
        self.started = time.monotonic()
        # A session of its own, so that Ctrl-C reaches us alone and what a killed part leaves behind can be found.
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509 (our own program; no threads here)

    def stop(self) -> None:
        """Ask it to end; insist after a while."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._clear_away()

    def _clear_away(self) -> None:
        """What is left of a part that was killed: web processes whose master is gone would keep the port."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


def _die_with_parent() -> None:
    """On Linux, the part is told to end when its supervisor dies, however that dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def run(options: argparse.Namespace) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    house.ready()
    host = "0.0.0.0" if options.lan else options.host  # noqa: S104 (asked for)
    _must_be_free(host, options.port)
    if options.lan:
        os.environ["LAVH_HOSTS"] = f"{os.environ.get('LAVH_HOSTS', '')} {lan_address()}".strip()
        os.environ.setdefault("LAVH_URL", f"http://{lan_address()}:{options.port}")
    elif options.port != 8000:
        os.environ.setdefault("LAVH_URL", f"http://127.0.0.1:{options.port}")
    parts = [Part("web", _web(host, options))]
    if not options.only_web:
        parts.append(Part("worker", [sys.executable, "-m", "lavh", "worker", "--indexer"]))
    _watch(parts, lan_address() if options.lan else options.host, options)


def _web(host: str, options: argparse.Namespace) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(options.port), "--workers", str(options.workers),
        "--blocking-threads", str(options.threads), "--log-level", "warning", "--no-ws", "--respawn-failed-workers", "lavh.config.wsgi:application",
    ]  # fmt: skip


def _watch(parts: list[Part], shown: str, options: argparse.Namespace) -> None:
    stopping = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    announced = False
    while not stopping:
        for part in parts:
            part.keep_alive()
        if not announced and _answers(shown, options.port):
            announced = True
            announce(f"http://{shown}:{options.port}/", qr=options.lan)
        time.sleep(0.2)
    for part in parts:
        part.stop()


def announce(address: str, *, qr: bool) -> None:
    """Say where the site is."""
    print(f"\n  {settings.SITE_NAME} is open at {address}\n", flush=True)
    if qr:
        import segno

        segno.make(address, error="m").terminal(compact=True)
    print("  Ctrl-C closes it.", flush=True)


def lan_address() -> str:
    """The machine's address in its local network (no packet is sent)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1, RFC 5737
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _must_be_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Misconfigured(
                "port-taken", f"Port {port} is taken by another program. Choose another one: --port {port + 1}."
            ) from None


def _answers(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1" if host == "0.0.0.0" else host, port)) == 0  # noqa: S104 (a comparison)
