"""Places, publishers and series as both dialects write them."""

from lavh.formats.description import Publication, Series
from lavh.formats.isbd import balanced, trim_stop
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.scripts import script_of

# Words for "no place", "no publisher": not names.
_UNKNOWN = frozenset((
    "s.l", "s. l", "s.l.", "s.n", "s. n", "sine loco", "sine nomine", "place of publication not identified", "publisher not identified", "n.p", "s.l. : s.n",
    "б.м", "б. м", "б.и", "б. и", "б.г", "n.pub", "lieu de publication non identifié", "éditeur non identifié", "verlag nicht ermittelbar",
    "erscheinungsort nicht ermittelbar", "place of production not identified", "producer not identified", "place of distribution not identified",
    "distributor not identified", "manufacturer not identified", "place of manufacture not identified", "?", "-", "s.e", "jnk", "b.m", "b.i", "b. m", "b. i",
))  # fmt: skip
_names: dict[str, str] = {}  # place or publisher as written → as shown


def named(written: str) -> str:
    """A place or publisher without punctuation, brackets whose partner is lost, and words that say it is unknown."""
    found = _names.get(written)
    if found is None:
        found = balanced(trim_stop(written))
        if found.strip("[]() .,?").lower() in _UNKNOWN:
            found = ""
        elif found[:1] == "[" and found[-1:] == "]" and found.count("[") == 1:
            found = trim_stop(found[1:-1])
        if len(_names) < 100_000:
            _names[written] = found
    return found


def publish(sheet: Worksheet, places: list[str], publisher: str, role: str) -> None:
    """Add a publication, if anything of it is known."""
    place = " ; ".join(filter(None, places))
    if place or publisher:
        text = f"{place} {publisher}"
        sheet.publications.append(
            Publication(place, publisher, role, "Latn" if text.isascii() else script_of(text), sheet.pair)
        )


def add_series(sheet: Worksheet, title: str, volume: str, issn: str) -> None:
    """Add a series, if it is named."""
    title = title.strip("() ") if title.count("(") != title.count(")") else title
    if title:
        sheet.series.append(Series(title, volume, issn, "Latn" if title.isascii() else script_of(title), sheet.pair))
