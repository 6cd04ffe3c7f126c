"""A whole instance in a folder and a database of its own, run by the command `lavh` in other processes, and looked at from outside."""

import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]


class House:
    """`url` is empty for SQLite."""

    def __init__(self, home: Path, url: str = "") -> None:
        self.home = home
        self.url = url
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("LAVH_", "DJANGO_"))},
            "LAVH_HOME": str(home), "LAVH_DATABASE_URL": url, "LAVH_ENGINE": "tantivy", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "lavh.config.settings", "LAVH_LOG_LEVEL": "ERROR",
        }  # fmt: skip

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """`lavh …` as a process of its own."""
        return self._start("-m", "lavh", *arguments)

    def lavh(self, *arguments: str, status: int = 0) -> str:
        """What `lavh …` prints; it has to end with this status."""
        return self._finish(self.start(*arguments), status)

    def python(self, script: str, status: int = 0) -> str:
        """What a script prints that may use the models."""
        return self._finish(self.start_python(script), status)

    def start_python(self, script: str) -> "subprocess.Popen[str]":
        """A script as a process of its own."""
        return self._start("-c", f"import django; django.setup()\n{script}")

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """Rows of a query, or nothing for a statement that gives none."""
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as database:
                cursor = database.execute(statement)  # type: ignore[call-overload]
                return list(cursor.fetchall()) if cursor.description else []
        with closing(sqlite3.connect(self.home / "lavh.sqlite3", timeout=30)) as database, database:
            return list(database.execute(statement).fetchall())

    def _start(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )  # fmt: skip

    def _finish(self, process: "subprocess.Popen[str]", status: int) -> str:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == status, said
        return said


@contextmanager
def house(home: Path) -> Iterator[House]:
    """An empty house; on PostgreSQL where LAVH_TEST_DATABASE_URL says so, in a database that is dropped afterwards."""
    server = os.environ.get("LAVH_TEST_DATABASE_URL", "")
    if not server:
        made = House(home)
        made.lavh("migrate")
        yield made
        return
    import psycopg

    name = f"lavh_house_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as database:
        database.execute(f"CREATE DATABASE {name}")
        try:
            made = House(home, urlsplit(server)._replace(path=f"/{name}").geturl())
            made.lavh("migrate")
            yield made
        finally:
            database.execute(f"DROP DATABASE {name} WITH (FORCE)")
