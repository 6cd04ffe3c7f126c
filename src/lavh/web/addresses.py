"""The shape of every address of ours, in one place: views match them, templates make them. Plain strings: a page has a hundred."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlencode


def home(language: str) -> str:
    """The home page."""
    return f"/{language}/"


def page(language: str, name: str) -> str:
    """A page without a number: settings, help, about, browse, timeline, offline."""
    return f"/{language}/{name}"


def work(language: str, number: int) -> str:
    """A work."""
    return f"/{language}/work/{number}"


def person(language: str, number: int) -> str:
    """An agent."""
    return f"/{language}/person/{number}"


def subject(language: str, number: int) -> str:
    """A topic, place, period or genre."""
    return f"/{language}/subject/{number}"


def institution(language: str, slug: str) -> str:
    """An institution."""
    return f"/{language}/institution/{quote(slug)}"


def branch(language: str, slug: str, branch_slug: str) -> str:
    """A branch of an institution."""
    return f"/{language}/institution/{quote(slug)}/{quote(branch_slug)}"


def search(language: str, parameters: Sequence[tuple[str, str]] | Iterable[tuple[str, str]] = ()) -> str:
    """Results; parameters in the order given, so that the same search has one address."""
    pairs = [(name, value) for name, value in parameters if value]
    return f"/{language}/search?{urlencode(pairs)}" if pairs else f"/{language}/search"


def permalink(base: str, number: int) -> str:
    """The address of a work that never changes and speaks every format."""
    return f"{base}/w/{number}"


def cover(number: int, kind: int) -> str:
    """A generated cover."""
    return f"/cover/{number}-{kind}.svg"
