"""Works and records, one by one and in lists."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Path, Query, Router
from pydantic import AfterValidator, Field

from lavh.api import addresses, caching
from lavh.api.given import told
from lavh.api.media import raw_type
from lavh.api.problems import problem
from lavh.api.v1 import shapes
from lavh.api.v1.answers import answer, answer_tagged, promises
from lavh.api.v1.hits import Named, hit, hits, named, source
from lavh.api.v1.lists import Stretch, cut
from lavh.catalog import queries
from lavh.catalog.queries import Kept, Place, Source, Span, Telling, Whole, own_number
from lavh.formats.kinds import Kind
from lavh.formats.plain import plain
from lavh.harvest.queries import source_numbers, sources_of, verbatim
from lavh.kernel.paging import place_of
from lavh.network.queries import institution_numbers

router = Router(tags=["works and records"])
Number = Annotated[int, Path(ge=1, le=2**63 - 1, description="Its number here.")]
Moment = Annotated[datetime, AfterValidator(lambda moment: moment if moment.tzinfo else moment.replace(tzinfo=UTC))]


class AfterWork(msgspec.Struct, array_like=True):
    """A place in the list of works."""

    number: int


class Changed(Stretch):
    """Which records."""

    institution: str = Field("", max_length=80, description="Short name of an institution.")
    source: str = Field("", max_length=80, description="Short name of a source.")
    since: Moment | None = Field(
        None, description="Only what changed at or after this moment; UTC unless it says otherwise."
    )

    def span(self) -> Span:
        """The same for the catalogue. A name that does not exist finds nothing."""
        chosen: set[int] | None = None
        if self.institution:
            numbers = institution_numbers([self.institution])
            chosen = {each for number in numbers.values() for each in sources_of(number)}
        if self.source:
            named = set(source_numbers([self.source]).values())
            chosen = named if chosen is None else chosen & named
        return Span(self.since, None, None if chosen is None else tuple(sorted(chosen)))


@router.get("/works", operation_id="works", summary="All works", openapi_extra=promises(shapes.Works, 422))
def works(request: HttpRequest, asked: Query[Stretch]) -> HttpResponse:
    """In the order of their numbers. Numbers that became part of other works are left out."""
    after = place_of(asked.after, AfterWork).number if asked.after else 0
    part, following = cut(request, queries.works_after(after, asked.size + 1), asked.size, AfterWork)
    return answer_tagged(request, shapes.Works(hits(part), following))


@router.get(
    "/works/{number}", operation_id="work", summary="A work", openapi_extra=promises(shapes.WorkWhole, 404, 422)
)
def work(request: HttpRequest, number: Number) -> HttpResponse:
    """With its editions and all that the records behind it say. A number that became part of another leads there."""
    found = queries.whole(number)
    if found is None:
        now = queries.current(number)
        if now == number:
            raise Http404
        return HttpResponsePermanentRedirect(f"/api/v1/works/{now}")
    mark = caching.tag(number, *((each.record, each.changed) for each in _tellings(found)))
    return caching.fresh(request, mark, lambda: answer(_whole(found)))


def _tellings(found: Whole) -> list[Telling]:
    return [each for edition in found.editions for each in edition.records]


def _whole(found: Whole) -> shapes.WorkWhole:
    behind = [Source(each.record, each.institution, each.source, each.local_id) for each in _tellings(found)]
    names = named(behind)
    editions = [
        shapes.Edition(
            edition.number,
            Kind(edition.kind).code,
            edition.year,
            edition.language,
            edition.form,
            [_record_whole(_kept(found.number, each), names) for each in edition.records],
        )
        for edition in found.editions
    ]
    return shapes.WorkWhole(hit(found.number, found.card, [source(each, names) for each in sorted(behind)]), editions)


def _kept(work: int, each: Telling) -> Kept:
    return Kept(each.record, each.source, each.institution, each.local_id, work, each.changed, False, each.description)


def _record_whole(kept: Kept, names: Named) -> shapes.RecordWhole:
    return shapes.RecordWhole(_record(kept, names), plain(told(kept.description)), addresses.raw(kept.number))


def _record(kept: Kept, names: Named) -> shapes.Record:
    return shapes.Record(
        kept.number,
        addresses.record(kept.number),
        names.institutions.get(kept.institution, ""),
        names.sources.get(kept.source, ""),
        own_number(kept.local_id),
        kept.work,
        kept.changed,
        kept.deleted,
    )


@router.get("/records", operation_id="records", summary="All records", openapi_extra=promises(shapes.Records, 422))
def records(request: HttpRequest, asked: Query[Changed]) -> HttpResponse:
    """In the order in which they changed, deleted ones too: who keeps a copy goes on from where it was."""
    after = place_of(asked.after, Place) if asked.after else None
    found = queries.changes(asked.span(), after, asked.size + 1, described=False)
    part, following = cut(request, found, asked.size, _place)
    return answer_tagged(request, shapes.Records(_records(part), following))


def _records(kept: Sequence[Kept]) -> list[shapes.Record]:
    names = named(kept)
    return [_record(each, names) for each in kept]


def _place(kept: Kept) -> Place:
    return Place(kept.changed, kept.number)


@router.get(
    "/records/{number}",
    operation_id="record",
    summary="A record",
    openapi_extra=promises(shapes.RecordWhole, 404, 410, 422),
)
def record(request: HttpRequest, number: Number) -> HttpResponse:
    """What one source says of one thing, in our words."""
    kept = _there(number)
    if kept.deleted:
        return gone(kept)
    mark = caching.tag(number, kept.changed, kept.work)
    return caching.fresh(request, mark, lambda: answer(_record_whole(kept, named([kept]))))


@router.get(
    "/records/{number}/raw",
    operation_id="raw",
    summary="A record as it came",
    openapi_extra=promises(None, 404, 410, 422, media="*/*", said="The bytes exactly as the source gave them."),
)
def raw(request: HttpRequest, number: Number) -> HttpResponse:
    """Verbatim: MARC, XML or JSON, with whatever was wrong with it."""
    kept = _there(number)
    if kept.deleted:
        return gone(kept)
    return caching.fresh(request, caching.tag("raw", number, kept.changed), lambda: _verbatim(number))


def _verbatim(number: int) -> HttpResponse:
    copy = verbatim(number)
    if copy is None:
        raise Http404
    response = HttpResponse(copy.content, content_type=raw_type(copy.format, copy.content))
    response["Content-Disposition"] = f'inline; filename="record-{number}"'
    return response


def _there(number: int) -> Kept:
    found = queries.records([number]).get(number)
    if found is None:
        raise Http404
    return found


def gone(kept: Kept) -> HttpResponse:
    """The source took it back."""
    return problem(410, "gone", f"The source took this record back; known since {kept.changed:%Y-%m-%dT%H:%M:%SZ}.")
