"""`lavh restore FILE`: a backup put into an empty instance."""

import argparse
import json
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path

from django.conf import settings
from django.db import connection

from lavh.console import house, postgresql
from lavh.console.commands.index import catch_up
from lavh.kernel.errors import Misconfigured

MEMBERS = {"lavh-backup.json", "secret-key", "lavh.sqlite3", "lavh.pgdump"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="overwrite the database that is there")


def run(options: argparse.Namespace) -> None:
    """Put the database back, upgrade it if it is older, and build the index."""
    note = _note(options.file)
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.HOME) as name:
        folder = Path(name)
        _unpack(options.file, folder)
        if note["database"] != connection.vendor:
            raise Misconfigured(
                "other-database", f"The backup is of {note['database']}, this instance runs on {connection.vendor}."
            )
        _put_back(folder, replace=options.replace)
        if (folder / "secret-key").exists():
            shutil.move(folder / "secret-key", settings.HOME / "secret-key")
    shutil.rmtree(settings.INDEX, ignore_errors=True)
    house.ready()
    catch_up()
    print(f"Restored the backup of {note['made']}.")


def _note(file: Path) -> dict[str, str]:
    """What the archive says of itself. Misconfigured if it is none of ours."""
    try:
        with tarfile.open(file) as archive:
            member = archive.extractfile("lavh-backup.json")
            note: dict[str, str] = json.load(member) if member else {}
    except (OSError, KeyError, ValueError, tarfile.TarError, EOFError, zlib.error):
        note = {}
    if "database" not in note:
        raise Misconfigured("no-backup", f"{file} is no backup of Lavh.")
    return note


def _unpack(file: Path, folder: Path) -> None:
    """What belongs to a backup, as files that are the owner's only. (The first Pythons of 3.11 have no filters of archives.)"""
    with tarfile.open(file) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() and member.name in MEMBERS else None
            if content:
                target = folder / member.name
                target.touch(mode=0o600)
                with content, target.open("wb") as kept:
                    shutil.copyfileobj(content, kept)


def _put_back(folder: Path, *, replace: bool) -> None:
    database = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        target = Path(database["NAME"])
        if target.exists() and not replace:
            raise Misconfigured(
                "not-empty", f"{target} is there already: stop the site and say --replace to overwrite it."
            )
        connection.close()
        for left in (Path(f"{target}-wal"), Path(f"{target}-shm")):
            left.unlink(missing_ok=True)
        shutil.move(folder / "lavh.sqlite3", target)
        return
    clean = ["--clean", "--if-exists"] if replace else []
    connection.close()
    postgresql.run("pg_restore", *clean, "--no-owner", f"--dbname={database['NAME']}", str(folder / "lavh.pgdump"))
