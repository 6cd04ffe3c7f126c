"""MODS out: elements and attributes of the norm only, and read back as they were."""

import pytest
from lxml import etree

from lavh.formats.description import Description, Title
from lavh.formats.kinds import KINDS
from lavh.formats.mods.writer import MODS_WRITER, NAMESPACE
from lavh.formats.reading import Profile
from lavh.formats.registry import formats
from lavh.formats.written import NOBODY
from tests.conformance import mods
from tests.formats.marcxml.test_writer import OTHERS, WHOLE, samples
from tests.formats.reading import described

# https://www.loc.gov/standards/mods/mods-outline-3-8.html: element → what it may contain
TOP = "titleInfo name typeOfResource genre originInfo language physicalDescription abstract tableOfContents targetAudience note subject classification relatedItem identifier location accessCondition part extension recordInfo"  # fmt: skip
OUTLINE = {
    "mods": TOP,
    "relatedItem": TOP,
    "titleInfo": "title subTitle partNumber partName nonSort",
    "name": "namePart displayForm affiliation role description nameIdentifier alternativeName etal",
    "alternativeName": "namePart affiliation description nameIdentifier",
    "role": "roleTerm",
    "originInfo": "place publisher dateIssued dateCreated dateCaptured dateValid dateModified copyrightDate dateOther displayDate edition issuance frequency agent",
    "place": "placeTerm",
    "language": "languageTerm scriptTerm",
    "physicalDescription": "form reformattingQuality internetMediaType extent digitalOrigin note",
    "subject": "topic geographic temporal titleInfo name genre hierarchicalGeographic cartographics geographicCode occupation",
    "cartographics": "scale projection coordinates cartographicExtension",
    "location": "physicalLocation shelfLocator url holdingSimple holdingExternal",
    "holdingSimple": "copyInformation",
    "copyInformation": "form subLocation shelfLocator electronicLocator note enumerationAndChronology itemIdentifier",
    "part": "detail extent date text",
    "recordInfo": "recordContentSource recordCreationDate recordChangeDate recordIdentifier recordOrigin languageOfCataloging descriptionStandard recordInfoNote",
    "languageOfCataloging": "languageTerm scriptTerm",
}  # fmt: skip
ATTRIBUTES = frozenset(["type", "otherType", "altRepGroup", "lang", "script", "usage", "authority", "valueURI", "eventType", "encoding", "point", "objectPart", "unit", "displayLabel", "invalid", "access", "manuscript", "collection", "version", "unitType"])  # fmt: skip


# What came into MODS after 3.4, in places where the schema of 3.7 allows it: element → the attribute that is new, "" where the element is.
SINCE = {
    "titleInfo": "otherType", "relatedItem": "otherType", "originInfo": "eventType", "extent": "unit", "nonSort": "{http://www.w3.org/XML/1998/namespace}space",
    "nameIdentifier": "", "alternativeName": "", "itemIdentifier": "",
}  # fmt: skip


def strays(made: etree._Element) -> list[str]:
    found = []
    for each in made.iter():
        allowed = OUTLINE.get(etree.QName(each).localname, "").split()
        found += [f"{etree.QName(each).localname}/{etree.QName(child).localname}" for child in each if etree.QName(child).localname not in allowed]  # fmt: skip
        found += [name for name in map(str, each.attrib) if not name.startswith("{") and name not in ATTRIBUTES]
        found += [etree.QName(each).localname] if etree.QName(each).namespace != NAMESPACE else []
    return found


def older(made: etree._Element) -> etree._Element:
    """The same without what `SINCE` names: a document of MODS 3.4."""
    made = etree.fromstring(etree.tostring(made))
    made.set("version", "3.4")
    for each in list(made.iter(*(f"{{{NAMESPACE}}}{name}" for name in SINCE))):
        name = etree.QName(each).localname
        if SINCE[name]:
            each.attrib.pop(SINCE[name], None)
        else:
            each.getparent().remove(each)
    return made


def back(description: Description) -> Description:
    return described(formats()["mods"].read(MODS_WRITER.write(description, NOBODY), Profile()))


@pytest.mark.parametrize("name", [*WHOLE, *OTHERS])
def test_only_the_norms_elements_in_the_norms_places(name: str) -> None:
    for description in samples(name):
        assert strays(MODS_WRITER.element(description, NOBODY)) == []


@pytest.mark.parametrize("name", [*WHOLE, *OTHERS])
def test_what_is_written_is_valid_by_the_norms_schema(name: str) -> None:
    for description in samples(name):
        made = older(MODS_WRITER.element(description, NOBODY))
        mods().validate(made)
        assert list(mods().error_log) == []


@pytest.mark.parametrize("name", [each for each in WHOLE if "vernacular" not in each])
def test_what_mods_holds_is_read_back(name: str) -> None:
    for description in samples(name):
        found = back(description)
        assert [(each.text, each.rest, each.part, each.role) for each in found.titles if each.role == "main"] == [
            (each.text, each.rest, each.part, each.role) for each in description.titles if each.role == "main"
        ]
        assert {(each.agent.name, each.role) for each in found.contributions} == {
            (each.agent.name, each.role) for each in description.contributions
        }
        assert [(each.start, each.end) for each in found.dates if each.role == "published"] == [
            (each.start, each.end) for each in description.dates if each.role == "published"
        ]
        for one in ("languages", "identifiers", "local_id", "edition", "country", "responsibility"):
            assert (one, getattr(found, one)) == (one, getattr(description, one))


def test_titles_in_two_scripts_are_one_group() -> None:
    (first, *_) = samples("marc21/lc-vernacular.mrc")
    found = [(each.text, each.script, bool(each.pair)) for each in back(first).titles if each.role == "main"]
    assert sorted(found) == sorted((each.text, each.script, bool(each.pair)) for each in first.titles if each.role == "main")  # fmt: skip


UNTYPED = {"government", "audiobook", "kit", "tactile", "other"}  # MODS has no type of resource for them


@pytest.mark.parametrize("kind", sorted(set(KINDS) - UNTYPED))
def test_every_kind_is_read_back(kind: str) -> None:
    level = {"periodical": "serial", "article": "part"}.get(kind, "single")
    assert back(Description(kind=kind, level=level, titles=(Title("Koʻza"),))).kind == kind
