"""Do two records that share a key describe one edition? Pure.

A key of `matching` proposes; this decides. The same number is believed unless something speaks against it: another edition statement,
years that lie apart, quite another size. The same title, author and year are believed only if the pages are the same, or, where a record does not
tell them, the publisher. What one record leaves out is no contradiction. Whatever is asked here has the same answer both ways round.
"""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Protocol

from lavh.catalog.traits import SEVERAL, Traits, traits
from lavh.formats.description import Description

SERIALS = "periodical"
NEAR_PAGES = 0.88  # of the larger number, where a standard number is shared
NEAR_WORDS = 0.75  # likeness of two spellings
COUNTED_PAGES = 2
SLIPS = 3  # words of a title that may be spelt otherwise


class Described(Protocol):
    """Something that has a description: a member of a work, a record telling."""

    @property
    def description(self) -> Description:
        """What a record says."""


class Agreed:
    """Whether two records, given by their numbers, describe one edition. Traits are taken of those only that are asked about."""

    def __init__(self, records: Mapping[int, Described]) -> None:
        self.records = records
        self.traits: dict[int, Traits] = {}

    def __call__(self, one: int, other: int) -> bool:
        """As `against` says."""
        return not self.against(one, other)

    def against(self, one: int, other: int) -> str:
        """The first thing in which they differ; "" if they agree."""
        return against(self._of(one), self._of(other))

    def _of(self, record: int) -> Traits:
        found = self.traits.get(record)
        if found is None:
            found = self.traits[record] = traits(self.records[record].description)
        return found


def against(one: Traits, other: Traits) -> str:
    """The first thing in which two records that share a key differ; "" if they are one edition.

    carrier · part · statement · year · pages · title · subtitle · language · author · publisher · number · place
    """
    shared = _number_shared(set(one.numbers), set(other.numbers))
    if one.kind == SERIALS:
        checks = SERIALS_BY_NUMBER if shared else SERIALS_BY_TITLE
    else:
        checks = BY_NUMBER if shared else BY_TITLE
    return next((code for code, differ in checks if differ(one, other)), "")


def _number_shared(one: set[str], other: set[str]) -> bool:
    """More than half of the numbers of one scheme, of the record that has fewer: one alone may be that of a whole set or series."""
    for scheme in {number.partition(" ")[0] for number in one & other}:
        a, b = ({number for number in each if number.startswith(scheme + " ")} for each in (one, other))
        if len(a & b) * 2 > min(len(a), len(b)):
            return True
    return False


def _carriers(one: Traits, other: Traits) -> bool:
    return one.micro != other.micro


def _parts(one: Traits, other: Traits) -> bool:
    return bool(one.part and other.part) and not _alike(one.part, other.part)


def _serial_parts(one: Traits, other: Traits) -> bool:
    """A serial and its supplement often have one ISSN."""
    return bool(one.part) != bool(other.part)


def _statements(one: Traits, other: Traits) -> bool:
    a, b = one.statement, other.statement
    if a.ordinal != b.ordinal or a.revised != b.revised:
        return True
    if a.years or b.years:
        return bool(a.years and b.years) and a.years != b.years
    words = set(a.words + b.words)
    return a.ordinal == 1 and bool(a.words and b.words) and words.isdisjoint(FIRST) and set(a.words).isdisjoint(b.words)


FIRST = frozenset(("first", "1st"))


def _years(one: Traits, other: Traits) -> bool:
    """They lie more than a year apart: before publication the year is a promise."""
    if not one.years or not other.years:
        return False
    return one.years[0] - other.years[1] > 1 or other.years[0] - one.years[1] > 1


def _far_pages(one: Traits, other: Traits) -> bool:
    if one.pages and other.pages and min(one.pages, other.pages) < NEAR_PAGES * max(one.pages, other.pages):
        return True
    return _volumes(one, other) and one.pages != other.pages


def _pages(one: Traits, other: Traits) -> bool:
    """Pages without numbers were counted by the cataloguers, with or without blank ones."""
    near = COUNTED_PAGES if one.counted and other.counted else 1
    return _volumes(one, other) or (bool(one.pages and other.pages) and abs(one.pages - other.pages) > near)


def _volumes(one: Traits, other: Traits) -> bool:
    """One is in several volumes and the other, whose pages are told, is not; or their numbers differ."""
    if one.volumes and other.volumes:
        return one.volumes != other.volumes and SEVERAL not in {one.volumes, other.volumes}
    return bool((one.volumes and other.pages) or (other.volumes and one.pages))


def _titles(one: Traits, other: Traits) -> bool:
    """No title of the one is a title of the other."""
    return not any(_alike(a, b) for a in one.titles for b in other.titles)


def _subtitles(one: Traits, other: Traits) -> bool:
    """Both have one, and it is not the same."""
    if not one.rest or not other.rest:
        return False
    return (one.figures != other.figures and bool(one.figures and other.figures)) or not _alike(one.rest, other.rest)


def _exact_subtitles(one: Traits, other: Traits) -> bool:
    """Where ISBNs differ the subtitle must be the same to the word."""
    return _subtitles(one, other) or (
        bool(one.rest and other.rest) and one.rest != other.rest and _isbns_apart(one, other)
    )


def _languages(one: Traits, other: Traits) -> bool:
    return one.language != other.language and bool(one.language and other.language)


def _names(one: Traits, other: Traits) -> bool:
    return bool(one.names and other.names) and set(one.names).isdisjoint(other.names)


def _publishers(one: Traits, other: Traits) -> bool:
    """They differ; or one is not told, and neither are the pages."""
    if one.publishers and other.publishers:
        return not _meet(one.publishers, other.publishers)
    return not (one.pages and other.pages) or bool(one.volumes)


def _numbers(one: Traits, other: Traits) -> bool:
    """Where the size is not told, numbers tell editions apart."""
    return not (one.pages and other.pages) and _isbns_apart(one, other)


def _places_apart(one: Traits, other: Traits) -> bool:
    """Each is about places that the other is not about: one series may have an edition for each state, all under its ISSN."""
    if not one.places or not other.places or one.places[0].partition("|")[0] != other.places[0].partition("|")[0]:
        return False
    return set(one.places).isdisjoint(other.places)


def _issns_apart(one: Traits, other: Traits) -> bool:
    """Both have an ISSN, and share none."""
    return all(any(number.startswith("issn ") for number in each.numbers) for each in (one, other))


def _isbns_apart(one: Traits, other: Traits) -> bool:
    """Both have ISBNs (and share none, or we would not be asked): as hardback and paperback have, and as two editions have."""
    return all(any(number[:4] == "isbn" for number in each.numbers) for each in (one, other))


def _meet(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> bool:
    """The publisher that each names first is named in the other."""
    return any(_one_name(one[0], each) for each in other) and any(_one_name(other[0], each) for each in one)


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """More than half of the telling words of the shorter name stand in the other, or nearly."""
    short, long = sorted((set(one), set(other)), key=lambda words: (len(words), sorted(words)))
    met = sum(word in long or any(_nearly(word, each) for each in long) for word in short)
    return met * 2 > len(short)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The words of the shorter are all in the longer, or spelt nearly like one that is there only, or letter by letter ("N.U.")."""
    a, b = set(one), set(other)
    if len(a) == len(b):
        return _covered(a - b, b - a) and _covered(b - a, a - b)
    short, long = sorted((a, b), key=len)
    return _covered(short - long, long - short)


def _covered(words: set[str], others: set[str]) -> bool:
    return len(words) <= SLIPS and all(
        set(word) <= others or any(_nearly(word, each) for each in others) for word in words
    )


def _nearly(word: str, other: str) -> bool:
    """A slip of the pen, or another romanisation. Numbers are never nearly the same."""
    if min(len(word), len(other)) < 4 or word.isdecimal() or other.isdecimal():
        return False
    return SequenceMatcher(None, min(word, other), max(word, other)).ratio() >= NEAR_WORDS


Check = tuple[str, Callable[[Traits, Traits], bool]]
ALWAYS: tuple[Check, ...] = (("carrier", _carriers), ("part", _parts))
BY_NUMBER: tuple[Check, ...] = (
    *ALWAYS, ("statement", _statements), ("year", _years), ("pages", _far_pages), ("title", _titles), ("subtitle", _subtitles),
)  # fmt: skip
SERIALS_BY_NUMBER: tuple[Check, ...] = (
    *ALWAYS, ("title", _titles), ("part", _serial_parts), ("place", _places_apart),
)  # fmt: skip
SERIALS_BY_TITLE: tuple[Check, ...] = (  # their key says the same place, publisher and first year
    *ALWAYS, ("statement", _statements), ("language", _languages), ("subtitle", _subtitles), ("author", _names), ("title", _titles),
    ("part", _serial_parts), ("place", _places_apart), ("number", _issns_apart),
)  # fmt: skip
BY_TITLE: tuple[Check, ...] = (
    *ALWAYS, ("statement", _statements), ("language", _languages), ("subtitle", _exact_subtitles), ("author", _names), ("pages", _pages),
    ("publisher", _publishers), ("number", _numbers),
)  # fmt: skip
