"""The resources of one record: what an address stands for, in which words."""

from collections.abc import Iterator, Sequence

import msgspec

from lavh.formats import languages
from lavh.formats.description import Name
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, LOCAL, RDF, children, text
from lavh.formats.xml.parse import Element

KEPT = (
    "uz",
    "kaa",
    "ru",
    "en",
    "ar",
    "fa",
    "tg",
    "kk",
    "tr",
    "de",
    "fr",
)  # forms of a concept that portals give in forty languages
_LABELS = ("prefLabel", "name", "title", "altLabel")


class Label(msgspec.Struct, frozen=True):
    """The words for a resource: one form, and others."""

    text: str
    language: str = ""
    forms: tuple[Name, ...] = ()


def about(element: Element) -> str:
    """The address that an element describes."""
    return (element.get(RDF + "about") or element.get(RDF + "ID") or "").strip()


def pointed(element: Element) -> str:
    """The address that a property points to."""
    return (element.get(RDF + "resource") or "").strip()


def parts(element: Element) -> Iterator[str]:
    """All addresses that an element points to."""
    return (address for each in element.iter() if (address := pointed(each)))


class Graph:
    """The resources by their addresses."""

    def __init__(self, root: Element) -> None:
        self.things: list[Element] = []
        self.aggregations: list[Element] = []
        self.proxies: list[Element] = []
        self._known: dict[str, Element] = {}
        for each in root:
            name = LOCAL[each.tag]
            if name == "ProvidedCHO":
                self.things.append(each)
            elif name in {"Aggregation", "EuropeanaAggregation"}:
                self.aggregations.append(each)
            elif name == "Proxy":
                self.proxies.append(each)
            else:
                self._known.setdefault(about(each), each)
        self.aggregations.sort(key=lambda each: LOCAL[each.tag] != "Aggregation")
        self.proxies.sort(key=lambda each: any(text(one) == "true" for one in children(each, "europeanaProxy")))

    def at(self, address: str) -> Element | None:
        """The resource of that address; addresses within the record may be written with or without their "#"."""
        return self._known.get(address)

    def of(self, element: Element) -> Element | None:
        """The resource that a property holds or points to."""
        inner = next((each for each in element if LOCAL[each.tag] in _CONTEXTS), None)
        return inner if inner is not None else self.at(pointed(element))


_CONTEXTS = frozenset({"Agent", "Place", "TimeSpan", "Concept", "WebResource", "Organization"})


def label(element: Element, tongues: Sequence[str] = ()) -> Label | None:
    """What a resource is called, in the first of these languages that it has; its names in other languages as forms."""
    found: list[tuple[str, str]] = []
    for name in _LABELS:
        found = found or [
            (text(each), languages.language(each.get(LANG) or "")) for each in children(element, name) if text(each)
        ]
    if not found:
        return None
    wanted = (*tongues, "", "en")
    first = min(found, key=lambda each: wanted.index(each[1]) if each[1] in wanted else len(wanted))
    alternatives = [(text(each), languages.language(each.get(LANG) or "")) for each in children(element, "altLabel")]
    others = [
        each
        for each in (*found, *alternatives)
        if each[0] and each[0] != first[0] and (not each[1] or each[1] in KEPT or each[1] in tongues)
    ]
    forms = {words: Name(text=words, script=script_of(words), language=tongue) for words, tongue in others}
    return Label(first[0], first[1], tuple(forms.values()))
