"""Records of publications: a manifest, and the description beside it."""

import io
import json

import pytest

from lavh.formats.description import Agent, Contribution, Description, DigitalObject, Title
from lavh.formats.reading import Profile, Reading
from lavh.formats.registry import detect
from lavh.formats.rwpm import Contributor, Manifest, Metadata
from lavh.formats.rwpm.manifest import encode
from lavh.formats.webpub import WEBPUB, record

MANIFEST = Manifest(Metadata("Oʻtkan kunlar", language=("uz-Latn",), author=(Contributor("Abdulla Qodiriy"),)))
DESCRIPTION = Description(
    "7", "ebook", titles=(Title("Oʻtkan kunlar"),), contributions=(Contribution(Agent("Qodiriy, Abdulla"), "aut"),),
    links=(DigitalObject("/p/7"),), digital=True,
)  # fmt: skip
PLAIN = Profile()


def test_what_is_written_is_read() -> None:
    raw = record(encode(MANIFEST), DESCRIPTION)
    assert WEBPUB.read(raw, PLAIN) == Reading(DESCRIPTION)
    assert json.loads(raw)["metadata"]["title"] == "Oʻtkan kunlar"
    assert detect(raw) is WEBPUB
    assert [each.content for each in WEBPUB.split(io.BytesIO(raw), PLAIN)] == [raw]


def test_a_foreign_manifest_tells_what_its_metadata_tell() -> None:
    found = WEBPUB.read(encode(MANIFEST), PLAIN).description
    assert found is not None
    assert ([each.text for each in found.titles], found.kind, found.languages) == (["Oʻtkan kunlar"], "ebook", ("uz",))
    assert [(each.agent.name, each.role) for each in found.contributions] == [("Abdulla Qodiriy", "aut")]


def test_rights_of_the_source_fill_what_is_left_open() -> None:
    found = WEBPUB.read(record(encode(MANIFEST), DESCRIPTION), Profile(rights="http://example.org/rights")).description
    assert found is not None
    assert found.rights == "http://example.org/rights"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"metadata":{"title":"x","a":' + b"[" * 100_000, b'{"metadata":{}}', b'{"metadata":{"title":1}}', b"\xff\xfe", b'{"metadata":{"title":"x"},"description":[1]}'])  # fmt: skip
def test_what_is_no_manifest_is_said_and_nothing_breaks(raw: bytes) -> None:
    found = WEBPUB.read(raw, PLAIN)
    assert (found.description, [(each.code, each.grave) for each in found.problems]) == (None, [("not-a-manifest", True)])  # fmt: skip
