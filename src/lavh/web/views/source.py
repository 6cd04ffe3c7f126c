"""How the records of a source come in, for those who send them; and a record as it came."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from lavh.catalog.queries import own_number, records
from lavh.harvest import queries
from lavh.harvest.models import Run, Source
from lavh.web import figures
from lavh.web.context import visit
from lavh.web.parts import problems, raw

RUNS = 10
PAGE = 30
WAYS = {
    Source.Way.FILES: _("sent as files"),
    Source.Way.OAI: _("fetched by OAI-PMH"),
    Source.Way.SRU: _("fetched by SRU"),
}
TALLY = (
    ("seen", _("Came")),
    ("new", _("New")),
    ("changed", _("Changed")),
    ("unchanged", _("Unchanged")),
    ("deleted", _("Taken back")),
    ("refused", _("Refused")),
)
AUTHORITIES = ("authorities", _("Names and subjects"))  # records of those, told of sources that send some


@require_safe
def page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The last run and those before it; what was wrong, by its kind, each record one tap away."""
    source = queries.source(slug)
    if source is None:
        raise Http404
    runs = queries.runs(source, RUNS)
    faults = queries.faults(source)
    code = request.GET.get("problem", "").replace("\x00", "")[:40]
    after = _number(request.GET.get("after", ""))
    found = queries.faulty(source, code, after, PAGE + 1) if faults else []
    context = {
        "visit": visit(request),
        "here": "more",
        "source": source,
        "runs": runs,
        "faults": faults,
        "code": code,
        "faulty": found[:PAGE],
        "more": found[PAGE - 1].number if len(found) > PAGE else 0,
        "after": after,
    }
    counted = partial(tally, authorities=any(run.authorities for run in runs))
    words = {"ways": {way: gettext(words) for way, words in WAYS.items()}, "tally": counted, "when": figures.moment}
    return render(request, "source.jinja", context | words | {"problems": problems, "own_number": own_number})


def tally(run: Run, *, authorities: bool) -> list[tuple[str, int]]:
    """The counts of a run, in words."""
    return [(gettext(words), getattr(run, field)) for field, words in ((*TALLY, AUTHORITIES) if authorities else TALLY)]


@require_safe
def record(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The bytes as the source gave them, as text or one by one, with what was wrong with them in words."""
    kept = queries.kept(number)
    if kept is None:
        raise Http404
    catalogued = records([number]).get(number)
    hexadecimal = request.GET.get("as") == "bytes"
    sheet = raw.sheet(kept.content, _number(request.GET.get("from", "")), hexadecimal=hexadecimal)
    context = {
        "visit": visit(request),
        "here": "search",
        "kept": kept,
        "catalogued": catalogued,
        "local_id": own_number(kept.local_id),
        "sheet": sheet,
        "hexadecimal": hexadecimal,
    }
    return render(request, "record.jinja", context | {"problems": problems, "day": figures.day})


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 16 else 0
