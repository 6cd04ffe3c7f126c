"""The index beside an import: the same as if it were read back afterwards, whoever else writes, and however the import ends."""

import pytest

from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.told import Told
from lavh.discovery import following as module
from lavh.discovery import indexer
from lavh.discovery.engines import engine as chosen
from lavh.discovery.engines.memory import MemoryEngine
from lavh.discovery.following import Follower, following
from lavh.formats.description import Description
from lavh.harvest.actions import source_for
from lavh.network.actions import enrol
from tests.factories.collections import NOW, fill
from tests.factories.descriptions import book

pytestmark = [
    pytest.mark.django_db(transaction=True),  # PostgreSQL tells a cursor of committed events only
    pytest.mark.usefixtures("empty"),
]


def tell(follower: Follower | None, records: dict[int, Description | None], *, known: bool = False) -> None:
    """Take records in and tell the follower, as an import does; nobody, if there is none to tell."""
    told = Told()
    home = enrol(name="Demo library", kind="public-library")
    source = source_for(institution=home)
    batch = [
        Incoming(number, source.pk, home.pk, each.local_id if each else str(number), each, known)
        for number, each in records.items()
    ]
    take_in(batch, register=Register(), now=NOW, told=told)
    if follower:
        follower.hear(told)


def documents() -> dict[int, object]:
    """What is in the index."""
    engine = chosen()
    assert isinstance(engine, MemoryEngine)
    return dict(engine.documents)


def built_anew() -> dict[int, object]:
    """What should be in it."""
    indexer.rebuild()
    return documents()


def several(follower: Follower | None) -> None:
    """New works, one that gets another record, one that changes and one that goes."""
    subjects = (("topic", "Roman"), ("place", "Toshkent"))
    tell(follower, {n: book(f"Kitob {n}", f"Muallif {n}", local_id=str(n), subjects=subjects) for n in range(11, 15)})
    tell(follower, {15: book("Kitob 11", "Muallif 11", local_id="15", subjects=subjects[:1])})
    tell(follower, {12: book("Boshqacha", local_id="12"), 13: None}, known=True)


def interrupted() -> None:
    """An import that ends badly."""
    with following() as follower:
        several(follower)
        raise InterruptedError


@pytest.fixture
def _begun(empty: None) -> None:
    fill({1: book("Birinchi", local_id="1")})


@pytest.mark.usefixtures("_begun")
def test_it_is_as_if_it_were_read_back() -> None:
    with following() as follower:
        assert follower is not None
        several(follower)
    beside = documents()
    assert (len(beside), beside) == (4, built_anew())


@pytest.mark.usefixtures("_begun")
def test_what_others_write_meanwhile_is_taken_up() -> None:
    with following() as follower:
        several(follower)
        tell(None, {11: book("Yana boshqa", local_id="11")}, known=True)
        tell(None, {16: book("Begona", local_id="16")})
    beside = documents()
    assert beside == built_anew()


@pytest.mark.usefixtures("_begun")
def test_it_is_committed_at_the_end_and_earlier_only_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 1)
    seen = []
    with following() as follower:
        several(follower)
        seen.append(len(documents()))
        tell(None, {16: book("Begona", local_id="16")})
        tell(follower, {17: book("Oʻzimizniki", local_id="17")})
        seen.append(len(documents()))
    assert (seen, documents()) == ([1, 6], built_anew())


@pytest.mark.usefixtures("_begun")
def test_what_was_not_committed_is_caught_up_with() -> None:
    with pytest.raises(InterruptedError):
        interrupted()
    assert len(documents()) == 1
    indexer.catch_up()
    beside = documents()
    assert (len(beside), beside) == (4, built_anew())


@pytest.mark.usefixtures("_begun")
def test_an_index_that_lags_behind_or_has_a_writer_is_left_alone() -> None:
    writer = chosen().writer()
    with following() as follower:
        assert follower is None
    writer.close()
    tell(None, {2: book("Ikkinchi", local_id="2")})
    with following() as follower:
        assert follower is None


def test_an_index_that_has_nothing_to_hold_yet_begins_at_once() -> None:
    with following() as follower:
        assert follower is not None
        tell(follower, {2: book("Ikkinchi", local_id="2")})
    assert (len(documents()), indexer.lag()) == (1, 0)
