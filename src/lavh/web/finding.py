"""The page of results: what it branches on (`Shape`) and what it is filled in with."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template import engines
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from lavh.web import addresses, figures, hits, shell
from lavh.web.asked import ORDERS, PAGE, Asked
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


def page(request: HttpRequest, visit: Visit, found: Results) -> bytes:
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


def _common(request: HttpRequest, visit: Visit, found: Results, pairs: Pairs) -> dict[str, str | bytes]:
    """What every page of results says."""
    asked, code = found.asked, visit.code
    addresses_of = Addresses(code, asked, pairs)
    rows = hits.rows(visit, found.found, found.mark, found.institutions)
    values: dict[str, str | bytes] = {
        "nonce": shell.nonce(request),
        "here": escape(shell.here_path(request)[len(code) + 2 :]),
        "words": escape(asked.text),
        "canonical": f"{escape(shell.whole(''))}{addresses_of.here}",
        "feed": addresses_of.here.replace("/search", "/search.atom", 1),
        "filters": addresses_of.first.replace("/search", "/search/filters", 1),
        "count": _count(found.answer.total, asked.page, found.pages, code),
        "start": str((asked.page - 1) * PAGE + 1),
        "page": figures.grouped(asked.page, code),
        "pages": figures.grouped(found.pages, code),
        "before": addresses_of.at(asked.page - 1),
        "after": addresses_of.at(asked.page + 1),
        "works": b"".join(map(str.encode, rows)),  # most are ASCII: one that is not makes wide letters of itself alone
    }
    for order in ORDERS:
        values[f"sort-{order}"] = addresses_of.sorted(order)
    for place, value in enumerate(found.chips.now):
        values[f"now-href-{place}"] = addresses_of.within("now", value.code)
        values[f"now-works-{place}"] = figures.grouped(value.works, code)
    for name, number in found.chips.facets:
        values[f"facet-{name}"] = figures.grouped(number, code)
    return values


class Addresses:
    """The addresses of one search, escaped: they differ in their last parameters only (`Asked.pairs`), so they are written once."""

    def __init__(self, code: str, asked: Asked, pairs: Pairs) -> None:
        self.code, self.asked = code, asked
        self.words_alone = len(pairs) <= bool(asked.text)
        self.plain = str(
            escape(addresses.search(code, [pair for pair in pairs if pair[0] not in {"sort", "page"}]))
        )  # best match, first page
        self.joint = "&amp;" if "?" in self.plain else "?"
        self.first = self.sorted(asked.sort)
        self.here = self.at(asked.page)

    def sorted(self, order: str) -> str:
        """In another order, from the first page."""
        return self.plain if order == ORDERS[0] else f"{self.plain}{self.joint}sort={order}"

    def within(self, facet: str, value: str) -> str:
        """With a value of a facet chosen, or no longer."""
        if self.words_alone:
            return f"{self.plain}{self.joint}{facet}={value}"
        return str(escape(addresses.search(self.code, self.asked.toggled(facet, value).pairs())))

    def at(self, number: int) -> str:
        """Another page."""
        return f"{self.first}{'&amp;' if '?' in self.first else '?'}page={number}" if number > 1 else self.first


@lru_cache(maxsize=4096)
def _count(total: int, at: int, pages: int, code: str) -> str:
    told = {name: figures.grouped(value, code) for name, value in (("count", total), ("page", at), ("pages", pages))}
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
