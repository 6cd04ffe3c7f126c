"""What doors give writers beside the description: the permalink, whose record it is, and the record as it came."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from django.conf import settings

from lavh.api import addresses
from lavh.catalog.queries import Kept
from lavh.formats.description import Description
from lavh.formats.written import About
from lavh.harvest.provided import originals
from lavh.kernel.interface import nearest
from lavh.network.queries import institution_names

VERBATIM = frozenset({"marcxml"})  # formats that pass a record on as it came


class Given(NamedTuple):
    """A record and what a writer is told of it."""

    kept: Kept
    about: About

    @property
    def description(self) -> Description:
        """What the record says."""
        return told(self.kept.description)


def told(description: Description) -> Description:
    """The description as it is given away: the addresses of our own publications with our host."""
    if not any(each.url.startswith("/") for each in description.links):
        return description
    links = tuple(msgspec.structs.replace(each, url=addresses.made_whole(each.url)) for each in description.links)
    return msgspec.structs.replace(description, links=links)


def given(records: Sequence[Kept], name: str) -> list[Given]:
    """These records for the writer of this name: one query, and one more if their bytes are wanted."""
    names = institution_names({each.institution for each in records})
    raw = originals(each.number for each in records if not each.deleted) if name in VERBATIM else {}
    found = []
    for each in records:
        home = names.get(each.institution)
        about = About(
            address=addresses.record(each.number),
            institution=nearest(home.names, settings.LANGUAGE_CODE) if home else "",
            provider=settings.SITE_NAME,
            changed=each.changed,
        )
        if original := raw.get(each.number):
            about = msgspec.structs.replace(
                about, content=original.content, format=original.format, encoding=original.encoding
            )
        found.append(Given(each, about))
    return found


def leading(records: Iterable[Kept]) -> Kept | None:
    """The record that speaks for a work: the one that says most; of those that say as much the first that came."""
    return max(records, key=lambda each: (_said(each.description), -each.number), default=None)


def _said(description: Description) -> int:
    return sum(len(value) for value in msgspec.structs.astuple(description) if isinstance(value, tuple))
