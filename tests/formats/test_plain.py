"""Descriptions as JSON objects."""

import msgspec

from lavh.formats.description import Agent, Contribution, Description, Identifier, Title, Unit, pack, unpack
from lavh.formats.plain import mirror, plain

SAID = Description(
    local_id="m-1",
    kind="book",
    titles=(Title("Oʻtkan kunlar", rest="roman"),),
    contributions=(Contribution(Agent("Qodiriy, Abdulla", identifiers=(("viaf", "1"),)), "aut", lead=True),),
    identifiers=(Identifier("isbn", "x", valid=False),),
    unit=Unit("file", parent="a"),
    coordinates=(1.0, 2.0, 3.0, 4.0),
)
PLAIN = {
    "local_id": "m-1",
    "kind": "book",
    "level": "single",
    "titles": [{"text": "Oʻtkan kunlar", "role": "main", "rest": "roman"}],
    "contributions": [
        {
            "agent": {"name": "Qodiriy, Abdulla", "kind": "person", "identifiers": [["viaf", "1"]]},
            "role": "aut",
            "lead": True,
        }
    ],
    "identifiers": [{"scheme": "isbn", "value": "x", "valid": False}],
    "unit": {"level": "file", "parent": "a"},
    "coordinates": [1.0, 2.0, 3.0, 4.0],
}


def test_every_part_is_an_object_and_what_says_nothing_is_left_out() -> None:
    for description in (SAID, unpack(pack(SAID))):
        assert msgspec.json.decode(msgspec.json.encode(plain(description))) == PLAIN


def test_the_empty_description() -> None:
    assert msgspec.json.encode(plain(Description())) == b'{"level":"single"}'


def test_mirrors_have_every_field() -> None:
    assert mirror(Description).__struct_fields__ == Description.__struct_fields__
