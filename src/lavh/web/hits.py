"""Results as they stand in a list, made ready in one go: a page has twenty of them, and every call of a template costs what a hundred of these lines cost."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup, escape

from lavh.catalog.card import By, Card, Form
from lavh.kernel.text.scripts import script_of
from lavh.network.queries import Named
from lavh.web import addresses, covers, figures, icons, labels, transliteration
from lavh.web.context import CHOICES, Visit
from lavh.web.marking import Marker

HOLE = "\ue000"  # stands for what a row is filled with while its shape is drawn
NAMED = 3  # makers that are named
REACHED = (
    (1, "book"),
    (2, "headphones"),
    (4, "image"),
    (32, "lock"),
    (8, "bag"),
    (16, "building"),
)  # the first that there is, is told


class Row(NamedTuple):
    """What a result says. `cover` is empty for patrons who save data, the others where there is nothing to say."""

    cover: str
    href: str
    title: str
    other: str
    by: str
    meta: str
    now: str


def listed(
    visit: Visit,
    found: Sequence[tuple[int, Card]],
    mark: Marker | None = None,
    institutions: Mapping[int, Named] | None = None,
    level: int = 2,
) -> Markup:
    """Results in their order, headings of this level. `mark`: marks the words that were looked for. `institutions`: names, where the page knows them."""
    return Markup("".join(rows(visit, found, mark, institutions, level)))  # noqa: S704 (escaped piece by piece)


def rows(
    visit: Visit,
    found: Sequence[tuple[int, Card]],
    mark: Marker | None = None,
    institutions: Mapping[int, Named] | None = None,
    level: int = 2,
) -> list[str]:
    """The same one by one."""
    code = get_language() or "uz"
    mark = mark or Marker("")
    saving = visit.chosen("weight") == "low"
    known = {number: _institution(tuple(named.names.items()), code) for number, named in (institutions or {}).items()}
    address = addresses.work(visit.code, 0)[:-1]
    cards = [card for _, card in found]
    titles = iter(_texts([card.title for card in cards], mark, visit))
    choice = visit.chosen("script")
    forms_of = [transliteration.apart(card.title, card.forms, choice) for card in cards]
    others = iter(_texts([forms[0] for forms in forms_of if forms], mark, visit))
    turned = choice != CHOICES["script"][0]
    names = (
        [each for card in cards for each in transliteration.makers(card, choice)[:NAMED]]
        if turned
        else [by.name for card in cards for by in card.by[:NAMED]]
    )
    makers = iter(mark.each(names, "name"))
    drawn: list[str] = []
    for (number, card), forms in zip(found, forms_of, strict=True):
        by = card.by
        begin, after_cover, after_href, after_title, after_other, after_by, after_meta, end = _shape(
            bool(forms), bool(by), level
        )
        cover = "" if saving else covers.within(number, card.kinds[0] if card.kinds else 0)
        other = next(others) if forms else ""
        drawn.append(
            f"{begin}{cover}{after_cover}{address}{number}{after_href}{next(titles)}{after_title}{other}{after_other}"
            f"{_by(by, makers, code) if by else ''}{after_by}{_meta(card, known, code)}{after_meta}{_now(card.ways, code)}{end}"
        )
    return drawn


@lru_cache(maxsize=32)
def _shape(other: bool, by: bool, level: int) -> tuple[str, ...]:
    """`components/hit_row.jinja` between the fields of a row; what it does not say has nothing before it."""
    told = {"other": other, "by": by}
    hole = Markup(HOLE)  # noqa: S704 (no text of anybody)
    holes = Row(*(hole * told.get(name, True) for name in Row._fields))
    pieces = iter(str(render_to_string("components/hit_row.jinja", {"each": holes, "level": level})).split(HOLE))
    return (next(pieces), *(next(pieces) if told.get(name, True) else "" for name in Row._fields))


def _texts(forms: Sequence[Form], mark: Marker, visit: Visit) -> list[str]:
    """As `transliteration.bdi`, language by language."""
    choice = visit.chosen("script")
    turned = choice != CHOICES["script"][0]
    told: list[tuple[str, str]] = []  # (text, what it begins with)
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        language, text, script = form.language, form.text, form.script
        if turned:
            text, script = transliteration.shown(text, language, script, choice)
        elif language and not script:
            script = script_of(text)
        told.append((text, transliteration.opening(language, script)))
        places.setdefault(language, []).append(place)
    made = [""] * len(told)
    for language, of_it in places.items():
        for place, text in zip(of_it, mark.each([told[each][0] for each in of_it], language), strict=True):
            made[place] = f"{told[place][1]}{text}</bdi>"
    return made


def _by(by: tuple[By, ...], names: Iterator[str], code: str) -> str:
    """Makers, of whom the names come next."""
    if len(by) == 1:
        return f"<bdi>{next(names)}</bdi>"
    told = [f"<bdi>{name}</bdi>" for _, name in zip(by[:NAMED], names, strict=False)]
    if len(by) > NAMED:
        told.append(_others(code))
    return "; ".join(told)


def _meta(card: Card, known: Mapping[int, str], code: str) -> str:
    """What it is, from when, in how many editions and which languages, and who has it."""
    dated = "" if card.start or card.end else card.dated
    told = _told(card.kinds[:2], (card.start, card.end), dated, card.editions, card.languages[:2], code)
    if len(card.institutions) > 1:
        having = _institutions(len(card.institutions), code)
    else:
        having = known.get(card.institutions[0], "") if card.institutions else ""
    return f"{told}\n{having}" if told and having else told or having


# What a language says of a number or code, always the same. `code` is the language that is spoken at the moment.


@lru_cache(maxsize=8192)
def _told(
    kinds: tuple[int, ...],
    years: tuple[int | None, int | None],
    dated: str,
    editions: int,
    languages: tuple[str, ...],
    code: str,
) -> str:
    """What it is, from when, in how many editions and which languages."""
    told = [_kind(kind, code) for kind in kinds]
    if any(years):
        told.append(_years(*years, code))
    elif dated:
        told.append(f"<span><bdi>{escape(dated)}</bdi></span>")
    if editions > 1:
        told.append(_editions(editions, code))
    return "\n".join([*told, *(_language(each, code) for each in languages)])


@lru_cache(maxsize=2048)
def _institution(names: tuple[tuple[str, str], ...], _code: str) -> str:
    return f"<span><bdi>{escape(labels.named(dict(names)))}</bdi></span>"


@lru_cache(maxsize=512)
def _kind(kind: int, _code: str) -> str:
    return f"<span>{escape(labels.kind(kind))}</span>"


@lru_cache(maxsize=4096)
def _years(start: int | None, end: int | None, _code: str) -> str:
    return f"<span>{escape(figures.span(start, end))}</span>"


@lru_cache(maxsize=4096)
def _language(language: str, _code: str) -> str:
    return f"<span>{escape(labels.language(language))}</span>"


@lru_cache(maxsize=2048)
def _editions(count: int, _code: str) -> str:
    said = ngettext("%(num)s edition", "%(num)s editions", count) % {"num": figures.number(count)}
    return f"<span>{escape(said)}</span>"


@lru_cache(maxsize=2048)
def _institutions(count: int, _code: str) -> str:
    said = ngettext("in %(num)s institution", "in %(num)s institutions", count) % {"num": figures.number(count)}
    return f"<span>{escape(said)}</span>"


@lru_cache(maxsize=16)
def _others(_code: str) -> str:
    return str(escape(gettext("and others")))


@lru_cache(maxsize=1024)
def _now(ways: int, _code: str) -> str:
    """The first thing a patron can do with it, in words."""
    for bit, icon in REACHED:
        if ways & bit:
            return f'<p class="now">{icons.icon(icon)} {escape(labels.way(bit))}</p>'
    return ""
