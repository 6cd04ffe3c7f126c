"""The Europeana Data Model out."""

from lxml import etree

from lavh.formats.description import Agent, Contribution, Description, DigitalObject, Period, Subject, Title
from lavh.formats.edm.writer import EDM_WRITER
from lavh.formats.reading import Profile
from lavh.formats.registry import formats
from lavh.formats.written import About
from tests.conformance import faults
from tests.formats.reading import described

JUG = Description(
    local_id="KP-15", kind="museum-object", titles=(Title("Rishton kosasi", language="uz", script="Latn"),),
    contributions=(Contribution(Agent("Usta Abdulla", identifiers=(("ulan", "500012345"),)), "art", lead=True),),
    dates=(Period("XIX asr", 1801, 1900, "created"),), subjects=(Subject("Kulolchilik", language="uz"),),
    links=(DigitalObject("https://museum.example/15.jpg", "image", media_type="image/jpeg"),), rights="http://creativecommons.org/publicdomain/mark/1.0/",
    medium="loy", place_made="Rishton",
)  # fmt: skip
ABOUT = About("https://catalogue.example/r/15", "Demo museum", "Lavh")
EDM, RDF = "{http://www.europeana.eu/schemas/edm/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def test_an_object_its_picture_its_maker_and_their_aggregation() -> None:
    made = EDM_WRITER.element(JUG, ABOUT)
    assert faults(etree.tostring(made)) == []
    assert [(etree.QName(each).localname, each.get(f"{RDF}about")) for each in made] == [
        ("ProvidedCHO", "https://catalogue.example/r/15#thing"),
        ("WebResource", "https://museum.example/15.jpg"),
        ("Agent", "http://vocab.getty.edu/ulan/500012345"),
        ("Aggregation", "https://catalogue.example/r/15#aggregation"),
    ]
    assert [(etree.QName(each).localname, each.text or each.get(f"{RDF}resource")) for each in made[-1]] == [
        ("aggregatedCHO", "https://catalogue.example/r/15#thing"),
        ("dataProvider", "Demo museum"),
        ("isShownAt", "https://catalogue.example/r/15"),
        ("isShownBy", "https://museum.example/15.jpg"),
        ("object", "https://museum.example/15.jpg"),
        ("provider", "Lavh"),
        ("rights", "http://creativecommons.org/publicdomain/mark/1.0/"),
    ]
    assert made[0].findtext(f"{EDM}type") == "IMAGE"


def test_rights_that_nobody_stated_are_not_evaluated() -> None:
    made = EDM_WRITER.element(Description(titles=(Title("Koʻza"),)), ABOUT)
    assert made[-1].find(f"{EDM}rights").get(f"{RDF}resource") == "http://rightsstatements.org/vocab/CNE/1.0/"


def test_what_it_holds_is_read_back() -> None:
    found = described(formats()["edm"].read(EDM_WRITER.write(JUG, ABOUT), Profile()))
    assert [(each.text, each.language) for each in found.titles] == [("Rishton kosasi", "uz")]
    assert (found.rights, found.medium, [each.agent.name for each in found.contributions]) == (JUG.rights, "loy", ["Usta Abdulla"])  # fmt: skip
