"""The order in which records arrive, how they are cut into batches, and what they said before must not matter: only what they say last."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.matching import digest, edition_keys, work_keys
from lavh.catalog.models import Expression, Manifestation, MatchKey, Record, Work
from lavh.formats.description import Description
from lavh.network.actions import enrol
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)
# Few values, so that records meet by number, by title and by author, and so that some are bridges between others.
DESCRIPTIONS = st.builds(
    book,
    st.sampled_from(["Oʻtkan kunlar", "Otgan kunlar", "Mehrobdan chayon", "Kecha va kunduz"]),
    st.sampled_from(["Qodiriy, Abdulla", "Choʻlpon", ""]),
    st.sampled_from([1994, 2007, None]),
    pages=st.sampled_from([0, 384, 400]),
    publisher=st.sampled_from(["", "Sharq", "Yangi asr"]),
    isbn=st.sampled_from(["", "", "9789943008205", "9789943008212"]),
    rest=st.sampled_from(["", "", "roman", "qissa"]),
    edition=st.sampled_from(["", "", "2-nashri"]),
    language=st.sampled_from(["uz", "ru"]),
    kind=st.sampled_from(["book", "book", "ebook", "museum-object"]),
)
LABELS = "abcdefgh"
Change = tuple[str, Description | None]  # None: deleted
HISTORIES = st.lists(st.tuples(st.sampled_from(LABELS), st.none() | DESCRIPTIONS), max_size=24)


class Catalogue:
    """Takes changes in, one batch after another, and gives records numbers as they come."""

    def __init__(self) -> None:
        self.home = enrol(name="Demo library").pk
        self.numbers: dict[str, int] = {}
        self.register = Register()

    def take(self, changes: Sequence[Change]) -> None:
        last = dict(changes)  # of several words of one record in one batch the pipeline passes on the last
        batch = []
        for label, description in last.items():
            known = label in self.numbers
            if description is None and not known:
                continue
            number = self.numbers.setdefault(label, 1 + len(self.numbers))
            batch.append(Incoming(number, 1, self.home, label, description, known))
        take_in(batch, register=self.register, now=NOW)

    def state(self) -> object:
        """Everything that may not depend on the past, in the words of labels."""
        names = {number: label for label, number in self.numbers.items()}
        works: dict[int, dict[int, set[str]]] = {}
        for work, edition, record in Manifestation.objects.values_list("work", "id", "records"):
            works.setdefault(work, {}).setdefault(edition, set()).add(names[record])
        partition = {
            work: frozenset(frozenset(labels) for labels in editions.values()) for work, editions in works.items()
        }
        return (
            set(partition.values()),
            {(key, partition[work]) for key, work in MatchKey.objects.values_list("key", "work")},
            {(partition[work], language, form) for work, language, form in Expression.objects.values_list("work", "language", "form")},
            {(partition[pk], title, kind) for pk, title, kind in Work.objects.values_list("pk", "title", "kind")},
            set(Record.objects.filter(deleted=False).values_list("local_id", flat=True)),
        )  # fmt: skip


def after(batches: Iterable[Sequence[Change]]) -> object:
    """The state of a new catalogue after these batches; nothing of it is kept."""
    with transaction.atomic():
        catalogue = Catalogue()
        for batch in batches:
            catalogue.take(batch)
        state = catalogue.state()
        transaction.set_rollback(True)
    return state


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(history=HISTORIES, cuts=st.sets(st.integers(0, 24)), order=st.randoms(use_true_random=False))
def test_only_what_records_say_last_counts(history: list[Change], cuts: set[int], order: object) -> None:
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(history)), len(history)]
    batches = [history[start:end] for start, end in pairwise(edges)]
    final = [(label, words) for label, words in dict(history).items() if words is not None]
    order.shuffle(final)  # type: ignore[attr-defined]
    assert after(batches) == after([final])


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(descriptions=st.lists(DESCRIPTIONS, min_size=1, max_size=8))
def test_exactly_the_keys_of_the_records_are_stored(descriptions: list[Description]) -> None:
    with transaction.atomic():
        catalogue = Catalogue()
        for label, description in zip(LABELS, descriptions, strict=False):
            catalogue.take([(label, description)])
        stored = set(MatchKey.objects.values_list("key", flat=True))
        transaction.set_rollback(True)
    assert stored == {digest(key) for each in descriptions for key in edition_keys(each) + work_keys(each)}
