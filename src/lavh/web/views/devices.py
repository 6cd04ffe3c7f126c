"""A reader's devices: join two by a code, name and sign them out, e-ink readers and programs, the history, taking everything away, being forgotten."""

import hashlib
import secrets
from collections.abc import Callable
from functools import wraps

import msgspec
import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import ereading, forgetting, identity
from lavh.reading.models import Device
from lavh.reading.queries import everything as queries
from lavh.reading.queries.identity import devices
from lavh.reading.rules import keys
from lavh.web import addresses
from lavh.web.guest import begun, change, forgotten, guest, patiently, personal


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """The list, and everything that one can do about it."""
    device = guest(request)
    listed = devices(device.reader_id) if device else []
    code = keys.code_of(request.GET.get("code", ""))
    return personal(request, "devices/page.jinja", {"device": device, "devices": listed, "code": code})


def told(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """What is refused is told on the page of devices."""

    @wraps(view)
    def made(request: HttpRequest, language: str) -> HttpResponse:
        try:
            return view(request, language)
        except Refused as error:
            return HttpResponse(status=303, headers={"Location": addresses.devices(language, problem=error.code)})

    return made


@csrf_exempt  # no session stands behind it: other sites are turned away by the browser's own word
@require_POST
@told
def code(request: HttpRequest, language: str) -> HttpResponse:
    """Show a code that lets one more device in. Somebody who has nothing yet begins by it."""
    if not cookie.ours(request):
        return HttpResponseForbidden()
    device, key = begun(request)
    shown = identity.offer_code(device=device, now=clock.now())
    address = f"{settings.PUBLIC_URL}{addresses.devices(language, code=shown)}"
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    minutes = int(keys.CODE_LIFE.total_seconds() // 60)
    context = {"device": device, "shown": f"{shown[:4]} {shown[4:]}", "drawn": drawn, "minutes": minutes}
    response = personal(request, "devices/code.jinja", context)
    if key:
        cookie.remember(response, key)
    return response


@csrf_exempt
@require_POST
@told
def join(request: HttpRequest, language: str) -> HttpResponse:
    """Come in by the code of another device."""
    if not cookie.ours(request):
        return HttpResponseForbidden()
    patiently(request)
    written = keys.code_of(request.POST.get("code", ""))
    _device, key = identity.join(code=written, mine=guest(request), name=request.POST.get("name", ""), now=clock.now())
    response = HttpResponse(status=303, headers={"Location": addresses.devices(language, done="joined")})
    cookie.remember(response, key)
    cookie.alone(response)
    return response


@csrf_exempt
@require_POST
def one(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Call a device something, or sign it out."""

    def deed(device: Device) -> str:
        if "out" not in request.POST:
            identity.rename(reader=device.reader_id, device=number, name=request.POST.get("name", ""))
            return addresses.devices(language, done="named")
        identity.sign_out(reader=device.reader_id, device=number)
        return addresses.devices(language, done="out")

    return change(request, deed, addresses.devices(language), begin=False)


@csrf_exempt
@require_POST
@told
def let_in(request: HttpRequest, language: str) -> HttpResponse:
    """A name and password for e-ink readers, or a key for a program. Shown this once."""
    if not cookie.ours(request):
        return HttpResponseForbidden()
    device, new = begun(request)
    context: dict[str, object] = {"device": device, "server": f"{settings.PUBLIC_URL}/koreader"}
    if "program" in request.POST:
        name = request.POST.get("name", "").strip() or "?"
        context["key"] = identity.let_in_program(reader=device.reader, name=name, now=clock.now())
    else:
        login, password = f"lavh-{secrets.token_hex(3)}", secrets.token_hex(5)
        digest = hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()
        ereading.register(login=login, password=digest, reader=device.reader, now=clock.now())
        context |= {"login": login, "password": password}
    response = personal(request, "devices/given.jinja", context)
    if new:
        cookie.remember(response, new)
    return response


@csrf_exempt
@require_POST
def history(request: HttpRequest, language: str) -> HttpResponse:
    """Write down days of reading, or erase them."""

    def deed(device: Device) -> str:
        forgetting.keep_history(reader=device.reader, on=request.POST.get("on") == "1")
        return addresses.devices(language, done="history")

    return change(request, deed, addresses.devices(language))


@require_safe
def everything(request: HttpRequest, language: str) -> HttpResponse:
    """All that is known of the reader, as a file."""
    device = guest(request)
    found = queries.everything(device.reader) if device else {}
    response = HttpResponse(msgspec.json.format(msgspec.json.encode(found)), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="lavh.json"'
    cookie.alone(response)
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, language: str) -> HttpResponse:
    """Ask whether it is meant; then delete everything and say what there was."""
    device = guest(request)
    if request.method != "POST":
        gone = device is None and forgotten(request)
        response = personal(request, "devices/forget.jinja", {"device": device, "receipt": None, "gone": gone})
        if gone:
            cookie.drop(response)
        return response
    if not cookie.ours(request):
        return HttpResponseForbidden()
    receipt = forgetting.forget(reader=device.reader, now=clock.now()) if device else None
    response = personal(request, "devices/forget.jinja", {"device": None, "receipt": receipt, "gone": True})
    cookie.drop(response)
    return response
