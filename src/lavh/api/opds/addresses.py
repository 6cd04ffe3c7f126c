"""Addresses of feeds: /opds/2/LANGUAGE/… in OPDS 2.0, /opds/1/LANGUAGE/… in OPDS 1.2."""

from collections.abc import Mapping
from urllib.parse import urlencode

from lavh.api.addresses import whole


def start(dialect: str, language: str) -> str:
    """The first page."""
    return whole(f"/opds/{dialect}/{language}")


def part(dialect: str, language: str, name: str) -> str:
    """A page of doorways (`languages`, `institutions`), or the description of searching."""
    return whole(f"/opds/{dialect}/{language}/{name}")


def publications(dialect: str, language: str, asked: Mapping[str, str]) -> str:
    """A list. `asked`: kind, language, institution, query, before."""
    pairs = urlencode([(name, value) for name, value in asked.items() if value])
    return whole(f"/opds/{dialect}/{language}/publications{'?' if pairs else ''}{pairs}")


def publication(dialect: str, language: str, number: int) -> str:
    """A publication's entry."""
    return whole(f"/opds/{dialect}/{language}/publications/{number}")


def authentication() -> str:
    """Who may open what."""
    return whole("/opds/authentication.json")
