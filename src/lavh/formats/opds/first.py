"""OPDS 1.2: Atom, for older reading apps and e-ink readers. <https://specs.opds.io/opds-1.2>"""

from collections.abc import Iterator
from datetime import UTC, datetime

from lavh.formats.opds.feed import Choice, Doorway, Entry, Feed
from lavh.formats.rwpm import Accessibility, Contributor, Metadata
from lavh.formats.written import document
from lavh.formats.xml.made import add, say, tongue, whole
from lavh.formats.xml.parse import Element

ATOM, OPDS, DCTERMS = "http://www.w3.org/2005/Atom", "http://opds-spec.org/2010/catalog", "http://purl.org/dc/terms/"
OPENSEARCH, THREADING = "http://a9.com/-/spec/opensearch/1.1/", "http://purl.org/syndication/thread/1.0"
SCHEMA = "http://schema.org/"
PREFIXES = {None: ATOM, "opds": OPDS, "dcterms": DCTERMS, "os": OPENSEARCH, "thr": THREADING, "schema": SCHEMA}
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
LIST = "application/atom+xml;profile=opds-catalog;kind=acquisition"
ENTRY = "application/atom+xml;type=entry;profile=opds-catalog"
DESCRIPTION = "application/opensearchdescription+xml"
IMAGE, THUMBNAIL = "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"


def encode(feed: Feed) -> bytes:
    """A feed. Groups are a matter of OPDS 2: their lists have doorways of their own."""
    made = whole(ATOM, "feed", PREFIXES)
    for name, value in tongue(feed.language).items():
        made.set(name, value)
    own = LIST if feed.is_list else NAVIGATION
    add(made, "id", feed.address)
    add(made, "title", feed.title)
    add(made, "updated", _moment(feed.updated))
    add(add(made, "author"), "name", feed.provider)
    _link(made, "self", own, feed.address)
    _link(made, "start", NAVIGATION, feed.start)
    _link(made, "search", DESCRIPTION, feed.search)
    for rel, href in feed.pages:
        _link(made, rel, own, href)
    for facet in feed.facets:
        for each in facet.choices:
            _choice(made, facet.title, each)
    if feed.total is not None:
        add(made, f"{{{OPENSEARCH}}}totalResults", str(feed.total))
    if feed.per_page is not None:
        add(made, f"{{{OPENSEARCH}}}itemsPerPage", str(feed.per_page))
    for doorway in feed.doorways:
        _doorway(made, doorway, feed.updated)
    for entry in feed.entries:
        _fill(add(made, "entry"), entry)
    return document(made)


def publication(entry: Entry) -> bytes:
    """One publication, alone."""
    made = whole(ATOM, "entry", PREFIXES)
    _fill(made, entry)
    return document(made)


def _choice(made: Element, group: str, choice: Choice) -> None:
    attributes = {
        "rel": "http://opds-spec.org/facet",
        "type": LIST,
        "href": choice.href,
        "title": choice.title,
        f"{{{OPDS}}}facetGroup": group,
        f"{{{OPDS}}}activeFacet": "true" if choice.chosen else "",
        f"{{{THREADING}}}count": str(choice.many),
    }
    add(made, "link", attributes=attributes)


def _doorway(made: Element, doorway: Doorway, updated: datetime) -> None:
    entry = add(made, "entry")
    add(entry, "id", doorway.href)
    add(entry, "title", doorway.title)
    add(entry, "updated", _moment(updated))
    count = {} if doorway.many is None else {f"{{{THREADING}}}count": str(doorway.many)}
    kind = LIST if doorway.leads_to_list else NAVIGATION
    add(entry, "link", attributes={"rel": doorway.rel, "type": kind, "href": doorway.href, **count})
    add(entry, "content", doorway.title, {"type": "text"})


def _fill(made: Element, entry: Entry) -> None:
    said = entry.metadata
    add(made, "id", entry.address)
    add(made, "title", " ".join(_said(said.title).split()) or "?")
    add(made, "updated", _moment(entry.updated))
    for by in (*said.author, *(said.narrator if not said.author else ())):
        say(add(made, "author"), "name", _said(by.name))
    for by in _contributors(said):
        say(add(made, "contributor"), "name", _said(by.name))
    for language in said.language:
        say(made, f"{{{DCTERMS}}}language", language)
    for by in said.publisher:
        say(made, f"{{{DCTERMS}}}publisher", _said(by.name))
    say(made, f"{{{DCTERMS}}}issued", said.published or "")
    say(made, f"{{{DCTERMS}}}identifier", said.identifier or "")
    say(made, "rights", said.rights or "")
    for subject in said.subject:
        label = _said(subject.name)
        add(
            made, "category", attributes={"term": subject.code or label, "label": label, "scheme": subject.scheme or ""}
        )
    say(made, "summary", said.description or "")
    _accessible(made, said.accessibility or Accessibility())
    _link(made, "alternate", ENTRY, entry.full)
    for link in entry.links:
        _link(made, link.rel[0], link.type or "", link.href)
    for image in entry.images:
        _link(made, IMAGE, image.type or "", image.href)
        _link(made, THUMBNAIL, image.type or "", image.href)


def _accessible(made: Element, said: Accessibility) -> None:
    """As schema.org and EPUB Accessibility 1.1 name it: OPDS 1.2 has no words of its own for it."""
    sufficient = tuple(",".join(each) for each in said.access_mode_sufficient)
    for name, values in (
        ("accessMode", said.access_mode),
        ("accessModeSufficient", sufficient),
        ("accessibilityFeature", said.feature),
        ("accessibilityHazard", said.hazard),
        ("accessibilitySummary", (said.summary or "",)),
    ):
        for value in values:
            say(made, f"{{{SCHEMA}}}{name}", value)
    for standard in said.conforms_to:
        say(made, f"{{{DCTERMS}}}conformsTo", standard)


def _contributors(said: Metadata) -> Iterator[Contributor]:
    yield from said.translator
    yield from said.editor
    yield from said.illustrator
    yield from said.narrator if said.author else ()
    yield from said.contributor


def _said(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else next(iter(text.values()), "")


def _link(parent: Element, rel: str, media_type: str, address: str) -> None:
    add(parent, "link", attributes={"rel": rel, "type": media_type, "href": address})


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
