"""From records to works, editions, agents and keys, and back."""

from datetime import UTC, datetime

import pytest

from lavh.catalog import queries
from lavh.catalog.actions import Incoming, reunite, separate, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.models import (
    Agent,
    DigitalObject,
    Expression,
    Item,
    Manifestation,
    MatchKey,
    Moved,
    Record,
    Subject,
    Work,
)
from lavh.catalog.queries.explain import explain
from lavh.formats import description as hinge
from lavh.formats.description import Description, pack
from lavh.network.actions import enrol
from lavh.outbox.models import Event
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def take(*records: tuple[int, Description | None], known: bool = False) -> list[int]:
    home = enrol(name="Demo library")
    batch = [Incoming(number, 1, home.pk, f"local-{number}", description, known) for number, description in records]
    return take_in(batch, register=Register(), now=NOW)


def partition() -> set[frozenset[frozenset[int]]]:
    """Works as sets of editions as sets of records."""
    works: dict[int, dict[int, set[int]]] = {}
    for work, edition, record in Manifestation.objects.values_list("work", "id", "records"):
        works.setdefault(work, {}).setdefault(edition, set()).add(record)
    return {frozenset(frozenset(records) for records in editions.values()) for editions in works.values()}


FIRST = book(pages=384, publisher="Sharq")
SAME = book("O'tkan kunlar", rest="roman", pages=384, publisher="Sharq")
LATER = book(year=2007, pages=400, publisher="Sharq")
OTHER = book("Mehrobdan chayon", pages=300, publisher="Sharq")


def works(*editions: list[list[int]]) -> set[frozenset[frozenset[int]]]:
    return {frozenset(frozenset(records) for records in work) for work in editions}


def test_records_of_one_edition_and_one_work_come_together() -> None:
    take((1, FIRST), (2, SAME), (3, LATER), (4, OTHER))
    assert partition() == works([[1, 2], [3]], [[4]])


def test_one_by_one_gives_the_same_as_all_at_once() -> None:
    for number, description in ((4, OTHER), (3, LATER), (2, SAME), (1, FIRST)):
        take((number, description))
    assert partition() == works([[1, 2], [3]], [[4]])


def test_taking_the_same_in_again_changes_nothing() -> None:
    take((1, FIRST), (2, SAME))
    before = (
        list(Work.objects.values()),
        list(Manifestation.objects.values()),
        list(MatchKey.objects.order_by("key").values()),
    )
    take((1, FIRST), (2, SAME), known=True)
    assert (
        list(Work.objects.values()),
        list(Manifestation.objects.values()),
        list(MatchKey.objects.order_by("key").values()),
    ) == before


def test_a_changed_record_leaves_its_work_and_joins_another() -> None:
    take((1, FIRST), (2, SAME), (4, OTHER))
    take((2, OTHER), known=True)
    assert partition() == works([[1]], [[2, 4]])


def test_a_deleted_record_is_gone_from_the_works_but_known_as_deleted() -> None:
    take((1, FIRST), (4, OTHER))
    take((4, None), known=True)
    assert partition() == works([[1]])
    assert Record.objects.get(pk=4).deleted
    assert not Work.objects.filter(title="Mehrobdan chayon").exists()


def test_a_record_that_comes_back_is_there_again() -> None:
    take((1, FIRST))
    take((1, None), known=True)
    take((1, FIRST), known=True)
    assert partition() == works([[1]])
    assert not Record.objects.get(pk=1).deleted


def test_a_bridge_joins_two_works_and_its_loss_parts_them_again() -> None:
    bridge = book("Oʻtkan kunlar", pages=384, publisher="Sharq", isbn="9789943008205")
    numbered = book("Oʻtkan kunlar : roman", "", None, isbn="9789943008205")
    take((1, FIRST))
    take((2, numbered))
    assert len(partition()) == 2
    old = max(Work.objects.values_list("id", flat=True))
    take((3, bridge))
    assert partition() == works([[1, 2, 3]])
    assert queries.current(old) == Work.objects.get().pk
    take((3, None), known=True)
    assert partition() == works([[1]], [[2]])


def test_a_record_set_apart_is_alone_and_comes_back() -> None:
    take((1, FIRST), (2, SAME))
    before = pack(SAME)
    separate(record=2, reason="other printing", now=NOW)
    assert partition() == works([[1]], [[2]])
    take((3, LATER))
    assert partition() == works([[1], [3]], [[2]])
    reunite(record=2, now=NOW)
    assert partition() == works([[1, 2], [3]])
    assert bytes(Record.objects.get(pk=2).description) == before


def test_setting_apart_changes_no_record_and_taking_it_back_restores_the_rest() -> None:
    def said() -> list[tuple[object, ...]]:
        fields = ("id", "source", "institution", "local_id", "description", "deleted")
        return [(*row[:4], bytes(row[4]), row[5]) for row in Record.objects.order_by("id").values_list(*fields)]

    def derived() -> tuple[object, ...]:
        return (
            partition(),
            set(MatchKey.objects.values_list("key", flat=True)),
            sorted(Item.objects.values_list("holding__record", "holding__call_number", "barcode")),
            sorted(DigitalObject.objects.values_list("record", "url")),
            sorted(Expression.objects.values_list("language", "form")),
        )

    copies = (hinge.Holding(call_number="84", copies=(hinge.Copy("1"), hinge.Copy("2"))),)
    link = hinge.DigitalObject("https://example.org/1")
    first, same = book(pages=384, publisher="Sharq", holdings=copies), book(rest="roman", pages=384, links=(link,))
    take((1, first), (2, same), (3, LATER))
    before = said(), derived()
    separate(record=1, reason="other printing", now=NOW)
    assert said() == before[0]
    assert partition() == works([[1]], [[2], [3]])
    reunite(record=1, now=NOW)
    assert (said(), derived()) == before


def test_agents_and_subjects_are_made_once() -> None:
    about = (("place", "Toshkent"), ("topic", "Tarix"))
    take((1, book(subjects=about)), (2, book("Mehrobdan chayon", subjects=about)))
    assert Agent.objects.count() == 1
    assert sorted(Subject.objects.values_list("kind", "term")) == [(1, "Tarix"), (2, "Toshkent")]


def test_what_happened_is_in_the_outbox() -> None:
    take((1, FIRST), (4, OTHER))
    first, other = Work.objects.order_by("id").values_list("id", flat=True)
    take((4, None), known=True)
    happened = Event.objects.filter(kind__startswith="works").order_by("id")
    assert list(happened.values_list("kind", "ids")) == [
        ("works-changed", [first, other]),
        ("works-gone", [other]),
    ]


def test_a_join_is_explained_by_the_keys_shared() -> None:
    take((1, FIRST), (2, SAME), (3, LATER))
    explanation = explain(Work.objects.get().pk)
    assert explanation is not None
    assert [(link.one, link.other, link.edition) for link in explanation.links] == [
        (1, 2, True),
        (1, 3, False),
        (2, 3, False),
    ]
    assert all(link.keys for link in explanation.links)


@pytest.mark.parametrize("count", [1, 30])
def test_a_batch_costs_a_fixed_number_of_queries(count: int, django_assert_max_num_queries: object) -> None:
    take((1000, OTHER))
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        take(*((number, book(f"Kitob {number}", pages=100 + number)) for number in range(count)))


def test_moved_addresses_lead_on_through_several_joins() -> None:
    Moved.objects.bulk_create([Moved(old=1, new=2), Moved(old=2, new=3)])
    assert queries.current(1) == 3


def test_a_changed_record_that_was_set_apart_takes_no_key_from_others() -> None:
    take((1, FIRST), (2, FIRST))
    separate(record=2, reason="other printing", now=NOW)
    take((2, OTHER), known=True)
    take((3, FIRST))
    assert partition() == works([[1, 3]], [[2]])


def test_expressions_that_nothing_embodies_are_gone() -> None:
    take((1, FIRST))
    take((1, book(language="ru", pages=384, publisher="Sharq")), known=True)
    assert list(Expression.objects.values_list("language", "form")) == [("ru", "text")]


def test_spellings_of_a_name_are_its_forms_whoever_brings_them() -> None:
    take((1, book(author="Qodiriy, Abdulla")), (2, book(author="Қодирий, Абдулла", script="Cyrl")))
    take((3, book(author="Abdulla Qodiriy")))
    (agent,) = Agent.objects.all()
    assert (agent.name, agent.forms) == (
        "Qodiriy, Abdulla",
        [["Abdulla Qodiriy", "Latn"], ["Қодирий, Абдулла", "Cyrl"]],
    )
