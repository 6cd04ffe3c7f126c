"""What the port of `access.storage` promises, of every storage."""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lavh.access.storage import Storage
from lavh.access.storage.pieces import PIECE, Pieces
from lavh.kernel.errors import Unreadable

WORDS = b"Kitob, \x00\xff" * 9_000  # more than one piece
GREAT = bytes(range(256)) * (17 << 12)  # more than one part of an upload


def put(storage: Storage, content: bytes) -> str:
    """Keep it as a publication's file is kept; its key."""
    storage.drafts.mkdir(parents=True, exist_ok=True)
    draft = storage.drafts / "draft"
    draft.write_bytes(content)
    key = hashlib.sha256(content).hexdigest()
    storage.keep(draft, key)
    return key


@pytest.mark.parametrize("content", [WORDS, b"", b"x", GREAT], ids=["words", "nothing", "one byte", "great"])
def test_what_is_kept_is_there(storage: Storage, content: bytes) -> None:
    key = put(storage, content)
    held = storage.held(key)
    assert held is not None
    assert (held.key, held.size) == (key, len(content))
    assert abs(datetime.now(UTC) - held.since) < timedelta(minutes=1)
    assert b"".join(storage.read(key)) == content


@pytest.mark.parametrize(
    ("first", "length"),
    [(0, 5), (5, 5), (0, None), (PIECE - 1, 3), (len(WORDS) - 4, None), (len(WORDS) - 4, 100), (len(WORDS), None), (len(WORDS) + 9, 1), (3, 0)],
)  # fmt: skip
def test_any_stretch_can_be_read(storage: Storage, first: int, length: int | None) -> None:
    key = put(storage, WORDS)
    assert b"".join(storage.read(key, first, length)) == WORDS[first : None if length is None else first + length]


def test_pieces_are_small(storage: Storage) -> None:
    assert max(map(len, storage.read(put(storage, WORDS)))) <= PIECE


def test_a_reader_that_goes_away_leaves_nothing_open(storage: Storage) -> None:
    pieces = storage.read(put(storage, WORDS))
    assert isinstance(pieces, Pieces)
    next(pieces)
    pieces.close()
    assert list(pieces) == []


def test_the_same_twice_is_kept_once(storage: Storage) -> None:
    key = put(storage, WORDS)
    assert put(storage, WORDS) == key
    assert [(each.key, each.size) for each in storage.everything()] == [(key, len(WORDS))]


def test_the_draft_is_gone_when_it_is_kept(storage: Storage) -> None:
    put(storage, WORDS)
    put(storage, WORDS)
    assert list(storage.drafts.iterdir()) == []


def test_a_draft_from_elsewhere_is_kept_too(storage: Storage, tmp_path: Path) -> None:
    draft = tmp_path / "elsewhere"
    draft.write_bytes(WORDS)
    key = hashlib.sha256(WORDS).hexdigest()
    storage.keep(draft, key)
    assert b"".join(storage.read(key)) == WORDS


def test_what_is_deleted_is_gone(storage: Storage) -> None:
    key, other = put(storage, WORDS), put(storage, b"other")
    storage.delete(key)
    storage.delete(key)
    assert storage.held(key) is None
    assert [each.key for each in storage.everything()] == [other]


@pytest.mark.parametrize("key", ["0" * 64, hashlib.sha256(b"other").hexdigest()])
def test_what_is_not_there_is_said_before_the_first_piece(storage: Storage, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        storage.read(key)
    assert (refused.value.code, refused.value.facts) == ("missing-bytes", {"key": key})
    assert storage.held(key) is None


def test_an_empty_storage_holds_nothing(storage: Storage) -> None:
    assert list(storage.everything()) == []


def test_a_stream_gives_no_more_than_is_wanted() -> None:
    stream = io.BytesIO(WORDS)
    assert b"".join(Pieces(stream, 7)) == WORDS[:7]
    assert stream.closed
