"""Names of agents and subjects by their numbers: one query each, however many."""

from collections.abc import Iterable
from typing import NamedTuple

from lavh.catalog import rows
from lavh.catalog.models import Agent, Subject


class Numbers(NamedTuple):
    """Digest of the match key → number in the catalogue."""

    agents: dict[int, int]
    subjects: dict[int, int]


def numbers(digests: Iterable[int]) -> Numbers:
    """The agents and subjects that have one of these digests. One query."""
    found = Numbers({}, {})
    for kind, key, number in rows.select(
        "SELECT 0, key, id FROM catalog_agent WHERE key {among} UNION ALL SELECT 1, key, id FROM catalog_subject WHERE key {among}",
        digests,
    ):
        found[kind][key] = number
    return found


def agent_names(numbers: Iterable[int]) -> dict[int, str]:
    """Number → name, of those agents that there are."""
    return dict(rows.select("SELECT id, name FROM catalog_agent WHERE id {among}", numbers))


def subject_terms(numbers: Iterable[int]) -> dict[int, str]:
    """Number → term, of those subjects that there are."""
    return dict(rows.select("SELECT id, term FROM catalog_subject WHERE id {among}", numbers))


def agent(number: int) -> Agent | None:
    """A person or body with every form of its name."""
    return Agent.objects.filter(pk=number).first()


def subject(number: int) -> Subject | None:
    """A topic, place, period or genre."""
    return Subject.objects.filter(pk=number).first()
