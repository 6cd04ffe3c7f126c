"""Headings that are one, kept in step with the records: whatever comes, changes and goes, in any order."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from lavh.catalog.actions import Incoming, take_in
from lavh.catalog.actions.headings import Register
from lavh.catalog.actions.joins import Ruled, settle
from lavh.catalog.matching import agent_digest
from lavh.catalog.models import Agent as Row
from lavh.catalog.models import Claim, HeadingKey, Joined, Subject
from lavh.catalog.models.joining import SUBJECTS
from lavh.catalog.queries import agent as agent_of
from lavh.catalog.queries.headings import called, numbers, subjects_called
from lavh.formats.authority import Authority, number
from lavh.formats.description import Agent, Contribution, Description, Name
from lavh.network.actions import enrol
from tests.factories.descriptions import book

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def by(name: str, *identifiers: tuple[str, str], title: str = "Xamsa", forms: Sequence[str] = ()) -> Description:
    agent = Agent(name, identifiers=identifiers, forms=tuple(Name(form) for form in forms))
    return structs.replace(book(title, ""), contributions=(Contribution(agent, "aut", lead=True),))


class Catalogue:
    """Takes records and authority records in under numbers of their own."""

    def __init__(self) -> None:
        self.home = enrol(name="Demo library").pk
        self.there: set[int] = set()
        self.register = Register()

    def take(self, records: dict[int, Description | None]) -> None:
        batch = [
            Incoming(record, 1, self.home, str(record), said, record in self.there) for record, said in records.items()
        ]
        take_in(batch, register=self.register, now=NOW)
        self.there |= records.keys()

    def rule(self, record: int, heading: Agent | None, *variants: Agent, local: str = "7") -> None:
        with transaction.atomic():
            said = Authority(number(local), heading, variants) if heading else None
            settle([Ruled(record, 1, self.home, said)])


def together() -> list[list[str]]:
    """The names of those that are one."""
    found: dict[int, list[str]] = {}
    for node, leader in Joined.objects.filter(node__gt=0, node__lt=SUBJECTS).values_list("node", "leader"):
        found.setdefault(leader, []).append(Row.objects.get(pk=node).name)
    return sorted(sorted(names) for names in found.values())


def every_name(name: str) -> list[str]:
    row = Row.objects.get(name=name)
    found = called([row.pk]).get(row.pk)
    return sorted(found.names) if found else [name, *(text for text, _ in row.forms)]


def test_who_has_the_same_number_is_one_with_all_names_until_the_record_goes() -> None:
    catalogue = Catalogue()
    catalogue.take({1: by("Navoiy, Alisher", ("viaf", "96994048"), forms=["Navoiy, Nizomiddin Mir Alisher"])})
    catalogue.take({2: by("Навои, Алишер", ("viaf", "96994048"), ("isni", "0000 0001 2103 2683"))})
    catalogue.take({3: by("Nevâî, Ali Şîr", ("isni", "0000000121032683"))})
    assert together() == [["Navoiy, Alisher", "Nevâî, Ali Şîr", "Навои, Алишер"]]
    names = ["Navoiy, Alisher", "Navoiy, Nizomiddin Mir Alisher", "Nevâî, Ali Şîr", "Навои, Алишер"]
    assert every_name("Nevâî, Ali Şîr") == names
    first = Row.objects.get(name="Navoiy, Alisher")
    assert {row.name: agent_of(row.pk) for row in Row.objects.all()} == dict.fromkeys(
        ["Navoiy, Alisher", "Навои, Алишер", "Nevâî, Ali Şîr"], first
    )
    assert first.identifiers == {"viaf": "96994048", "isni": "0000 0001 2103 2683"}
    catalogue.take({2: None})
    assert together() == []
    assert every_name("Navoiy, Alisher") == ["Navoiy, Alisher", "Navoiy, Nizomiddin Mir Alisher"]
    assert Row.objects.get(name="Navoiy, Alisher").identifiers == {"viaf": "96994048"}


def test_a_name_alone_joins_until_it_is_seen_that_two_are_called_so() -> None:
    catalogue = Catalogue()
    catalogue.take({1: by("Karimov, A.", title="Algebra")})
    catalogue.take({2: by("Karimov, A.", ("orcid", "0000-0002-1825-0097"), title="Geometriya")})
    assert together() == [["Karimov, A.", "Karimov, A."]]
    catalogue.take({3: by("Karimov, A.", ("orcid", "0000-0001-5109-3700"), title="Fizika")})
    assert together() == []
    catalogue.take({3: by("Karimov, Anvar", ("orcid", "0000-0001-5109-3700"), title="Fizika")})
    assert together() == [["Karimov, A.", "Karimov, A."]]


def test_a_number_of_an_institution_joins_within_it() -> None:
    catalogue = Catalogue()
    other = enrol(name="Other library").pk
    catalogue.take({1: by("Strunck, Delphin", ("local", "16430263"))})
    take_in([Incoming(2, 2, other, "2", by("Somebody, Else", ("local", "16430263")))], register=Register(), now=NOW)
    assert together() == []
    catalogue.take({3: by("Strunk, Delphin", ("local", "16430263"))})
    assert together() == [["Strunck, Delphin", "Strunk, Delphin"]]


def test_an_authority_record_gives_names_and_takes_them_with_it() -> None:
    catalogue = Catalogue()
    catalogue.take({1: by("Navoiy, Alisher"), 2: by("Nevai, Mir Ali Shir", title="Layli va Majnun")})
    catalogue.rule(9, Agent("Navoiy, Alisher"), Agent("Nevai, Mir Ali Shir"), Agent("Fâni"))
    assert together() == [["Navoiy, Alisher", "Nevai, Mir Ali Shir"]]
    assert every_name("Navoiy, Alisher") == ["Fâni", "Navoiy, Alisher", "Nevai, Mir Ali Shir"]
    catalogue.rule(9, Agent("Navoiy, Alisher"), Agent("Navaī, Alisher"))
    assert (together(), every_name("Navoiy, Alisher")) == ([["Navoiy, Alisher"]], ["Navaī, Alisher", "Navoiy, Alisher"])
    catalogue.rule(9, None)
    assert (together(), every_name("Navoiy, Alisher")) == ([], ["Navoiy, Alisher"])
    assert (HeadingKey.objects.count(), Row.objects.exclude(own=None).count()) == (0, 0)


def test_records_that_refer_to_an_authority_record_by_its_number_are_one_with_it() -> None:
    catalogue = Catalogue()
    catalogue.rule(9, Agent("Hamza Hakimzoda Niyoziy", dates="1889-1929"), local="A 12")
    catalogue.take(
        {1: by("Hamza", ("local", "A 12")), 2: by("Ниязи, Х. Х.", ("local", "A 12"), title="Boy ila xizmatchi")}
    )
    assert together() == [["Hamza", "Ниязи, Х. Х."]]
    assert every_name("Hamza") == ["Hamza", "Hamza Hakimzoda Niyoziy", "Ниязи, Х. Х."]


def test_subjects_have_the_names_that_authority_records_give_them() -> None:
    catalogue = Catalogue()
    catalogue.take({1: book(subjects=(("topic", "Paxta"),)), 2: book("Paxtachilik", subjects=(("topic", "Хлопок"),))})
    catalogue.rule(9, Agent("Paxta", "topic"), Agent("Хлопок", "topic"), Agent("Cotton", "topic"))
    paxta, khlopok = (Subject.objects.get(term=term).pk for term in ("Paxta", "Хлопок"))
    found = subjects_called([paxta, khlopok])
    assert {each.number for each in found.values()} == {min(paxta, khlopok)}
    assert sorted(found[paxta].names) == ["Cotton", "Paxta", "Хлопок"]
    catalogue.rule(9, None)
    assert (subjects_called([paxta, khlopok]), Subject.objects.exclude(forms=[]).count()) == ({}, 0)


def test_numbers_of_headings_lead_to_what_stands_for_them() -> None:
    catalogue = Catalogue()
    one, other = by("Navoiy, Alisher", ("viaf", "96994048")), by("Навои, Алишер", ("viaf", "96994048"))
    catalogue.take({1: one, 2: other})
    digests = [agent_digest(each.contributions[0].agent) for each in (one, other)]
    assert set(numbers(digests).agents.values()) == {Row.objects.earliest("pk").pk}


LABELS = range(1, 7)
AGENTS = st.builds(
    Agent,
    st.sampled_from(["Navoiy, Alisher", "Nevai, Mir Ali", "Karimov, Anvar"]),
    identifiers=st.lists(
        st.sampled_from([("viaf", "10001"), ("viaf", "10002"), ("isni", "0000000121380022"), ("local", "7")]), max_size=2, unique=True
    ).map(tuple),
)  # fmt: skip
DESCRIPTIONS = st.lists(AGENTS, min_size=1, max_size=2).map(
    lambda agents: structs.replace(book("Xamsa", ""), contributions=tuple(Contribution(agent, "aut") for agent in agents))
)  # fmt: skip
RULES = st.builds(lambda heading, variants: (heading, *variants), AGENTS, st.lists(AGENTS, max_size=2))
CHANGES = st.lists(
    st.tuples(st.sampled_from(LABELS), st.none() | DESCRIPTIONS) | st.tuples(st.sampled_from([91, 92]), st.none() | RULES),
    max_size=14,
)  # fmt: skip


def state(changes: Iterable[tuple[int, object]]) -> object:
    """Who is one with whom after these changes, in words; nothing of it is kept."""
    with transaction.atomic():
        catalogue = Catalogue()
        for label, said in changes:
            if label > 90:
                heading, *variants = said or (None,)  # type: ignore[misc]
                catalogue.rule(label, heading, *variants, local=str(label))
            elif said is not None or label in catalogue.there:
                catalogue.take({label: said})  # type: ignore[dict-item]
        keys = {row.pk: row.key for row in Row.objects.all()}
        parts: dict[int, set[int]] = {}
        for node, leader in Joined.objects.values_list("node", "leader"):
            parts.setdefault(leader, set()).add(keys.get(node, node))
        claims = {(record, keys[node]) for record, node in Claim.objects.values_list("record", "node")}
        names = {
            frozenset(parts[row.pk]): frozenset([row.name, *(text for text, _ in row.forms)])
            for row in Row.objects.all()
            if row.pk in parts
        }
        found = (
            names,
            claims,
            {
                (keys.get(node, node), text.replace(f"@{catalogue.home} ", "@ "))
                for node, text in HeadingKey.objects.values_list("node", "text")
            },
        )
        transaction.set_rollback(True)
    return found


def living(found: object) -> object:
    """Without headings that no record has any more: they stay as rows, and are one with whom they would be one with."""
    return found[1:]  # type: ignore[index]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(changes=CHANGES, order=st.randoms(use_true_random=False))
def test_only_what_records_say_last_counts(changes: list[tuple[int, object]], order: object) -> None:
    final = [(label, said) for label, said in dict(changes).items() if said is not None]
    order.shuffle(final)  # type: ignore[attr-defined]
    assert living(state(changes)) == living(state(final))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(changes=CHANGES, order=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(changes: list[tuple[int, object]], order: object) -> None:
    final = [(label, said) for label, said in dict(changes).items() if said is not None]
    shuffled = list(final)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(shuffled) == state(final)
