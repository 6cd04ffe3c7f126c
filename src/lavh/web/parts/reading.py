"""A publication as something to read: what the reader's page says to its script, and the plain pages that need none."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from babel.numbers import format_decimal
from babel.units import format_unit
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from markupsafe import Markup, escape

from lavh.access import queries
from lavh.access.models import Publication
from lavh.access.sentences import problem
from lavh.access.storage.chosen import storage
from lavh.formats.citing import cite, page, text
from lavh.formats.kinds import Kind
from lavh.formats.rwpm import Link, Manifest
from lavh.formats.rwpm import addresses as inside
from lavh.formats.rwpm.addresses import Target
from lavh.formats.rwpm.describing import describe
from lavh.formats.rwpm.guided import MEDIA_TYPE as GUIDED
from lavh.formats.rwpm.manifest import DIVINA, PDF
from lavh.formats.written import About
from lavh.formats.xhtml.plain import plain
from lavh.web import addresses, figures
from lavh.web.parts.turned import TURNS, turned
from lavh.web.shell import whole

_TABLE = re.compile(r"<table(?=[\s>])")
_FORMULA = re.compile(r"<math\b[^>]*>.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|\s+")
_WIDE = 20  # letters of a formula that a phone may not hold
INLINE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})  # JSON in a page ends no element
MARKUP = ("application/xhtml+xml", "text/html", "image/svg+xml")
STYLES = {"ru": "gost"}  # of a citation; elsewhere ISO 690
SCRIPTS: Mapping[str, str] = {
    "as-is": _("As in the book"),
    "uz-latn": _("Latin"),
    "uz-cyrl": _("Cyrillic"),
    "uz-2026": _("Reformed Latin"),
}
LARGE = 80_000  # bytes of a part that are not fetched on suspicion
EXAMPLES = (5, 1, 2, 3, 11, 100, 0)  # amounts that show every plural form of our languages
WORDS: Mapping[str, str] = {  # name in the script → sentence
    "progress": _("%(percent)s, %(chapter)s, %(left)s left"),
    "progress-plain": _("%(percent)s, %(left)s left"),
    "chapter-left": _("%(left)s left in this chapter"),
    "chapter": _("Chapter: %(chapter)s"),
    "print-page": _("You are on page %(page)s of the print."),
    "print-short": _("page %(page)s of the print"),
    "no-page": _("The print has no page %(page)s."),
    "untitled": _("Without a title"),
    "the-end": _("This is the end of the book."),
    "the-beginning": _("This is the beginning of the book."),
    "no-place": _("This place is not in the book."),
    "missing": _("This chapter cannot be opened now. What you have read and marked is safe. Turn the page to go on, or come back later."),
    "pictures": problem("pictures-only"),
    "searching": _("Searching…"),
    "searching-here": _("No connection: searching in the chapters that are on this phone…"),
    "not-searched": _("No connection: it was not done. Please try again when there is one."),
    "found": _("Found: %(count)s"),
    "found-more": _("Found: more than %(count)s"),
    "found-nothing": _("“%(query)s” is not in this book."),
    "as-in-book": _("as in the book"),
    "bookmark": _("Bookmark"),
    "bookmark-set": _("Bookmark kept"),
    "bookmark-gone": _("Bookmark taken away"),
    "colour-yellow": _("Yellow mark"),
    "colour-green": _("Green mark"),
    "colour-blue": _("Blue mark"),
    "colour-pink": _("Pink mark"),
    "note-kept": _("Note kept"),
    "note-gone": _("Taken away"),
    "change-note": _("Change: %(where)s"),
    "quoted": _("“%(text)s”"),
    "copied": _("Copied"),
    "place-copied": _("A link to this place is copied"),
    "not-copied": _("Your browser does not let us copy"),
    "no-voices": _("This device has no voice to read with. One can be added in its settings, under text-to-speech."),
    "no-voice": _("This browser cannot read aloud."),
    "voice-failed": _("The voice stopped. Your place is kept: press play to go on."),
    "play": _("Play"),
    "pause": _("Pause"),
    "speed": _("Speed %(speed)s"),
    "leave": _("This link leads out of the library, to %(host)s. The page there sees that you come; it does not see what you read."),
    "leave-mail": _("This link writes a letter to %(address)s."),
    "image-untold": _("Nobody has described this picture yet."),
    "wide-table": _("Table, can be scrolled sideways"),
    "wide-formula": _("Formula, can be scrolled sideways"),
    "ago": _("%(time)s ago"),
    "just-now": _("just now"),
    "another-device": _("another device"),
    "offer-later": _("On %(device)s you were at %(percent)s, %(ago)s."),
    "offer-further": _("On %(device)s you have been as far as %(percent)s."),
    "sync-saved": _("Your place is saved on this phone"),
    "sync-syncing": _("Sending your place to your other devices…"),
    "sync-synced": _("Your other devices know your place (%(ago)s)"),
    "sync-failed": _("Saved on this phone; the server did not answer, we try again"),
}  # fmt: skip


class Entry(NamedTuple):
    """A line of the plain contents. `address` is "" where it leads nowhere."""

    title: str
    address: str
    inside: Sequence["Entry"]


class Part(NamedTuple):
    """One item of the reading order as a plain page. `body` is HTML of ours."""

    number: int
    last: int
    href: str
    title: str
    body: Markup
    language: str
    problem: bool = False


def title(manifest: Manifest) -> str:
    """Its name: in the patron's language where it has several."""
    name = manifest.metadata.title
    if isinstance(name, str):
        return name
    return name.get(get_language() or "", next(iter(name.values()), ""))


def readable(manifest: Manifest) -> bool:
    """Whether there is something for the eyes: text or pages."""
    return any((link.type or "").startswith((*MARKUP, "image/")) for link in manifest.reading_order)


def first(manifest: Manifest) -> str:
    """The part that is on show first, if it is text: it is asked for while the script is still coming."""
    link = manifest.reading_order[0]
    return link.href if (link.type or "").startswith(MARKUP) and (link.size or 0) < LARGE else ""


def fixed(manifest: Manifest) -> bool:
    """Whether its pages are drawn, not set."""
    shape = manifest.metadata.presentation
    return bool(shape and shape.layout == "fixed") or any(
        each in manifest.metadata.conforms_to for each in (DIVINA, PDF)
    )


def pages_of(manifest: Manifest) -> str:
    """Whether drawn pages have words too: "words" · "pictures" · "" (nothing is drawn)."""
    if not fixed(manifest):
        return ""
    told = manifest.metadata.accessibility
    modes = told.access_mode if told else ()
    return "pictures" if modes and "textual" not in modes else "words"


def sounds(manifest: Manifest) -> bool:
    """Whether it brings its own voice."""
    return any(each.type == GUIDED for link in manifest.reading_order for each in link.alternate)


def told(language: str, tag: str, found: Publication, manifest: Manifest) -> Markup:
    """What the reader's script is told, as JSON that may stand in a page."""
    said = {
        "number": found.pk,
        "manifest": addresses.publication_file(found.pk, "manifest.json"),
        "pages": pages_of(manifest),
        "page": whole(addresses.read(language, found.pk)),
        "citation": citation(language, found, manifest),
        "cited": page(describe(manifest, Kind.EBOOK.code), language),
        "language": tag,
        "words": {name: gettext(sentence) for name, sentence in WORDS.items()},
        "units": {unit: _patterns(unit) for unit in ("minute", "hour", "day")},
    }
    return Markup(json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(INLINE))  # noqa: S704 (nothing in it can end the element)


def _patterns(unit: str) -> dict[str, str]:
    """How many minutes are written, by plural form ("one", "few" …): not every browser knows our languages."""
    tongue = figures.locale(get_language() or "uz")
    forms: dict[str, str] = {}
    for amount in EXAMPLES:
        written = format_unit(amount, unit, "long", locale=tongue)
        if (
            unit in written and tongue.language != "en"
        ):  # CLDR has no long form: its short one is a word as well ("soat")
            written = format_unit(amount, unit, "short", locale=tongue)
        forms.setdefault(tongue.plural_form(amount), written.replace(format_decimal(amount, locale=tongue), "{0}"))
    return forms


def citation(language: str, found: Publication, manifest: Manifest) -> str:
    """A reference to the whole, for quotations."""
    about = About(address=whole(f"/p/{found.pk}"), changed=found.changed)
    return text(cite(describe(manifest, Kind.EBOOK.code), STYLES.get(language, "iso690"), language, about))


def contents(language: str, number: int, manifest: Manifest) -> tuple[Entry, ...]:
    """The table of contents with addresses of plain pages; a book without one gets a list of its parts."""
    places = _places(manifest)
    if manifest.toc:
        return tuple(_entries(language, number, manifest.toc, places))
    return tuple(
        Entry(link.title or gettext("Part %(number)s") % {"number": at}, addresses.read_text(language, number, at), ())
        for at, link in enumerate(manifest.reading_order, 1)
    )


def pages(language: str, number: int, manifest: Manifest) -> tuple[Entry, ...]:
    """Pages of the print."""
    return tuple(_entries(language, number, manifest.page_list, _places(manifest)))


def _entries(language: str, number: int, links: Iterable[Link], places: Mapping[str, int]) -> Iterable[Entry]:
    for link in links:
        path, _, fragment = link.href.partition("#")
        at = places.get(inside.name(path))
        address = addresses.read_text(language, number, at, fragment) if at else ""
        yield Entry(link.title or "", address, tuple(_entries(language, number, link.children, places)))


def _places(manifest: Manifest) -> dict[str, int]:
    """Path → which item of the reading order it is, from 1."""
    return {inside.name(link.href): at for at, link in reversed(list(enumerate(manifest.reading_order, 1)))}


def part(language: str, found: Publication, manifest: Manifest, at: int, script: str = "") -> Part | None:
    """The item `at` (from 1) of the reading order; None if there are fewer."""
    if not 1 <= at <= len(manifest.reading_order):
        return None
    link = manifest.reading_order[at - 1]
    tongue = next(iter(manifest.metadata.language), "")
    body = _body(language, found.pk, link, _places(manifest))
    if body and script in TURNS:
        body = turned(body, tongue, script)
    named = link.title or _heading(manifest.toc, inside.name(link.href)) or ""
    return Part(at, len(manifest.reading_order), link.href, named, body or Markup(), tongue, problem=body is None)


def _heading(links: Iterable[Link], path: str) -> str:
    for link in links:
        if inside.name(link.href) == path and link.title:
            return link.title
        if found := _heading(link.children, path):
            return found
    return ""


def _body(language: str, number: int, link: Link, places: Mapping[str, int]) -> Markup | None:
    """None: nothing can be shown of it."""
    kind = link.type or ""
    if kind.startswith("image/") and not kind.startswith("image/svg"):
        words = link.title or gettext("A page of pictures; it has no words of its own.")
        return Markup('<p><img src="{}" alt="{}"></p>').format(addresses.publication_file(number, link.href), words)
    path = inside.name(link.href)
    served = queries.resource(number, path) if kind.startswith(MARKUP) else None
    if served is None:
        return None

    def lead(target: Target) -> str:
        to = places.get(target.name)
        if to is None:
            return fetched(target)
        return addresses.read_text(language, number, to, target.fragment)

    def fetched(target: Target) -> str:
        return addresses.publication_file(number, inside.href(target.name))

    markup = b"".join(storage().read(served.key))
    return _scrollable(plain(markup, link.href, lead, fetched))


def _scrollable(body: str) -> Markup:
    """Tables and formulas wider than the page are scrolled, by keyboard too."""
    table, formula = (escape(gettext(WORDS[name])) for name in ("wide-table", "wide-formula"))
    opening = f'<div class="plain-wide" role="group" tabindex="0" aria-label="{table}"><table'
    line = f'<span class="plain-wide plain-line" role="group" tabindex="0" aria-label="{formula}">'

    def lined(found: re.Match[str]) -> str:
        return f"{line}{found[0]}</span>" if len(_TAG.sub("", found[0])) > _WIDE else found[0]

    body = _TABLE.sub(opening, body).replace("</table>", "</table></div>")
    return Markup(_FORMULA.sub(lined, body))  # noqa: S704 (cleaned)
