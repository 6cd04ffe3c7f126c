"""What the player's page shows of a publication before any script runs: tracks, chapters with their moments, makers, rights; and the player's sentences."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from babel import Locale
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from lavh.access import queries
from lavh.access.storage.chosen import storage
from lavh.formats.rwpm import Contributor, Link, Manifest
from lavh.formats.rwpm.listening import MEDIA_TYPE
from lavh.formats.rwpm.manifest import decode
from lavh.web import figures, labels

AUDIO = "audio/"
FRAGMENT = re.compile(r"(?:^|&)t=(?:npt:)?([\d.:]+)")
TIMES = ("hour", "minute", "second")
UNIT_PATTERNS: Mapping[str, str] = {  # unit in the scripts → CLDR's name
    "hour": "duration-hour", "minute": "duration-minute", "second": "duration-second",
    "kilobyte": "digital-kilobyte", "megabyte": "digital-megabyte", "gigabyte": "digital-gigabyte",
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
WORDS: Mapping[str, str] = {  # name in the scripts → sentence
    "left": _("%(time)s left"),
    "left-fast": _("%(left)s at %(speed)s×"),
    "summary": _("%(percent)s, chapter %(chapter)s of %(chapters)s, %(time)s left"),
    "summary-one": _("%(percent)s, %(time)s left"),
    "where": _("You are at %(summary)s"),
    "of": _("%(at)s of %(length)s"),
    "back": _("Back %(time)s"),
    "ahead": _("Ahead %(time)s"),
    "speed": _("Speed %(speed)s"),
    "sleep-in": _("The sound goes off in %(time)s"),
    "sleep-chapter": _("The sound goes off at the end of the chapter"),
    "sleep-off": _("Sleep timer off"),
    "marked": _("Bookmark kept"),
    "unmarked": _("Bookmark taken away"),
    "queued": _("It comes next in the queue"),
    "found": _("Found: {count}"),
    "no-next": _("Nothing further on"),
    "no-previous": _("Nothing before this"),
    "no-page": _("There is no page %(page)s"),
    "on-page": _("Page %(page)s"),
    "no-time": _("Write a time like 1:02:03 or 45"),
    "at-time": _("You are at %(time)s"),
    "copied": _("Copied"),
    "not-copied": _("Your browser does not let us copy"),
    "keys-on": _("Shortcuts on"),
    "keys-off": _("Shortcuts off"),
    "another": _("another device"),
    "offer-later": _("Go on where you were on %(device)s (%(time)s): %(place)s"),
    "offer-further": _("Go to the furthest place, reached on %(device)s (%(time)s): %(place)s"),
    "saved": _("Saved on this phone."),
    "syncing": _("Telling your other devices…"),
    "synced": _("The same on all your devices: {when}."),
    "failed": _("Saved on this phone. The server does not answer: it is tried again by itself."),
    "offline": _("No connection, and this part is not on your phone. It goes on as soon as there is one."),
    "missing": _("This part is missing. Choose the next chapter to go on."),
    "over": _("The time of this loan is over. Your place and notes are kept."),
    "blocked": _("Your browser waits for a tap: press play."),
    "gone": _("The sound stopped coming. Press play to try again; your place is kept."),
}
UNITS: Mapping[str, str] = {
    "chapter": _("Chapter"),
    "level": _("Heading, level %(level)s"),
    "page": _("Page"),
    "phrase": _("Phrase"),
    "bookmark": _("Bookmark"),
}
SAMENESS: Mapping[str, str] = {  # how exactly a place is the same in another publication (`formats.rwpm.align`)
    "phrase": _("Opens at the same sentence"),
    "chapter": _("Opens in the same chapter, about as far on"),
    "proportion": _("Opens about as far on in the whole"),
    "unknown": _("Opens where you left it"),
}
SKIPS: Mapping[str, str] = {
    "pages": _("Page numbers"),
    "notes": _("Notes"),
    "noterefs": _("Note numbers"),
    "sidebars": _("Sidebars and explanations"),
    "lines": _("Line numbers"),
}


class Track(NamedTuple):
    """One sound file."""

    href: str
    title: str
    media_type: str
    length: str


class Chapter(NamedTuple):
    """An entry of the contents. `at`: seconds since the beginning of the publication; `href`: the moment in its file."""

    title: str
    level: int
    at: float
    time: str
    href: str
    note: str = ""  # what is said there, and by whom


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a recording (`formats.recording`: segments.json)."""

    start: float
    title: str = ""
    description: str = ""
    speaker: str = ""


class Segments(msgspec.Struct, frozen=True):
    """All of them."""

    segments: tuple[Segment, ...] = ()


class Listened(NamedTuple):
    """A publication as something to hear."""

    title: str
    authors: str
    narrators: str
    others: Sequence[str]  # who else is heard, with their parts
    description: str
    language: str
    length: str
    tracks: Sequence[Track]
    chapters: Sequence[Chapter]
    pages: bool
    levels: int


def shown(manifest: Manifest, notes: Mapping[float, str] | None = None) -> Listened:
    """What there is to hear. `notes`: what is known of the stretch that begins at a second."""
    about = manifest.metadata
    sounds = tuple(filter(_is_sound, manifest.reading_order))
    chapters = tuple(_chapters(manifest.toc, _starts(sounds))) or tuple(_tracks_as_chapters(sounds))
    if notes:
        chapters = tuple(each._replace(note=notes.get(round(each.at, 1), "")) for each in chapters)
    return Listened(
        title=words(about.title),
        authors=names(about.author),
        narrators=names(about.narrator),
        others=[_with_part(each) for each in about.contributor],
        description=about.description or "",
        language=next(iter(about.language), ""),
        length=spoken(sum(link.duration or 0 for link in sounds)),
        tracks=[Track(each.href, _title(each, at), each.type or "", clock(each.duration or 0)) for at, each in enumerate(sounds, 1)],
        chapters=chapters,
        pages=bool(manifest.page_list),
        levels=max((each.level for each in chapters), default=1),
    )  # fmt: skip


def face(number: int, manifest: Manifest) -> Manifest | None:
    """The face for listening (`formats.rwpm.listening`); nothing where there is nothing to hear."""
    link = next((each for each in manifest.resources if each.type == MEDIA_TYPE and "alternate" in each.rel), None)
    if link is None:
        return manifest if any(map(_is_sound, manifest.reading_order)) else None
    served = queries.resource(number, link.href)
    return decode(b"".join(storage().read(served.key))) if served else None


def notes(number: int, manifest: Manifest) -> dict[float, str]:
    """Second → who speaks there of what, where a recording has been described."""
    links = (each for track in manifest.reading_order for each in track.alternate if "segments" in each.rel)
    link = next(links, None)
    served = queries.resource(number, link.href) if link else None
    if served is None:
        return {}
    found = msgspec.json.decode(b"".join(storage().read(served.key)), type=Segments)
    return {round(each.start, 1): ". ".join(filter(None, (each.speaker, each.description))) for each in found.segments}


def _with_part(each: Contributor) -> str:
    part = next((labels.role(code) for code in each.role if labels.role(code)), "")
    return f"{words(each.name)} ({part})" if part else words(each.name)


def _is_sound(link: Link) -> bool:
    return (link.type or "").startswith(AUDIO)


def _starts(sounds: Sequence[Link]) -> dict[str, float]:
    """When each file begins, in seconds since the beginning of the publication."""
    found: dict[str, float] = {}
    at = 0.0
    for link in sounds:
        found.setdefault(link.href, at)
        at += link.duration or 0
    return found


def _chapters(links: Iterable[Link], starts: Mapping[str, float], level: int = 1) -> Iterable[Chapter]:
    for link in links:
        path, _, fragment = link.href.partition("#")
        below = list(_chapters(link.children, starts, level + 1))
        if path in starts:
            at = starts[path] + seconds(fragment)
            yield Chapter(link.title or "", level, at, clock(at), link.href)
        elif below:
            yield below[0]._replace(title=link.title or "", level=level)
        yield from below


def _tracks_as_chapters(sounds: Sequence[Link]) -> Iterable[Chapter]:
    at = 0.0
    for number, link in enumerate(sounds, 1):
        yield Chapter(_title(link, number), 1, at, clock(at), link.href)
        at += link.duration or 0


def _title(link: Link, number: int) -> str:
    return link.title or gettext("Part %(number)s") % {"number": number}


def seconds(fragment: str) -> float:
    """Seconds of a media fragment, 0 where there are none. <https://www.w3.org/TR/media-frags/>"""
    found = FRAGMENT.search(fragment)
    total = 0.0
    for part in (found[1] if found else "").split(":"):
        total = total * 60 + float(part.strip(".") or 0)
    return total


def names(makers: Iterable[Contributor]) -> str:
    """Who made it, in a row."""
    return ", ".join(filter(None, (words(each.name) for each in makers)))


def words(name: str | Mapping[str, str]) -> str:
    """A name that may be written in several languages: in the reader's, else in the first there is."""
    if isinstance(name, str):
        return name
    return name.get(get_language() or "", next(iter(name.values()), ""))


def clock(time: float) -> str:
    """1:02:03 for the eye."""
    minutes, rest = divmod(int(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(time: float) -> str:
    """1 hour 2 minutes, in the reader's language; seconds only below a minute; "" for nothing."""
    minutes = round(time / 60)
    amounts = [(minutes // 60, "hour"), (minutes % 60, "minute")] if time >= 60 else [(int(time), "second")]
    locale = figures.locale(get_language() or "uz")
    patterns = {unit: _patterns(locale, unit) for _, unit in amounts}
    return " ".join(_counted(amount, patterns[unit], locale) for amount, unit in amounts if amount)


def _counted(amount: int, patterns: Mapping[str, str], locale: Locale) -> str:
    return patterns.get(locale.plural_form(amount), patterns["other"]).format(amount)


def written() -> dict[str, object]:
    """How lengths of time, figures and sizes are written in the reader's language, for the scripts: browsers know few of ours."""
    locale = figures.locale(get_language() or "uz")
    return {
        "tag": str(locale).replace("_", "-"),
        "decimal": locale.number_symbols["latn"]["decimal"],
        "percent": locale.percent_formats[None].pattern.replace("#,##0", "{n}"),
        "units": {name: _patterns(locale, name) for name in UNIT_PATTERNS},
    }


def _patterns(locale: Locale, unit: str) -> dict[str, str]:
    """Plural category → pattern; the short form where a language has no long one: Babel's own formatting would take the English one there."""
    lengths = locale._data["unit_patterns"][UNIT_PATTERNS[unit]]  # noqa: SLF001 (Babel gives them no name)
    return dict((lengths.get("long") if unit in TIMES else None) or lengths["short"])


def sentences(of: Mapping[str, str] = WORDS) -> dict[str, str]:
    """Sentences for the scripts, with `{name}` where something is to be put in."""
    return {name: PLACEHOLDER.sub(r"{\1}", gettext(each)) for name, each in of.items()}
