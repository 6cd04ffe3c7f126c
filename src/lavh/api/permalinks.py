"""Addresses for ever: /w/1 is a work, /r/1 a record. Each speaks every format, by Accept or by its suffix (/w/1.marcxml).

The address itself is the thing and never answers 200: it leads (303) to the page or to the form that is wanted. Works that became part of
others lead on (301), what is no more says so (410).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_resolver
from django.views.decorators.http import require_safe
from lxml import etree

from lavh.api import addresses, caching, negotiating
from lavh.api.given import Given, given, leading
from lavh.api.problems import MEDIA_TYPE, problem
from lavh.catalog import queries
from lavh.catalog.queries import Kept, Whole
from lavh.formats import bibtex, csl, ris, schema_org
from lavh.formats.description import Description
from lavh.formats.writing import WRITERS, XML_WRITERS
from lavh.formats.written import About, Writer, document

HTML, JSON = "html", "json"
BY_SUFFIX: Mapping[str, Writer] = {writer.suffix: writer for writer in WRITERS.values()}
TYPES: Mapping[str, str] = {  # media type → suffix; the first of equals is given where anything will do
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    **{writer.media_type: writer.suffix for writer in WRITERS.values()},
    "text/xml": "dc.xml",
    "text/x-bibtex": "bib",
    "application/json": JSON,
}
MOST = 500  # records of one work that are written

Pair = tuple[Description, About]


class Form(NamedTuple):
    """What an address asks for."""

    kind: str  # w or r
    number: int
    suffix: str

    def address(self, suffix: str, number: int = 0) -> str:
        """The same thing in another form."""
        return f"{addresses.whole('')}/{self.kind}/{number or self.number}{'.' if suffix else ''}{suffix}"


@require_safe
def follow(request: HttpRequest, kind: str, number: str, suffix: str = "") -> HttpResponse:
    """The thing, in the form that is wanted."""
    asked = Form(kind, int(number), suffix)
    if suffix and suffix not in {HTML, JSON} and suffix not in BY_SUFFIX:
        said = f"Forms are {', '.join((HTML, JSON, *BY_SUFFIX))}."
        return problem(404, "not-found", said)
    found = _work(asked) if kind == "w" else _record(asked)
    if isinstance(found, HttpResponse):
        return _for_people(request, found) if suffix in {"", HTML} else found
    response = _formed(request, asked, found) if suffix in BY_SUFFIX else _lead(request, asked)
    response["Link"] = _links(asked)
    return response


Found = Whole | Kept


def _for_people(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What is not there, as the site's own page to those who want pages; its status stays."""
    offered = ["text/html", MEDIA_TYPE]
    if response.status_code < 400 or negotiating.best(request.headers.get("Accept", ""), offered) != offered[0]:
        return response
    shown: HttpResponse = get_resolver().resolve_error_handler(404)(request, exception=Http404())  # type: ignore[call-arg]  # as Django calls it
    shown.status_code = response.status_code
    return shown


def _work(asked: Form) -> Found | HttpResponse:
    found = queries.whole(asked.number)
    if found is not None:
        return found
    now = queries.current(asked.number)
    if now != asked.number:
        return HttpResponsePermanentRedirect(asked.address(asked.suffix, now))
    if queries.existed(asked.number):
        return problem(410, "gone", "All records of this work were taken back by their sources.")
    return problem(404, "not-found", "There is no such work.")


def _record(asked: Form) -> Found | HttpResponse:
    found = queries.records([asked.number]).get(asked.number)
    if found is None:
        return problem(404, "not-found", "There is no such record.")
    if found.deleted:
        return problem(
            410, "gone", f"Its source took this record back; known since {found.changed:%Y-%m-%dT%H:%M:%SZ}."
        )
    return found


def _lead(request: HttpRequest, asked: Form) -> HttpResponse:
    """To the page, or to the form that Accept asks for."""
    suffix = asked.suffix
    if not suffix:
        wanted = negotiating.best(request.headers.get("Accept", ""), list(TYPES))
        if wanted is None:
            return problem(406, "not-acceptable", f"Forms are {', '.join(TYPES)}.")
        suffix = TYPES[wanted]
    response = HttpResponse(status=303)
    response["Location"] = _target(request, asked, suffix)
    response["Vary"] = "Accept, Accept-Language"
    response["Cache-Control"] = "public, max-age=300"
    return response


def _target(request: HttpRequest, asked: Form, suffix: str) -> str:
    if suffix == JSON:
        return addresses.whole(f"/api/v1/{'works' if asked.kind == 'w' else 'records'}/{asked.number}")
    if suffix != HTML:
        return asked.address(suffix)
    language = negotiating.language(request.headers.get("Accept-Language", ""))
    return (
        addresses.page(language, asked.number) if asked.kind == "w" else addresses.record_page(language, asked.number)
    )


def _links(asked: Form) -> str:
    """All forms (RFC 8288), and the thing itself."""
    found = [f'<{asked.address("")}>; rel="canonical"', f'<{asked.address(HTML)}>; rel="alternate"; type="text/html"']
    found += [
        f'<{asked.address(suffix)}>; rel="alternate"; type="{writer.media_type}"'
        for suffix, writer in BY_SUFFIX.items()
    ]
    return ", ".join(found)


def _formed(request: HttpRequest, asked: Form, found: Found) -> HttpResponse:
    writer = BY_SUFFIX[asked.suffix]
    records = _records(found)
    mark = caching.tag(asked.kind, asked.number, asked.suffix, *((each.number, each.changed) for each in records))

    def make() -> HttpResponse:
        content = _of_work(asked, found, writer) if isinstance(found, Whole) else _one(given(records, writer.name)[0], writer)  # fmt: skip
        response = HttpResponse(content, content_type=_content_type(writer.media_type))
        response["Content-Location"] = asked.address(asked.suffix)
        response["Content-Disposition"] = f'inline; filename="{asked.kind}{asked.number}.{asked.suffix}"'
        return response

    return caching.fresh(request, mark, make)


def _content_type(media_type: str) -> str:
    return media_type if "xml" in media_type or "json" in media_type else f"{media_type}; charset=utf-8"


def _one(found: Given, writer: Writer) -> bytes:
    return writer.write(found.description, found.about)


def _records(found: Found) -> list[Kept]:
    if isinstance(found, Kept):
        return [found]
    return [each for edition in _editions(found) for each in edition][:MOST]


def _editions(work: Whole) -> list[list[Kept]]:
    return [
        [
            Kept(
                each.record,
                each.source,
                each.institution,
                each.local_id,
                work.number,
                each.changed,
                False,
                each.description,
            )
            for each in edition.records
        ]
        for edition in work.editions
    ]


def _of_work(asked: Form, work: Whole, writer: Writer) -> bytes:
    """All records where the format has a place for several, one of each edition in references, else the one that says most."""
    if writer.name in _COLLECTIONS:
        return _collection(given(_records(work), writer.name), writer.name)
    spoken = [found for edition in _editions(work)[:MOST] if (found := leading(edition))]
    pairs = [(each.description, each.about) for each in given(spoken, writer.name)]
    together = _TOGETHER.get(writer.name)
    if together:
        return together(pairs)
    speaker = leading(spoken)
    at = next(place for place, each in enumerate(spoken) if each is speaker)
    about = msgspec.structs.replace(pairs[at][1], address=asked.address(""))
    if writer.name == "schema_org":
        return msgspec.json.encode(schema_org.work([pairs[at], *pairs[:at], *pairs[at + 1 :]], about))
    return writer.write(pairs[at][0], about)


_COLLECTIONS = {"marcxml": "collection", "mods": "modsCollection"}
_TOGETHER: Mapping[str, Callable[[Sequence[Pair]], bytes]] = {
    "csl": csl.together,
    "ris": ris.together,
    "bibtex": bibtex.together,
}


def _collection(records: Sequence[Given], name: str) -> bytes:
    writer = XML_WRITERS[name]
    made = etree.Element(f"{{{writer.namespace}}}{_COLLECTIONS[name]}", nsmap={None: writer.namespace})  # type: ignore[dict-item]
    for each in records:
        made.append(writer.element(each.description, each.about))
    return document(made)
