"""`lavh backup FILE`: what cannot be rebuilt, consistent, while the site runs."""

import argparse
import io
import json
import sqlite3
import tarfile
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from lavh import __version__
from lavh.console import house, postgresql
from lavh.kernel.errors import Misconfigured


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("file", type=Path, help="archive to write (.tar.gz); an existing one is not overwritten")


def run(options: argparse.Namespace) -> None:
    """Write the archive: database, secret key, a note of what it is. The index is not in it: it is rebuilt."""
    from lavh.access.models import Publication

    house.ready(quiet=True)
    if options.file.exists():
        raise Misconfigured("file-exists", f"{options.file} is there already; choose another name.")
    draft = options.file.with_suffix(".part")
    with (
        tempfile.TemporaryDirectory(dir=options.file.parent) as folder,
        tarfile.open(draft, "w:gz", compresslevel=3) as archive,
    ):
        name, copy = _copy_database(Path(folder))
        archive.add(copy, name)
        if (settings.HOME / "secret-key").exists():
            archive.add(settings.HOME / "secret-key", "secret-key")
        note = json.dumps(
            {
                "lavh": __version__,
                "database": connection.vendor,
                "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            }
        ).encode()
        entry = tarfile.TarInfo("lavh-backup.json")
        entry.size = len(note)
        archive.addfile(entry, io.BytesIO(note))
    draft.rename(options.file)
    if Publication.objects.exists():
        print(
            f"The files of publications are not in it: copy {settings.STORAGE_URL or settings.HOME / 'files'} as well."
        )
    print(f"{options.file}: {options.file.stat().st_size / 1e6:.1f} MB. Put it back with: lavh restore {options.file}")


def _copy_database(folder: Path) -> tuple[str, Path]:
    """(name in the archive, file): a consistent copy made in one go, because a copy in steps never ends while others write."""
    if connection.vendor == "sqlite":
        copy = folder / "lavh.sqlite3"
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as source, sqlite3.connect(copy) as target:
            source.backup(target, pages=-1)
        return "lavh.sqlite3", copy
    copy = folder / "lavh.pgdump"
    postgresql.run("pg_dump", "--format=custom", f"--file={copy}", settings.DATABASES["default"]["NAME"])
    return "lavh.pgdump", copy
