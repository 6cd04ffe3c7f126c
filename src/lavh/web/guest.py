"""Whose page it is: the reader behind the cookie, for pages that are one reader's own. Public pages never ask."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.kernel import clock
from lavh.kernel.buckets import Buckets, asking
from lavh.kernel.errors import Refused
from lavh.reading import cookie
from lavh.reading.actions import identity
from lavh.reading.models import Device
from lavh.reading.queries.identity import device_of
from lavh.web import addresses
from lavh.web.context import visit

PROBLEMS = {  # code of a refusal → what happened and what to do
    "no-such-code": _("This code leads nowhere. It lasts ten minutes and counts once: have a new one shown on the other device."),
    "too-many-requests": _("That was tried too often. Please wait some minutes."),
    "no-name": _("Please write a name first."),
    "name-taken": _("You have a shelf of this name already."),
    "shelf-full": _("This shelf is full: it holds ten thousand titles."),
    "too-many-shelves": _("You have two hundred shelves: put one away first."),
    "too-many-devices": _("You have fifty devices: sign one out first."),
    "login-taken": _("Somebody has this name already. Please choose another one."),
    "not-a-list": _("This file is no list that we can read."),
    "no-such-thing": _("It is not there any more."),
    "signed-out": _("This device was signed out."),
}  # fmt: skip
Deed = Callable[[Device], str]


@cache
def strangers() -> Buckets:
    """For what somebody does once in a while: beginning anew, typing a code."""
    return Buckets(1 / 30, 20)


def patiently(request: HttpRequest) -> None:
    """Refuses who does all the time what is done once in a while."""
    address: str = request.META.get("REMOTE_ADDR", "")
    who = asking(address, request.headers.get("X-Forwarded-For", address) if settings.BEHIND_PROXY else None)
    if who and strangers().take(who, time.monotonic()):
        raise Refused("too-many-requests")


def guest(request: HttpRequest) -> Device | None:
    """The device that asks, with its reader; None for somebody who has written nothing yet."""
    key = request.COOKIES.get(cookie.COOKIE, "")
    if not key:
        return None
    try:
        return device_of(key)
    except Refused:
        return None


def forgotten(request: HttpRequest) -> bool:
    """Whether the reader of this device had everything forgotten, on another device: then this one has to forget what it keeps before it begins anew."""
    try:
        device_of(request.COOKIES.get(cookie.COOKIE, ""))
    except Refused as error:
        return error.code == "forgotten"
    return False


def personal(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page for one reader's eyes. A key that was signed out is taken off."""
    code = request.GET.get("problem", "")
    told = {"problem": gettext(PROBLEMS[code]) if code in PROBLEMS else "", "done": request.GET.get("done", "")}
    response = render(request, template, {"visit": visit(request), "here": "shelves", **told, **context}, status=status)
    cookie.alone(response)
    if cookie.COOKIE in request.COOKIES and context.get("device", 0) is None and not forgotten(request):
        cookie.drop(response)
    return response


def begun(request: HttpRequest) -> tuple[Device, str]:
    """The device that asks; somebody new begins by it, and then the key is to be remembered ("" for who is known). Raises Refused("too-many-requests")."""
    device = guest(request)
    if device is not None:
        return device, ""
    patiently(request)
    return identity.begin(now=clock.now())


def change(request: HttpRequest, deed: Deed, back: str, *, begin: bool = True) -> HttpResponse:
    """Do something and go where it says; with `begin` somebody new begins by it. Refusals are told at `back`."""
    if not cookie.ours(request):
        return HttpResponseForbidden()
    device, key = guest(request), ""
    if device is None and forgotten(request):
        return HttpResponseRedirect(addresses.devices(visit(request).code, "forget"))
    try:
        if device is None and begin:
            device, key = begun(request)
        where = deed(device) if device else back
    except Refused as error:
        where = f"{back}{'&' if '?' in back else '?'}problem={error.code}"
    response = HttpResponse(status=303, headers={"Location": where})
    cookie.alone(response)
    if key:
        cookie.remember(response, key)
    return response
