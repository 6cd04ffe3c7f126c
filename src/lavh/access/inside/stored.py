"""The stored form of what can be searched in a publication.

A line of `keys` is a block (a paragraph, a heading, a phrase): the keys of its words in their order, then "|", then what else its words are found by:
other spellings, stems. Each key stands between spaces, so that looking for one is looking for a piece of text.
"""

import msgspec
import zstandard

PATH, MEDIA_TYPE = "-/words", "application/vnd.lavh.words"
LEVEL = 9
MOST = 512 << 20  # bytes unpacked


class Part(msgspec.Struct, array_like=True, frozen=True):
    """A resource of the reading order."""

    href: str
    type: str
    first: int  # its first position
    positions: int
    length: int  # characters of its blocks


class Block(msgspec.Struct, array_like=True, frozen=True):
    """A stretch of text and where it stands. `end`: where its text ends in the text of the whole."""

    part: int
    title: int  # of the chapter; in `titles`
    before: int  # characters of its part before it
    end: int
    fragment: str
    path: str  # a CSS selector
    language: str


class Inside(msgspec.Struct, array_like=True, frozen=True):
    """Everything."""

    parts: tuple[Part, ...]
    titles: tuple[str, ...]
    blocks: tuple[Block, ...]
    keys: str
    text: str  # of all blocks, one behind the other


def pack(found: Inside) -> bytes:
    """The stored form."""
    return zstandard.compress(msgspec.msgpack.encode(found), LEVEL)


def unpack(stored: bytes) -> Inside:
    """The inverse of `pack`."""
    plain = zstandard.ZstdDecompressor().decompress(stored, max_output_size=MOST)
    return msgspec.msgpack.decode(plain, type=Inside)
