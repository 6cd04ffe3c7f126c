"""What a component has from the units above it: repository, languages, conditions of access and use, and the collection's name."""

from xml.sax.saxutils import escape

import msgspec
from lxml import etree

from lavh.formats import languages
from lavh.formats.ead.names import repository
from lavh.formats.ead.prose import prose, titled
from lavh.formats.xml.elements import LOCAL, attribute, child, children, descendants, text
from lavh.formats.xml.parse import Element

HANDED_DOWN = 300  # characters

_LENIENT = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    recover=True,
)


class Inherited(msgspec.Struct, frozen=True):
    """Plain values; `xml` is how they travel with each unit."""

    repository: str = ""
    part: str = ""  # of the repository
    agency: str = ""  # its code
    languages: tuple[str, ...] = ()
    access: str = ""
    use: str = ""
    collection: str = ""  # the finding aid's title
    tongue: str = ""  # in which the finding aid is written

    @property
    def xml(self) -> bytes:
        """The element that `from_xml` reads."""
        told = [
            ("repository", self.repository),
            ("part", self.part),
            ("agency", self.agency),
            *(("language", each) for each in self.languages),
            ("access", self.access),
            ("use", self.use),
            ("collection", self.collection),
            ("tongue", self.tongue),
        ]
        inner = "".join(f"<lavh:{name}>{escape(value)}</lavh:{name}>" for name, value in told if value)
        return f"<lavh:inherited>{inner}</lavh:inherited>".encode("utf-8", "replace")


def from_xml(element: Element | None) -> Inherited:
    """The inverse of `Inherited.xml`."""
    told: dict[str, str] = {}
    tongues: list[str] = []
    for each in element if element is not None else ():
        name = LOCAL[each.tag]
        if name == "language":
            tongues.append(each.text or "")
        else:
            told[name] = each.text or ""
    return Inherited(
        repository=told.get("repository", ""),
        part=told.get("part", ""),
        agency=told.get("agency", ""),
        languages=tuple(tongues),
        access=told.get("access", ""),
        use=told.get("use", ""),
        collection=told.get("collection", ""),
        tongue=told.get("tongue", ""),
    )


def of_opening(opening: bytes, above: Inherited | None) -> Inherited:
    """What the beginning of a unit, cut before its first component, hands down; it goes before what stands above."""
    base = above or Inherited()
    try:
        root = etree.fromstring(opening, _LENIENT)
    except (etree.XMLSyntaxError, ValueError):
        return base
    if root is None:
        return base
    unit = root[0] if len(root) else root
    body = child(unit, "archdesc")
    header = next((each for each in unit if LOCAL[each.tag] in {"eadheader", "control"}), None)
    return own(unit if body is None else body, header, base)


def own(body: Element, header: Element | None, above: Inherited) -> Inherited:
    """The same for the parsed body of a unit."""
    did = child(body, "did")
    name, part = _repository(did)
    tongues = tuple(codes(did)[0])
    return Inherited(
        repository=name or above.repository,
        part=part if name else above.part,
        agency=_agency(did, header) or above.agency,
        languages=tongues or above.languages,
        access=_conditions(body, "accessrestrict") or above.access,
        use=_conditions(body, "userestrict") or above.use,
        collection=above.collection or _title(did),
        tongue=above.tongue or _tongue(header),
    )


def codes(did: Element | None) -> tuple[list[str], list[str]]:
    """Languages and scripts of the material."""
    tongues: list[str] = []
    scripts: list[str] = []
    for material in children(did, "langmaterial") if did is not None else ():
        named = list(descendants(material, "language"))
        for each in named:
            tongues.append(languages.language(each.get("langcode") or "") or languages.language(text(each)))
            scripts.append(attribute(each, "scriptcode"))
        scripts += [attribute(each, "scriptcode") for each in descendants(material, "script")]
        if not named:
            tongues += [
                languages.language(word) for word in text(material).replace(" and ", ",").replace(";", ",").split(",")
            ]
    return [each for each in dict.fromkeys(tongues) if each], [each for each in dict.fromkeys(scripts) if each]


def _repository(did: Element | None) -> tuple[str, str]:
    found = child(did, "repository")
    return ("", "") if found is None else repository(found)


def _title(did: Element | None) -> str:
    found = child(did, "unittitle")
    return "" if found is None else titled(found)[0]


def _tongue(header: Element | None) -> str:
    """The language that an eadheader (langusage) or a control (languagedeclaration) says it is written in."""
    declared = child(header, "profiledesc", "langusage")
    declared = child(header, "languagedeclaration") if declared is None else declared
    spoken = child(declared, "language")
    return "" if spoken is None else languages.language(spoken.get("langcode") or text(spoken))


def _agency(did: Element | None, header: Element | None) -> str:
    numbers = list(children(did, "unitid")) if did is not None else []
    code = next((each.get("repositorycode") or "" for each in numbers if each.get("repositorycode")), "")
    if not code and header is not None:
        eadid = child(header, "eadid")
        code = (
            (eadid.get("mainagencycode") or "")
            if eadid is not None
            else text(child(header, "maintenanceagency", "agencycode"))
        )
    return code


def _conditions(body: Element, name: str) -> str:
    found = [*children(body, name), *(inner for group in children(body, "descgrp") for inner in children(group, name))]
    return shortened("\n".join(filter(None, (prose(each) for each in found))))


def shortened(words: str) -> str:
    """Conditions handed down to thousands of components are cut at a word; the finding aid has them whole."""
    return words if len(words) <= HANDED_DOWN else words[:HANDED_DOWN].rpartition(" ")[0] + " …"
