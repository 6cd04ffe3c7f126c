"""Aleph sequential says what the same records say in ISO 2709."""

import io

from lavh.formats.alephseq import AlephSequential
from lavh.formats.marc21 import MARC21
from lavh.formats.reading import Problem, Profile, Reading
from tests.samples import records, sample

PROFILE = Profile()
FORMAT = AlephSequential()


def test_two_records():
    raws = list(FORMAT.split(io.BytesIO(sample("alephseq/lc-books.seq")), PROFILE))
    expected = [MARC21().read(record, PROFILE) for record in records("marc21/lc-books.mrc")[:2]]
    assert [raw.local_id for raw in raws] == ["000000017", "000025262"]
    assert [FORMAT.read(raw.content, PROFILE) for raw in raws] == expected


def test_lines_without_a_number_belong_to_the_field_before_them():
    raw = b"000000001 24510 L $$aA title\nthat goes on"
    description = FORMAT.read(raw, PROFILE).description
    assert description
    assert [title.text for title in description.titles] == ["A title that goes on"]
    assert description.local_id == "000000001"


def test_other_text():
    assert FORMAT.read(b"hello", PROFILE) == Reading(None, (Problem("not-a-record", "", "hello", grave=True),))
    assert FORMAT.recognises(b"hello\nworld", "x.txt") == 0
    assert FORMAT.recognises(sample("alephseq/lc-books.seq"), "x.seq") > 0.9
