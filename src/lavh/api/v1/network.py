"""Who takes part: institutions, their branches, and the streams of records they give."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from lavh.api.v1 import shapes
from lavh.api.v1.answers import answer_tagged, promises
from lavh.api.v1.lists import Stretch, cut
from lavh.harvest import queries as harvest
from lavh.harvest.models import Run, Source
from lavh.kernel.paging import place_of
from lavh.network import queries as network
from lavh.network.models import Branch, Institution
from lavh.network.queries import institution_numbers

router = Router(tags=["institutions"])
Slug = Annotated[str, Path(max_length=80, pattern=r"^[-\w]+$", description="Its short name.")]
MOST = 1_000  # sources of one institution that are shown with it


class AfterSlug(msgspec.Struct, array_like=True):
    """A place in a list by short names."""

    slug: str


class OfInstitution(Stretch):
    """Which sources."""

    institution: str = Field("", max_length=80, description="Short name of an institution.")


@router.get(
    "/institutions",
    operation_id="institutions",
    summary="All institutions",
    openapi_extra=promises(shapes.Institutions, 422),
)
def institutions(request: HttpRequest, asked: Query[Stretch]) -> HttpResponse:
    """In the order of their short names."""
    found = network.institutions(_after(asked), asked.size + 1)
    part, following = cut(request, found, asked.size, lambda each: AfterSlug(each.slug))
    return answer_tagged(request, shapes.Institutions([_brief(each) for each in part], following))


@router.get(
    "/institutions/{slug}",
    operation_id="institution",
    summary="An institution",
    openapi_extra=promises(shapes.InstitutionWhole, 404, 422),
)
def institution(request: HttpRequest, slug: Slug) -> HttpResponse:
    """With its branches, their hours and closed days, and its sources."""
    found = network.institution(slug)
    if found is None:
        raise Http404
    branches = [_branch(each) for each in found.branches.all()]
    streams = _streams(harvest.sources("", MOST, found.pk))
    return answer_tagged(request, shapes.InstitutionWhole(_brief(found), found.about, branches, streams))


@router.get("/sources", operation_id="sources", summary="All sources", openapi_extra=promises(shapes.Sources, 422))
def sources(request: HttpRequest, asked: Query[OfInstitution]) -> HttpResponse:
    """The streams of records and how each went last, in the order of their short names."""
    chosen = institution_numbers([asked.institution]).get(asked.institution, 0) if asked.institution else None
    found = harvest.sources(_after(asked), asked.size + 1, chosen)
    part, following = cut(request, found, asked.size, lambda each: AfterSlug(each.slug))
    return answer_tagged(request, shapes.Sources(_streams(part), following))


def _after(asked: Stretch) -> str:
    return place_of(asked.after, AfterSlug).slug.replace("\x00", "\ufffd") if asked.after else ""


def _brief(each: Institution) -> shapes.InstitutionBrief:
    region = each.region.slug if each.region else ""
    return shapes.InstitutionBrief(each.slug, each.kind, each.name, region, each.url, each.email, each.phone, each.demo)


def _branch(each: Branch) -> shapes.Branch:
    return shapes.Branch(
        slug=each.slug,
        name=each.name,
        address=each.address,
        latitude=each.latitude,
        longitude=each.longitude,
        phone=each.phone,
        email=each.email,
        services=each.services,
        main=each.main,
        hours=[shapes.Hours(hours.weekday, hours.opens, hours.closes) for hours in each.hours.all()],
        closed=[shapes.Closed(closure.first, closure.last, closure.reason) for closure in each.closures.all()],
    )


def _streams(found: Sequence[Source]) -> list[shapes.Stream]:
    runs = harvest.last_runs(each.pk for each in found)
    return [
        shapes.Stream(each.slug, each.institution.slug, each.name, each.way, _run(runs.get(each.pk))) for each in found
    ]


def _run(run: Run | None) -> shapes.Run | None:
    if run is None:
        return None
    return shapes.Run(
        run.started, run.ended, run.state, run.seen, run.new, run.changed, run.unchanged, run.deleted, run.refused
    )
