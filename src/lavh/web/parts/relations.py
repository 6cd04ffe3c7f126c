"""What a thing belongs to, came from or was followed by: linked where the catalogue has it, searched for where it may."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog.queries import Telling
from lavh.formats.description import Relation
from lavh.web import addresses

ROLES: Mapping[str, str] = {
    "part-of": _("Part of"), "has-part": _("Contains"), "translation-of": _("Translation of"), "has-translation": _("Translated as"),
    "earlier": _("Earlier"), "later": _("Later"), "other-edition": _("Other edition"), "other-form": _("In another form"),
    "supplement-to": _("Supplement to"), "supplement": _("Supplement"), "issued-with": _("Issued with"), "review-of": _("Review of"),
    "reproduction-of": _("Reproduction of"), "collection": _("Collection"), "exhibition": _("Exhibition"), "related": _("Related"),
}  # fmt: skip


class Tie(NamedTuple):
    """A relation. `known`: it leads to the work itself; else to a search for it, or nowhere."""

    name: str
    title: str
    address: str
    known: bool
    aside: str


def pointed(records: Iterable[Telling]) -> tuple[set[int], set[str]]:
    """(sources, their own numbers) that relations point to."""
    found = [(each.source, tie.local_id) for each in records for tie in each.description.relations if tie.local_id]
    return {source for source, _id in found}, {local_id for _source, local_id in found}


def ties(records: Sequence[Telling], works: Mapping[tuple[int, str], int], language: str) -> list[Tie]:
    """The relations of a work's records, each once, without the series that the description names anyway."""
    found: dict[tuple[str, str], Tie] = {}
    for record in records:
        series = {each.title for each in record.description.series}
        for relation in record.description.relations:
            work = works.get((record.source, relation.local_id), 0)
            if (relation.title or work) and not (relation.role == "part-of" and relation.title in series):
                tie = _tie(relation, work, language)
                key = (tie.name, tie.title)
                if key not in found or (tie.known and not found[key].known):
                    found[key] = tie
    order = [gettext(name) for name in ROLES.values()]
    return sorted(found.values(), key=lambda tie: order.index(tie.name))


def _tie(relation: Relation, work: int, language: str) -> Tie:
    name = gettext(ROLES.get(relation.role, ROLES["related"]))
    title = relation.title or gettext("The whole")
    address = addresses.work(language, work) if work else _search(relation, language)
    return Tie(name, title, address, bool(work), "; ".join(part for part in (relation.agent, relation.note) if part))


def _search(relation: Relation, language: str) -> str:
    """A standard number finds it surely, its title perhaps."""
    for scheme, value in relation.identifiers:
        if scheme in {"isbn", "issn"}:
            return addresses.search(language, [("q", f"{scheme}:{value}")])
    return addresses.search(language, [("q", f'title:"{relation.title}"')]) if relation.title else ""
