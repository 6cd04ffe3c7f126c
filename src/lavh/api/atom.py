"""Any search as an Atom feed (RFC 4287, with OpenSearch elements): who subscribes learns what is new in it. Newest first unless asked otherwise."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from lavh.api import addresses, caching
from lavh.api.asked import Page, read
from lavh.api.permalinks import BY_SUFFIX
from lavh.api.problems import Fault, problem
from lavh.catalog.card import Card
from lavh.catalog.queries import cards, last_changed
from lavh.discovery.engines import engine
from lavh.discovery.search import DEEPEST, Answer, search
from lavh.formats.written import document
from lavh.formats.xml.made import add, say, tongue, whole
from lavh.formats.xml.parse import Element
from lavh.kernel.interface import BY_CODE

NAMESPACE = "http://www.w3.org/2005/Atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
MEDIA_TYPE = "application/atom+xml"
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@require_safe
def feed(request: HttpRequest, language: str) -> HttpResponse:
    """A page of the feed."""
    try:
        asked = read(request.GET)
    except ValidationError as error:
        faults = [Fault(str(each["loc"][-1]), each["msg"]) for each in error.errors()]
        return problem(422, "invalid-parameter", "Some parameters were not understood.", faults)
    if (asked.page - 1) * asked.size >= DEEPEST:
        return problem(422, "too-deep", f"Only the first {DEEPEST} works can be paged through.")
    mark = caching.tag(engine().generation(), language, request.META.get("QUERY_STRING", ""))
    return caching.fresh(request, mark, lambda: _response(request, asked, language))


def _response(request: HttpRequest, asked: Page, language: str) -> HttpResponse:
    order = asked.sort if "sort" in request.GET else "newest"
    found = search(asked.request(order), limit=asked.size, offset=(asked.page - 1) * asked.size)
    body = document(_feed(request, asked, language, found))
    return HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _feed(request: HttpRequest, asked: Page, language: str, found: Answer) -> Element:
    made = whole(NAMESPACE, "feed", {None: NAMESPACE, "os": OPENSEARCH})
    for name, value in tongue(BY_CODE[language].tag).items():
        made.set(name, value)
    changes = last_changed(found.ids)
    add(made, "id", _address(request, language, page=""))
    add(made, "title", f"{asked.q} — {settings.SITE_NAME}" if asked.q else f"{gettext('New arrivals')} — {settings.SITE_NAME}")  # fmt: skip
    add(made, "updated", _moment(max(changes.values(), default=NEVER)))
    add(add(made, "author"), "name", settings.SITE_NAME)
    for rel, page in _pages(asked, found.total):
        _link(made, rel, MEDIA_TYPE, _address(request, language, page=str(page)))
    pages = f"{addresses.results(language)}?{_query(request, page='')}".rstrip("?")
    _link(made, "alternate", "text/html", pages)
    _link(made, "search", "application/opensearchdescription+xml", addresses.whole(f"/{language}/opensearch.xml"))
    add(made, f"{{{OPENSEARCH}}}totalResults", str(found.total))
    add(made, f"{{{OPENSEARCH}}}startIndex", str((asked.page - 1) * asked.size + 1))
    add(made, f"{{{OPENSEARCH}}}itemsPerPage", str(asked.size))
    add(made, f"{{{OPENSEARCH}}}Query", attributes={"role": "request", "searchTerms": asked.q, "startPage": str(asked.page)})  # fmt: skip
    for number, card in cards(found.ids):
        _entry(made, language, number, card, changes.get(number, NEVER))
    return made


def _pages(asked: Page, total: int) -> list[tuple[str, int]]:
    last = max(-(-min(total, DEEPEST) // asked.size), 1)
    found = [("self", asked.page), ("first", 1), ("last", last)]
    found += [("previous", asked.page - 1)] if asked.page > 1 else []
    return found + ([("next", asked.page + 1)] if asked.page < last else [])


def _query(request: HttpRequest, *, page: str) -> str:
    pairs = [(name, value) for name in request.GET for value in request.GET.getlist(name) if name != "page" and value]
    return urlencode([*pairs, *([("page", page)] if page not in {"", "1"} else [])])


def _address(request: HttpRequest, language: str, *, page: str) -> str:
    return f"{addresses.results(language)}.atom?{_query(request, page=page)}".rstrip("?")


def _link(parent: Element, rel: str, media_type: str, address: str) -> None:
    add(parent, "link", attributes={"rel": rel, "type": media_type, "href": address})


def _entry(made: Element, language: str, number: int, card: Card, changed: datetime) -> None:
    entry = add(made, "entry")
    address = addresses.work(number)
    add(entry, "id", address)
    add(entry, "title", f"{card.title.text}: {card.rest}" if card.rest else card.title.text or "?")
    add(entry, "updated", _moment(changed))
    for by in card.by:
        say(add(entry, "author"), "name", by.name)
    _link(entry, "alternate", "text/html", addresses.page(language, number))
    for suffix, writer in BY_SUFFIX.items():
        _link(entry, "alternate", writer.media_type, f"{address}.{suffix}")
    if card.picture.startswith("http"):
        add(entry, "link", attributes={"rel": "enclosure", "href": card.picture})
    said = " · ".join(filter(None, (card.dated, card.publisher, card.summary)))
    say(entry, "summary", said)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
