"""Names of agents and subjects by their numbers: one query each, however many."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from django.db.models import F, Subquery, Value
from django.db.models.functions import Coalesce

from lavh.catalog import rows
from lavh.catalog.models import Agent, Joined, Subject
from lavh.catalog.models.joining import SUBJECTS


class Numbers(NamedTuple):
    """Digest of the match key → number in the catalogue."""

    agents: dict[int, int]
    subjects: dict[int, int]


def numbers(digests: Iterable[int]) -> Numbers:
    """The agents and subjects that have one of these digests; where several are one, what stands for them. One query."""
    found = Numbers({}, {})
    for kind, key, number, leader in rows.select(
        "SELECT 0, a.key, a.id, j.leader FROM catalog_agent a LEFT JOIN catalog_joined j ON j.node = a.id WHERE a.key {among}"  # noqa: S608
        f" UNION ALL SELECT 1, s.key, s.id, j.leader - {SUBJECTS} FROM catalog_subject s LEFT JOIN catalog_joined j ON j.node = s.id + {SUBJECTS}"
        " WHERE s.key {among}",
        digests,
    ):
        found[kind][key] = leader or number
    return found


def standing_for(agents: Iterable[int]) -> dict[int, int]:
    """Of these agents those that are one with others → the one that stands for all of them."""
    return dict(rows.select("SELECT node, leader FROM catalog_joined WHERE node {among}", agents))


def subjects_standing_for(subjects: Iterable[int]) -> dict[int, int]:
    """The same for subjects."""
    return headings_standing_for((), subjects).subjects


def headings_standing_for(agents: Iterable[int], subjects: Iterable[int]) -> Numbers:
    """Both in one query."""
    found = standing_for([*agents, *(number + SUBJECTS for number in subjects if number < SUBJECTS)])
    return Numbers(
        {node: leader for node, leader in found.items() if node < SUBJECTS},
        {node - SUBJECTS: leader - SUBJECTS for node, leader in found.items() if node > SUBJECTS},
    )


class Called(NamedTuple):
    """A heading that stands for several, and every name of it."""

    number: int
    names: tuple[str, ...]


def called(agents: Iterable[int]) -> dict[int, Called]:
    """Of these agents those that are one with others, or that authority records name: who stands for them, with every name."""
    return _called(
        "SELECT j.node, a.id, a.name, a.forms FROM catalog_joined j JOIN catalog_agent a ON a.id = j.leader WHERE j.node {among}",
        agents,
    )


def subjects_called(subjects: Iterable[int]) -> dict[int, Called]:
    """The same for subjects."""
    found = _called(
        f"SELECT j.node, s.id, s.term, s.forms FROM catalog_joined j JOIN catalog_subject s ON s.id = j.leader - {SUBJECTS} WHERE j.node {{among}}",  # noqa: S608
        (number + SUBJECTS for number in subjects),
    )
    return {node - SUBJECTS: heading for node, heading in found.items()}


def _called(sql: str, nodes: Iterable[int]) -> dict[int, Called]:
    return {
        node: Called(number, (name, *(str(text) for text, _ in msgspec.json.decode(forms))))
        for node, number, name, forms in rows.select(sql, nodes)
    }


def agent_names(numbers: Iterable[int]) -> dict[int, str]:
    """Number → name, of those agents that there are."""
    return dict(rows.select("SELECT id, name FROM catalog_agent WHERE id {among}", numbers))


def subject_terms(numbers: Iterable[int]) -> dict[int, str]:
    """Number → term, of those subjects that there are."""
    return dict(rows.select("SELECT id, term FROM catalog_subject WHERE id {among}", numbers))


def agent(number: int) -> Agent | None:
    """A person or body with every form of its name; where it is one with others, the one that stands for them."""
    if number >= SUBJECTS:
        return None
    leader = Joined.objects.filter(node=number).values("leader")
    return Agent.objects.filter(pk=Coalesce(Subquery(leader), Value(number))).first()


def subject(number: int) -> Subject | None:
    """A topic, place, period or genre; where it is one with others, the one that stands for them."""
    if number >= SUBJECTS:
        return None
    leader = Joined.objects.filter(node=number + SUBJECTS).values(own=F("leader") - SUBJECTS)
    return Subject.objects.filter(pk=Coalesce(Subquery(leader), Value(number))).first()
