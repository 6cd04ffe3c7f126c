"""Simple Dublin Core out, and in again."""

import pytest
from lxml import etree

from lavh.formats.description import Description
from lavh.formats.marc21 import MARC21
from lavh.formats.oai_dc import OAI_DC
from lavh.formats.oai_dc.writer import OAI_DC_WRITER
from lavh.formats.reading import Profile
from lavh.formats.written import NOBODY, About
from tests.formats.reading import SAMPLES, described, readings


def statements(description: Description, about: About = NOBODY) -> list[tuple[str, str, str]]:
    made = OAI_DC_WRITER.element(description, about)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return [(etree.QName(each).localname, each.text, each.get(lang, "")) for each in made]


def test_a_book_in_two_scripts() -> None:
    description = described(readings(MARC21(), SAMPLES / "marc21/lc-vernacular.mrc")[0])
    assert statements(description, About("https://catalogue.example/r/1")) == [
        ("title", "Manāhil al-ḍarab fī ansāb al-ʻArab", "ar"),
        ("title", "مناهل الضرب في انساب العرب", "ar-Arab"),
        ("creator", "Aʻrajī al-Najafī al-Ḥusaynī, Jaʻfar, 1857 or 1858-1913 or 1914", ""),
        ("contributor", "Rajāʼī, Mahdī", ""),
        ("subject", "Arabs -- Genealogy", "en"),
        ("subject", "Nosairians -- Genealogy", "en"),
        ("publisher", "Maktabat Āyat Allāh al-ʻUẓmá al-Marʻashī al-Najafī", ""),
        ("publisher", "مكتبة آية الله العظمى المرعشي النجفي", ""),
        ("date", "1998", ""),
        ("type", "book", "en"),
        ("type", "Text", ""),
        ("format", "525 p. : facsims.", ""),
        ("format", "25 cm", ""),
        ("identifier", "https://catalogue.example/r/1", ""),
        ("identifier", "info:lccn/00282945", ""),
        ("identifier", "urn:isbn:9789646121232", ""),
        ("identifier", "(CStRLIN)DCLN02-B3848", ""),
        ("language", "ar", ""),
    ]


@pytest.mark.parametrize("name", ["marc21/lc-books.mrc", "marc21/lc-uzbek.mrc"])
def test_what_dublin_core_holds_is_read_back(name: str) -> None:
    for reading in readings(MARC21(), SAMPLES / name):
        description = described(reading)
        found = described(OAI_DC.read(OAI_DC_WRITER.write(description, NOBODY), Profile()))
        isbns = [[each.value for each in one.identifiers if each.scheme == "isbn" and each.valid] for one in (found, description)]  # fmt: skip
        years = [[(each.start, each.end) for each in one.dates if each.role == "published"][:1] for one in (found, description)]  # fmt: skip
        leads = [[each.agent.name for each in one.contributions if each.lead] for one in (found, description)]
        for back, given in (isbns, years, leads):
            assert back == given
        assert (found.languages, found.rights) == (description.languages, description.rights)
        assert {each.publisher for each in found.publications} == {each.publisher for each in description.publications}
