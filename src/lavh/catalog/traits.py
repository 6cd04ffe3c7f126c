"""What is compared of two records to see whether they describe one edition: taken from a description once, folded, without what tells nothing. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lavh.catalog.matching import beside, part_words
from lavh.formats.description import Description, Publication
from lavh.kernel.text import fold

# Words that many publishers have in their names: they tell nothing.
_PUBLISHERS = """
    press publisher publishers publishing publication publications pub pubs company co corp corporation inc ltd llc limited and sons bros brothers book books house
    printed printer printers print the of for university univ college author survey association center bureau society institute office department dept distributor sale
    supt docs by etc verlag verl edition editions editorial ediciones editora editore edizioni edicions presses librairie libraire libreria uitgeverij forlag kiado
    wydawnictwo nakladatelstvi yayinlari yayinevi izd vo izdatelstvo izdatelskii dom nashriyoti nashriyot nashri nashr matbaa uyi birlashmasi bosh tahririyati davlat
    nomidagi baspasi baspa chu ban she shu dian da xue xin hua chulpansa shuppan shuppankai 大学出版社 出版社 出版 書店 書院 新华书店
"""
COMMON = frozenset(fold(_PUBLISHERS).split())
# Words of an edition statement that every one has.
_STATEMENTS = """
    ed edition editions edn version issue printing impression aufl auflage izd izdanie izdaniye nashr nashri chap ban pan kiad wyd vyd utg opl cet phim khrang chopan 版 初版
"""
PLAIN = frozenset(_STATEMENTS.split())
REVISED = re.compile(  # in a folded statement
    r"\b(?:rev|revid|exp|expanded|enl|enlarged|augm|augment|aum|ampl|amend|corr|corrig|cor|neubearb|neuberarb|uberarb|bearb|erw|verb|dorab|dop|ispr|pererab"
    r"|tuzatil|toldiril|qayta ish|refond|refundida|zoho|kaitei|xiu ding|zeng ding|large paper|student|abridged|international)|修订|增订|改订|修訂|增訂|改訂"
)
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "zweite": 2, "dritte": 3, "deuxieme": 2,
    "segunda": 2, "tercera": 3, "seconda": 2, "terza": 3, "vtoroye": 2, "tretye": 3, "ikkinchi": 2, "uchinchi": 3,
}  # fmt: skip
NUMBER = re.compile(r"\d+")
VOLUMES = re.compile(
    r"(\d+)\]?>?\s*(?:v|vol|vols|volumes|t|tomes|tomos|т|тома|томов|bd|bde|bände|jild|kitob|жилд|册|冊|microfilm|titles|reels?)\b"
)
OPEN = re.compile(r"\W*(?:v|vol|vols|t|т|bd)\.\s*<|\W*volumes\b")  # it goes on, or is not complete
COUNTED = re.compile(r"^\W*\[\d+\]\W*(?:b|bet|p|s|с|б|бет|l)\b", re.IGNORECASE)
SEVERAL = -1  # volumes, nobody knows how many
MICROFORM = re.compile(r"micro(?:fi(?:che|lm)|opaque|form)", re.IGNORECASE)


class Statement(NamedTuple):
    """An edition statement: its number (1 where it says nothing of it), years in it, whether the text was revised, and its other words."""

    ordinal: int = 1
    years: tuple[int, ...] = ()
    revised: bool = False
    words: tuple[str, ...] = ()


NUMBERS = frozenset(("isbn", "issn", "oclc", "lccn", "doi", "ismn", "national", "bnb"))


class Traits(NamedTuple):
    """What is compared. Tuples are sorted sets."""

    numbers: tuple[str, ...]
    titles: tuple[tuple[str, ...], ...]  # words of the main title in each script
    part: tuple[str, ...]  # words of its name, without the number
    rest: tuple[str, ...]  # words of the other title information
    figures: tuple[int, ...]  # numbers in it
    years: tuple[int, int] | None
    pages: int
    volumes: int
    publishers: tuple[tuple[str, ...], ...]  # telling words of each, in the order of the record
    statement: Statement
    names: tuple[str, ...]
    language: str
    micro: bool
    kind: str
    places: tuple[str, ...] = ()  # that a serial is about, in the words of one language of cataloguing
    counted: bool = False  # its pages have no numbers: "[16] p."


def traits(description: Description) -> Traits:
    """What a description says of the edition."""
    language = description.languages[0] if description.languages else ""
    mains = [title for title in description.titles if title.role == "main" and title.text]
    rest = next((title.rest for title in mains if title.rest), "")
    title = mains[0].text if mains else ""
    pages, volumes = size(description.extent)
    return Traits(
        numbers=tuple(
            sorted(
                f"{number.scheme} {number.value}"
                for number in description.identifiers
                if number.valid and number.scheme in NUMBERS
            )
        ),
        titles=tuple(_set(fold(title.text, title.language or language)) for title in mains),
        part=_set(next((part_words(title.part, language) for title in mains if title.part), "")),
        rest=_set(fold(rest, language)),
        figures=tuple(sorted({int(number) for number in NUMBER.findall(rest)[:20] if len(number) < 8})),
        years=_years(description),
        pages=pages,
        volumes=volumes,
        publishers=tuple(_publishers(description.publications, title, language)),
        statement=statement(description.edition, language),
        names=tuple(sorted(set(_names(description, title, language)))),
        language=language,
        micro=bool(MICROFORM.search(f"{description.medium} {description.extent}")),
        kind=description.kind,
        places=tuple(sorted(set(_places(description)))) if description.kind == "periodical" else (),
        counted=bool(pages) and COUNTED.search(description.extent) is not None,
    )


def _set(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(text.split())))


def _names(description: Description, title: str, language: str) -> Iterable[str]:
    """The words of everyone's names, in every script, read as names and as words of the language."""
    for contribution in description.contributions[:6]:
        for name in (contribution.agent.name, *(form.text for form in contribution.agent.forms)):
            yield from fold(name, "name").split()
            yield from beside(name, title, language)


def _places(description: Description) -> Iterable[str]:
    """Each with the language of cataloguing: what two catalogues call otherwise cannot be told apart."""
    for subject in description.subjects:
        for kind, term in ((subject.kind, subject.term), *subject.subdivisions):
            if kind == "place" and (words := fold(term)):
                yield f"{description.language_of_record}|{words}"


def _years(description: Description) -> tuple[int, int] | None:
    dates = [date for date in description.dates if date.role == "published" and date.start is not None]
    if not dates:
        return None
    starts = [date.start for date in dates if date.start is not None]
    return min(starts), max(date.end if date.end is not None else date.start or 0 for date in dates)


def size(extent: str) -> tuple[int, int]:
    """(pages, volumes) of a collation; 0 where it does not tell: "xii, 340 p., [8] leaves" → (340, 0), "2 v. (512 p.)" → (512, 2)."""
    text = extent.lower()
    if OPEN.match(text):
        return 0, SEVERAL
    found = VOLUMES.search(text)
    volumes = int(found[1]) if found and int(found[1]) < 1000 else 0
    if found:
        text = text.replace(found[0], " ", 1) if "(" in text else ""
    pages = max((int(number) for number in NUMBER.findall(text) if len(number) < 6), default=0)
    return (pages if pages > 3 else 0), (volumes if volumes > 1 else 0)


def statement(written: str, language: str = "") -> Statement:
    """An edition statement in any language, taken apart."""
    if not written:
        return Statement()
    numbers = [int(number) for number in NUMBER.findall(written) if len(number) < 5]
    folded = fold(written, language)
    words = folded.split()
    spelt = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    ordinal = next((number for number in numbers if 0 < number < 1000), spelt or 1)
    rest = {word for word in words if word not in PLAIN and len(word) > 2 and not NUMBER.search(word)}
    years = tuple(sorted(number for number in numbers if number >= 1000))
    return Statement(ordinal, years, bool(REVISED.search(folded)), tuple(sorted(rest)))


def _publishers(publications: tuple[Publication, ...], title: str, language: str) -> Iterable[tuple[str, ...]]:
    """The telling words of each publisher."""
    named = [each for each in publications if each.publisher]
    for each in [each for each in named if each.role == "published"] or named:
        words = {word for word in beside(each.publisher, title, language) if len(word) > 1} - COMMON
        if words:
            yield tuple(sorted(words))
