"""All that a reader has marked, in one place."""

from itertools import groupby

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import noting
from lavh.reading.models import Device
from lavh.reading.queries import notes as queries
from lavh.reading.rules import written
from lavh.reading.rules.notes import Annotation
from lavh.web import addresses
from lavh.web.guest import change, guest, personal
from lavh.web.parts.shelves import titled
from lavh.web.shell import whole

FORMATS = {
    "md": ("text/markdown; charset=utf-8", "notes.md"),
    "jsonld": ('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', "notes.jsonld"),
}


@csrf_exempt  # no session stands behind it: other sites are turned away by the browser's own word
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Notes under the titles of their publications; posting changes one or takes it away."""
    if request.method == "POST":
        return change(
            request, lambda device: _changed(device, request, language), addresses.notes(language), begin=False
        )
    device = guest(request)
    number = _publication(request)
    found = queries.notes(device.reader_id, number) if device else []
    names = titled(list({each.publication for each in found}), language)
    groups = [
        (publication, names.get(publication, ""), list(some))
        for publication, some in groupby(found, key=lambda each: each.publication)
    ]
    context = {"device": device, "groups": groups, "publication": number, "total": len(found), "place": _place}
    return personal(request, "notes.jinja", context)


def _place(language: str, note: Annotation) -> str:
    """Where a note stands, as the reader opens it."""
    at = msgspec.json.encode(note.locator).decode()
    if (note.locator.type or "").startswith("audio/"):
        return addresses.listen(language, note.publication, at)
    return addresses.read_at(language, note.publication, at)


def _changed(device: Device, request: HttpRequest, language: str) -> str:
    there = queries.note(device.reader_id, _sent(request, "note"))
    if there is None or there.deleted:
        raise Refused("no-such-thing")
    if "remove" in request.POST:
        changed = msgspec.structs.replace(there, deleted=True)
    else:
        changed = msgspec.structs.replace(there, text=_sent(request, "text")[:20_000].strip())
    noting.take_notes(reader=device.reader, notes=[changed])
    return addresses.notes(language, done="kept")


def _sent(request: HttpRequest, name: str) -> str:
    """A field of the form; no database can keep a NUL."""
    return request.POST.get(name, "").replace("\x00", "")


@require_safe
def file(request: HttpRequest, language: str) -> HttpResponse:
    """Notes as Markdown or as Web Annotations."""
    form = request.GET.get("as", "md")
    if form not in FORMATS:
        raise Http404
    device = guest(request)
    found = queries.notes(device.reader_id, _publication(request)) if device else []
    if form == "md":
        body = written.markdown(found, titled(list({each.publication for each in found}), language)).encode()
    else:
        body = msgspec.json.encode(written.annotations(found, _source))
    media_type, name = FORMATS[form]
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    cookie.alone(response)
    return response


def _source(note: Annotation) -> str:
    return whole(addresses.publication_file(note.publication, note.locator.href))


def _publication(request: HttpRequest) -> int | None:
    written_ = request.GET.get("publication", "")
    return int(written_) if written_.isdecimal() and len(written_) < 19 else None
