"""What the package says of the book, as the manifest's metadata. <https://readium.org/webpub-manifest/contexts/default/>"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from lavh.formats import naming
from lavh.formats.epub.accessibility import accessibility
from lavh.formats.epub.package import Package, Statement
from lavh.formats.rwpm import Belongs, Collection, Contributor, Metadata, Presentation, Subject
from lavh.formats.rwpm.manifest import EPUB, moment, whole_date

BOOK = "http://schema.org/Book"
_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$")
_COUNT = re.compile(r"^(\d+(?:\.\d+)?)(h|min|ms|s)?$")
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}
_URI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")
# EPUB subject authorities registry, as far as these have addresses
_SCHEMES = {
    "LCSH": "http://id.loc.gov/authorities/subjects", "AAT": "http://vocab.getty.edu/aat", "DDC": "http://dewey.info", "UDC": "http://udcdata.info",
    "BISAC": "https://bisg.org/page/BISACEdition", "THEMA": "https://ns.editeur.org/thema",
}  # fmt: skip
# relator → field of the manifest
_FIELDS = {
    "aut": "author",
    "cre": "author",
    "trl": "translator",
    "edt": "editor",
    "ill": "illustrator",
    "nrt": "narrator",
    "pbl": "publisher",
}
_VISUAL_RTL = re.compile(
    r"^(?:ar|he|iw|fa|ur|ug|yi|ps|sd|dv|ckb|syr)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)", re.IGNORECASE
)


def metadata(package: Package, fallback: str) -> Metadata:
    """The metadata of the manifest. `fallback`: the title of a book that has none."""
    titles = ordered(package.said("title"))
    main = next((each for each in titles if each.told("title-type") == "main"), titles[0] if titles else None)
    subtitle = next((each for each in titles if each.told("title-type") == "subtitle" and each is not main), None)
    languages = tuple(dict.fromkeys(each.value for each in package.said("language") if each.value))
    contributors = _contributors(package)
    title = _forms(main, package) if main else fallback
    made = Metadata(
        title=title,
        type=BOOK,
        conforms_to=(EPUB,),
        subtitle=subtitle.value if subtitle else None,
        sort_as=(main.told("file-as") or package.first("calibre:title_sort")) or None if main else None,
        identifier=identifier(package),
        modified=next(filter(moment, (package.first("dcterms:modified"), _event(package, "modification"))), None),
        published=_published(package),
        language=languages,
        subject=tuple(map(_subject, filter(lambda each: each.value, package.said("subject")))),
        description=package.first("description") or None,
        reading_progression=_progression(package, languages),
        duration=next((seconds(each.value) for each in package.said("media:duration")), None),
        accessibility=accessibility(package),
        presentation=presentation(package),
        rights=package.first("rights") or None,
        belongs_to=_belongs(package),
        media_overlay=_overlay(package),
    )
    return msgspec.structs.replace(made, **contributors)


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """Those that say something, those with a display-seq first in that order (EPUB 3.3, D.3.3)."""
    said = [each for each in statements if each.value]
    return sorted(
        said, key=lambda each: int(each.told("display-seq")) if each.told("display-seq").isdecimal() else 1 << 30
    )


def identifier(package: Package) -> str | None:
    """The unique identifier as a URI."""
    said = list(package.said("identifier"))
    chosen = next((each for each in said if each.id and each.id == package.unique), said[0] if said else None)
    if chosen is None or not chosen.value:
        return None
    value, scheme = chosen.value, chosen.attributes.get("scheme", "").lower()
    if _URI.match(value):
        return value
    if scheme in {"isbn", "uuid"}:
        return f"urn:{scheme}:{value.replace(' ', '')}"
    return f"urn:uuid:{value}" if re.fullmatch(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", value) else None


def roles(statement: Statement) -> tuple[str, ...]:
    """Relator codes of who is named."""
    written = [value for value, scheme, _ in statement.refined.get("role", ()) if scheme in {"", "marc:relators"}]
    written += [statement.attributes["role"]] if statement.attributes.get("role") else []
    otherwise = {"creator": "aut", "publisher": "pbl"}.get(statement.name, "ctb")
    return tuple(dict.fromkeys(naming.role(each, otherwise)[0] for each in written)) or (otherwise,)


def presentation(package: Package) -> Presentation | None:
    """How the whole book wants to be shown. Layouts of vendors count where the norm's is missing."""
    layout = _LAYOUTS.get(package.first("rendition:layout")) or (
        "fixed" if package.first("fixed-layout", "ibooks:fixed-layout") == "true" else None
    )
    spread = {"portrait": "both"}.get(package.first("rendition:spread"), package.first("rendition:spread"))
    orientation, flow = package.first("rendition:orientation"), package.first("rendition:flow")
    made = Presentation(
        layout=layout,
        orientation=orientation if orientation in {"auto", "landscape", "portrait"} else None,
        spread=spread if spread in {"auto", "both", "none", "landscape"} else None,
        overflow={
            "paginated": "paginated",
            "scrolled-continuous": "scrolled",
            "scrolled-doc": "scrolled",
            "auto": "auto",
        }.get(flow),
        continuous={"scrolled-continuous": True, "scrolled-doc": False}.get(flow),
    )
    return made if made != Presentation() else None


_LAYOUTS = {"pre-paginated": "fixed", "reflowable": "reflowable"}


def seconds(clock: str) -> float | None:
    """A clock value of SMIL (EPUB 3.3, appendix: full, partial, timecount)."""
    clock = clock.strip()
    if found := _CLOCK.match(clock):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3])
    if found := _COUNT.match(clock):
        return float(found[1]) * _UNITS[found[2]]
    return None


def _forms(statement: Statement, package: Package) -> str | dict[str, str]:
    """A name, or its forms by language where another script is told."""
    others = {
        language: value for value, _, language in statement.refined.get("alternate-script", ()) if language and value
    }
    own = statement.language or package.language or package.first("language")
    name = isolated(statement.value, statement.direction or package.direction)
    return {own: name} | others if others and own and own not in others else name


def isolated(name: str, direction: str) -> str:
    """A name that is shown in the direction which the book tells, wherever the first strong letter decides: with a mark where it would not."""
    strong = next((side for side in map(unicodedata.bidirectional, name) if side in {"L", "R", "AL"}), "")
    if direction == "rtl" and strong == "L":
        return "\u200f" + name
    return "\u200e" + name if direction == "ltr" and strong in {"R", "AL"} else name


def _contributors(package: Package) -> dict[str, tuple[Contributor, ...]]:
    found: dict[str, list[Contributor]] = {}
    for each in ordered(package.said("creator", "contributor", "publisher")):
        codes = roles(each)
        fields = list(dict.fromkeys(_FIELDS.get(code, "contributor") for code in codes))
        for field in fields:
            kept = (
                tuple(code for code in codes if _FIELDS.get(code, "contributor") == field)
                if field == "contributor"
                else ()
            )
            kept = () if kept == ("ctb",) else kept
            found.setdefault(field, []).append(
                Contributor(_forms(each, package), each.told("file-as") or None, None, kept)
            )
    return {field: tuple(each) for field, each in found.items()}


def _subject(statement: Statement) -> Subject:
    """A subject, with the address of the scheme where the book names one that has an address."""
    authority = statement.told("authority")
    scheme = authority if _URI.match(authority) else _SCHEMES.get(authority.upper())
    code = statement.told("term") if scheme else ""
    return Subject(statement.value, code if code and code.lower() != "unknown" else None, scheme)


def _event(package: Package, event: str) -> str:
    return next((each.value for each in package.said("date") if each.attributes.get("event") == event), "")


def _published(package: Package) -> str | None:
    """The date of publication, where it is a whole one: the manifest has no years alone. The description has them."""
    said = _event(package, "publication") or next(
        (each.value for each in package.said("date") if not each.attributes.get("event")), ""
    )
    return said if whole_date(said) else None


def _progression(package: Package, languages: tuple[str, ...]) -> str | None:
    """Which way pages turn: as told, else as the language is written."""
    if package.progression in {"ltr", "rtl"}:
        return package.progression
    if package.first("primary-writing-mode").endswith("-rl"):
        return "rtl"
    if languages and _VISUAL_RTL.search(languages[0]):
        return "rtl"
    return None


def _belongs(package: Package) -> Belongs | None:
    """Series and sets; Calibre's way counts where the norm's is missing."""
    found: dict[str, list[Collection]] = {"series": [], "collection": []}
    for each in package.said("belongs-to-collection"):
        kind = "series" if each.told("collection-type") == "series" else "collection"
        name = each.told("dcterms:identifier")
        found[kind].append(
            Collection(
                each.value,
                name if _URI.match(name) else None,
                each.told("file-as") or None,
                _number(each.told("group-position")),
            )
        )
    if not found["series"] and package.first("calibre:series"):
        found["series"].append(
            Collection(package.first("calibre:series"), position=_number(package.first("calibre:series_index")))
        )
    made = Belongs(tuple(found["series"]), tuple(found["collection"]))
    return made if made != Belongs() else None


def _number(written: str) -> float | None:
    return float(written) if re.fullmatch(r"\d+(?:\.\d+)?", written) else None


def _overlay(package: Package) -> dict[str, str] | None:
    said = {
        "activeClass": package.first("media:active-class"),
        "playbackActiveClass": package.first("media:playback-active-class"),
    }
    return {key: value for key, value in said.items() if value} or None


def spoken_by(package: Package) -> Iterator[str]:
    """Who reads the text aloud."""
    return (each.value for each in package.said("media:narrator") if each.value)
