"""The index follows the catalogue, whatever happens to who writes it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from lavh.discovery import fields, indexer
from lavh.discovery.engines import engine as chosen
from lavh.discovery.engines.memory import MemoryEngine
from lavh.discovery.query import Everything
from lavh.outbox.models import Cursor
from tests.factories.collections import fill
from tests.factories.descriptions import book
from tests.factories.houses import House, house

FILL = """
from tests.factories.collections import fill
from tests.factories.descriptions import book
fill({{n: book(f"Kitob {{n}}", f"Muallif {{n}}", local_id=str(n)) for n in range({first}, {last})}}, known={known})
"""
TAKE = FILL.replace(
    "fill(", "import lavh.discovery.indexer as indexer\nindexer.catch_up = lambda *_: 0\nfill("
)  # the index hears nothing of it
FOUND = """
from lavh.discovery.engines import engine
from lavh.discovery.query import Everything, Term
from lavh.discovery import indexer
print(engine().search(Everything(), limit=1).total, engine().search(Term("title", "kitob"), limit=1).total, indexer.lag())
"""
CATCH_UP = "from lavh.discovery import indexer; print(indexer.catch_up())"


@pytest.mark.usefixtures("library")
class TestFollowing:
    """In one process, on the plain engine."""

    def test_what_comes_changes_and_goes_is_followed(self) -> None:
        assert (indexer.written(range(1, 9)), indexer.lag()) == (8, 0)
        fill({1: book("Boshqacha", local_id="1"), 2: None}, known=True)
        assert chosen().search(Everything(), limit=1).total == 7
        assert indexer.catch_up() == 0

    def test_an_index_built_anew_is_the_same_and_its_predecessor_holds_nothing_back(self) -> None:
        engine = chosen()
        assert isinstance(engine, MemoryEngine)
        before = dict(engine.documents)
        assert indexer.rebuild() == 8
        assert engine.documents == before
        assert list(Cursor.objects.filter(pk__startswith="index ").values_list("pk", flat=True)) == [
            indexer.reader(engine)
        ]

    def test_taking_an_event_twice_does_no_harm(self) -> None:
        engine = chosen()
        assert isinstance(engine, MemoryEngine)
        before = dict(engine.documents)
        Cursor.objects.filter(pk=indexer.reader(engine)).update(event=0)
        indexer.catch_up()
        assert engine.documents == before


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "home") as made:
        made.python(FILL.format(first=1, last=41, known=False))
        yield made


def found(home: House) -> tuple[int, ...]:
    """(documents, those with the word that all of them have, events that wait)."""
    return tuple(map(int, home.python(FOUND).split()))


def dies(home: House, script: str) -> None:
    """A process that kills itself at a certain point of its work, as a power cut would."""
    killed = home.start_python(f"import os, signal\ndef die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)\n{script}")
    killed.communicate(timeout=120)
    assert killed.returncode == -signal.SIGKILL


@pytest.mark.slow
class TestKilled:
    """With Tantivy, in processes of their own, on an index of forty."""

    def test_in_the_middle_of_writing_the_index_works_and_catches_up(self, home: House) -> None:
        home.python(TAKE.format(first=41, last=61, known=False))
        assert found(home) == (40, 40, 1)
        dies(
            home,
            "from lavh.discovery import indexer\nfrom lavh.discovery.engines.tantivy.engine import TantivyWriter\nTantivyWriter.commit = die\nindexer.catch_up()",
        )
        assert found(home) == (40, 40, 1)
        assert home.python(CATCH_UP).strip() == "20"
        assert found(home) == (60, 60, 0)

    def test_between_commit_and_cursor_nothing_is_doubled(self, home: House) -> None:
        home.python(TAKE.format(first=41, last=51, known=False))
        dies(home, "from lavh.discovery import indexer\nindexer.outbox.advance = die\nindexer.catch_up()")
        assert found(home) == (50, 50, 1)
        assert home.python(CATCH_UP).strip() == "10"
        assert found(home) == (50, 50, 0)

    def test_in_the_middle_of_building_anew_the_old_index_goes_on(self, home: House) -> None:
        dies(
            home,
            "from lavh.discovery import indexer, reading\nread = reading.documents\nindexer.BATCH = 20\nindexer.reading.documents = lambda ids: die() if min(ids) > 20 else read(ids)\nindexer.rebuild()",
        )
        assert len(list((home.home / "index").glob("v*-*"))) == 2
        assert found(home) == (40, 40, 0)
        home.lavh("index", "--rebuild")
        assert found(home) == (40, 40, 0)
        assert len(list((home.home / "index").glob("v*-*"))) == 1

    def test_a_new_version_is_built_beside_the_old_which_goes_on_being_read_and_written(self, home: House) -> None:
        newer = f"from lavh.discovery import fields, indexer\nfields.VERSION = {fields.VERSION + 1}\n"
        writing = home.start_python(
            f"{CATCH_UP}\nfrom lavh.discovery.engines import engine\nwriter = engine().writer()\nprint('writing', flush=True)\ninput()\nwriter.close()"
        )
        assert writing.stdout is not None
        assert [writing.stdout.readline().strip() for _ in range(2)] == ["0", "writing"]
        assert home.python(f"{newer}print(indexer.catch_up())").strip() == "40"
        assert found(home) == (40, 40, 0)
        home.python(TAKE.format(first=41, last=51, known=False))
        assert home.python(newer + CATCH_UP).strip() == "10"
        assert home.python(newer + FOUND).split() == ["50", "50", "0"]
        writing.kill()
        writing.communicate()
        assert home.python(CATCH_UP).strip() == "10"
        assert found(home) == (50, 50, 0)
        home.python(f"{newer}indexer.rebuild()")
        assert [path.name.partition("-")[0] for path in (home.home / "index").glob("v*-*")] == [
            f"v{fields.VERSION + 1}"
        ]


def test_a_lost_index_is_built_again(tmp_path: Path) -> None:
    import shutil

    with house(tmp_path / "home") as home:
        home.python(FILL.format(first=1, last=4, known=False))
        shutil.rmtree(home.home / "index")
        assert home.python(CATCH_UP).strip() == "3"
        assert found(home) == (3, 3, 0)
