"""A work, and the pages about its sides: editions, records, parts, neighbours, references, sharing."""

from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lavh.catalog.queries import cards, current, own_number, whole
from lavh.catalog.queries.explain import reasons
from lavh.catalog.queries.tree import Spot
from lavh.catalog.queries.tree import parts as parts_of
from lavh.discovery import likeness
from lavh.kernel.errors import Unreadable
from lavh.kernel.paging import mark, place_of
from lavh.web import addresses
from lavh.web.context import visit
from lavh.web.parts import chart, joined, places, references
from lavh.web.parts import editions as parts_editions
from lavh.web.parts import work as parts_work
from lavh.web.parts.openings import here
from lavh.web.parts.shelves import briefs

PAGE = 30
LIKE = 8


@require_safe
def page(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """What can be done with it, what it is, and everything known of it; old numbers lead on."""
    found = whole(number)
    if found is None:
        return _moved(language, number)
    near = places.point(request.GET.get("near", ""))
    shown = parts_work.shown(found, language, here(), near)
    context = {"work": shown, "card": found.card, "near": near, "linked": references.linked(found)}
    return _page(
        request,
        "work.jinja",
        number,
        context | {"below": parts_work.BELOW, "mark": mark, "chart": chart, "shelves": briefs(None)},
    )


@require_safe
def editions(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """All editions, by language, newest first, in pages."""
    found = whole(number)
    if found is None:
        return _moved(language, number, "editions")
    known = parts_work.known([record for edition in found.editions for record in edition.records])
    titles = [form.text for form in (found.card.title, *found.card.forms)]
    at = _page_number(request)
    cut = parts_editions.cut(found.editions, language, at, PAGE)
    groups = parts_editions.groups(cut, titles, known, language, PAGE)
    last = -(-len(found.editions) // PAGE)
    context = {"card": found.card, "groups": groups, "total": len(found.editions), "at": at, "last": last}
    return _page(request, "work/editions.jinja", number, context)


@require_safe
def sources(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The records behind a work, and why they stand together."""
    at = _page_number(request)
    found = reasons(number, (at - 1) * PAGE, PAGE)
    if found is None:
        return _moved(language, number, "sources")
    [(_number, card)] = cards([number])
    context = {"card": card, "told": joined.told(found), "known": parts_work.known(found.records)}
    last = max(1, -(-found.total // PAGE))
    context |= {"own_number": own_number, "total": found.total, "at": at, "last": last}
    return _page(request, "work/sources.jinja", number, context)


@require_safe
def parts(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """What is right below a component of a finding aid: one level, in pages."""
    found = cards([number])
    if not found:
        return _moved(language, number, "parts")
    after = _spot(request.GET.get("after", ""))
    below = parts_of(number, after, PAGE + 1)
    following = mark(below[PAGE - 1].spot) if len(below) > PAGE else ""
    context = {"card": found[0][1], "below": below[:PAGE], "following": following, "first": after is None}
    return _page(request, "work/parts.jinja", number, context | {"after": request.GET.get("after", "")})


@require_safe
def related(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """By the same people, about the same things, in the same words."""
    found = cards([number])
    if not found:
        return _moved(language, number, "related")
    card = found[0][1]
    same = likeness.by_the_same(card, number, LIKE)
    about = [each for each in likeness.about_the_same(card, number, LIKE) if each not in same]
    like = [each for each in likeness.alike(number, LIKE) if each not in {*same, *about}]
    known = dict(cards([*same, *about, *like]))
    rows = {name: [(each, known[each]) for each in some if each in known] for name, some in _named(same, about, like)}
    return _page(request, "work/related.jinja", number, {"card": card, **rows})


def _named(same: list[int], about: list[int], like: list[int]) -> list[tuple[str, list[int]]]:
    return [("same", same), ("about", about), ("like", like)]


@require_safe
def cite(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """References to it in the usual styles, to be copied, and files for reference managers."""
    found = whole(number)
    if found is None:
        return _moved(language, number, "cite")
    wanted = request.GET.get("edition", "")
    edition = next((each for each in found.editions if str(each.number) == wanted), found.editions[0])
    about = references.about(found, edition)
    made = references.references(edition.records[0].description, language, about)
    context = {"card": found.card, "references": made, "edition": edition}
    return _page(request, "work/cite.jinja", number, context | {"many": len(found.editions) > 1})


@require_safe
def share(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The address that never changes, as words and as a QR code that can be printed as a shelf label."""
    found = cards([number])
    if not found:
        return _moved(language, number, "share")
    code = segno.make(addresses.permalink(settings.PUBLIC_URL, number), error="m", micro=False)
    drawn = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return _page(request, "work/share.jinja", number, {"card": found[0][1], "code": drawn})


def _page(request: HttpRequest, template: str, number: int, context: dict[str, Any]) -> HttpResponse:
    common = {"visit": visit(request), "number": number, "here": "search"}
    link = addresses.permalink(settings.PUBLIC_URL, number)
    return render(request, template, common | {"permalink": link} | context)


def _moved(language: str, number: int, part: str = "") -> HttpResponse:
    """The work is part of another one now, or there is none of this number."""
    now = current(number)
    if now == number:
        raise Http404
    return HttpResponsePermanentRedirect(
        addresses.work_part(language, now, part) if part else addresses.work(language, now)
    )


def _page_number(request: HttpRequest) -> int:
    written = request.GET.get("page", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


def _spot(marked: str) -> Spot | None:
    try:
        return place_of(marked, Spot) if marked else None
    except Unreadable:
        return None
