"""Media overlays (SMIL) → guided navigation. EPUB 3.3, section 9; <https://readium.org/guided-navigation/>"""

from collections.abc import Iterator

from lavh.formats.epub.metadata import seconds
from lavh.formats.rwpm import Guidance, Guided, addresses
from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml.vocabulary import EPUB
from lavh.formats.xml.elements import child, local
from lavh.formats.xml.parse import Element

_TYPE = f"{{{EPUB}}}type"
_TEXT = f"{{{EPUB}}}textref"
_DEEPEST = 32


def guidance(root: Element, here: str) -> dict[str, Guidance]:
    """The phrases of a SMIL file by the name of the document that they belong to; most files belong to one."""
    body = child(root, "body")
    found: dict[str, list[Guided]] = {}
    for phrase in _phrases(body, here) if body is not None else ():
        name = _document(phrase)
        if name:
            found.setdefault(name, []).append(phrase)
    return {name: Guidance(tuple(phrases)) for name, phrases in found.items()}


def _phrases(above: Element, here: str, depth: int = 0) -> Iterator[Guided]:
    for element in above:
        name, kinds = local(element), tuple((element.get(_TYPE) or "").split())
        if name == "par":
            yield _phrase(element, here, kinds)
        elif name in {"seq", "body"} and depth < _DEEPEST:
            inside = tuple(_phrases(element, here, depth + 1))
            reference = _place(here, element.get(_TEXT) or "")
            if inside and (kinds or reference) and len({_document(each) for each in inside}) == 1:
                yield Guided(textref=reference, role=kinds, children=inside)
            else:
                yield from inside


def _phrase(par: Element, here: str, kinds: tuple[str, ...]) -> Guided:
    words, sound = child(par, "text"), child(par, "audio")
    audio = None
    if sound is not None and (place := addresses.resolve(here, sound.get("src") or "")):
        audio = addresses.href(place.name) + _clip(sound.get("clipBegin") or "", sound.get("clipEnd") or "")
    return Guided(
        textref=_place(here, (words.get("src") or "") if words is not None else ""), audioref=audio, role=kinds
    )


def _clip(begin: str, end: str) -> str:
    """A piece of a sound as a media fragment. <https://www.w3.org/TR/media-frags/>"""
    start, stop = seconds(begin) or 0.0, seconds(end)
    if stop is not None and stop > start:
        return f"#t={start:g},{stop:g}"
    return f"#t={start:g}" if start else ""


def _place(here: str, written: str) -> str | None:
    target: Target | None = addresses.resolve(here, written) if written else None
    return target.href if target else None


def _document(phrase: Guided) -> str:
    """The document that a phrase belongs to."""
    if phrase.textref:
        return addresses.name(phrase.textref)
    return _document(phrase.children[0]) if phrase.children else ""
