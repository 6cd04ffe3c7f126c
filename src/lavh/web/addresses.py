"""The shape of every address of ours, in one place: views match them, templates make them. Plain strings: a page has a hundred."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote, quote_plus

from lavh.kernel.interface import BY_CODE


def home(language: str) -> str:
    """The home page."""
    return f"/{language}/"


def page(language: str, name: str) -> str:
    """A page without a number: settings, help, about, browse, timeline, offline."""
    return f"/{language}/{name}"


def in_language(path: str, language: str) -> str:
    """The same page in another language; the home page for what is in none."""
    first, _, rest = path[1:].partition("/")
    return f"/{language}/{rest}" if first in BY_CODE else home(language)


def work(language: str, number: int) -> str:
    """A work."""
    return f"/{language}/work/{number}"


def work_part(language: str, number: int, name: str, **parameters: str) -> str:
    """A page about one side of a work: editions, sources, related, parts, cite, share."""
    return _asked(f"/{language}/work/{number}/{name}", parameters.items())


def record(language: str, number: int, **parameters: str) -> str:
    """A record as its source gave it."""
    return _asked(f"/{language}/record/{number}", parameters.items())


def source(language: str, slug: str, **parameters: str) -> str:
    """How the records of a source come in."""
    return _asked(f"/{language}/source/{quote(slug)}", parameters.items())


def person(language: str, number: int) -> str:
    """An agent."""
    return f"/{language}/person/{number}"


def subject(language: str, number: int) -> str:
    """A topic, place, period or genre."""
    return f"/{language}/subject/{number}"


def institutions(language: str, **parameters: str) -> str:
    """The list of institutions (`kind`, `region`)."""
    return _asked(f"/{language}/institutions", parameters.items())


def institution(language: str, slug: str) -> str:
    """An institution."""
    return f"/{language}/institution/{quote(slug)}"


def branch(language: str, slug: str, branch_slug: str) -> str:
    """A branch of an institution."""
    return f"/{language}/institution/{quote(slug)}/{quote(branch_slug)}"


def search(language: str, parameters: Sequence[tuple[str, str]] | Iterable[tuple[str, str]] = ()) -> str:
    """Results; parameters in the order given, so that the same search has one address."""
    return _asked(f"/{language}/search", parameters)


def filters(language: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """What a search can be narrowed down by."""
    return _asked(f"/{language}/search/filters", parameters)


def facet(language: str, name: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """The values of one large facet."""
    return _asked(f"/{language}/search/facet/{name}", parameters)


def suggest(language: str) -> str:
    """What the beginning of a word may become."""
    return f"/{language}/suggest"


def browse(language: str, name: str = "", **parameters: str) -> str:
    """Browsing: the hub, or a page of one of its alphabetical lists (`alphabet`, `start`, `after`, `before`)."""
    return _asked(f"/{language}/browse/{name}" if name else f"/{language}/browse", parameters.items())


def heading(language: str, list_name: str, number: int) -> str:
    """What an entry of an alphabetical list leads to."""
    if list_name == "titles":
        return work(language, number)
    return person(language, number) if list_name in {"people", "bodies"} else subject(language, number)


def shelf(language: str, scheme: str, **parameters: str) -> str:
    """A stretch of the classified shelf (`start`: a number as typed, `at`: a place)."""
    return _asked(f"/{language}/shelf", {"scheme": scheme, **parameters}.items())


def time(language: str, unit: str, first: int) -> str:
    """A century or decade."""
    return f"/{language}/timeline?{unit}={first}"


def read(language: str, number: int) -> str:
    """The reader of a publication."""
    return f"/{language}/read/{number}"


def read_at(language: str, number: int, locator: str) -> str:
    """The reader at a place: a Locator as JSON."""
    return _asked(f"/{language}/read/{number}", [("at", locator)])


def read_contents(language: str, number: int) -> str:
    """The plain contents of a publication."""
    return f"/{language}/read/{number}/contents"


def read_text(language: str, number: int, item: int, fragment: str = "", **parameters: str) -> str:
    """The plain page of an item of the reading order, from 1; `fragment` is percent-encoded already."""
    return _asked(f"/{language}/read/{number}/text/{item}", parameters.items()) + (f"#{fragment}" if fragment else "")


def listen(language: str, number: int, locator: str = "") -> str:
    """The player's page of a publication, or the player at a place: a Locator as JSON."""
    return _asked(f"/{language}/listen/{number}", [("at", locator)])


def publication(language: str, number: int) -> str:
    """What a publication is."""
    return f"/{language}/publication/{number}"


def download_list(language: str, number: int) -> str:
    """What has to be fetched to take a publication along."""
    return f"/{language}/downloads/{number}.json"


def publication_file(number: int, href: str) -> str:
    """A file of a publication by its address in the manifest, which is percent-encoded already."""
    return f"/p/{number}/{href}"


def shelves(language: str, key: str = "", part: str = "", **parameters: str) -> str:
    """A reader's shelves, one of them, or a side of it (titles, file, import)."""
    return _asked("/".join(filter(None, (f"/{language}/shelves", key, part))), parameters.items())


def shared(token: str, language: str = "") -> str:
    """A shelf that somebody shares; without a language it leads to the visitor's."""
    return f"/{language}/shared/{token}" if language else f"/shared/{token}"


def devices(language: str, part: str = "", **parameters: str) -> str:
    """A reader's devices, or a side of them (join, code, history, forget, everything)."""
    return _asked(f"/{language}/devices/{part}" if part else f"/{language}/devices", parameters.items())


def notes(language: str, part: str = "", **parameters: str) -> str:
    """A reader's notes (`publication`), or the file of them."""
    return _asked(f"/{language}/notes/{part}" if part else f"/{language}/notes", parameters.items())


def _asked(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    asked = "&".join([f"{name}={_quoted(value)}" for name, value in parameters if value])
    return f"{path}?{asked}" if asked else path


@lru_cache(maxsize=1024)  # the words of a search are in every second address of its page
def _quoted(value: str) -> str:
    return quote_plus(value)


def feed(language: str, parameters: Sequence[tuple[str, str]] | Iterable[tuple[str, str]] = ()) -> str:
    """The same results as an Atom feed."""
    return search(language, parameters).replace("/search", "/search.atom", 1)


def permalink(base: str, number: int) -> str:
    """The address of a work that never changes and speaks every format."""
    return f"{base}/w/{number}"


def cover(number: int, kind: int) -> str:
    """A generated cover."""
    return f"/cover/{number}-{kind}.svg"
