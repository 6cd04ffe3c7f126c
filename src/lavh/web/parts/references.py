"""References to a work in the usual styles, and what search engines of the web are told of it."""

from typing import NamedTuple

import msgspec
from django.conf import settings
from markupsafe import Markup

from lavh.catalog.queries import Edition, Whole
from lavh.formats.citing import STYLES, Runs, cite, text
from lavh.formats.description import Description
from lavh.formats.schema_org import thing
from lavh.formats.written import About
from lavh.web import addresses

INLINE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})  # JSON in a page ends no element


class Reference(NamedTuple):
    """A reference in one style. `plain` is what is copied."""

    style: str
    name: str
    runs: Runs
    plain: str


def references(description: Description, language: str, about: About) -> list[Reference]:
    """One for each style."""
    found = []
    for style, name in STYLES.items():
        runs = cite(description, style, language, about)
        found.append(Reference(style, name, runs, text(runs)))
    return found


def about(found: Whole, edition: Edition) -> About:
    """What the house adds to a description."""
    changed = max(record.changed for record in edition.records)
    address = addresses.permalink(settings.PUBLIC_URL, found.number)
    return About(address=address, provider=settings.SITE_NAME, changed=changed)


def linked(found: Whole) -> Markup:
    """The work's newest edition as schema.org JSON-LD, safe inside a script element."""
    edition = found.editions[0]
    said = msgspec.json.encode(thing(edition.records[0].description, about(found, edition))).decode()
    return Markup(said.translate(INLINE))  # noqa: S704 (nothing in it can end the element)
