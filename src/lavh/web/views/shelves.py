"""A reader's shelves: the overview, one shelf, and what can be done with it. Everything is a form that works without a script."""

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lavh.access.listed import ways
from lavh.catalog.queries import cards
from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import shelving
from lavh.reading.models import Device, Shelf
from lavh.reading.queries import shelves as queries
from lavh.reading.rules.shelves import STANDING
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.guest import change, guest, personal
from lavh.web.parts import shelves as parts
from lavh.web.parts.along import NOTHING, opens, searched, things
from lavh.web.parts.along import along as gathered
from lavh.web.views.home import preferred

GOING = 12
PAGE = 100
COVERS = 6
LONGEST = 200  # letters of a search


@csrf_exempt  # no session stands behind it: other sites are turned away by the browser's own word
@require_http_methods(["GET", "HEAD", "POST"])
def hub(request: HttpRequest, language: str) -> HttpResponse:
    """What one is in the middle of, and all shelves; a new one is made here."""
    here = addresses.shelves(language)
    if request.method == "POST":
        return change(request, lambda device: _made(device, request, language), here)
    device = guest(request)
    reader = device.reader_id if device else None
    going = parts.going(reader, language, GOING) if reader is not None else []
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = searched(things(reader, language), asked) if asked and reader is not None else []
    context = {
        "device": device,
        "going": going,
        "shelves": parts.briefs(reader, COVERS),
        "asked": asked,
        "found": found,
    }
    return personal(request, "shelves/hub.jinja", context)


@require_safe
def along(request: HttpRequest, language: str) -> HttpResponse:
    """What a device keeps of a reader's own, to be there without a connection."""
    device = guest(request)
    response = JsonResponse(gathered(device.reader, language) if device else NOTHING)
    cookie.alone(response)
    return response


@require_safe
def going(request: HttpRequest, language: str) -> HttpResponse:
    """What one is in the middle of: a part of the home page that loads by itself. Empty for everybody who has read nothing here."""
    device = guest(request)
    found = parts.going(device.reader_id, language, GOING) if device else []
    return personal(request, "shelves/going_part.jinja", {"device": device, "found": found})


def _made(device: Device, request: HttpRequest, language: str) -> str:
    made = shelving.make_shelf(reader=device.reader, name=request.POST.get("name", ""))
    return addresses.shelves(language, str(made.pk))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One shelf; posting renames it or puts it away."""
    if request.method == "POST":
        return change(
            request, lambda device: _changed(device, request, language, key), addresses.shelves(language, key)
        )
    device = guest(request)
    shelf = shelf_at(device, key)
    order = request.GET.get("order", "own")
    order = order if order in parts.ORDERS else "own"
    rows = queries.titles(shelf.pk) if shelf else []
    moved = _number(request.GET.get("moved", ""))
    at = next((place // PAGE + 1 for place, each in enumerate(rows) if each.pk == moved), _page_number(request))
    kept = parts.kept(rows, order) if order != "own" else parts.kept(rows[(at - 1) * PAGE : at * PAGE])
    shown = kept[(at - 1) * PAGE : at * PAGE] if order != "own" else kept
    here = ways([each.work for each in shown if each.work is not None], clock.now())
    context = {
        "device": device, "shelf": shelf, "key": key, "name": parts.name(shelf) if shelf else gettext(parts.NAMES[key]), "kept": shown, "order": order,
        "orders": {each: gettext(words) for each, words in parts.ORDERS.items()}, "total": len(rows), "at": at, "last": max(1, -(-len(rows) // PAGE)),
        "others": [each for each in parts.briefs(device.reader_id if device else None) if each.key != key], "from_place": (at - 1) * PAGE, "moved": moved,
        "opens": {work: opens(found, language) for work, found in here.items()},
    }  # fmt: skip
    return personal(request, "shelves/page.jinja", context | _shared(shelf))


def _shared(shelf: Shelf | None) -> dict[str, str]:
    """The address under which it is shared, and the QR code of that."""
    if shelf is None or shelf.token is None:
        return {"shared": "", "code": ""}
    address = f"{settings.PUBLIC_URL}{addresses.shared(shelf.token)}"
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    return {"shared": address, "code": drawn}


def _changed(device: Device, request: HttpRequest, language: str, key: str) -> str:
    shelf = _there(device, key)
    if "remove" in request.POST:
        shelving.remove_shelf(shelf=shelf)
        return addresses.shelves(language)
    if "share" in request.POST:
        shelving.share(shelf=shelf)
        return f"{addresses.shelves(language, key)}#sharing"
    if "unshare" in request.POST:
        shelving.unshare(shelf=shelf)
        return f"{addresses.shelves(language, key)}#sharing"
    shelving.rename_shelf(shelf=shelf, name=request.POST.get("name", ""))
    return addresses.shelves(language, key)


@csrf_exempt
@require_POST
def titles(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Move a thing on its shelf, to another one, or take it off."""
    back = request.POST.get("back", "")
    here = addresses.shelves(language, key)
    return change(
        request, lambda device: _moved(device, request, key, back if back.startswith(f"{here}?") else here), here
    )


def _moved(device: Device, request: HttpRequest, key: str, back: str) -> str:
    shelf = _there(device, key)
    title = queries.title(device.reader_id, _number(request.POST.get("title", "")))
    if title is None or title.shelf_id != shelf.pk:
        raise Refused("no-such-thing")
    if "off" in request.POST:
        shelving.take_off(reader=device.reader_id, title=title.pk)
        return back
    if "shelf" in request.POST and title.work is not None:
        target = request.POST["shelf"]
        shelving.put(shelf=shelf_of(device, target), work=title.work, now=clock.now())
        if target not in STANDING or shelf.kind == "own":
            shelving.take_off(reader=device.reader_id, title=title.pk)
        return back
    shelving.move(title=title, to=_number(request.POST.get("to", "0")))
    return f"{back}{'&' if '?' in back else '?'}moved={title.pk}#title-{title.pk}"


@require_safe
def shared(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """A shelf that somebody shares, for everybody who has its address. It says nothing of whose it is."""
    shelf = queries.shared(token)
    if shelf is None:
        raise Http404
    rows = queries.titles(shelf.pk, 0, 500)
    here = ways([each.work for each in rows if each.work is not None], clock.now())
    context = {"visit": visit(request), "here": "", "name": parts.name(shelf), "kept": parts.kept(rows), "token": token}
    context["opens"] = {work: opens(found, language) for work, found in here.items()}
    response = render(request, "shelves/shared.jinja", context)
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def shared_door(request: HttpRequest, token: str) -> HttpResponse:
    """The same, in a language of the visitor's."""
    best = preferred(request.headers.get("Accept-Language", ""))
    return HttpResponseRedirect(addresses.shared(token, best))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def of_work(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """On which shelves a work stands: a part of its page that loads by itself, and a page of its own without a script."""
    here = addresses.work_part(language, number, "shelves")
    if request.method == "POST":
        return change(request, lambda device: _shelved(device, request, number, here), here)
    found = cards([number])
    if not found:
        raise Http404
    device = guest(request)
    on = queries.on_which(device.reader_id, number) if device else set()
    known = {parts.key(each.shelf): each.shelf.pk for each in queries.shelves(device.reader_id)} if device else {}
    choices = parts.briefs(device.reader_id if device else None)
    chosen = {each.key for each in choices if known.get(each.key) in on}
    context = {
        "device": device,
        "number": number,
        "card": found[0][1],
        "choices": choices,
        "chosen": chosen,
        "part": "Turbo-Frame" in request.headers,
        "here": "search",
    }
    return personal(request, "work/shelves.jinja", context)


def _shelved(device: Device, request: HttpRequest, number: int, here: str) -> str:
    if not cards([number]):
        raise Refused("no-such-thing")
    if "off" in request.POST:
        shelving.take_off_work(shelf=_there(device, request.POST["off"]), work=number)
    elif request.POST.get("name", "").strip():
        shelf = shelving.make_shelf(reader=device.reader, name=request.POST["name"])
        shelving.put(shelf=shelf, work=number, now=clock.now())
    else:
        shelving.put(shelf=shelf_of(device, request.POST.get("on", "next")), work=number, now=clock.now())
    return here


def shelf_at(device: Device | None, key: str) -> Shelf | None:
    """The shelf of an address. One of the three may be empty; of own ones there must be one."""
    found = None
    if device is not None:
        found = (
            queries.standing(device.reader_id, key) if key in STANDING else queries.shelf(device.reader_id, int(key))
        )
    if found is None and key not in STANDING:
        raise Http404
    return found


def _there(device: Device, key: str) -> Shelf:
    found = (
        queries.standing(device.reader_id, key) if key in STANDING else queries.shelf(device.reader_id, _number(key))
    )
    if found is None:
        raise Refused("no-such-thing")
    return found


def shelf_of(device: Device, key: str) -> Shelf:
    """A shelf to put something on: one of the three is made when it is needed."""
    for kind in STANDING:
        if key == kind:
            return shelving.shelf_of(reader=device.reader, kind=kind)
    return _there(device, key)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 19 else 0


def _page_number(request: HttpRequest) -> int:
    return max(1, _number(request.GET.get("page", "1")))
