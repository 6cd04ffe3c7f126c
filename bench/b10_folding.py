"""B10: script folding: its share of the import's CPU, and its speed.

Speed: `text_b10.py`, words a second of CPU. Share: one process imports 20,000 records, index and all; another notes every text that such an import
folds, for match keys and headings (`fold`, `analyse`) and for the index (`lines`, whose stems and spellings are in it too), and a third folds all of them again, in the
same order and from an empty memory. (A profiler charges small functions too much.)
"""

import gc
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

import homes
import library
from figures import Result, cache, note, report

if TYPE_CHECKING:
    from lavh.kernel.text.lines import Line

NUMBER = "20k"


def main() -> None:
    """Speed from its own bench, share from a process of its own."""
    speed = json.loads(_run(Path(__file__).with_name("text_b10.py")))["figure"]
    note(f"folding: {speed:,} words/s; now its share of the import")
    imported = float(_run(Path(__file__), "whole"))
    texts = _run(Path(__file__), "note")
    folded = float(_run(Path(__file__), "folding", texts))
    Path(texts).unlink()
    share = folded / imported
    figure = {"share of import": round(share, 3), "words/s": speed}
    met = share <= 0.1 and speed >= 300_000
    report(
        Result(
            "B10",
            "script folding",
            figure,
            {"share of import": 0.1, "words/s": 300_000},
            met,
            f"{folded:.2f} of {imported:.2f} CPU-s; {NUMBER} records",
        )
    )


def _run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    return done.stdout.splitlines()[-1]


def whole() -> float:
    """CPU seconds of a whole import."""
    with _instance():
        began = time.process_time()
        _import()
        return time.process_time() - began


def note_down() -> str:
    """Every text that an import folds, with its language and the function that folds it, in order: the path of a file of them."""
    with _instance():
        import_module("lavh.catalog.actions.take_in")  # so that all who fold are there
        import_module("lavh.discovery.following")
        noted: list[tuple[str, str, str]] = []
        replaced = list(_replaced(noted))
        for module, name, _, noting in replaced:
            setattr(module, name, noting)
        _import()
        for module, name, original, _ in replaced:
            setattr(module, name, original)
    path = cache() / "b10-texts.json"
    path.write_text(json.dumps(noted))
    return str(path)


def folding(path: str) -> float:
    """CPU seconds of folding alone, in a process that has folded nothing yet."""
    functions = _folding()
    noted = json.loads(Path(path).read_text())
    gc.freeze()  # as an import does: no search for cycles among the texts noted
    gc.disable()
    began = time.process_time()
    for name, text, language in noted:
        found = functions[name](text, language)
        if name in {"line", "read"}:
            _looked_at(cast("Line", found), language)
    return time.process_time() - began


def _looked_at(found: "Line", language: str) -> None:
    """What the index takes of a line when it is asked for: stems, of all but names, and how words are spelt. Rather too much than too little."""
    if language != "name":
        list(found.stems())
    if found.is_spelt_otherwise():
        found.spelling()


Folding = Callable[[str, str], object]


def _folding() -> dict[str, Folding]:
    """What folds: for match keys and headings, and for the index (stems and spellings are in it too)."""
    from lavh.kernel.text import folding, lines

    return {
        "fold": folding.fold,
        "analyse": folding.analyse,
        "keys": lines.keys,
        "line": lines.line,
        "read": lines.read,
    }


def _replaced(noted: list[tuple[str, str, str]]) -> Iterator[tuple[ModuleType, str, Folding, Folding]]:
    """Where these functions are known by name, and what stands in for each: notes what it is asked, unless one of them asks another."""
    inside: list[str] = []

    def noting(known: str, original: Folding) -> Folding:
        def stand_in(text: str, language: str = "") -> object:
            if not inside:
                noted.append((known, text, language))
            inside.append(known)
            try:
                return original(text, language)
            finally:
                inside.pop()

        return stand_in

    for known, original in _folding().items():
        for module in [each for each in list(sys.modules.values()) if each.__name__.startswith("lavh.")]:
            for name in [name for name, value in vars(module).items() if value is original]:
                yield module, name, original, noting(known, original)


@contextmanager
def _instance() -> Iterator[None]:
    place = cache() / "b10"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    homes.loaded(place)
    yield
    shutil.rmtree(place, ignore_errors=True)


def _import() -> None:
    from lavh.console.main import main as lavh

    lavh(["import", str(library.file(NUMBER)), "--institution", "Bench library", "--quiet"])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        parts = {"whole": whole, "note": note_down, "folding": folding}
        print(parts[sys.argv[1]](*sys.argv[2:]))
    else:
        main()
