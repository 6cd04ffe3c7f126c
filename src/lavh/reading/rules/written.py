"""Notes as other programs read them: Markdown, and Web Annotations <https://www.w3.org/TR/annotation-model/>. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lavh.formats.rwpm import Locator
from lavh.reading.rules.notes import Annotation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CFI = "http://www.idpf.org/epub/linking/cfi/epub-cfi.html"
MEDIA = "http://www.w3.org/TR/media-frags/"
HTML = "http://tools.ietf.org/rfc/rfc3236"
_MARKED = str.maketrans({each: f"\\{each}" for each in "\\`*_{}[]<>#|~"})


def markdown(notes: Sequence[Annotation], titles: Mapping[int, str]) -> str:
    """A heading for each publication and chapter, the marked words as quotations, below them what the reader wrote."""
    lines: list[str] = []
    for publication, some in groupby(notes, key=lambda each: each.publication):
        lines += [f"# {_plain(titles.get(publication, str(publication)))}", ""]
        for chapter, few in groupby(some, key=lambda each: each.locator.title or ""):
            lines += [f"## {_plain(chapter)}", ""] if chapter else []
            for each in few:
                lines += _said(each)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _said(note: Annotation) -> list[str]:
    marked = (note.locator.text.highlight if note.locator.text else "") or ""
    lines = [f"> {_plain(line)}" for line in marked.splitlines() if line.strip()]
    lines += ["", *map(_plain, note.text.splitlines())] if note.text else []
    whole = note.locator.locations.total_progression
    foot = [f"{whole * 100:.0f} %"] if whole is not None else []
    foot += [f"{_moment(note.made):%Y-%m-%d}", *([note.colour] if note.colour else [])]
    return [*lines, "", f"*{' · '.join(foot)}*", ""]


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKED)


def annotations(notes: Iterable[Annotation], source: Callable[[Annotation], str]) -> dict[str, Any]:
    """A collection of Web Annotations. `source` gives the address of what a note stands in."""
    items = [_annotation(each, source(each)) for each in notes]
    whole, first = (_name(part, items) for part in ("collection", "page"))
    page = {"id": first, "type": "AnnotationPage", "partOf": whole, "startIndex": 0, "items": items}
    return {"@context": CONTEXT, "id": whole, "type": "AnnotationCollection", "total": len(items), "first": page}


def _name(part: str, items: Sequence[Mapping[str, Any]]) -> str:
    """An identifier, which the model wants: the same for the same notes."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join((part, *(each['id'] for each in items))))}"


def _annotation(note: Annotation, source: str) -> dict[str, Any]:
    target: dict[str, Any] = {"source": source, "selector": _selectors(note.locator)}
    made: dict[str, Any] = {"id": f"urn:uuid:{note.id}", "type": "Annotation", "motivation": _motive(note)}
    made |= {
        "created": f"{_moment(note.made):%Y-%m-%dT%H:%M:%SZ}",
        "modified": f"{_moment(note.changed):%Y-%m-%dT%H:%M:%SZ}",
    }
    if note.text:
        made["body"] = {"type": "TextualBody", "value": note.text, "format": "text/plain", "purpose": "commenting"}
    if note.colour:
        target["styleClass"] = note.colour
    return made | {"target": target}


def _motive(note: Annotation) -> str:
    if note.kind == "bookmark":
        return "bookmarking"
    return "commenting" if note.text else "highlighting"


def _selectors(locator: Locator) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if locator.text and locator.text.highlight:
        quote = {"exact": locator.text.highlight, "prefix": locator.text.before, "suffix": locator.text.after}
        found.append({"type": "TextQuoteSelector"} | {name: text for name, text in quote.items() if text})
    for fragment in locator.locations.fragments:
        norm = CFI if fragment.startswith("epubcfi(") else MEDIA if fragment.startswith("t=") else HTML
        found.append({"type": "FragmentSelector", "value": fragment, "conformsTo": norm})
    if locator.locations.progression is not None:
        found.append({"type": "ProgressionSelector", "value": locator.locations.progression})
    return found


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(max(0, min(milliseconds, 253_402_300_799_000)) / 1000, UTC)
