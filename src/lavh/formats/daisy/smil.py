"""SMIL of both DAISY versions, flat: the phrases of a book in the order in which they are heard."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lavh.formats.audio.clock import seconds
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.rwpm.addresses import Target
from lavh.formats.xml.elements import attribute, local
from lavh.formats.xml.parse import Element, parse

# What may be skipped: names of custom tests and classes (DAISY 3), system-required (DAISY 2.02), bookStruct (NCX) → roles of guided navigation.
SKIPS = {
    "pagenum": "pagebreak", "pagenumber": "pagebreak", "pagenumber-on": "pagebreak", "page_number": "pagebreak", "page": "pagebreak",
    "note": "footnote", "footnote": "footnote", "footnote-on": "footnote", "endnote": "footnote", "rearnote": "footnote",
    "noteref": "noteref", "noteref-on": "noteref", "note_reference": "noteref", "annoref": "noteref",
    "annotation": "annotation", "annotation-on": "annotation",
    "sidebar": "sidebar", "sidebar-on": "sidebar", "optional_sidebar": "sidebar", "optional-sidebar": "sidebar",
    "prodnote": "prodnote", "prodnote-on": "prodnote", "optional_producer_note": "prodnote", "optional-prodnote": "prodnote",
    "linenum": "linenumber", "linenumber": "linenumber", "line_number": "linenumber",
}  # fmt: skip
MOST = 400_000  # phrases of one file
DEPTH = 60


class Clip(NamedTuple):
    """A stretch of a sound file; without an end it goes to that of the file."""

    name: str
    begin: float
    end: float | None = None


class Phrase(NamedTuple):
    """One par. `ids`: everything that a table of contents may call it by; `clips`: of a book without text each is a phrase for itself."""

    ids: tuple[str, ...] = ()
    text: Target | None = None
    clips: tuple[Clip, ...] = ()
    role: str = ""


def read(content: bytes, name: str, tests: Mapping[str, str] = SKIPS) -> tuple[tuple[Phrase, ...], tuple[Problem, ...]]:
    """The phrases of the file `name`. `tests`: custom tests of this book → roles."""
    root, problems = parse(content)
    told = tuple(Problem(each.code, name, each.detail) for each in problems)
    if root is None:
        return (), told
    body = next((each for each in root.iter() if local(each) == "body"), root)
    walk = _Walk(name, tests)
    return tuple(phrase for phrase, _ in zip(walk.inside(body, ""), range(MOST), strict=False)), told


class _Walk:
    """Goes through the body; ids of what holds a phrase are names of its first one."""

    def __init__(self, name: str, tests: Mapping[str, str]) -> None:
        self._name = name
        self._tests = tests
        self._pending: list[str] = []

    def inside(self, parent: Element, role: str, depth: int = 0) -> Iterator[Phrase]:
        """The phrases below an element. `role`: what they are because of what they stand in."""
        for element in parent:
            name = local(element)
            self._note(element)
            own = role or self._role(element)
            if name == "par":
                yield self._par(element, own)
            elif name in {"audio", "text"} and local(parent) != "par":
                yield self._phrase([element], own)
            elif depth < DEPTH:
                yield from self.inside(element, own, depth + 1)

    def _par(self, par: Element, role: str) -> Phrase:
        parts = [each for each in par.iter() if local(each) in {"audio", "text"}]
        for each in par.iter():
            if each is not par:
                self._note(each)
        return self._phrase(parts, role)

    def _phrase(self, parts: list[Element], role: str) -> Phrase:
        text = next(
            (addresses.resolve(self._name, str(each.get("src") or "")) for each in parts if local(each) == "text"), None
        )
        clips = tuple(clip for each in parts if local(each) == "audio" and (clip := self._clip(each)))
        ids, self._pending = tuple(dict.fromkeys(self._pending)), []
        return Phrase(ids, text, clips, role)

    def _clip(self, audio: Element) -> Clip | None:
        source = addresses.resolve(self._name, str(audio.get("src") or ""))
        if source is None:
            return None
        begin = seconds(attribute(audio, "clip-begin") or attribute(audio, "clipBegin")) or 0.0
        end = seconds(attribute(audio, "clip-end") or attribute(audio, "clipEnd"))
        return Clip(source.name, begin, end if end is None or end > begin else None)

    def _note(self, element: Element) -> None:
        if found := element.get("id"):
            self._pending.append(str(found))

    def _role(self, element: Element) -> str:
        for key in ("customTest", "system-required", "class"):
            for word in attribute(element, key).lower().split():
                if role := self._tests.get(word) or SKIPS.get(word):
                    return role
        return ""
