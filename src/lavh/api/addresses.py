"""Addresses that doors give away. Those of pages are `web`'s, which is our neighbour: a test holds the two together."""

from urllib.parse import quote, urlsplit

from django.conf import settings


def whole(path: str) -> str:
    """The path as patrons reach it."""
    return f"{settings.PUBLIC_URL}{path}"


def made_whole(link: str) -> str:
    """An address in a description as patrons reach it: publications of ours have no host there, so that the site may move."""
    return whole(link) if link.startswith("/") else link


def work(number: int) -> str:
    """A work, for ever: its permalink."""
    return f"{settings.PUBLIC_URL}/w/{number}"


def record(number: int) -> str:
    """A record, for ever."""
    return f"{settings.PUBLIC_URL}/r/{number}"


def raw(number: int) -> str:
    """A record as its source gave it."""
    return f"{settings.PUBLIC_URL}/api/v1/records/{number}/raw"


def publication(number: int) -> str:
    """A publication, for ever."""
    return f"{settings.PUBLIC_URL}/p/{number}"


def manifest(number: int) -> str:
    """What a publication is made of."""
    return f"{settings.PUBLIC_URL}/p/{number}/manifest.json"


def opened(language: str, number: int, *, listening: bool) -> str:
    """The page where a publication is read, or heard."""
    return f"/{language}/{'listen' if listening else 'read'}/{number}"


def page(language: str, number: int) -> str:
    """The page of a work."""
    return f"{settings.PUBLIC_URL}/{language}/work/{number}"


def record_page(language: str, number: int) -> str:
    """The page of a record."""
    return f"{settings.PUBLIC_URL}/{language}/record/{number}"


def home(language: str) -> str:
    """The home page."""
    return f"{settings.PUBLIC_URL}/{language}/"


def institution(language: str, slug: str) -> str:
    """The page of an institution."""
    return f"{settings.PUBLIC_URL}/{language}/institution/{quote(slug)}"


def results(language: str) -> str:
    """Results, without the question."""
    return f"{settings.PUBLIC_URL}/{language}/search"


def repository() -> str:
    """The name that our identifiers are under (oai:NAME:1), which outlives a change of address."""
    return settings.REPOSITORY or urlsplit(settings.PUBLIC_URL).hostname or "localhost"


def shared(token: str) -> str:
    """A shelf that somebody shares; the pages know the language."""
    return f"{settings.PUBLIC_URL}/shared/{token}"


def resource(publication: int, href: str) -> str:
    """A resource of a publication."""
    return f"{settings.PUBLIC_URL}/p/{publication}/{href}"
