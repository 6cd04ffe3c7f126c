"""One result of a list, made ready in one go: a page has twenty of them, and every call of a template costs what a hundred of these lines cost."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup, escape

from lavh.catalog.card import By, Card
from lavh.network.queries import Named
from lavh.web import addresses, covers, figures, icons, labels, transliteration
from lavh.web.context import Visit

Mark = Callable[[str, str], Markup]
NOTHING = Markup()
REACHED = (
    (1, "book"),
    (2, "headphones"),
    (4, "image"),
    (32, "lock"),
    (8, "bag"),
    (16, "building"),
)  # the first that there is, is told


class Row(NamedTuple):
    """A result. `cover` is empty for patrons who save data, the others where there is nothing to say."""

    href: str
    cover: Markup
    title: Markup
    other: Markup
    by: Markup
    meta: Markup
    now: Markup


def rows(
    visit: Visit,
    found: Iterable[tuple[int, Card]],
    mark: Mark | None = None,
    institutions: Mapping[int, Named] | None = None,
) -> list[Row]:
    """Results in their order. `mark`: marks the words that were looked for. `institutions`: names, where the page knows them."""
    code = get_language() or "uz"
    saving = visit.chosen("weight") == "low"
    known = {
        number: Markup("<bdi>%s</bdi>") % labels.named(named.names) for number, named in (institutions or {}).items()
    }
    return [
        Row(
            addresses.work(visit.code, number),
            NOTHING if saving else cover(number, card.kinds[0] if card.kinds else 0),
            transliteration.bdi(visit, card.title, mark),
            transliteration.bdi(visit, card.forms[0], mark) if card.forms else NOTHING,
            _by(card.by, mark, code) if card.by else NOTHING,
            _meta(card, known, code),
            _now(card.ways, code),
        )
        for number, card in found
    ]


def listed(
    visit: Visit,
    found: Iterable[tuple[int, Card]],
    mark: Mark | None = None,
    institutions: Mapping[int, Named] | None = None,
    level: int = 2,
) -> Markup:
    """Results as they stand in a list, headings of this level."""
    made = rows(visit, found, mark, institutions)
    return Markup("".join([_shape(bool(row.other), bool(row.by), level).format(*row) for row in made]))  # noqa: S704 (escaped piece by piece)


@lru_cache(maxsize=32)
def _shape(other: bool, by: bool, level: int) -> str:
    """`components/hit_row.jinja`, to be filled in with a row."""
    places = [Markup("{%d}") % place for place in range(len(Row._fields))]
    each = Row(*places)._replace(**{name: NOTHING for name, told in (("other", other), ("by", by)) if not told})
    return str(render_to_string("components/hit_row.jinja", {"each": each, "level": level}))


def cover(number: int, kind: int) -> Markup:
    """The generated cover of a work. Words always stand beside it, so it says nothing itself."""
    return _cover(covers.inline(number, kind))


@lru_cache(maxsize=2048)
def _cover(address: str) -> Markup:
    return Markup(f'<img class="cover" src="{address}" alt="" width="100" height="150">')  # noqa: S704 (drawn by us)


def _by(by: tuple[By, ...], mark: Mark | None, code: str) -> Markup:
    names = "; ".join(f"<bdi>{mark(each.name, 'name') if mark else escape(each.name)}</bdi>" for each in by[:3])
    return Markup(f"{names}; {_others(code)}" if len(by) > 3 else names)  # noqa: S704 (escaped piece by piece)


def _meta(card: Card, known: Mapping[int, Markup], code: str) -> Markup:
    """What it is, from when, in how many editions and which languages, and who has it."""
    told = [_kind(kind, code) for kind in card.kinds[:2]]
    if card.start or card.end:
        told.append(escape(figures.years(card.start, card.end)))
    elif card.dated:
        told.append(Markup(f"<bdi>{escape(card.dated)}</bdi>"))  # noqa: S704 (escaped)
    if card.editions > 1:
        told.append(_editions(card.editions, code))
    told += [_language(each, code) for each in card.languages[:2]]
    if len(card.institutions) > 1:
        told.append(_institutions(len(card.institutions), code))
    elif card.institutions and card.institutions[0] in known:
        told.append(known[card.institutions[0]])
    return Markup("\n".join(f"<span>{each}</span>" for each in told))  # noqa: S704 (escaped piece by piece)


# What a language says of a number or code, always the same. `code` is the language that is spoken at the moment.


@lru_cache(maxsize=512)
def _kind(kind: int, _code: str) -> Markup:
    return escape(labels.kind(kind))


@lru_cache(maxsize=4096)
def _language(language: str, _code: str) -> Markup:
    return escape(labels.language(language))


@lru_cache(maxsize=2048)
def _editions(count: int, _code: str) -> Markup:
    return escape(ngettext("%(num)s edition", "%(num)s editions", count) % {"num": figures.number(count)})


@lru_cache(maxsize=2048)
def _institutions(count: int, _code: str) -> Markup:
    return escape(ngettext("in %(num)s institution", "in %(num)s institutions", count) % {"num": figures.number(count)})


@lru_cache(maxsize=16)
def _others(_code: str) -> Markup:
    return escape(gettext("and others"))


@lru_cache(maxsize=1024)
def _now(ways: int, _code: str) -> Markup:
    """The first thing a patron can do with it, in words."""
    for bit, icon in REACHED:
        if ways & bit:
            return Markup('<p class="now">%s %s</p>') % (icons.icon(icon), labels.way(bit))
    return NOTHING
