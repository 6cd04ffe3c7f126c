"""Works as lists of the API show them: four queries for any number of them."""

from collections.abc import Sequence
from typing import NamedTuple

from lavh.api import addresses
from lavh.api.v1.shapes import Form, Hit, Maker, Source
from lavh.catalog import card as cards_
from lavh.catalog.card import Card
from lavh.catalog.queries import Kept, cards, own_number, sources
from lavh.catalog.queries import Source as Behind
from lavh.discovery.facets import WAYS
from lavh.formats.kinds import Kind
from lavh.harvest.queries import source_slugs
from lavh.network.queries import institution_slugs


def hits(works: Sequence[int]) -> list[Hit]:
    """In the order given; works that are no more are left out."""
    behind = sources(works)
    names = named([each for some in behind.values() for each in some])
    return [
        hit(number, card, [source(each, names) for each in behind.get(number, ())]) for number, card in cards(works)
    ]


class Named(NamedTuple):
    """The short names of the institutions and sources of some records."""

    institutions: dict[int, str]
    sources: dict[int, str]


def named(behind: Sequence[Behind | Kept]) -> Named:
    """Of these records: two queries."""
    return Named(
        institution_slugs(list({each.institution for each in behind})), source_slugs({each.source for each in behind})
    )


def source(behind: Behind, names: Named) -> Source:
    """One record behind a work."""
    return Source(
        names.institutions.get(behind.institution, ""),
        names.sources.get(behind.source, ""),
        own_number(behind.local_id),
        behind.record,
    )


def hit(number: int, card: Card, behind: list[Source]) -> Hit:
    """One work."""
    return Hit(
        id=number,
        url=addresses.work(number),
        title=card.title.text,
        rest=card.rest,
        forms=_forms(card.forms),
        creators=[by.name for by in card.by],
        makers=[Maker(by.agent, by.name, by.role, _forms(by.forms)) for by in card.by],
        year=card.start,
        last_year=card.end,
        dated=card.dated,
        kind=Kind(card.kinds[0]).code if card.kinds else Kind.OTHER.code,
        kinds=[Kind(kind).code for kind in card.kinds],
        languages=list(card.languages),
        publisher=card.publisher,
        editions=card.editions,
        now=[code for code, bit in WAYS.items() if card.ways & bit],
        rights=list(card.rights),
        picture=addresses.made_whole(card.picture),
        summary=card.summary,
        sources=behind,
    )


def _forms(forms: Sequence[cards_.Form]) -> list[Form]:
    return [Form(form.text, form.script, form.language) for form in forms]
