"""`Cited`: what references are made of, whatever their style. Taken from a description in one script."""

import re

import msgspec

from lavh.formats.citing.names import Person, person
from lavh.formats.codes.making import MAKERS
from lavh.formats.description import Contribution, Description, Period, Publication, Relation, Title
from lavh.formats.isbd import trim_stop
from lavh.formats.scripts import script_of
from lavh.formats.written import NOBODY, About

TYPES = {  # our kinds → types of the Citation Style Language 1.0.2
    "book": "book", "ebook": "book", "audiobook": "book", "periodical": "periodical", "article": "article-journal", "manuscript": "manuscript",
    "map": "map", "score": "musical_score", "recording": "song", "video": "motion_picture", "photograph": "graphic", "image": "graphic",
    "museum-object": "graphic", "archive": "document", "thesis": "thesis", "government": "book", "dataset": "dataset", "tactile": "book",
    "kit": "document", "website": "webpage", "software": "software", "other": "document",
}  # fmt: skip
OBJECTS = frozenset({"photograph", "image", "museum-object"})  # seen where they are kept
_EDITORS = frozenset({"edt", "com", "red", "edc", "pbd"})
_DATES = ("published", "created", "printed", "original", "copyright", "")
_PARTS = frozenset({"article"})  # of which what they are part of is cited
_DIRECTORS = frozenset({"drt", "fmd", "pro"})


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a reference may say; empty where it is not known."""

    type: str = "book"  # of the Citation Style Language
    kind: str = "book"
    title: str = ""
    rest: str = ""
    part: str = ""
    script: str = ""
    language: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    container: str = ""  # the periodical or book that it is part of
    collection: str = ""  # the fonds or collection that it belongs to
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""  # as references write it: "1926", "1926–1930", "1926–"
    start: int | None = None
    end: int | None = None
    series: str = ""
    number: str = ""  # within the series
    extent: str = ""
    scale: str = ""
    medium: str = ""
    dimensions: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    url: str = ""
    institution: str = ""
    call_number: str = ""
    summary: str = ""
    subjects: tuple[str, ...] = ()
    online: bool = False

    @property
    def whole_title(self) -> str:
        """Title, part and subtitle."""
        named = f"{self.title}. {self.part}" if self.part else self.title
        return f"{named}: {self.rest}" if self.rest else named


def cited(description: Description, script: str = "", about: About = NOBODY) -> Cited:
    """What a reference says of it. `script`: in which forms (ISO 15924), as far as there are any; "" = its own, not a romanisation."""
    script = script or _own_script(description)
    title = _title(description, script)
    whole = _host(description)
    host = whole if description.kind in _PARTS else None
    published = _publication(description, script)
    date = _date(description.dates)
    volume, issue, pages = _place_in_host(host.note) if host else ("", "", "")
    links = [link.url for link in description.links if link.role == "full" and link.url.startswith("http")]
    series = next((each for each in description.series if not script or each.script == script), None) or next(
        iter(description.series), None
    )
    return Cited(
        type=_type(description, host),
        kind=description.kind,
        title=trim_stop(title.text),
        rest=trim_stop(title.rest),
        part=trim_stop(title.part),
        script=title.script or script_of(title.text),
        language=description.languages[0] if description.languages else "",
        authors=_people(description, MAKERS, script) or _directors(description, script),
        editors=_people(description, _EDITORS, script),
        translators=_people(description, frozenset({"trl"}), script),
        container=host.title if host else "",
        collection=whole.title if whole and not host else "",
        volume=volume,
        issue=issue,
        pages=pages,
        edition=_edition(description.edition, script),
        place=published.place.split(" ; ")[0],
        publisher=published.publisher,
        year=_year(date, description),
        start=date.start if date else None,
        end=date.end if date else None,
        series=series.title if series else "",
        number=series.volume if series else "",
        extent=trim_stop(description.extent),
        scale=description.scale,
        medium=trim_stop(description.medium),
        dimensions=trim_stop(description.dimensions),
        isbn=_number(description, "isbn"),
        issn=_number(description, "issn") or _of_host(host, "issn"),
        doi=_number(description, "doi"),
        url=links[0] if links else "",
        institution=about.institution or next((each.institution for each in description.holdings), ""),
        call_number=next((each.call_number for each in description.holdings if each.call_number), ""),
        summary=next((note.text for note in description.notes if note.kind == "summary" and not note.inherited), ""),
        subjects=tuple(dict.fromkeys(subject.term for subject in description.subjects if subject.term))[:20],
        online=description.digital or bool(links),
    )


def _type(description: Description, host: Relation | None) -> str:
    if description.kind == "article" and host and any(scheme == "isbn" for scheme, _ in host.identifiers):
        return "chapter"
    return TYPES.get(description.kind, "document")


def _own_script(description: Description) -> str:
    """That of the piece: a title in another script beside a Latin one is the original, the Latin one its romanisation."""
    scripts = [title.script for title in description.titles if title.role == "main" and title.script]
    return next((script for script in scripts if script != "Latn"), scripts[0] if scripts else "")


def _title(description: Description, script: str) -> Title:
    mains = [title for title in description.titles if title.role == "main"] or list(description.titles[:1])
    found = next((title for title in mains if title.script == script), None)
    return found or (mains[0] if mains else Title(""))


def _publication(description: Description, script: str) -> Publication:
    published = [each for each in description.publications if each.role == "published"] or list(
        description.publications
    )
    own = [each for each in published if each.script == script and each.publisher] or published
    return own[0] if own else Publication()


def _date(dates: tuple[Period, ...]) -> Period | None:
    for role in _DATES:
        for date in dates:
            if date.role == role and (date.start is not None or date.end is not None):
                return date
    return next((date for date in dates if date.role in _DATES), None)


def _year(date: Period | None, description: Description) -> str:
    if date is None:
        return ""
    first, last = date.start, date.end
    if first is None:
        return trim_stop(date.written) if last is None else f"–{last}"
    if first <= 0:
        return trim_stop(date.written)
    if last is None:
        return f"{first}–" if description.level == "serial" else str(first)
    return str(first) if last == first else f"{first}–{last}"


def _people(description: Description, roles: frozenset[str], script: str) -> tuple[Person, ...]:
    chosen = [each for each in description.contributions if each.role in roles and not _is_minor(each, roles)]
    chosen.sort(key=lambda each: not each.lead)
    return tuple(dict.fromkeys(person(each.agent, script, (*description.languages, "")[0]) for each in chosen))


def _edition(written: str, script: str) -> str:
    """Of a statement in two scripts ("Chāp-i 1. = چاپ 1.") the one in ours."""
    parts = [trim_stop(part) for part in written.split(" = ")]
    return next((part for part in parts if script_of(part) == script), parts[0])


def _is_minor(each: Contribution, roles: frozenset[str]) -> bool:
    """Added bodies of which nobody says what they did are no authors."""
    return roles is MAKERS and not each.lead and each.role == "cre" and each.agent.kind != "person"


def _directors(description: Description, script: str) -> tuple[Person, ...]:
    if description.kind not in {"video", "recording"}:
        return ()
    return _people(description, _DIRECTORS, script)


def _host(description: Description) -> Relation | None:
    return next((each for each in description.relations if each.role == "part-of" and each.title), None)


def _of_host(host: Relation | None, scheme: str) -> str:
    return next((value for name, value in host.identifiers if name == scheme), "") if host else ""


def _number(description: Description, scheme: str) -> str:
    return next((each.value for each in description.identifiers if each.scheme == scheme and each.valid), "")


_PAGES = re.compile(
    r"(?:\b(?:pp?|pages?|с|стр|ss?|bl?|b|б|bet|бет)\b\.?|ص)\s*(\d+(?:\s*[-–—]\s*\d+)?)|(\d+\s*[-–—]\s*\d+)\s*(?:с|б|b|p)\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\b(?:vol(?:ume)?|т(?:ом)?|v|jild|жилд|bd|j|band|tome?|t)\b\.?\s*(\d+[A-Za-z]?|[IVXLC]+)\b|(?:مج|مجلد)\s*(\d+)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|n|вып|iss(?:ue)?|heft|h|son|сон|ч)\b\.?|№|nº|عدد|(?<!\w)ع)\s*(\d+(?:[-/–]\d+)?)|\b(\d+)-(?:son|сон)\b",
    re.IGNORECASE,
)


def _place_in_host(words: str) -> tuple[str, str, str]:
    """(volume, issue, pages) from "Vol. 3, no. 2 (1999), p. 1-20", "Т. 3, № 2. – С. 1-20", "2-son, 15–20 b."."""
    found = []
    for pattern in (_VOLUME, _ISSUE, _PAGES):
        match = pattern.search(words)
        found.append(next((group for group in match.groups() if group), "") if match else "")
    pages = re.sub(r"\s*[-–—]\s*", "–", found[2])
    return found[0], found[1], pages
