"""Concepts and appellations: terms in several languages with their addresses, preferred ones first."""

from collections.abc import Iterator

import msgspec

from lavh.formats import languages
from lavh.formats.description import Name, Subject
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, LOCAL, RDF, attribute, children, descendants, text
from lavh.formats.xml.parse import Element

_ALTERNATIVE = frozenset({"alternative", "alternate", "http://terminology.lido-schema.org/lido00170"})
_SOURCES = (
    ("vocab.getty.edu/aat", "aat"), ("vocab.getty.edu/page/aat", "aat"), ("vocab.getty.edu/tgn", "tgn"), ("vocab.getty.edu/page/ulan", "ulan"), ("vocab.getty.edu/ulan", "ulan"), ("d-nb.info/gnd", "gnd"),
    ("iconclass.org", "iconclass"), ("wikidata.org", "wikidata"), ("viaf.org", "viaf"), ("geonames.org", "geonames"), ("id.loc.gov", "lcsh"),
)  # fmt: skip


class Word(msgspec.Struct, frozen=True):
    """One form of a term or name."""

    text: str
    language: str = ""
    alternative: bool = False


class Concept(msgspec.Struct, frozen=True):
    """What a term means: its forms, the preferred one in the language of the record first, and where it is known."""

    words: tuple[Word, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def term(self) -> str:
        """The first form."""
        return self.words[0].text if self.words else ""

    def subject(self, kind: str, scheme: str = "") -> Subject:
        """The concept as a subject; its other forms go with it."""
        first = self.words[0]
        address = next(iter(self.addresses), "")
        return Subject(
            term=first.text,
            kind=kind,
            scheme=scheme or source_of(address),
            identifier=address,
            language=first.language,
            forms=tuple(
                Name(text=each.text, script=script_of(each.text), language=each.language) for each in self.words[1:]
            ),
        )


def source_of(address: str) -> str:
    """The vocabulary that an address belongs to."""
    return next((ours for part, ours in _SOURCES if part in address), "")


def tongue_of(element: Element | None, otherwise: str = "") -> str:
    """The language of an element: its own, or that of the nearest element around it that says one."""
    while element is not None:
        if tag := element.get(LANG):
            return languages.language(tag) or otherwise
        element = element.getparent()
    return otherwise


def words(element: Element, *names: str) -> list[Word]:
    """The forms inside an element that have one of these names, in document order."""
    return [
        Word(text(each), tongue_of(each), attribute(each, "pref") in _ALTERNATIVE or LOCAL[each.tag] == "altLabel")
        for each in element.iter(*("{*}" + name for name in names))
        if text(each)
    ]


def ordered(found: list[Word], tongue: str) -> tuple[Word, ...]:
    """Preferred forms first, among them those in the language of the record; each text once."""
    rank = sorted(found, key=lambda word: (word.alternative, word.language not in {tongue, ""}))
    return tuple(
        {word.text: word for word in reversed(rank)}[text] for text in dict.fromkeys(word.text for word in rank)
    )


def concept(element: Element, tongue: str = "") -> Concept:
    """Terms as `term`, or as labels of a SKOS concept; or only the text of the element."""
    found = words(element, "term", "prefLabel", "altLabel")
    if not found and not len(element) and text(element):
        found = [Word(text(element), tongue_of(element))]
    known = [each.get(RDF + "about") or "" for each in descendants(element, "Concept")]
    known += [text(each) for each in descendants(element, "conceptID")]
    known = [each for each in known if each.startswith("http")]
    return Concept(ordered(found, tongue or tongue_of(element)), tuple(dict.fromkeys(known)))


def concepts(element: Element, name: str) -> Iterator[Concept]:
    """The concepts in the child elements of that name, those without any term left out."""
    for each in children(element, name):
        found = concept(each)
        if found.words:
            yield found
