"""B10: script folding: its share of the import's CPU, and its speed.

Speed: `text_b10.py`, words a second of CPU. Share: one process imports 20,000 records, index and all; another notes
every text that such an import folds, and then folds all of them again, in the same order and from an empty memory. (A profiler charges small functions
too much.)
"""

import json
import os
import shutil
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import homes
import library
from figures import Result, cache, note, report

NUMBER = "20k"


def main() -> None:
    """Speed from its own bench, share from a process of its own."""
    speed = json.loads(_run(Path(__file__).with_name("text_b10.py")))["figure"]
    note(f"folding: {speed:,} words/s; now its share of the import")
    whole, folding = (float(_run(Path(__file__), part)) for part in ("whole", "folding"))
    share = folding / whole
    figure = {"share of import": round(share, 3), "words/s": speed}
    met = share <= 0.1 and speed >= 300_000
    report(
        Result(
            "B10",
            "script folding",
            figure,
            {"share of import": 0.1, "words/s": 300_000},
            met,
            f"{folding:.2f} of {whole:.2f} CPU-s; {NUMBER} records",
        )
    )


def _run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    return done.stdout.splitlines()[-1]


def measure(part: str) -> float:
    """CPU seconds of a whole import, or of folding alone what it folds."""
    place = cache() / f"b10-{part}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    homes.loaded(place)
    from lavh.kernel.text import folding
    from lavh.kernel.text.reading import reading

    noted = _noted() if part == "folding" else []
    reading.cache_clear()
    began = time.process_time()
    for text, language in noted:
        folding.analyse(text, language)
    if part == "whole":
        _import()
    spent = time.process_time() - began
    shutil.rmtree(place, ignore_errors=True)
    return spent


def _import() -> None:
    from lavh.console.main import main as lavh

    lavh(["import", str(library.file(NUMBER)), "--institution", "Bench library", "--quiet"])


def _noted() -> list[tuple[str, str]]:
    """Every (text, language) that an import folds, in order."""
    import_module("lavh.catalog.actions.take_in")  # so that all who fold are there
    import_module("lavh.discovery.indexer")
    from lavh.kernel.text import folding

    noted: list[tuple[str, str]] = []
    original = folding.analyse

    def noting(text: str, language: str = "") -> folding.Analysed:
        noted.append((text, language))
        return original(text, language)

    for module in [module for module in list(sys.modules.values()) if getattr(module, "analyse", None) is original]:
        module.analyse = noting  # type: ignore[attr-defined]
    _import()
    for module in [module for module in list(sys.modules.values()) if getattr(module, "analyse", None) is noting]:
        module.analyse = original  # type: ignore[attr-defined]
    return noted


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(measure(sys.argv[1]))
    else:
        main()
