"""Which kind of list it is, and what it lists."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import msgspec

from lavh.formats.booklist import table
from lavh.formats.booklist.listed import SAID_BY, Listed
from lavh.kernel.errors import Unreadable
from lavh.kernel.ids import isbns_in

MOST = 10_000
_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]*)\s*,", re.ASCII)
_FIELD = re.compile(r"\s*,?\s*(\w+)\s*=\s*", re.ASCII)
_COMMANDS = re.compile(r"\\[a-zA-Z]+\s*|[{}]|\\(?=[&%$#_])")


def read(content: bytes) -> list[Listed]:
    """The books of a file, at most 10,000. Raises `Unreadable` where it is no list that we know."""
    text = _text(content)
    begin = text.lstrip()[:1]
    if begin in {"{", "["}:
        found = _json(text)
    elif table.is_table(text):
        found = table.rows(text)
    elif _ENTRY.search(text):
        found = _bibtex(text)
    else:
        raise Unreadable("not-a-list")
    return list(islice(found, MOST))


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if content[:2] not in {b"\xff\xfe", b"\xfe\xff"} else ("utf-16",):
        try:
            return content.decode(encoding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    return content.decode("cp1251", "replace").replace("\x00", "")


def _json(text: str) -> Iterator[Listed]:
    try:
        found = msgspec.json.decode(text)
    except msgspec.DecodeError:
        raise Unreadable("not-a-list") from None
    if (
        isinstance(found, dict)
        and isinstance(found.get("metadata"), dict)
        and {"publications", "navigation"} & set(found)
    ):
        return chain(_opds(_list(found, "publications")), _linked(_list(found, "navigation")))
    if isinstance(found, dict) and isinstance(found.get("publications"), list):
        return _opds(found["publications"])
    if isinstance(found, dict):
        return _library_thing(found)
    raise Unreadable("not-a-list")


def _opds(publications: list[Any]) -> Iterator[Listed]:
    for each in publications:
        about = each.get("metadata") if isinstance(each, dict) else None
        title = _said(about.get("title")) if isinstance(about, dict) else ""
        if isinstance(about, dict) and title:
            yield Listed(title, _said(about.get("author")), isbns_in(str(about.get("identifier", ""))))


def _linked(links: list[Any]) -> Iterator[Listed]:
    """What a shelf of ours holds and cannot be opened: links with a title and makers. Doorways of catalogues are no books."""
    for each in links:
        title = _said(each.get("title")) if isinstance(each, dict) and each.get("type") == "text/html" else ""
        if title:
            title, _, author = title.partition(SAID_BY)
            yield Listed(title, author)


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _said(value: Any) -> str:
    """A text that may be a map of languages, an object with a name, or a list of them."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_said, value)))
    if isinstance(value, dict):
        return _said(value.get("name") or next(iter(value.values()), ""))
    return value.replace("\x00", "").strip() if isinstance(value, str) else ""


def _library_thing(books: dict[str, Any]) -> Iterator[Listed]:
    for each in books.values():
        title = _said(each.get("title")) if isinstance(each, dict) else ""
        if not title:
            continue
        numbers = isbns_in(f"{each.get('isbn', '')} {each.get('originalisbn', '')}")
        named = [str(name) for name in each.get("collections", []) if isinstance(name, str)]
        standing = table.standing_of(named)
        own = tuple(name for name in named if name.lower() not in {*table.WORDS, "your library"})
        yield Listed(title, _said(each.get("primaryauthor")), numbers, standing, own, _said(each.get("entrydate")))


def _bibtex(text: str) -> Iterator[Listed]:
    for entry in _ENTRY.finditer(text):
        fields = _fields(text, entry.end())
        title = fields.get("title", "")
        if title and entry[1].lower() not in {"comment", "preamble", "string"}:
            authors = "; ".join(each.strip() for each in re.split(r"\s+and\s+", fields.get("author", "")))
            yield Listed(title, authors, isbns_in(fields.get("isbn", "")))


def _fields(text: str, at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    while (name := _FIELD.match(text, at)) is not None and len(found) < 60:
        value, at = _value(text, name.end())
        found[name[1].lower()] = " ".join(_COMMANDS.sub("", value).split())
    return found


def _value(text: str, at: int) -> tuple[str, int]:
    """A value in braces, in quotes or bare, and where it ends."""
    opening = text[at : at + 1]
    if opening not in {"{", '"'}:
        bare = re.compile(r"[^,}\s]*").match(text, at)
        return (bare[0], bare.end()) if bare else ("", at)
    depth = 0
    for place in range(at + 1, min(len(text), at + 20_000)):
        letter = text[place]
        if depth == 0 and letter == ("}" if opening == "{" else '"'):
            return text[at + 1 : place], place + 1
        depth += {"{": 1, "}": -1}.get(letter, 0) if text[place - 1] != "\\" else 0
    return "", len(text)
