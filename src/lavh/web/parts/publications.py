"""What a publication is: its kind, its size, what may be done with it, what is wrong with it, and what else there is of its work."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_noop as _

from lavh.access import queries, sentences
from lavh.access.conversion.wire import COVER, ORIGINAL
from lavh.access.models import Publication
from lavh.access.rules import ANYBODY, Decision
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Contributor, Manifest
from lavh.formats.rwpm.listening import MEDIA_TYPE as FACE
from lavh.web import addresses, figures, labels
from lavh.web.parts import rights

FORMATS: Mapping[str, str] = {
    "epub": _("E-book (EPUB)"), "pdf": _("Document (PDF)"), "cbz": _("Comic (CBZ)"), "text": _("Plain text"), "html": _("Web page"),
    "audiobook": _("Audiobook"), "readium-audiobook": _("Audiobook"), "w3c-audiobook": _("Audiobook"), "sound-files": _("Recording"), "recording": _("Recording"),
    "daisy202": _("Talking book (DAISY 2.02)"), "daisy3": _("Talking book (DAISY 3)"), "dtbook": _("Text of a talking book (DTBook)"),
}  # fmt: skip
REASONS: Mapping[str, str] = {
    "embargo": _("It can be opened from %(day)s on."),
    "on-site-only": _("It can be opened only in the rooms of %(institution)s."),
    "loan-needed": _("It can be opened only by who has borrowed it."),
}  # fmt: skip
UNITS = ((1 << 30, _("%(num)s GB")), (1 << 20, _("%(num)s MB")), (1 << 10, _("%(num)s kB")))


class Faults(NamedTuple):
    """Problems of one kind: the sentence, and where."""

    sentence: str
    places: list[Problem]


class Other(NamedTuple):
    """Something else that there is of the work."""

    address: str
    name: str
    size: str
    title: str
    icon: str


class Shown(NamedTuple):
    """Everything on the page."""

    number: int
    title: str
    language: str
    makers: list[str]
    format: str
    listens: bool
    open_at: str
    reads_at: str  # plain pages
    hears_at: str  # of a book that is read and heard
    decision: Decision
    refusal: str
    size: str
    length: str
    languages: list[str]
    cover: str
    download: str
    download_size: str
    statement: rights.Statement | None
    faults: list[Faults]
    work: int
    others: list[Other]


def shown(found: Publication, manifest: Manifest, now: datetime) -> Shown:
    """The publication, ready to be shown. Four queries."""
    language, number = get_language() or "uz", found.pk
    files = {each.path: each for each in queries.resources(number) if each.path in {COVER, ORIGINAL}}
    decision = queries.may_open(found, ANYBODY, now)
    work = queries.works_of([number]).get(number, 0)
    others = queries.of_work(work) if work else ()
    original = files.get(ORIGINAL) if queries.may_download(found, ANYBODY, now) else None
    listens = found.profile == "audiobook"
    return Shown(
        number=number,
        title=title(found),
        language=found.language,
        makers=_makers(manifest),
        format=format_name(found.format),
        listens=listens,
        open_at=addresses.listen(language, number) if listens else addresses.read(language, number),
        reads_at="" if listens else f"{addresses.read(language, number)}/contents",
        hears_at=addresses.listen(language, number) if not listens and _is_heard(manifest) else "",
        decision=decision,
        refusal=_refusal(found, decision),
        size=size(found.bytes),
        length=_length(manifest.metadata.duration),
        languages=[labels.language(each.partition("-")[0]) for each in manifest.metadata.language],
        cover=addresses.publication_file(number, COVER) if COVER in files else "",
        download=addresses.publication_file(number, ORIGINAL) if original else "",
        download_size=size(original.size) if original else "",
        statement=rights.statement(found.rights) if found.rights else None,
        faults=faults(found),
        work=work,
        others=[_other(each, language) for each in others if each.pk != number],
    )


def _is_heard(manifest: Manifest) -> bool:
    """Whether a book of text has a face for listening."""
    return any(each.type == FACE and "alternate" in each.rel for each in manifest.resources)


def title(found: Publication) -> str:
    """Its name, in the patron's language where it has several."""
    return str(found.title.get(get_language() or "") or next(iter(found.title.values()), "") or found.filename)


def format_name(name: str) -> str:
    """The kind of file that it came as, in words."""
    return gettext(FORMATS[name]) if name in FORMATS else name


def size(number: int) -> str:
    """So many bytes, as people say it."""
    for unit, words in UNITS:
        if number >= unit:
            return gettext(words) % {"num": figures.number(round(number / unit, 1 if number < 100 * unit else 0))}
    return ngettext("%(num)s byte", "%(num)s bytes", number) % {"num": figures.number(number)}


def faults(found: Publication) -> list[Faults]:
    """What is wrong with it, each kind once."""
    kinds: dict[str, list[Problem]] = {}
    for each in msgspec.convert(found.problems or [], list[Problem]):
        kinds.setdefault(gettext(sentences.problem(each.code, each.place)), []).append(each)
    return [Faults(sentence, places) for sentence, places in kinds.items()]


def _makers(manifest: Manifest) -> list[str]:
    said = manifest.metadata
    return list(dict.fromkeys(_name(each) for each in (*said.author, *said.translator, *said.narrator)))


def _name(each: Contributor) -> str:
    if isinstance(each.name, str):
        return each.name
    return each.name.get(get_language() or "", next(iter(each.name.values()), ""))


def _refusal(found: Publication, decision: Decision) -> str:
    if decision.allowed or decision.reason not in REASONS:
        return ""
    facts = {"day": figures.day(decision.until) if decision.until else "", "institution": labels.named(found.institution.name)}  # fmt: skip
    return gettext(REASONS[decision.reason]) % facts


def _length(seconds: float | None) -> str:
    if not seconds:
        return ""
    minutes = max(round(seconds / 60), 1)
    if minutes < 60:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes) % {"num": figures.number(minutes)}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": minutes // 60, "minutes": minutes % 60}


def _other(each: Publication, language: str) -> Other:
    listens = each.profile == "audiobook"
    return Other(addresses.publication(language, each.pk), format_name(each.format), size(each.bytes), title(each), "headphones" if listens else "book")  # fmt: skip
