"""Instances of Lavh that benches use: imported once for each size, kept in the cache, never the one that somebody works with."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import library
from figures import ROOT, cache, count, note, size

SHARES = (0.4, 0.2, 0.13, 0.1, 0.07, 0.05, 0.03, 0.02)  # of the records, by institution


def lavh(*arguments: str | Path) -> list[str]:
    """The command line of `lavh` and a note of what it does; run with the environment of `at`."""
    note(f"lavh {' '.join(str(each) for each in arguments)}")
    return [sys.executable, "-m", "lavh", *map(str, arguments)]


def at(home: Path) -> dict[str, str]:
    """The environment of an instance."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("LAVH_") or name.startswith("LAVH_BENCH")
    }
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(cache() / "compiled")}  # as a release is
    ours = {"LAVH_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "LAVH_SECRET_KEY": "bench" * 10}
    return {**inherited, **compiled, **ours}


def home(wanted: str = "") -> Path:
    """The instance with so many records, of eight institutions of different size. Made if it is not there or is of another layout."""
    wanted = wanted or size()
    place = cache() / f"home-{wanted}"
    with _alone(place):
        return _made(place, wanted)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One process at a time looks whether an instance is there and makes it: two benches at once do not clear away each other's."""
    with place.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _made(place: Path, wanted: str) -> Path:
    if (place / "bench-ready").exists() and (place / "bench-ready").read_text() == _layout():
        return place
    began = time.monotonic()
    if (place / "bench-ready").exists() and _but_index((place / "bench-ready").read_text()) == _but_index(_layout()):
        shutil.rmtree(place / "index", ignore_errors=True)
    else:
        _take_in(place, wanted)
    subprocess.run(lavh("index", "--quiet"), env=at(place), check=True, stdout=sys.stderr)
    (place / "bench-ready").write_text(_layout())
    note(f"{wanted} records taken in: {time.monotonic() - began:.0f} s")
    return place


def _take_in(place: Path, wanted: str) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    parts = _parts(wanted, place)
    for number, part in enumerate(parts):
        arguments = lavh("import", part, "--institution", f"Bench library {number + 1}", "--no-index", "--quiet")
        subprocess.run(arguments, env=at(place), check=True, stdout=sys.stderr)
        part.unlink()


def collection() -> Path:
    """The instance with the shipped collection, and 20,000 other records to tell it from where the shared data is at hand."""
    place = cache() / "home-collection"
    shipped = ROOT / "demo_data"
    layout = json.dumps(
        [
            _layout(),
            sorted(
                (str(file.relative_to(shipped)), file.stat().st_size) for file in shipped.rglob("*") if file.is_file()
            ),
        ]
    )
    with _alone(place):
        return _collected(place, layout)


def _collected(place: Path, layout: str) -> Path:
    if (place / "bench-ready").exists() and (place / "bench-ready").read_text() == layout:
        return place
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    subprocess.run(lavh("demo", "--no-serve"), env=at(place), check=True, stdout=sys.stderr, stderr=subprocess.DEVNULL)
    if library.FOLDER.is_dir():
        arguments = lavh("import", library.file("20k"), "--institution", "Bench library", "--quiet")
        subprocess.run(arguments, env=at(place), check=True, stdout=sys.stderr)
    else:
        note("without the shared data there are no other records to tell the collection from")
    (place / "bench-ready").write_text(layout)
    return place


def _layout() -> str:
    """Changes when an instance made before cannot be used any more."""
    source = ROOT / "src" / "lavh"
    fields = next(
        line for line in (source / "discovery" / "fields.py").read_text().splitlines() if line.startswith("VERSION")
    )
    return json.dumps([fields, sorted(str(file.relative_to(source)) for file in source.glob("*/migrations/0*.py"))])


def _but_index(layout: str) -> object:
    """What matters when only the index is made anew."""
    return json.loads(layout)[1:]


def _parts(wanted: str, folder: Path) -> list[Path]:
    """The records in eight files."""
    ends, whole = [], 0.0
    for share in SHARES:
        whole += share
        ends.append(round(whole * count(wanted)))
    paths = [folder / f"part-{number}.mrc" for number in range(len(SHARES))]
    done = number = 0
    with library.file(wanted).open("rb") as stream:
        target = paths[0].open("wb")
        rest = b""
        while block := stream.read(1 << 22):
            *records, rest = (rest + block).split(b"\x1d")
            for record in records:
                while done >= ends[number] and number < len(paths) - 1:
                    number += 1
                    target.close()
                    target = paths[number].open("wb")
                target.write(record + b"\x1d")
                done += 1
        target.close()
    return [path for path in paths if path.exists()]


def enter(wanted: str = "") -> Path:
    """Make this process a part of the instance: Django's settings and all."""
    place = home(wanted)
    os.environ.update(at(place))
    os.environ["DJANGO_SETTINGS_MODULE"] = "lavh.config.settings"
    import django

    django.setup()
    return place


def loaded(place: Path) -> None:
    """Make this process a part of the instance in this folder."""
    os.environ.update(at(place))
    os.environ["DJANGO_SETTINGS_MODULE"] = "lavh.config.settings"
    import django

    django.setup()


@contextmanager
def site(place: Path, port: int, *options: str) -> Iterator[str]:
    """The instance, served; its address."""
    arguments = lavh("serve", "--port", str(port), *options)
    process = subprocess.Popen(
        arguments, env=at(place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _await(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(address, "did not start")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(address, "did not answer")


def reading(books: Sequence[Path]) -> Path:
    """An instance with these publications and nothing else, made anew."""
    place = cache() / "home-reading"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for arguments in (
        ["migrate"],
        ["publish", *map(str, books), "--institution", "Bench", "--rights", "CC0", "--no-index", "--quiet"],
    ):
        subprocess.run(
            [sys.executable, "-m", "lavh", *arguments], env=at(place), check=False, stdout=subprocess.DEVNULL
        )
    return place


def publications(place: Path) -> dict[str, int]:
    """File name → number, of what can be opened."""
    with sqlite3.connect(place / "lavh.sqlite3") as connection:
        return dict(connection.execute("SELECT filename, id FROM access_publication WHERE status = 'ready'"))
