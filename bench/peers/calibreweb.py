"""Calibre-Web over calibre's library, from PyPI in an environment of its own: open to guests, no limits of how often it may be asked."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from figures import cache, note

from peers.serving import Server, running

SETTINGS = {
    "config_anonbrowse": 1,
    "config_ratelimiter": 0,
    "config_log_level": 40,
    "config_random_books": 0,
}
ALL = 262143  # sidebar entries that the guest sees: everything


def program() -> Path | None:
    """Calibre-Web's command, installed where it can be."""
    place = cache() / "calibreweb"
    command = place / "bin" / "cps"
    if not command.exists():
        note("Calibre-Web: installing")
        subprocess.run([sys.executable, "-m", "venv", place], check=False, capture_output=True)
        subprocess.run([place / "bin" / "pip", "install", "-q", "calibreweb"], check=False, capture_output=True)
    return command if command.exists() else None


@contextmanager
def served(command: Path, library: Path, port: int, address: str, page: int) -> Iterator[Server]:
    """The library, served, so many books a page. `address`: what is asked for, with {} for the words."""
    folder = cache() / "calibreweb-state"
    folder.mkdir(exist_ok=True)
    state = folder / "app.db"
    arguments = [
        str(command),
        "-p",
        str(state),
        "-g",
        str(folder / "gdrive.db"),
        "-i",
        "127.0.0.1",
        "-o",
        str(folder / "log"),
    ]
    _configured(
        arguments, state, {"config_calibre_dir": str(library), "config_port": port, "config_books_per_page": page}
    )
    host = f"http://127.0.0.1:{port}"
    with running(arguments, f"{host}{address}", ready=f"{host}/opds") as server:
        yield server


def _configured(arguments: list[str], state: Path, own: Mapping[str, str | int]) -> None:
    """Its own first start makes the settings; what its pages would have an administrator choose is written into them."""
    if not state.exists():
        first = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            time.sleep(0.2)
            if state.exists() and _has_settings(state):
                break
        time.sleep(2)
        first.kill()  # on a busy machine it takes its time to say goodbye
        first.wait()
    with sqlite3.connect(state) as database:
        for name, value in {**SETTINGS, **own}.items():
            database.execute(f"UPDATE settings SET {name} = ?", (value,))
        database.execute("UPDATE user SET sidebar_view = ? WHERE name = 'Guest'", (ALL,))


def _has_settings(state: Path) -> bool:
    try:
        with sqlite3.connect(state) as database:
            return bool(database.execute("SELECT count(*) FROM settings").fetchone()[0])
    except sqlite3.Error:
        return False
