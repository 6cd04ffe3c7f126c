"""OPDS 2.0: JSON on the Readium Web Publication Manifest. <https://drafts.opds.io/opds-2.0>"""

import re
from typing import Any

import msgspec

from lavh.formats.opds.feed import Doorway, Entry, Facet, Feed, Group
from lavh.formats.rwpm import Link

MEDIA_TYPE = "application/opds+json"
PUBLICATION_TYPE = "application/opds-publication+json"
AUTHENTICATION_TYPE = "application/opds-authentication+json"
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:$|T)")


def encode(feed: Feed) -> bytes:
    """A feed. OPDS has no empty collections: what there is nothing of is left out, and a list of nothing has one doorway, back to the start."""
    metadata: dict[str, Any] = {"title": feed.title, "modified": feed.updated}
    if feed.total is not None:
        metadata["numberOfItems"] = feed.total
    if feed.per_page is not None:
        metadata["itemsPerPage"] = feed.per_page
    made: dict[str, Any] = {"metadata": metadata, "links": _links(feed)}
    doorways = feed.doorways
    if not (doorways or feed.entries or feed.groups):
        doorways = (Doorway(feed.provider, feed.start, rel="start", leads_to_list=False),)
    parts = {
        "navigation": [_doorway(each) for each in doorways],
        "publications": [_publication(each) for each in feed.entries],
        "facets": [_facet(each) for each in feed.facets],
        "groups": [_group(each) for each in feed.groups],
    }
    return msgspec.json.encode(made | {name: part for name, part in parts.items() if part})


def publication(entry: Entry) -> bytes:
    """One publication, alone."""
    return msgspec.json.encode(_publication(entry))


def _links(feed: Feed) -> list[Any]:
    links = [
        Link(feed.address, type=MEDIA_TYPE, rel=("self",)),
        Link(feed.start, type=MEDIA_TYPE, rel=("start",), title=feed.provider),
        Link(f"{feed.search}{{?query}}", type=MEDIA_TYPE, rel=("search",), templated=True),
        Link(feed.authentication, type=AUTHENTICATION_TYPE, rel=("http://opds-spec.org/auth/document",)),
    ]
    return [*links, *(Link(href, type=MEDIA_TYPE, rel=(rel,)) for rel, href in feed.pages)]


def _doorway(doorway: Doorway) -> dict[str, Any]:
    made: dict[str, Any] = {"href": doorway.href, "title": doorway.title, "type": MEDIA_TYPE, "rel": doorway.rel}
    return made if doorway.many is None else made | {"properties": {"numberOfItems": doorway.many}}


def _facet(facet: Facet) -> dict[str, Any]:
    links = [
        {
            "href": each.href,
            "type": MEDIA_TYPE,
            "title": each.title,
            "properties": {"numberOfItems": each.many},
            **({"rel": "self"} if each.chosen else {}),
        }
        for each in facet.choices
    ]
    return {"metadata": {"title": facet.title}, "links": links}


def _group(group: Group) -> dict[str, Any]:
    count = {} if group.many is None else {"numberOfItems": group.many}
    return {
        "metadata": {"title": group.title, **count},
        "links": [{"href": group.href, "type": MEDIA_TYPE, "rel": "self"}],
        "publications": [_publication(each) for each in group.entries],
    }


def _publication(entry: Entry) -> dict[str, Any]:
    said = entry.metadata
    if said.published and not _DATE.match(said.published):  # a year alone is no date to the norm's schema
        said = msgspec.structs.replace(said, published=None)
    links = (Link(entry.full, type=PUBLICATION_TYPE, rel=("self",)), *entry.links)
    made: dict[str, Any] = {"metadata": said, "links": links}
    return made | {"images": entry.images} if entry.images else made
