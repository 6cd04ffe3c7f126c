"""Publishing by hand: what there is, what is on its way, sending a file, taking something down."""

import time

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lavh.access import passes, queries
from lavh.access.actions import Sent, Wishes, convert_again, take_upload, unpublish
from lavh.access.models import Publication
from lavh.access.passes import Pass
from lavh.kernel.buckets import Buckets
from lavh.kernel.errors import LavhError, Refused
from lavh.network.models import Institution
from lavh.staff import underway
from lavh.staff.door import closed, common, let_in, staff_only
from lavh.staff.underway import title

PAGE = 50
RIGHTS = (  # what can be chosen: address, in words
    ("", _("Not stated")),
    ("http://creativecommons.org/publicdomain/mark/1.0/", _("Public domain")),
    ("http://creativecommons.org/publicdomain/zero/1.0/", _("Public domain (CC0)")),
    ("http://creativecommons.org/licenses/by/4.0/", _("Free to use, name the author (CC BY)")),
    ("http://creativecommons.org/licenses/by-sa/4.0/", _("Free to use and share alike (CC BY-SA)")),
    ("http://creativecommons.org/licenses/by-nc/4.0/", _("Not for business (CC BY-NC)")),
    ("http://rightsstatements.org/vocab/InC/1.0/", _("In copyright")),
)
ACCESS = (("open", _("Everybody")), ("loan", _("Who has borrowed it")), ("on-site", _("Visitors in our rooms")))
BUCKETS = Buckets(rate=0.2, burst=30)  # sent files and take-downs: twelve a minute for one pass


@require_safe
def enter(request: HttpRequest, language: str) -> HttpResponse:
    """Use a link. The cookie goes with a page, not with a redirect: a browser that comes from a letter would not send it on."""
    given = passes.of_link(request.GET.get("pass", ""))
    response = render(request, "staff/entered.jinja", common(request)) if given else closed(request)
    if given:
        let_in(response, given)
    response["Cache-Control"], response["Referrer-Policy"] = "no-store", "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def publications(request: HttpRequest, given: Pass, language: str) -> HttpResponseBase:
    """The list and the form; a file that is sent."""
    if request.method == "POST":
        return _sent(request, given, language)
    return _listed(request, given)


@require_safe
@staff_only
def on_their_way(request: HttpRequest, given: Pass, language: str) -> HttpResponseBase:
    """The part of the list that changes by itself."""
    return render(request, "staff/underway.jinja", {**common(request), "uploads": underway.sent(given.institution)})


@require_POST
@staff_only
def again(request: HttpRequest, given: Pass, language: str, number: int) -> HttpResponseBase:
    """Have a file that was given up opened after all."""
    if _too_often(given):
        return _listed(request, given, "too-often", 429)
    if not convert_again(number=number, institution=given.institution):
        raise Http404
    return HttpResponseRedirect(f"/{language}/staff/publications?done=sent", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def removal(request: HttpRequest, given: Pass, language: str, number: int) -> HttpResponseBase:
    """Ask once more; take it down."""
    found = queries.publication(number)
    if found is None or found.status != Publication.Status.READY or given.institution not in {0, found.institution_id}:
        raise Http404
    if request.method != "POST":
        return render(request, "staff/removal.jinja", {**common(request), "it": found, "title": title(found)})
    if _too_often(given):
        return _listed(request, given, "too-often", 429)
    unpublish(number=number)
    return HttpResponseRedirect(f"/{language}/staff/publications?done=down", status=303)


def _listed(request: HttpRequest, given: Pass, error: str = "", status: int = 200) -> HttpResponse:
    written = request.GET.get("before", "")
    before = int(written) if written.isdecimal() and len(written) < 16 else 0
    found = queries.published(given.institution or None, before, PAGE + 1)
    houses = Institution.objects.filter(pk=given.institution) if given.institution else Institution.objects.all()
    context = {
        **common(request),
        "rows": [(each, title(each), len(each.problems or [])) for each in found[:PAGE]],
        "more": found[PAGE - 1].pk if len(found) > PAGE else 0,
        "first": not before,
        "uploads": underway.sent(given.institution),
        "institutions": list(houses.order_by("slug")),
        "rights": [(address, gettext(words)) for address, words in RIGHTS],
        "access": [(code, gettext(words)) for code, words in ACCESS],
        "error": error,
        "done": request.GET.get("done", ""),
    }
    return render(request, "staff/publications.jinja", context, status=status)


def _sent(request: HttpRequest, given: Pass, language: str) -> HttpResponse:
    if _too_often(given):
        return _listed(request, given, "too-often", 429)
    file, slug = request.FILES.get("file"), _field(request, "institution")
    house = Institution.objects.filter(slug=slug).first()
    if file is None or house is None or given.institution not in {0, house.pk}:
        return _listed(request, given, "incomplete", 422)
    rights, access = request.POST.get("rights", ""), request.POST.get("access", "")
    if rights not in dict(RIGHTS) or access not in dict(ACCESS):
        return _listed(request, given, "incomplete", 422)
    wishes = Wishes(rights=rights, access=access, record=_field(request, "record").strip()[:255])
    try:
        take_upload(institution=house, sent=Sent(str(file.name), file.chunks()), wishes=wishes)
    except Refused as refused:
        return _listed(request, given, refused.code, 413)
    except LavhError:
        return _listed(request, given, "storage", 503)
    return HttpResponseRedirect(f"/{language}/staff/publications?done=sent", status=303)


def _field(request: HttpRequest, name: str) -> str:
    """What was typed; no database can look for a NUL."""
    return request.POST.get(name, "").replace("\x00", "")


def _too_often(given: Pass) -> bool:
    return BUCKETS.take(str(given), time.monotonic()) > 0
