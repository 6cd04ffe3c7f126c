"""The operations: searchRetrieve and explain."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lavh.api.given import given, leading
from lavh.api.sru import answer, asked
from lavh.api.sru.answer import Counted, Hit, Term
from lavh.api.sru.asked import Wanted
from lavh.api.sru.explain import explained
from lavh.api.sru.schemas import NAMES, SCHEMAS
from lavh.catalog import queries
from lavh.catalog.queries import Kept
from lavh.discovery import query as q
from lavh.discovery.cql import Diagnosed
from lavh.discovery.cql.meaning import named
from lavh.discovery.engines import engine
from lavh.discovery.facets import FACETS


@csrf_exempt
@require_http_methods(["GET", "POST"])
def serve(request: HttpRequest) -> HttpResponse:
    """Answer a request of the protocol; whatever is asked, the answer is one of the protocol's."""
    posted = request.POST if request.method == "POST" else request.GET
    call = asked.call({name: posted[name] for name in posted})
    try:
        asked.check(call)
        if call.operation == "explain":
            return explained(call.version)
        return _searched(call.version, asked.wanted(call.parameters, NAMES))
    except Diagnosed as diagnosed:
        return answer.wrong(call.version, diagnosed, operation=call.operation)


def _searched(version: str, wanted: Wanted) -> HttpResponse:
    found = engine().search(
        wanted.found.node, limit=max(wanted.size, 1), offset=wanted.start - 1, order=wanted.found.order
    )
    if wanted.start > max(found.total, 1):
        raise Diagnosed(61, str(wanted.start))
    works = found.ids[: wanted.size]
    return answer.found(version, wanted, found.total, _hits(works, SCHEMAS[wanted.schema].writer), _counted(wanted))


def _hits(works: Sequence[int], writer: str) -> list[Hit]:
    """Each work by the record that says most: two queries and those of what writers are told."""
    behind = queries.sources(works)
    records = queries.records(source.record for some in behind.values() for source in some)
    speakers: Mapping[int, Kept | None] = {
        work: leading(records[source.record] for source in behind.get(work, ()) if source.record in records)
        for work in works
    }
    told = {each.kept.work: each for each in given([each for each in speakers.values() if each], writer)}
    return [Hit(work, told.get(work)) for work in works]


def _counted(wanted: Wanted) -> list[Counted]:
    """Counts of the facets asked for, in one pass over what was found."""
    facets = [FACETS[named(index).name] for index, _ in wanted.facets]
    sizes = [q.Counted(facet.field, size) for facet, (_, size) in zip(facets, wanted.facets, strict=True)]
    counts = engine().count(wanted.found.node, sizes) if sizes else []
    found = []
    for facet, (index, _), values in zip(facets, wanted.facets, counts, strict=True):
        codes = facet.codes([value for value, _ in values])
        found.append(Counted(index, [Term(codes[value], count) for value, count in values if codes.get(value)]))  # fmt: skip
    return found
