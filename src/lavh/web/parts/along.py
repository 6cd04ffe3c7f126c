"""What of a reader's own is found by a few letters, and goes along on a phone: things on all shelves, the words they are found by, the pages they are on."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lavh.access.listed import Way, ways
from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.kernel import clock
from lavh.kernel.text import fold, folds
from lavh.reading.models import Reader, Title
from lavh.reading.queries import shelves
from lavh.web import addresses
from lavh.web.parts.shelves import key, name

MOST = 2000  # titles that go along and are looked through
SHOWN = 100  # of those that a search finds
PAGES = 24  # shelves whose pages go along
NOTHING: Mapping[str, Any] = {"reader": "", "pages": [], "things": []}  # for somebody who has written nothing here


class Thing(NamedTuple):
    """A work or a written title, once, with the shelves it stands on."""

    title: str
    by: str
    href: str
    words: str  # title and makers in every script they are known in
    shelves: tuple[str, ...]
    opens: tuple[tuple[int, str], ...]  # publications, the nearest to the reader's language first, and where they open


def things(reader: int, language: str) -> list[Thing]:
    """Everything on a reader's shelves, in the order of the shelves. Three queries."""
    rows = shelves.everything(reader, MOST)
    numbers = {each.work for each in rows if each.work is not None}
    known, opened = dict(cards(list(numbers))), ways(numbers, clock.now())
    made: dict[int | str, Thing] = {}
    for row in rows:
        place: int | str = row.work if row.work in known else f"title {row.pk}"
        thing = made.get(place) or _thing(row, known.get(row.work or 0), opened.get(row.work or 0, ()), language)
        made[place] = thing._replace(shelves=(*thing.shelves, name(row.shelf)))
    return list(made.values())


def _thing(row: Title, card: Card | None, found: Sequence[Way], language: str) -> Thing:
    if card is None:
        title, by = str(row.written.get("title") or ""), str(row.written.get("author") or "")
        asked = addresses.search(language, [("q", f"{title} {by}".strip())])
        return Thing(title, by, asked, f"{title} {by}", (), ())
    texts = [form.text for form in (card.title, *card.forms)]
    texts += [text for by in card.by for text in (by.name, *(form.text for form in by.forms))]
    makers = "; ".join(each.name for each in card.by[:3])
    return Thing(card.title.text, makers, addresses.work(language, row.work or 0), " ".join(texts), (), opens(found, language))  # fmt: skip


def opens(found: Sequence[Way], language: str) -> tuple[tuple[int, str], ...]:
    """Where publications open, those in the language of the page first."""
    near = sorted(found, key=lambda each: (each.language.partition("-")[0] != language.partition("-")[0], each.number))
    return tuple((each.number, opened(each, language)) for each in near)


def opened(way: Way, language: str) -> str:
    """The page on which a publication opens."""
    at = addresses.listen if way.profile == "audiobook" else addresses.read
    return at(language, way.number)


def searched(found: Sequence[Thing], typed: str) -> list[Thing]:
    """Those in which every word that was typed begins a word, in whichever script it was typed."""
    wanted = [asked.split() for asked in folds(typed)]
    return [each for each in found if any(_begins(_words(each), asked) for asked in wanted)][:SHOWN]


def _words(thing: Thing) -> list[str]:
    return [word for text in (thing.words, thing.title) for word in fold(text).split()]


def _begins(words: Sequence[str], asked: Sequence[str]) -> bool:
    return bool(asked) and all(any(word.startswith(each) for word in words) for each in asked)


def along(reader: Reader, language: str) -> Mapping[str, Any]:
    """What a device keeps so that a reader's own is there without a connection."""
    own = [key(each.shelf) for each in shelves.shelves(reader.pk)]
    pages = [addresses.shelves(language), *(addresses.shelves(language, each) for each in own[:PAGES])]
    return {
        "reader": reader.name,
        "pages": [*pages, addresses.notes(language)],
        "things": [each._asdict() for each in things(reader.pk, language)],
    }
