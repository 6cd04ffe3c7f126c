"""How descriptions are kept."""

from lavh.formats.description import Agent, Contribution, Description, Note, Title, pack, packed, unpack

DESCRIPTION = Description(
    local_id="1", kind="book", titles=(Title("Oʻtkan kunlar", language="uz", script="Latn"),),
    contributions=(Contribution(Agent("Qodiriy, Abdulla", "person"), "aut", lead=True),), notes=(Note("Birinchi oʻzbek romani"),),
)  # fmt: skip


def test_what_is_stored_comes_back_and_is_smaller() -> None:
    stored = pack(DESCRIPTION)
    assert unpack(stored) == DESCRIPTION
    assert stored[0] == 1
    assert len(stored) < len(packed(DESCRIPTION))


def test_what_older_releases_stored_is_still_read() -> None:
    assert unpack(packed(DESCRIPTION)) == DESCRIPTION
