"""Sets: one for each kind of house, and in it one for each institution: "museum", "museum:demo-art-museum"."""

from typing import NamedTuple

from django.conf import settings

from lavh.api.oai.asked import Wrong
from lavh.harvest.provided import sources_among
from lavh.kernel.interface import nearest
from lavh.network.queries import institutions
from lavh.network.rules import LIBRARIES

MOST = 100_000  # institutions
KINDS = {"library": "Libraries", "museum": "Museums", "archive": "Archives"}


class Set(NamedTuple):
    """An institution's set."""

    institution: int
    spec: str
    name: str


def sets() -> list[Set]:
    """Of all institutions. One query."""
    return [
        Set(each.pk, f"{kind(each.kind)}:{each.slug}", nearest(each.name, settings.LANGUAGE_CODE) or each.slug)
        for each in institutions("", MOST)
    ]


def kind(sector: str) -> str:
    """The kind of house of a type of institution."""
    return "library" if sector in LIBRARIES else sector


def sources(spec: str) -> tuple[int, ...] | None:
    """The streams whose records are in a set; None = all there are."""
    if not spec:
        return None
    members = [each.institution for each in sets() if spec in {each.spec, each.spec.partition(":")[0]}]
    if not members and spec not in KINDS:
        raise Wrong("noRecordsMatch", "There is no such set.")
    return tuple(sources_among(members))
