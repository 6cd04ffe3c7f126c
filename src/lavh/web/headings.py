"""Pages of headings made ready: a person or body, a topic, place, period or genre, with works and what stands beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lavh.catalog.card import Card
from lavh.catalog.models import Agent, Subject
from lavh.catalog.queries import agent_names, cards, subject_terms
from lavh.discovery.browse import beside
from lavh.discovery.engine import Count
from lavh.discovery.fields import NumberField
from lavh.discovery.query import Counted
from lavh.discovery.search import DEEPEST, Request, search
from lavh.network.queries import Named, institution_names

MANY = 60  # works of a person that are shown by role; all of them are one search away
ABOUT = 20
PAGE = 20
LAST_PAGE = DEEPEST // PAGE
BESIDE = 12

FIELDS: Mapping[int, tuple[NumberField, str]] = {  # kind of subject → (field of the index, parameter of a search)
    Subject.Kind.TOPIC: ("topic", "subject"),
    Subject.Kind.PLACE: ("place", "place"),
    Subject.Kind.PERIOD: ("period", "period"),
    Subject.Kind.GENRE: ("genre", "genre"),
}
Found = list[tuple[int, Card]]


class Beside(NamedTuple):
    """A heading that stands beside another. `works`: how many have both."""

    number: int
    name: str
    works: int


class Person(NamedTuple):
    """A person or body. `roles`: role → works, the first `MANY` of `total`."""

    agent: Agent
    total: int
    roles: list[tuple[str, Found]]
    about_total: int
    about: Found
    people: list[Beside]
    subjects: list[Beside]
    institutions: Mapping[int, Named]


class Heading(NamedTuple):
    """A topic, place, period or genre. `facet`: its parameter in a search."""

    subject: Subject
    facet: str
    total: int
    page: int
    pages: int
    works: Found
    subjects: list[tuple[int, list[Beside]]]  # kind of subject → headings
    people: list[Beside]
    kinds: Sequence[Count]
    languages: Sequence[Count]
    institutions: Mapping[int, Named]


def person(agent: Agent) -> Person:
    """Six queries, however many works."""
    made = search(Request(filters=(("agent", (agent.pk,)),)), limit=MANY)
    about = search(Request(filters=(("about", (agent.pk,)),)), limit=ABOUT)
    found = dict(cards([*made.ids, *about.ids]))
    near = beside("agent", agent.pk, [Counted("agent", BESIDE + 1), Counted("topic", BESIDE)])
    return Person(
        agent,
        made.total,
        _by_role(agent.pk, [(number, found[number]) for number in made.ids if number in found]),
        about.total,
        [(number, found[number]) for number in about.ids if number in found],
        _named(near["agent"], agent_names(number for number, _ in near["agent"])),
        _named(near["topic"], subject_terms(number for number, _ in near["topic"])),
        _institutions(found.values()),
    )


def _by_role(agent: int, works: Found) -> list[tuple[str, Found]]:
    """The commonest role first."""
    roles: dict[str, Found] = {}
    for number, card in works:
        for role in dict.fromkeys(role for each, role in card.agents if each == agent) or ("",):
            roles.setdefault(role, []).append((number, card))
    return sorted(roles.items(), key=lambda each: (-len(each[1]), each[0]))


def heading(subject: Subject, page: int) -> Heading:
    """Five queries, however many works."""
    field, facet = FIELDS.get(subject.kind, FIELDS[Subject.Kind.TOPIC])
    request = Request(filters=((field, (subject.pk,)),))
    answer = search(request, limit=PAGE, offset=(page - 1) * PAGE)
    pages = min(-(-answer.total // PAGE), LAST_PAGE)
    if answer.total and page > pages:
        page = pages
        answer = search(request, limit=PAGE, offset=(page - 1) * PAGE)
    works = cards(answer.ids)
    wanted: list[NumberField] = [each for each, _ in FIELDS.values()]
    near = beside(field, subject.pk, [Counted(each, BESIDE + 1) for each in (*wanted, "agent", "kind", "language")])
    terms = subject_terms(number for each in wanted for number, _ in near[each])
    return Heading(
        subject,
        facet,
        answer.total,
        page,
        pages,
        works,
        [(kind, named) for kind, (each, _) in FIELDS.items() if (named := _named(near[each], terms))],
        _named(near["agent"], agent_names(number for number, _ in near["agent"])),
        near["kind"],
        near["language"],
        _institutions(card for _, card in works),
    )


def _named(counted: Iterable[Count], names: Mapping[int, str]) -> list[Beside]:
    return [Beside(number, names[number], works) for number, works in counted if number in names][:BESIDE]


def _institutions(shown: Iterable[Card]) -> dict[int, Named]:
    return institution_names({card.institutions[0] for card in shown if card.institutions})
