"""Names of agents and subjects by their numbers: one query each, however many."""

from collections.abc import Iterable

from lavh.catalog import rows


def agent_names(numbers: Iterable[int]) -> dict[int, str]:
    """Number → name, of those agents that there are."""
    return dict(rows.select("SELECT id, name FROM catalog_agent WHERE id {among}", numbers))


def subject_terms(numbers: Iterable[int]) -> dict[int, str]:
    """Number → term, of those subjects that there are."""
    return dict(rows.select("SELECT id, term FROM catalog_subject WHERE id {among}", numbers))
