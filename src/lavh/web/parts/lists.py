"""Lists that readers bring and take along: rows are found in the catalogue by ISBN, else by title and author; shelves become files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from lavh.access.conversion.wire import ORIGINAL
from lavh.access.listed import Wanted, Way, listed, ways
from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery.search import Request, search
from lavh.formats.booklist import SAID_BY, Listed
from lavh.formats.opds.feed import ACQUISITION, AUDIOBOOK, MANIFEST
from lavh.kernel import clock
from lavh.kernel.text import fold, folds
from lavh.web import addresses
from lavh.web.shell import whole

CANDIDATES = 5
LONGEST = 200
OPDS = "application/opds+json"


class Matched(NamedTuple):
    """A row of a list and the work that it is, if there is one."""

    listed: Listed
    work: int | None


def matched(found: Iterable[Listed]) -> Iterator[Matched]:
    """Each row with its work. A wrong work is worse than none: title and author must agree."""
    for each in found:
        yield Matched(each, _by_number(each) or _by_words(each))


def _by_number(listed: Listed) -> int | None:
    for number in listed.isbns[:3]:
        ids = search(Request(f"isbn:{number}"), limit=2).ids
        if ids:
            return ids[0]
    return None


def _by_words(listed: Listed) -> int | None:
    title = _bare(listed.title)
    if not title:
        return None
    surname = listed.author.split(",")[0].split(";")[0].strip()
    asked = " ".join((title, surname))[:LONGEST]
    for number, card in cards(search(Request(asked.replace(":", " ").replace('"', " ")), limit=CANDIDATES).ids):
        if _same(title, listed.author, card):
            return number
    return None


def _bare(title: str) -> str:
    """Without the series that sites write behind a title: "Dune (Dune, #1)"."""
    return title.partition(" (")[0].strip()


def _same(title: str, author: str, card: Card) -> bool:
    wanted = set(folds(title))
    for form in (card.title, *card.forms):
        said = (form.text, f"{form.text} {card.rest}", form.text.partition(":")[0])
        if any(fold(text, form.language) in wanted for text in said):
            break
    else:
        return False
    names = {
        word for by in card.by for text in (by.name, *(form.text for form in by.forms)) for word in fold(text).split()
    }
    return not names or not author or bool(names & {word for word in fold(author).split() if len(word) > 2})


def written(listed: Listed) -> dict[str, Any]:
    """A row as it is kept where it fits no work."""
    return {
        name: value
        for name, value in msgspec.to_builtins(listed).items()
        if name in {"title", "author", "isbns", "added"}
    }


def opds(name: str, address: str, rows: Sequence[tuple[int, Card]], language: str) -> dict[str, Any]:
    """A shelf as an OPDS 2 feed: what anybody can open here with the ways to get it; the other works as links to their pages."""
    links = _acquired(ways([number for number, _card in rows], clock.now()))
    feed: dict[str, Any] = {
        "metadata": {"title": name, "numberOfItems": len(rows)},
        "links": [{"rel": "self", "type": OPDS, "href": whole(address)}],
    }
    if found := [_publication(number, card, links[number], language) for number, card in rows if number in links]:
        feed["publications"] = found
    elsewhere = [(_named(card), addresses.work(language, number)) for number, card in rows if number not in links]
    if elsewhere or not found:
        leads = elsewhere or [(name, addresses.shelves(language))]
        feed["navigation"] = [{"title": title, "type": "text/html", "href": whole(href)} for title, href in leads]
    return feed


def _named(card: Card) -> str:
    by = "; ".join(each.name for each in card.by)
    return f"{card.title.text}{SAID_BY}{by}" if by else card.title.text


def _publication(number: int, card: Card, links: list[dict[str, Any]], language: str) -> dict[str, Any]:
    page = {"rel": "alternate", "type": "text/html", "href": whole(addresses.work(language, number))}
    return {
        "metadata": {
            "@type": "http://schema.org/CreativeWork",
            "title": card.title.text,
            "identifier": whole(f"/w/{number}"),
            **({"author": [by.name for by in card.by]} if card.by else {}),
            **({"language": list(card.languages)} if card.languages else {}),
        },
        "links": [*links, page],
    }


def _acquired(found: Mapping[int, Sequence[Way]]) -> dict[int, list[dict[str, Any]]]:
    """Work → links to its publications as manifests and as the files that they came as. Two queries."""
    numbers = tuple(way.number for ways_ in found.values() for way in ways_)
    originals = {each.number: each.original for each in listed(Wanted(among=numbers), clock.now())} if numbers else {}
    made: dict[int, list[dict[str, Any]]] = {}
    for work, there in found.items():
        for way in there:
            spoken = {"language": [way.language]} if way.language else {}
            manifest = AUDIOBOOK if way.profile == "audiobook" else MANIFEST
            address = addresses.publication_file(way.number, "manifest.json")
            links = made.setdefault(work, [])
            links.append({"rel": ACQUISITION, "type": manifest, "href": whole(address), **spoken})
            if original := originals.get(way.number):
                media_type, size = original
                href = whole(addresses.publication_file(way.number, ORIGINAL))
                links.append({"rel": ACQUISITION, "type": media_type, "href": href, "size": size, **spoken})
    return made
