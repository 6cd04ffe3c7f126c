"""MARC 21 in XML: records that came as MARC leave as they came, all others are composed and read back as they were."""

from collections.abc import Iterator

import pytest

from lavh.formats.description import Description, Title
from lavh.formats.iso2709.parsing import parse
from lavh.formats.marc21 import MARC21
from lavh.formats.marc21.composing import compose
from lavh.formats.marcxml import MARCXML
from lavh.formats.marcxml.reader import record_of
from lavh.formats.marcxml.writer import MARCXML_WRITER
from lavh.formats.reading import Profile
from lavh.formats.registry import detect
from lavh.formats.written import NOBODY, About, document
from tests.conformance import faults
from tests.formats.reading import SAMPLES, described, readings
from tests.samples import records

HELD = frozenset(Description.__struct_fields__) - {"unit", "updated", "scripts"}  # what MARC 21 has a place for
WHOLE = ["marc21/lc-books.mrc", "marc21/lc-uzbek.mrc", "marc21/lc-vernacular.mrc", "unimarc/iccu.mrc", "unimarc/rusmarc-utf8.mrc", "unimarc/uzmarc-two-scripts.mrc", "irbis/irbis-utf8.txt"]  # fmt: skip
OTHERS = ["oai_dc/page.xml", "ead/ead3.xml", "tabular/cmoa.ndjson", "tabular/tate.ndjson", "lido/objects.xml", "mods/collection.xml"]  # fmt: skip


def samples(name: str) -> Iterator[Description]:
    path = SAMPLES / name
    for reading in readings(detect(path.read_bytes()[:65_536], path.name), path):
        if reading.description is not None:
            yield reading.description


def back(description: Description) -> Description:
    return described(MARCXML().read(MARCXML_WRITER.write(description, NOBODY), Profile()))


def said(description: Description) -> dict[str, object]:
    """What MARC holds; lists in any order, as the order of tags is another one."""
    found = {name: getattr(description, name) for name in HELD}
    return {name: sorted(map(repr, value)) if isinstance(value, tuple) else value for name, value in found.items()}


@pytest.mark.parametrize("name", WHOLE)
def test_what_came_from_marc_is_read_back_as_it_was(name: str) -> None:
    for description in samples(name):
        assert said(back(description)) == said(description)


@pytest.mark.parametrize("name", OTHERS)
def test_what_came_from_elsewhere_does_not_change_after_its_first_writing(name: str) -> None:
    """What MARC does not hold is lost once; nothing more is lost afterwards."""
    for description in samples(name):
        once = back(description)
        assert said(back(once)) == said(once)
        assert {_settled(each.text) for each in once.titles} == {_settled(each.text) for each in description.titles}
        assert [each.agent.name for each in once.contributions] == [each.agent.name for each in description.contributions]  # fmt: skip
        assert (once.local_id, once.extent, once.links and once.links[0].url) == (
            description.local_id,
            description.extent,
            description.links and description.links[0].url,
        )


def _settled(text: str) -> str:
    return text.rstrip(".")


@pytest.mark.parametrize("name", [*WHOLE, *OTHERS])
def test_records_are_valid(name: str) -> None:
    for description in samples(name):
        assert faults(MARCXML_WRITER.write(description, NOBODY)) == []


@pytest.mark.parametrize("name", ["marc21/lc-books.mrc", "marc21/lc-vernacular.mrc"])
def test_a_marc_record_leaves_as_it_came(name: str) -> None:
    for raw in records(name):
        about = About(content=raw, format="marc21")
        made = MARCXML_WRITER.element(described(MARC21().read(raw, Profile())), about)
        came = parse(raw)
        left = record_of(made)
        assert (left.tags, left.values) == (came.tags, came.values)
        assert faults(document(made)) == []


def test_a_marcxml_record_leaves_as_it_came() -> None:
    first = document(MARCXML_WRITER.element(Description(), About(content=records("marc21/lc-uzbek.mrc")[0], format="marc21")))  # fmt: skip
    assert document(MARCXML_WRITER.element(Description(), About(content=first, format="marcxml"))) == first


@pytest.mark.parametrize("format_name", ["unimarc", "oai_dc", "marc21"])
def test_what_is_no_marc_21_is_composed(format_name: str) -> None:
    """UNIMARC, other formats, and records so damaged that no title is left."""
    content = records("unimarc/iccu.mrc")[0] if format_name != "marc21" else b"00026nam a2200000   4500\x1e\x1d"
    made = record_of(MARCXML_WRITER.element(Description(titles=(Title("Koʻza"),)), About(content=content, format=format_name)))  # fmt: skip
    assert made.first("245") == "00\x1faKoʻza"


def test_forms_in_other_scripts_are_tied_to_their_fields() -> None:
    (first, *_) = samples("marc21/lc-vernacular.mrc")
    made = compose(first, NOBODY)
    links = [value.split("\x1f")[1] for tag, value in zip(made.tags, made.values, strict=True) if tag == "880"]
    own = [(tag, value.split("\x1f6")[1][:6]) for tag, value in zip(made.tags, made.values, strict=True) if "\x1f6880-" in value]  # fmt: skip
    assert sorted(link[1:7] for link in links) == sorted(f"{tag}-{link[4:6]}" for tag, link in own)
    assert {link[7:] for link in links} == {"/(3/r"}
