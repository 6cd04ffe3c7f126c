"""Search, its facets, and suggestions while somebody types."""

from typing import Annotated

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field, field_validator

from lavh.api import caching
from lavh.api.asked import Page, Parameters, Search
from lavh.api.problems import Fault, problem
from lavh.api.v1.answers import address, answer, promises
from lavh.api.v1.facets import SMALL, YEAR, facets
from lavh.api.v1.hits import hits
from lavh.api.v1.shapes import Answer, FacetAnswer, SuggestAnswer, Suggestion
from lavh.discovery import suggest as suggesting
from lavh.discovery.engines import engine
from lavh.discovery.facets import FACETS
from lavh.discovery.search import DEEPEST
from lavh.discovery.search import search as find
from lavh.kernel.interface import BY_CODE

router = Router(tags=["search"])
NAMES = (*FACETS, YEAR)
NONE = "none"


class Counting(Parameters):
    """What is counted, and in which language it is named."""

    facet: Annotated[list[str], Field(default_factory=list, max_length=20)] = Field(
        description=f"Facets to count beside the small ones (repeated, or with commas): {', '.join(NAMES)}. `none` counts nothing."
    )
    facet_size: int = Field(20, ge=1, le=200, description="Values of each large facet: person, subject, place …")
    lang: str = Field("", max_length=20, description="Interface language in which institutions and regions are named.")

    @field_validator("facet")
    @classmethod
    def _known(cls, values: list[str]) -> list[str]:
        names = [name for value in values for name in value.split(",") if name]
        unknown = next((name for name in names if name not in NAMES and name != NONE), "")
        if unknown:
            said = f"There is no facet {unknown[:40]!r}."
            raise ValueError(said)
        return names

    def names(self, always: tuple[str, ...]) -> list[str]:
        """The facets to count: those always counted, and those asked for."""
        return [] if NONE in self.facet else list(dict.fromkeys((*always, *self.facet)))

    def tongue(self) -> str:
        """A language of ours."""
        return self.lang if self.lang in BY_CODE else settings.LANGUAGE_CODE


class SearchPage(Page, Counting):
    """A page of what is found, with counts."""


class FacetSearch(Search, Counting):
    """Counts alone."""


@router.get("/search", operation_id="search", summary="Find works", openapi_extra=promises(Answer, 422))
def search(request: HttpRequest, asked: Query[SearchPage]) -> HttpResponse:
    """Works in the order of relevance (or age), with the records behind them and counts for narrowing down."""
    offset = (asked.page - 1) * asked.size
    if offset >= DEEPEST:
        return too_deep()
    mark = caching.tag(engine().generation(), request.META.get("QUERY_STRING", ""))
    return caching.fresh(request, mark, lambda: answer(_answer(request, asked, offset)))


def _answer(request: HttpRequest, asked: SearchPage, offset: int) -> Answer:
    wanted = asked.request(asked.sort)
    found = find(wanted, limit=asked.size, offset=offset)
    counted = msgspec.structs.replace(wanted, relaxed=found.relaxed) if found.relaxed else wanted
    more = offset + asked.size < min(found.total, DEEPEST)
    return Answer(
        total=found.total,
        relaxed=found.relaxed,
        did_you_mean=suggesting.did_you_mean(asked.q) if asked.q and (found.relaxed or not found.total) else "",
        page=asked.page,
        size=asked.size,
        hits=hits(found.ids),
        facets=facets(counted, asked.names(SMALL), asked.tongue(), asked.facet_size),
        next=address(request, page=str(asked.page + 1)) if more else None,
    )


def too_deep() -> HttpResponse:
    """Nobody reads ten thousand hits; who needs them all harvests."""
    said = f"Only the first {DEEPEST} works can be paged through. Narrow the search, or take everything by OAI-PMH."
    return problem(422, "too-deep", said, [Fault("page", said)])


@router.get("/facets", operation_id="facets", summary="Count without listing", openapi_extra=promises(FacetAnswer, 422))
def count(request: HttpRequest, asked: Query[FacetSearch]) -> HttpResponse:
    """How many works there are of each value. Without `facet`: the small facets."""
    mark = caching.tag(engine().generation(), request.META.get("QUERY_STRING", ""))
    names = asked.names(() if asked.facet else SMALL)
    return caching.fresh(
        request, mark, lambda: answer(FacetAnswer(facets(asked.request(), names, asked.tongue(), asked.facet_size)))
    )


@router.get(
    "/suggest", operation_id="suggest", summary="Complete what is typed", openapi_extra=promises(SuggestAnswer, 422)
)
def suggest(
    request: HttpRequest, q: Annotated[str, Query(description="The beginning of a title or name.")] = ""
) -> HttpResponse:
    """Titles, people, subjects and places that begin so; the last word is a beginning, those before it are whole."""
    mark = caching.tag(engine().generation(), q)
    return caching.fresh(
        request,
        mark,
        lambda: answer(SuggestAnswer([Suggestion(*each) for each in suggesting.complete(q[:400])])),
    )
