"""Manifests as others write them (Readium .audiobook, .webpub, OPDS 2): one string where a list may stand, names as objects, addresses that point out."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.rwpm.manifest import (
    Accessibility,
    Certification,
    Contributor,
    Link,
    Manifest,
    Metadata,
    Presentation,
    Properties,
    Subject,
)
from lavh.kernel.errors import Unreadable

DEPTH = 12
MOST = 50_000  # links of one list
WORDS = 20_000
Json = Mapping[str, Any]

CONTRIBUTORS = {
    "author": "aut",
    "translator": "trl",
    "editor": "edt",
    "illustrator": "ill",
    "narrator": "nrt",
    "publisher": "pbl",
    "contributor": "",
    "artist": "art",
    "letterer": "ill",
    "penciler": "ill",
    "colorist": "ill",
    "inker": "ill",
    "imprint": "pbl",
}


def read(content: bytes, base: str = "manifest.json") -> tuple[Manifest, tuple[Problem, ...]]:
    """A foreign manifest in the file `base` as one of ours: addresses relative to the publication, those outside of it left out and told.

    Raises Unreadable("broken-manifest") on what is no manifest.
    """
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable("broken-manifest", str(error), filename=base) from error
    if not isinstance(found, dict) or not isinstance(found.get("metadata"), dict):
        raise Unreadable("broken-manifest", "no metadata", filename=base)
    outside: list[Problem] = []
    links = _Links(base, outside)
    manifest = Manifest(
        metadata=_metadata(found["metadata"]),
        reading_order=links.read(found.get("readingOrder") or found.get("spine")),
        resources=links.read(found.get("resources")),
        toc=links.read(found.get("toc")),
        page_list=links.read(found.get("pageList") or found.get("page-list")),
        landmarks=links.read(found.get("landmarks")),
        links=tuple(each for each in links.read(found.get("links"), told=False) if "cover" in each.rel),
    )
    return manifest, tuple(dict.fromkeys(outside))


class _Links:
    """Reads lists of links; what points out of the publication becomes a problem."""

    def __init__(self, base: str, outside: list[Problem]) -> None:
        self._base = base
        self._outside = outside

    def read(self, value: object, depth: int = 0, *, told: bool = True) -> tuple[Link, ...]:
        """The links of a list. Headings of a table of contents may have no address of their own."""
        if depth > DEPTH:
            return ()
        rows = value[:MOST] if isinstance(value, list) else [value] if value else []
        return tuple(link for row in rows if (link := self._link(row, depth, told)) is not None)

    def _link(self, row: object, depth: int, told: bool) -> Link | None:
        if isinstance(row, str):
            row = {"href": row}
        if not isinstance(row, dict):
            return None
        written = text(row.get("href"))
        href = inside(self._base, written)
        children = self.read(row.get("children"), depth + 1)
        if written and not href and told:
            self._outside.append(Problem("remote-resource", detail=written[:200]))
        if not href and not children:
            return None
        return Link(
            href=href,
            type=text(row.get("type")) or None,
            title=text(row.get("title")) or None,
            rel=texts(row.get("rel")),
            properties=_properties(row.get("properties")),
            width=_whole(row.get("width")),
            height=_whole(row.get("height")),
            bitrate=number(row.get("bitrate")),
            duration=number(row.get("duration")),
            language=texts(row.get("language")),
            alternate=self.read(row.get("alternate"), depth + 1, told=False),
            children=children,
        )


def inside(base: str, written: str) -> str:
    """What the file `base` refers to, in the manifest's spelling; "" for everything outside of the publication."""
    target = addresses.resolve(base, written) if written else None
    return target.href if target is not None and target.name else ""


def text(value: object) -> str:
    """A string; of several languages the first."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, str)), "")
    return " ".join(value.split())[:WORDS] if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """One string or several."""
    several = value if isinstance(value, list) else [value]
    return tuple(filter(None, (text(each) for each in several[:200])))


def number(value: object) -> float | None:
    """A positive number."""
    good = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 1e9
    return float(value) if good else None  # type: ignore[arg-type]


def _whole(value: object) -> int | None:
    found = number(value)
    return None if found is None else int(found)


def named(value: object) -> str | dict[str, str]:
    """A name, or a name for each language."""
    if isinstance(value, dict):
        forms = {key: text(each) for key, each in list(value.items())[:50] if isinstance(key, str) and text(each)}
        return next(iter(forms.values())) if len(forms) == 1 and "und" in forms else forms or ""
    return text(value)


def contributors(value: object, role: str = "") -> tuple[Contributor, ...]:
    """One name or several, as strings or objects."""
    several = value if isinstance(value, list) else [value]
    return tuple(_contributors(several[:200], role))


def _contributors(several: list[Any], role: str) -> Iterator[Contributor]:
    for each in several:
        about = each if isinstance(each, dict) and "name" in each else {"name": each}
        name = named(about["name"])
        if name:
            yield Contributor(
                name=name,
                sort_as=text(about.get("sortAs")) or None,
                identifier=text(about.get("identifier")) or None,
                role=texts(about.get("role")) or ((role,) if role else ()),
            )


def _subjects(value: object) -> Iterator[Subject]:
    several = value if isinstance(value, list) else [value]
    for each in several[:500]:
        about = each if isinstance(each, dict) and "name" in each else {"name": each}
        name = named(about["name"])
        if name:
            yield Subject(name, text(about.get("code")) or None, text(about.get("scheme")) or None)


def _properties(value: object) -> Properties | None:
    if not isinstance(value, dict):
        return None
    found = Properties(
        page=text(value.get("page")) or None,
        layout=text(value.get("layout")) or None,
        contains=texts(value.get("contains")),
        encrypted=value["encrypted"] if isinstance(value.get("encrypted"), dict) else None,
    )
    return None if found == Properties() else found


def _metadata(about: Json) -> Metadata:
    roles: dict[str, list[Contributor]] = {}
    for key, role in CONTRIBUTORS.items():
        field = key if key in _OWN else "publisher" if key == "imprint" else "contributor"
        code = "" if key in _OWN else role
        roles.setdefault(field, []).extend(contributors(about.get(key), code))
    people: dict[str, Any] = {field: tuple(found) for field, found in roles.items()}
    return Metadata(
        title=named(about.get("title")),
        type=text(about.get("@type")) or None,
        conforms_to=texts(about.get("conformsTo")),
        subtitle=text(about.get("subtitle")) or None,
        sort_as=text(about.get("sortAs")) or None,
        identifier=text(about.get("identifier")) or None,
        modified=text(about.get("modified")) or None,
        published=text(about.get("published")) or None,
        language=texts(about.get("language")),
        subject=tuple(_subjects(about.get("subject"))),
        description=text(about.get("description")) or None,
        reading_progression=text(about.get("readingProgression")) or None,
        duration=number(about.get("duration")),
        number_of_pages=_whole(about.get("numberOfPages")),
        accessibility=_accessibility(about.get("accessibility")),
        presentation=_presentation(about.get("presentation")),
        rights=text(about.get("rights") or about.get("license")) or None,
        **people,
    )


_OWN = frozenset({"author", "translator", "editor", "illustrator", "narrator", "contributor", "publisher"})


def _accessibility(value: object) -> Accessibility | None:
    if not isinstance(value, dict):
        return None
    certified = value.get("certification")
    certified = certified if isinstance(certified, dict) else {}
    sufficient = value.get("accessModeSufficient")
    return Accessibility(
        conforms_to=texts(value.get("conformsTo")),
        certification=Certification(
            text(certified.get("certifiedBy")) or None,
            text(certified.get("credential")) or None,
            text(certified.get("report")) or None,
        )
        if certified
        else None,
        summary=text(value.get("summary")) or None,
        access_mode=texts(value.get("accessMode")),
        access_mode_sufficient=tuple(map(texts, sufficient[:50])) if isinstance(sufficient, list) else (),
        feature=texts(value.get("feature")),
        hazard=texts(value.get("hazard")),
        exemption=texts(value.get("exemption")),
    )


def _presentation(value: object) -> Presentation | None:
    if not isinstance(value, dict):
        return None
    words = {key: text(value.get(key)) or None for key in ("layout", "orientation", "spread", "overflow")}
    return Presentation(
        **words, continuous=value.get("continuous") if isinstance(value.get("continuous"), bool) else None
    )
