"""B10: script folding: its share of the import's CPU, and its speed.

Speed: `text_b10.py`, words a second of CPU. Share: one process imports 20,000 records, index and all; another notes every text that such an import
folds, for match keys and headings (`fold`, `analyse`) and for the index (`lines`), with the stems and spellings that it asked of each, and a third does all of that again, in
the same order and from an empty memory. (A profiler charges small functions too much.)
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

import homes
import library
from figures import Result, cache, in_turn, note, report

NUMBER = "20k"


def main() -> None:
    """Speed from its own bench, share from a process of its own."""
    speed = json.loads(_run(Path(__file__).with_name("text_b10.py")))["figure"]
    note(f"folding: {speed:,} words/s; now its share of the import")
    texts = _run(Path(__file__), "note")
    spent = in_turn(
        {
            "import": lambda: float(_run(Path(__file__), "whole")),
            "folding": lambda: float(_run(Path(__file__), "folding", texts)),
        }
    )
    Path(texts).unlink()
    share = spent["folding"] / spent["import"]
    figure = {"share of import": round(share, 3), "words/s": speed}
    met = share <= 0.1 and speed >= 300_000
    report(
        Result(
            "B10",
            "script folding",
            figure,
            {"share of import": 0.1, "words/s": 300_000},
            met,
            f"{spent['folding']:.2f} of {spent['import']:.2f} CPU-s; {NUMBER} records",
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
        notebook = Notebook()
        replaced = list(notebook.replaced())
        for place, name, _, stand_in in replaced:
            setattr(place, name, stand_in)
        _import()
        for place, name, original, _ in replaced:
            setattr(place, name, original)
    path = cache() / "b10-texts.json"
    path.write_text(json.dumps(notebook.noted))
    return str(path)


def folding(path: str) -> float:
    """CPU seconds of folding alone, in a process that has folded nothing yet."""
    from lavh.kernel.text.lines import Line

    functions, methods = _folding(), {name: getattr(Line, name) for name in ASKED}
    noted = [
        (functions[name], text, language, [methods[each] for each in asked])
        for name, text, language, asked in json.loads(Path(path).read_text())
    ]
    gc.freeze()  # as an import does: no search for cycles among the texts noted
    gc.disable()
    began = time.process_time()
    for fold, text, language, asked in noted:
        found = fold(text, language)
        for ask in asked:
            ask(found)
    return time.process_time() - began


Folding = Callable[..., object]
Noted = tuple[
    str, str | list[str], str, list[str]
]  # what folds, the text or its parts, their language; what was asked of the line
ASKED = ("stems", "is_spelt_otherwise", "spelling")  # of a line


def _folding() -> dict[str, Folding]:
    """What folds: for match keys and headings, and for the index (stems and spellings are in it too)."""
    from lavh.kernel.text import folding, lines

    return {
        "fold": folding.fold,
        "analyse": folding.analyse,
        "keys": lines.keys,
        "line": lines.line,
        "read": lines.read,
        "together": lines.together,
    }


class Notebook:
    """What is asked of the functions that fold, unless one of them asks another, and of the lines that they give."""

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self.inside = 0
        self.lines: dict[int, tuple[object, list[str]]] = {}  # kept, so that no other line takes the place of one

    def replaced(self) -> Iterator[tuple[object, str, Folding, Folding]]:
        """(where it is known by a name, the name, what it is, what stands in for it)."""
        from lavh.kernel.text.lines import Line

        for name in ASKED:
            original = getattr(Line, name)
            yield Line, name, original, self._asking(name, original)
        ours = [each for each in list(sys.modules.values()) if each.__name__.startswith("lavh.")]
        for known, original in _folding().items():
            for module in ours:
                for name in [name for name, value in vars(module).items() if value is original]:
                    yield module, name, original, self._noting(known, original)

    def _noting(self, known: str, original: Folding) -> Folding:
        def stand_in(text: str | list[str], language: str = "") -> object:
            if self.inside:
                return original(text, language)
            asked: list[str] = []
            self.noted.append((known, text, language, asked))
            self.inside += 1
            try:
                found = original(text, language)
            finally:
                self.inside -= 1
            self.lines[id(found)] = found, asked
            return found

        return stand_in

    def _asking(self, name: str, original: Folding) -> Folding:
        def stand_in(line: object) -> object:
            if id(line) in self.lines:
                self.lines[id(line)][1].append(name)
            return original(line)

        return stand_in


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
    match sys.argv[1:]:
        case []:
            main()
        case ["whole"]:
            print(whole())
        case ["note"]:
            print(note_down())
        case [_, texts]:
            print(folding(texts))
