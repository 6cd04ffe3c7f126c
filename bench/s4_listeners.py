"""S4: fifty listeners at once: memory of the server above what it took before, and whether the site still answers.

An audiobook of 60 MB (the shipped reading of Moby-Dick, repeated) is published in an instance of its own. Fifty clients ask as browsers do (`Range: bytes=N-`), each
taking what comes at 2 Mbit/s, for fifteen seconds from places all over the book; meanwhile the home page is asked for. Proportional set size of every process,
the highest of all looks; before it, the pages and one listener warm the server up.
"""

import io
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import homes
import psutil
from b11_memory import proportional
from figures import ROOT, Result, cache, note, report

PORT = 8196
LISTENERS, SECONDS, RATE = 50, 15.0, 250_000  # bytes a second
BUDGET = 150  # MB above idle
SIZE = 60 << 20
BOOK = ROOT / "demo_data" / "publications" / "moby-dick.audiobook"


def main() -> None:
    """Publish, serve, listen, look."""
    place = cache() / "home-listening"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    subprocess.run(homes.lavh("publish", _book(place), "--institution", "Bench library", "--rights", "CC0", "--quiet"), env=homes.at(place), check=True, stdout=sys.stderr)  # fmt: skip
    with homes.site(place, PORT, "--workers", "2") as address:
        for _ in range(20):
            urllib.request.urlopen(f"{address}/en/", timeout=60).read()
        _listen(address, 0, time.monotonic() + 1)
        processes = _processes()
        idle = sum(map(proportional, processes))
        until = time.monotonic() + SECONDS
        taken = [0] * LISTENERS
        clients = [
            threading.Thread(target=_listener, args=(address, number, until, taken)) for number in range(LISTENERS)
        ]
        for each in clients:
            each.start()
        most, waits = _look(address, processes, until)
        for each in clients:
            each.join()
    above = (most - idle) / 1e6
    note(f"idle {idle / 1e6:.0f} MB, most {most / 1e6:.0f} MB; {sum(taken) / 1e6:.0f} MB heard; home page {sorted(waits)[len(waits) // 2] * 1e3:.0f} ms, worst {max(waits) * 1e3:.0f} ms")  # fmt: skip
    silent = sum(each == 0 for each in taken)
    against = f"{idle / 1e6:.0f} MB before, in {len(processes)} processes; {sum(taken) / 1e6:.0f} MB heard, {silent} listeners heard nothing; home page meanwhile: worst of {len(waits)} {max(waits):.2f} s"
    report(
        Result(
            "S4",
            "50 listeners: memory above idle, MB",
            round(above, 1),
            BUDGET,
            above <= BUDGET and not silent,
            against,
        )
    )


def _book(folder: Path) -> Path:
    """The shipped reading again and again: MP3 files may be written one behind the other."""
    target = folder / "long.zip"
    with zipfile.ZipFile(BOOK) as shipped, zipfile.ZipFile(target, "w") as archive:
        sound = b"".join(shipped.read(name) for name in sorted(shipped.namelist()) if name.endswith(".mp3"))
        with archive.open("long.mp3", "w", force_zip64=True) as out:
            for _ in range(SIZE // len(sound)):
                out.write(sound)
        archive.writestr("short.mp3", sound)
    return target


def _processes() -> list[int]:
    for each in psutil.process_iter(["cmdline"]):
        if f"--port {PORT}" in " ".join(each.info["cmdline"] or []) and "serve" in each.info["cmdline"]:
            return [each.pid, *(child.pid for child in each.children(recursive=True))]
    raise RuntimeError("no server")


def _look(address: str, processes: list[int], until: float) -> tuple[int, list[float]]:
    """(the most memory of all looks, seconds that the home page took)."""
    most, waits = 0, []
    while time.monotonic() < until:
        most = max(most, sum(map(proportional, processes)))
        began = time.monotonic()
        urllib.request.urlopen(f"{address}/en/", timeout=60).read()
        waits.append(time.monotonic() - began)
        time.sleep(0.2)
    return most, waits


def _listener(address: str, number: int, until: float, taken: list[int]) -> None:
    taken[number] = _listen(address, SIZE * 4 // 5 // LISTENERS * number, until)


def _listen(address: str, start: int, until: float) -> int:
    """Ask from here to the end, take what comes at the pace of a player, ask again behind it. Returns the bytes that came."""
    parts, place = urlsplit(address), start
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        while time.monotonic() < until:
            line.sendall(
                f"GET /p/1/long.mp3 HTTP/1.1\r\nHost: {parts.netloc}\r\nRange: bytes={place}-\r\n\r\n".encode()
            )
            head, left = _head(line)
            left -= len(head)
            place += len(head)
            while left > 0 and time.monotonic() < until:
                piece = line.recv(min(left, 1 << 15))
                if not piece:
                    return place - start
                left, place = left - len(piece), place + len(piece)
                time.sleep(len(piece) / RATE)
    return place - start


def _head(line: socket.socket) -> tuple[bytes, int]:
    """(what came of the body with the headers, its length)."""
    said = io.BytesIO()
    while b"\r\n\r\n" not in said.getvalue():
        piece = line.recv(1 << 14)
        if not piece:
            raise ConnectionError("the server hung up")
        said.write(piece)
    head, _, body = said.getvalue().partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if " 206 " not in first:
        raise ConnectionError(first)
    length = next(int(each.partition(":")[2]) for each in lines if each.lower().startswith("content-length:"))
    return body, length


if __name__ == "__main__":
    main()
