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
    new = [each for each in found if (each.number, each.version) not in _known]
    if new:
        if len(_known) + len(new) > REMEMBERED:
            _known.clear()
        said = listed.metadata([each.number for each in new])
        _known.update({(each.number, each.version): said[each.number] for each in new if each.number in said})
    return tuple(
        _entry(each, _known[each.number, each.version], dialect, language)
        for each in found
        if (each.number, each.version) in _known
    )


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
