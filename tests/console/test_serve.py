"""`lavh serve`: one supervisor, several parts; any of them may be killed and nothing is lost."""

import json
import os
import re
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from tests.factories.houses import House, house
from tests.samples import FOLDER

pytestmark = pytest.mark.slow
BOOKS, UZBEK = FOLDER / "marc21" / "lc-books.mrc", FOLDER / "marc21" / "lc-uzbek.mrc"
T = TypeVar("T")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "home") as made:
        yield made


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


def asked(port: int, path: str) -> dict[str, object]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        said: dict[str, object] = json.load(answer)
        return said


def sooner_or_later(look: Callable[[], T], wanted: T) -> T:
    """What `look` gives in the end: at once when it is what is wanted, after a minute whatever it is."""
    found: T | str = "nothing"
    for _ in range(600):
        try:
            found = look()
        except (OSError, urllib.error.URLError) as error:
            found = str(error)
        if found == wanted:
            break
        threading.Event().wait(0.1)
    return found  # type: ignore[return-value]


def total(port: int) -> Callable[[], object]:
    return lambda: asked(port, "/api/v1/search?q=")["total"]


@contextmanager
def served(home: House, port: int) -> "Iterator[subprocess.Popen[str]]":
    process = home.start("serve", "--port", str(port))
    try:
        assert sooner_or_later(lambda: asked(port, "/healthz")["status"], "ok") == "ok"
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def parts(supervisor: int) -> dict[str, int]:
    """Name of a part → number of its process."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    found = {
        "web" if "granian" in words else "worker": int(pid) for pid, parent, words in rows if int(parent) == supervisor
    }
    found["web process"] = next(
        int(pid) for pid, parent, words in rows if int(parent) == found.get("web") and "granian" in words
    )
    return found


@pytest.mark.parametrize("part", ["web", "web process", "worker"])
def test_a_killed_part_is_started_again_and_nothing_is_lost(home: House, part: str) -> None:
    port = free_port()
    home.lavh("import", str(BOOKS), "--institution", "Demo library", "--quiet")
    with served(home, port) as supervisor:
        assert sooner_or_later(total(port), 4) == 4
        os.kill(parts(supervisor.pid)[part], signal.SIGKILL)
        home.lavh("import", str(UZBEK), "--institution", "Demo library", "--quiet", "--no-index")
        whole = home.sql("SELECT count(*) FROM catalog_work")[0][0]
        assert sooner_or_later(total(port), whole) == whole
        assert sooner_or_later(lambda: sorted(parts(supervisor.pid)), ["web", "web process", "worker"]) == [
            "web",
            "web process",
            "worker",
        ]


def test_a_killed_supervisor_takes_its_parts_along_and_the_next_one_goes_on(home: House) -> None:
    port = free_port()
    with served(home, port) as supervisor:
        supervisor.kill()
        supervisor.wait()
        home.lavh("import", str(BOOKS), "--institution", "Demo library", "--quiet", "--no-index")
        with socket.socket() as probe:
            assert sooner_or_later(lambda: probe.connect_ex(("127.0.0.1", port)) != 0, True)
    with served(home, port):
        assert sooner_or_later(total(port), 4) == 4


def test_asked_to_end_it_ends_with_all_its_parts(home: House) -> None:
    port = free_port()
    with served(home, port) as supervisor:
        running = parts(supervisor.pid)
    assert supervisor.returncode == 0
    assert [each for each in running.values() if Path(f"/proc/{each}/cmdline").exists()] == []


def test_a_port_that_is_taken_is_said_in_a_sentence(home: House) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        assert home.lavh("serve", "--port", str(port), status=2) == (
            f"lavh: Port {port} is taken by another program. Choose another one: --port {port + 1}.\n"
        )


def test_on_the_local_network_it_shows_its_address_and_a_code_for_phones(home: House) -> None:
    port = free_port()
    process = home.start("serve", "--lan", "--port", str(port))
    try:
        lines = [process.stdout.readline() for _ in range(12)] if process.stdout else []
        assert [line for line in lines if re.fullmatch(rf"  Lavh is open at http://[0-9.]+:{port}/\n", line)] != []
        assert any("█" in line for line in lines)
    finally:
        process.terminate()
        process.communicate(timeout=60)
