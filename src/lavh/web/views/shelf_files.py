"""Lists come in as files and shelves leave as files."""

from collections.abc import Sequence
from typing import NamedTuple, cast

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lavh.catalog.card import Card
from lavh.catalog.queries import cards, whole
from lavh.formats import bibtex
from lavh.formats.booklist import Listed, read, table
from lavh.kernel import clock
from lavh.kernel.errors import LavhError
from lavh.reading import cookie
from lavh.reading.actions import identity, shelving
from lavh.reading.models import Device, Shelf, Title
from lavh.reading.queries import shelves as queries
from lavh.reading.rules.shelves import Kind
from lavh.web import addresses
from lavh.web.guest import PROBLEMS, guest, patiently, personal
from lavh.web.parts import lists, references, shelves
from lavh.web.parts.lists import Matched
from lavh.web.views.shelves import shelf_at

BIGGEST = 5_000_000  # bytes of a list
CITED = 500  # entries of a file of references
OTHERWISE = "next"  # the shelf of rows that name none


class Brought(NamedTuple):
    """What became of a list."""

    rows: int
    found: int
    shelves: list[tuple[str, str, int]]  # key, name, rows


@csrf_exempt  # no session stands behind it: other sites are turned away by the browser's own word
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, language: str) -> HttpResponse:
    """Bring a list: each row is looked for in the catalogue; what is not there is kept as it was written."""
    if request.method != "POST":
        return personal(request, "shelves/import.jinja", {"device": guest(request), "result": None})
    if not cookie.ours(request):
        return HttpResponseForbidden()
    device, key = guest(request), ""
    try:
        patiently(request)
        file = request.FILES.get("file")
        found = read(file.read()) if file is not None and (file.size or 0) <= BIGGEST else []
        if device is None and found:
            device, key = identity.begin(now=clock.now())
        result = _brought(device, found, request.POST.get("name", "")) if device else Brought(0, 0, [])
    except LavhError as error:
        told = gettext(PROBLEMS.get(error.code, PROBLEMS["not-a-list"]))
        return personal(
            request, "shelves/import.jinja", {"device": device, "result": None, "problem": told}, status=422
        )
    response = personal(request, "shelves/import.jinja", {"device": device, "result": result})
    if key:
        cookie.remember(response, key)
    return response


def _brought(device: Device, found: Sequence[Listed], name: str) -> Brought:
    rows = list(lists.matched(found))
    targets: dict[Shelf, list[Matched]] = {}
    known: dict[str, Shelf] = {}
    for each in rows:
        for target in _targets(each.listed, name):
            if target not in known:
                known[target] = _shelf(device, target)
            targets.setdefault(known[target], []).append(each)
    shown = []
    for shelf, some in targets.items():
        kept = [(each.work, lists.written(each.listed)) for each in some]
        shelving.put_all(shelf=shelf, rows=kept, now=clock.now())
        shown.append((shelves.key(shelf), shelves.name(shelf), len(some)))
    return Brought(len(rows), sum(each.work is not None for each in rows), shown)


def _targets(listed: Listed, name: str) -> list[str]:
    """Keys of the three shelves, or names of own ones."""
    own = [f"own {each}" for each in listed.shelves]
    standing = [listed.standing] if listed.standing else []
    return [*standing, *own] or [f"own {name.strip()}" if name.strip() else OTHERWISE]


def _shelf(device: Device, target: str) -> Shelf:
    if target.startswith("own "):
        return shelving.make_shelf(reader=device.reader, name=target.removeprefix("own "))
    return shelving.shelf_of(reader=device.reader, kind=cast(Kind, target))


@require_safe
def file(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """A shelf as a table, as references, or as a feed."""
    device = guest(request)
    shelf = shelf_at(device, key)
    titles = queries.titles(shelf.pk) if shelf else []
    known = dict(cards([each.work for each in titles if each.work is not None]))
    name = shelves.name(shelf) if shelf else key
    match request.GET.get("as", "csv"):
        case "csv":
            rows = [_listed(each, key, name, known) for each in titles]
            body, media_type, suffix = table(rows).encode("utf-8-sig"), "text/csv; charset=utf-8", "csv"
        case "bib":
            body, media_type, suffix = _references(list(known)[:CITED]), "application/x-bibtex", "bib"
        case "opds":
            address = addresses.shelves(language, key, "file", **{"as": "opds"})
            works = [(each.work, known[each.work]) for each in titles if each.work in known]
            feed = lists.opds(name, address, works, language)
            body, media_type, suffix = msgspec.json.encode(feed), lists.OPDS, "json"
        case _:
            raise Http404
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="shelf.{suffix}"'
    cookie.alone(response)
    return response


def _listed(title: Title, key: str, name: str, known: dict[int, Card]) -> Listed:
    card = known.get(title.work or 0)
    added = f"{title.added:%Y/%m/%d}"
    standing, own = (key, ()) if key in shelves.NAMES else ("", (name,))
    if card is None:
        said = msgspec.convert({"title": "?", **title.written}, Listed)
        return msgspec.structs.replace(said, standing=standing, shelves=own, added=added)
    by = "; ".join(each.name for each in card.by)
    isbns = _isbns(title.work or 0)
    return Listed(card.title.text, by, isbns, standing, own, added)  # type: ignore[arg-type]  # one of the three


def _isbns(work: int) -> tuple[str, ...]:
    found = whole(work)
    if found is None:
        return ()
    numbers = [
        each.value
        for edition in found.editions
        for record in edition.records
        for each in record.description.identifiers
        if each.scheme == "isbn" and each.valid
    ]
    return tuple(numbers[:1])


def _references(works: Sequence[int]) -> bytes:
    things = []
    for work in works:
        found = whole(work)
        if found is not None:
            edition = found.editions[0]
            things.append((edition.records[0].description, references.about(found, edition)))
    return bibtex.together(things)
