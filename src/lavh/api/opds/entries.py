"""A publication as an entry of a catalogue."""

from collections.abc import Sequence

import msgspec

from lavh.access import listed
from lavh.access.conversion.wire import COVER, ORIGINAL
from lavh.access.listed import Listed
from lavh.api import addresses as doors
from lavh.api.opds import addresses
from lavh.formats.opds.feed import ACQUISITION, AUDIOBOOK, MANIFEST, Entry
from lavh.formats.rwpm import Link, Metadata

REMEMBERED = 4096  # what so many publications say of themselves
_known: dict[tuple[int, int], Metadata] = {}


def forget() -> None:
    """Remember nothing: for tests, which use numbers again."""
    _known.clear()


def entries(found: Sequence[Listed], dialect: str, language: str) -> tuple[Entry, ...]:
    """In the same order. One query at most: what a version of a publication says of itself never changes."""
    said = {each.number: _known.get((each.number, each.version)) for each in found}
    new = [number for number, known in said.items() if known is None]
    if new:
        told = listed.metadata(new)
        if len(_known) + len(told) > REMEMBERED:
            _known.clear()  # others may be reading: what this page needs is in `said`
        _known.update({(each.number, each.version): told[each.number] for each in found if each.number in told})
        said.update(told)
    return tuple(_entry(each, known, dialect, language) for each in found if (known := said[each.number]) is not None)


def _entry(found: Listed, said: Metadata, dialect: str, language: str) -> Entry:
    home = doors.publication(found.number)
    heard = found.profile == "audiobook"
    links = [Link(doors.manifest(found.number), type=AUDIOBOOK if heard else MANIFEST, rel=(ACQUISITION,))]
    if found.original is not None:
        media_type, size = found.original
        links.append(Link(f"{home}/{ORIGINAL}", type=media_type, rel=(ACQUISITION,), size=size))
    links.append(Link(home, type="text/html", rel=("alternate",)))
    images = (Link(f"{home}/{COVER}", type=found.cover),) if found.cover else ()
    if found.rights and not said.rights:
        said = msgspec.structs.replace(said, rights=found.rights)
    address = addresses.publication(dialect, language, found.number)
    return Entry(home, address, said, found.changed, tuple(links), images)
