"""The page of results: what it branches on (`Shape`) and what it is filled in with."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template import engines
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from lavh.web import addresses, figures, hits, shell
from lavh.web.asked import ORDERS, PAGE
from lavh.web.context import Visit
from lavh.web.drawn import Holes, Look, filled
from lavh.web.results import Results

Pairs = list[tuple[str, str]]


class Shape(NamedTuple):
    """All that `search.jinja` decides by."""

    code: str
    look: Look
    sort: str
    worded: bool  # something was typed
    plain: bool  # words alone: worth an index of the world's search engines
    later: bool  # not the first page
    more: bool  # not the last one
    now: tuple[tuple[str, bool], ...]  # ways to reach things by name, whether chosen
    facets: tuple[str, ...]
    dated: bool
    narrowed: bool
    works: int  # none, one, several
    instead: bool
    relaxed: str  # after those with all the words come others (some), there are only others (none)
    exact: bool
    without: bool  # there would be some without what is chosen
    hidden: tuple[str, ...]  # what goes along with other words

    def along(self) -> list[tuple[str, Markup]]:
        """The same with the holes of their values."""
        return [(name, Holes()[f"hidden-{place}"]) for place, name in enumerate(self.hidden)]


def page(request: HttpRequest, visit: Visit, found: Results) -> str:
    """The page as it is sent."""
    asked, answer = found.asked, found.answer
    pairs = asked.pairs()
    hidden = asked.but("q") if pairs else []
    shape = Shape(
        visit.code,
        tuple(visit.look.items()),
        asked.sort,
        bool(asked.text),
        len(pairs) <= bool(asked.text),
        asked.page > 1,
        asked.page < found.pages,
        tuple([(value.name, value.chosen) for value in found.chips.now]),
        tuple([name for name, _ in found.chips.facets]),
        found.chips.dated,
        asked.narrowed > 0,
        min(answer.total, 2),
        bool(found.instead),
        ("some" if answer.whole else "none") if answer.relaxed else "",
        asked.exact,
        found.without > 0,
        tuple([name for name, _ in hidden]),
    )
    values = _common(request, visit, found, pairs)
    values.update({f"hidden-{place}": escape(value) for place, (_, value) in enumerate(hidden)})
    if asked.narrowed:
        values["chosen"] = _chosen(visit, found)
        values["narrowed"] = figures.number(asked.narrowed)
    if not answer.total:
        values |= _instead_of_works(visit, found)
    if found.instead:
        values["instead"] = escape(found.instead)
        values["instead-href"] = escape(addresses.search(visit.code, asked.typed(found.instead).pairs()))
    return filled("search.jinja", shape, values)


def _common(request: HttpRequest, visit: Visit, found: Results, pairs: Pairs) -> dict[str, str]:
    """What every page of results says."""
    asked, code = found.asked, visit.code
    first = [pair for pair in pairs if pair[0] != "page"]
    unsorted = [pair for pair in first if pair[0] != "sort"]
    here = addresses.search(code, pairs)
    values: dict[str, str] = {
        "nonce": shell.nonce(request),
        "here": escape(shell.here_path(request)[len(code) + 2 :]),
        "words": escape(asked.text),
        "canonical": escape(shell.whole(here)),
        "feed": escape(addresses.feed(code, pairs)),
        "filters": escape(addresses.filters(code, first)),
        "count": _count(found),
        "start": str((asked.page - 1) * PAGE + 1),
        "page": figures.number(asked.page),
        "pages": figures.number(found.pages),
        "works": hits.listed(visit, found.found, found.mark, found.institutions),
    }
    if asked.page > 1:
        values["before"] = escape(addresses.search(code, _at(first, asked.page - 1)))
    if asked.page < found.pages:
        values["after"] = escape(addresses.search(code, _at(first, asked.page + 1)))
    for order in ORDERS:
        asking = unsorted if order == ORDERS[0] else [*unsorted, ("sort", order)]
        values[f"sort-{order}"] = escape(addresses.search(code, asking))
    for place, value in enumerate(found.chips.now):
        values[f"now-href-{place}"] = escape(addresses.search(code, asked.toggled("now", value.code).pairs()))
        values[f"now-works-{place}"] = figures.number(value.works)
    for name, number in found.chips.facets:
        values[f"facet-{name}"] = figures.number(number)
    return values


def _at(first: Pairs, number: int) -> Iterable[tuple[str, str]]:
    return [*first, ("page", str(number))] if number > 1 else first


def _count(found: Results) -> str:
    total, at = found.answer.total, found.asked.page
    told = {"count": figures.number(total), "page": figures.number(at), "pages": figures.number(found.pages)}
    said = (
        ngettext("%(count)s result, page %(page)s of %(pages)s", "%(count)s results, page %(page)s of %(pages)s", total)
        if at > 1
        else ngettext("%(count)s result", "%(count)s results", total)
    )
    return Markup(said) % told  # noqa: S704 (sentences are ours)


def _chosen(visit: Visit, found: Results) -> str:
    """What is chosen: as many things as somebody likes, so it is drawn each time."""
    jinja: Any = engines["jinja2"]
    return str(jinja.env.get_template("parts/chosen.jinja").module.chosen(visit, found.asked, found.chosen))


def _instead_of_works(visit: Visit, found: Results) -> dict[str, str]:
    """What to try where nothing was found."""
    without = ngettext(
        "Search without the filters: %(count)s result", "Search without the filters: %(count)s results", found.without
    )
    return {
        "without": Markup(without) % {"count": figures.number(found.without)},  # noqa: S704 (sentences are ours)
        "without-href": escape(addresses.search(visit.code, found.asked.plainly().pairs())),
        "inexact-href": escape(addresses.search(visit.code, found.asked.but("exact"))),
    }
