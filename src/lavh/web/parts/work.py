"""A work as its page shows it: what can be done with it first, then what it is, then everything that is known."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog.card import Card, Form
from lavh.catalog.queries import Telling, Whole
from lavh.catalog.queries.headings import numbers
from lavh.catalog.queries.tree import Standing, standing
from lavh.formats.description import Description
from lavh.harvest.queries import works_of
from lavh.kernel import languages
from lavh.network.models import Institution
from lavh.network.queries import institutions_whole
from lavh.web.parts import editions, facts, makers, places, reach, relations
from lavh.web.parts.editions import Group, Version
from lavh.web.parts.facts import Fact
from lavh.web.parts.makers import Maker
from lavh.web.parts.places import Place, Point
from lavh.web.parts.reach import Door
from lavh.web.parts.relations import Tie
from lavh.web.parts.rights import Statement, statement

FEW = 12  # editions that are all shown at once; of more, the newest of each language
SOME = 3
BELOW = 20  # components of a finding aid on one page


LEVELS: Mapping[str, str] = {  # of archival description, ISAD(G) 3.1.4
    "fonds": _("Fonds"), "collection": _("Collection"), "recordgrp": _("Record group"), "subgrp": _("Record subgroup"), "subfonds": _("Subfonds"),
    "class": _("Class"), "series": _("Series"), "subseries": _("Subseries"), "file": _("File"), "item": _("Item"),
}  # fmt: skip


class Shown(NamedTuple):
    """Everything on the page."""

    number: int
    card: Card
    makers: list[Maker]
    summary: Form | None
    doors: list[Door]
    others: list[Door]
    places: list[Place]
    rights: list[Statement]
    groups: list[Group]
    only: Version | None  # where there is but one edition
    about: list[Fact]
    facts: list[Fact]
    level: str  # of an archival unit, in words
    tree: Standing | None
    ties: list[Tie]
    records: int


def shown(found: Whole, language: str, now: datetime, near: Point | None) -> Shown:
    """The work, ready to be shown. Six queries, however many editions, records and institutions there are."""
    tellings = [record for edition in found.editions for record in edition.records]
    descriptions = [telling.description for telling in tellings]
    institutions = institutions_whole({each.institution for each in tellings}, places.codes(found.editions), now.date())
    known = {each.pk: each for each in institutions}
    headings = numbers(facts.digests(descriptions))
    titles = [form.text for form in (found.card.title, *found.card.forms)]
    most = SOME if len(found.editions) > FEW else FEW
    doors, others = reach.doors(found.editions)
    one = found.editions[0] if len(found.editions) == 1 else None
    tree, ties = _neighbours(found, tellings, language)
    return Shown(
        number=found.number,
        card=found.card,
        makers=makers.makers(found.card, descriptions, headings, language),
        summary=summary(descriptions, language),
        doors=doors,
        others=others,
        places=places.places(found.editions, institutions, now, near),
        rights=rights(descriptions),
        groups=[] if one else editions.groups(found.editions, titles, known, language, most),
        only=editions.version(one, titles, known, language) if one else None,
        about=facts.about(descriptions, language, headings),
        facts=facts.of_work(descriptions, language),
        level=gettext(LEVELS[found.card.unit]) if found.card.unit in LEVELS else "",
        tree=tree,
        ties=ties,
        records=len(tellings),
    )


def _neighbours(found: Whole, tellings: Sequence[Telling], language: str) -> tuple[Standing | None, list[Tie]]:
    """The archival tree, or else what relations say: one query either way. A tree says itself what its components are part of."""
    if found.card.unit or any(each.description.unit for each in tellings):
        tree = standing(found.number, BELOW + 1)
        own = [tie for tie in relations.ties(tellings, {}, language) if not tree or not tree.above or tie.known]
        return tree, own
    sources, local_ids = relations.pointed(tellings)
    return None, relations.ties(tellings, works_of(sources, local_ids), language)


def summary(descriptions: Sequence[Description], language: str) -> Form | None:
    """What it is about, in the reader's language where some record says it so; inherited words are not its own."""
    notes = [note for each in descriptions for note in each.notes if note.kind == "summary" and not note.inherited]
    own = languages.primary(language)
    main = descriptions[0].languages[:1] if descriptions else ()
    note = min(notes, key=lambda each: (each.language != own, each.language not in main), default=None)
    return Form(note.text, "", note.language) if note else None


def rights(descriptions: Sequence[Description]) -> list[Statement]:
    """The rights of the described things themselves, each statement once."""
    return [statement(each) for each in dict.fromkeys(each.rights for each in descriptions if each.rights)]


def known(tellings: Sequence[Telling]) -> dict[int, Institution]:
    """The institutions of records, by number."""
    return {each.pk: each for each in Institution.objects.filter(pk__in={each.institution for each in tellings})}
