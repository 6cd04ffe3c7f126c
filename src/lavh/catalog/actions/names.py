"""What a heading is called that stands for several: by all of their names. What records said of itself is kept aside, so that it can be parted again."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from lavh.catalog import rows
from lavh.catalog.models import Agent, Subject
from lavh.catalog.models.joining import SUBJECTS
from lavh.formats import authority as authorities
from lavh.kernel.text import script_of

Forms = list[tuple[str, str]]  # name and script
ENCODE = msgspec.json.Encoder().encode


class Row(NamedTuple):
    """A heading as it is stored, and what it has by itself."""

    name: str
    forms: Forms
    identifiers: dict[str, str]
    own: tuple[Forms, dict[str, str]]
    joined: bool


def refresh(members: Mapping[int, Sequence[int]]) -> set[int]:
    """Give these headings the names of the nodes that they stand for ([] = for itself only). Returns those that are called otherwise now."""
    nodes = {node for part in members.values() for node in part} | members.keys()
    there = _rows(nodes)
    said = _said([-node for node in nodes if node < 0])
    changed = {}
    for leader, part in members.items():
        row = there.get(leader)
        if row is None:
            continue
        forms, identifiers = _together(
            row,
            [there[node] for node in part if node in there and node != leader],
            [said[node] for node in part if node in said],
        )
        if (forms, identifiers, len(part) > 1) != (row.forms, row.identifiers, row.joined):
            changed[leader] = (forms, identifiers, row.own if len(part) > 1 else None)
    _put(changed)
    return set(changed)


def _together(row: Row, others: Sequence[Row], said: Sequence[authorities.Authority]) -> tuple[Forms, dict[str, str]]:
    own, identifiers = row.own
    if not others and not said:
        return own, identifiers
    forms = dict.fromkeys(own)
    for other in others:
        forms.update(dict.fromkeys([(other.name, script_of(other.name)), *other.own[0]]))
        identifiers = {**other.own[1], **identifiers}
    for each in said:
        for called in (each.heading, *each.variants):
            for name in (called.name, *(form.text for form in called.forms)):
                forms[name, script_of(name)] = None
        identifiers = {**{scheme: value for scheme, value in each.heading.identifiers if value}, **identifiers}
    return sorted(form for form in forms if form[0] != row.name), dict(sorted(identifiers.items()))


def _rows(nodes: set[int]) -> dict[int, Row]:
    agents = [node for node in nodes if 0 < node < SUBJECTS]
    subjects = [node - SUBJECTS for node in nodes if node > SUBJECTS]
    found = rows.select("SELECT id, name, forms, identifiers, own FROM catalog_agent WHERE id {among}", agents)
    found += rows.select(
        f"SELECT id + {SUBJECTS}, term, forms, '{{}}', own FROM catalog_subject WHERE id {{among}}",  # noqa: S608
        subjects,
    )
    return {node: _row(*told) for node, *told in found}


def _row(name: str, forms: str, identifiers: str, own: str | None) -> Row:
    now = _forms(forms), msgspec.json.decode(identifiers, type=dict[str, str])
    if own is None or own == "null":
        return Row(name, *now, now, joined=False)
    kept, numbers = msgspec.json.decode(own)
    return Row(name, *now, ([(text, script) for text, script in kept], numbers), joined=True)


def _forms(stored: str) -> Forms:
    return [(text, script) for text, script in msgspec.json.decode(stored)]


def _said(records: Sequence[int]) -> dict[int, authorities.Authority]:
    found = rows.select("SELECT id, said FROM catalog_authority WHERE id {among}", records)
    return {-record: authorities.unpack(bytes(said)) for record, said in found}


def _put(changed: Mapping[int, tuple[Forms, dict[str, str], tuple[Forms, dict[str, str]] | None]]) -> None:
    told = [
        (ENCODE(forms).decode(), ENCODE(identifiers).decode(), None if own is None else ENCODE(own).decode(), node)
        for node, (forms, identifiers, own) in sorted(changed.items())
    ]
    rows.update(Agent, ("forms", "identifiers", "own"), [row for row in told if row[3] < SUBJECTS])
    rows.update(
        Subject, ("forms", "own"), [(forms, own, node - SUBJECTS) for forms, _, own, node in told if node > SUBJECTS]
    )
