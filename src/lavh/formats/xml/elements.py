"""What readers ask of an element: its local name, its text, its language, its children by name."""

from collections.abc import Iterator
from typing import cast

from lavh.formats.xml.parse import Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "{http://www.w3.org/1999/xlink}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


class _Local(dict[str, str]):
    """Tag to local name, kept: there are few tags and millions of elements."""

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2].rpartition(":")[2]
        if len(self) < 10_000:
            self[tag] = name
        return name


LOCAL = _Local()


def local(element: Element) -> str:
    """The name without its namespace; "" for what is no element."""
    tag = element.tag
    return LOCAL[tag] if isinstance(tag, str) else ""


def inner(element: Element) -> str:
    """All the text inside, as it stands."""
    return "".join(cast("Iterator[str]", element.itertext()))


def text(element: Element | None) -> str:
    """All the text inside, white space run together."""
    if element is None:
        return ""
    if len(element):
        return " ".join(inner(element).split())
    own = element.text
    return " ".join(own.split()) if own else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """The child elements of that local name."""
    for child in element:
        if LOCAL[child.tag] == name:
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down that path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if LOCAL[each.tag] == name), None)
    return element


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements of that local name inside, in document order."""
    return element.iter("{*}" + name)


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name, whatever its namespace."""
    value: object = element.get(name)
    if value is None:
        value = next((each for key, each in element.attrib.items() if LOCAL[str(key)] == name), "")
    return " ".join(str(value).split())


def resource(element: Element) -> str:
    """What an RDF property points to."""
    return (element.get(RDF + "resource") or element.get(RDF + "about") or "").strip()
