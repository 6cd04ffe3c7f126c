"""Lists that readers bring and take along: rows are found in the catalogue by ISBN, else by title and author; shelves become files."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from lavh.catalog.card import Card
from lavh.catalog.queries import cards
from lavh.discovery.search import Request, search
from lavh.formats.booklist import Listed
from lavh.kernel.text import fold, folds
from lavh.web import addresses
from lavh.web.shell import whole

CANDIDATES = 5
LONGEST = 200


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


def opds(name: str, rows: Sequence[tuple[int, Card]], language: str) -> dict[str, Any]:
    """A shelf as an OPDS 2 feed: of works, each leading to its page."""
    publications = [
        {
            "metadata": {
                "@type": "http://schema.org/CreativeWork",
                "title": card.title.text,
                "identifier": whole(f"/w/{number}"),
                **({"author": [by.name for by in card.by]} if card.by else {}),
                **({"language": list(card.languages)} if card.languages else {}),
            },
            "links": [{"rel": "alternate", "type": "text/html", "href": whole(addresses.work(language, number))}],
        }
        for number, card in rows
    ]
    return {"metadata": {"title": name, "numberOfItems": len(rows)}, "links": [], "publications": publications}
