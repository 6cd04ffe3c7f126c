"""Two devices on one note."""

import msgspec
import pytest

from lavh.reading.rules.notes import Annotation, Met, met
from tests.reading.histories import at

NOTE = Annotation("a", 7, "highlight", at(0.3), made=100, changed=100, colour="yellow", text="", version=3)


def changed(**fields: object) -> Annotation:
    return msgspec.structs.replace(NOTE, **fields)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (None, changed(version=0), changed(version=1)),
        (NOTE, changed(text="mine", changed=200), changed(text="mine", changed=200, version=4)),
        (NOTE, NOTE, None),
        (NOTE, changed(deleted=True, changed=200), changed(deleted=True, changed=200, version=4)),
        (NOTE, changed(deleted=True, version=2), None),
        (changed(deleted=True), changed(text="mine", version=2), changed(text="mine", version=4)),
        (changed(deleted=True), changed(deleted=True, version=1), None),
        (NOTE, changed(colour="blue", changed=200, version=1), changed(colour="blue", changed=200, version=4)),
        (NOTE, changed(colour="blue", changed=50, version=1), None),
        (changed(text="ours"), changed(colour="blue", changed=200, version=1), changed(text="ours", colour="blue", changed=200, version=4)),
    ],
    ids=["new", "newer", "the same", "taken away", "taken away unseen", "written on what was taken away", "away on both", "colour later",
         "colour earlier", "text here, colour there"],
)  # fmt: skip
def test_one_of_them_is_kept(ours, theirs, expected):
    assert met(ours, theirs) == Met(expected)


def test_two_texts_are_both_kept_and_telling_again_makes_no_third():
    ours, theirs = changed(text="from the tablet"), changed(text="from the phone", version=2)
    first = met(ours, theirs)
    assert first.kept is None
    assert (first.copy.text, first.copy.version, first.copy.id != "a") == ("from the phone", 1, True)
    assert met(ours, theirs) == first
