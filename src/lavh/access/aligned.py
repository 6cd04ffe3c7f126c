"""The same place in two publications of one work, or on the two faces of one, from what is kept of them. The rule is `formats.rwpm.align`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from lavh.access import queries
from lavh.access.inside import stored
from lavh.access.storage.chosen import storage
from lavh.formats.rwpm import Guidance, Locator, Manifest
from lavh.formats.rwpm.align import Same, Side, other_face, same_place
from lavh.formats.rwpm.guided import MEDIA_TYPE as GUIDED


class Block(NamedTuple):
    """Words, and the id at or before them."""

    fragment: str
    text: str


def same(number: int, other: int, place: Locator) -> Same | None:
    """Where a place of the publication `other` is in the publication `number`; of one and the same, on its other face. None where that cannot be said:
    they are of different works, or one is not there, or nothing is known of the place.
    """
    theirs = _Kept.of(number)
    ours = theirs if other == number else _Kept.of(other)
    if theirs is None or ours is None:
        return None
    if other == number:
        found = other_face(place, ours.manifest, ours)
        return Same(found, "phrase") if found else None
    works = queries.works_of([number, other])
    if works.get(number) is None or works.get(number) != works.get(other):
        return None
    return same_place(place, ours.side, theirs.side)


class _Kept(Mapping[str, Guidance]):
    """What is kept of a publication. As a mapping: resource → its phrases, each read when it is asked for."""

    def __init__(self, number: int, manifest: Manifest) -> None:
        self.number = number
        self.manifest = manifest
        self._paths = {
            link.href: each.href for link in manifest.reading_order for each in link.alternate if each.type == GUIDED
        }
        self._read: dict[str, Guidance] = {}

    @classmethod
    def of(cls, number: int) -> "_Kept | None":
        """The publication of this number, if it can be opened."""
        manifest = queries.manifest(number)
        return cls(number, manifest) if manifest and manifest.reading_order else None

    @property
    def side(self) -> Side:
        """As the rule wants it."""
        return Side(self.manifest, self, self._words)

    def __getitem__(self, href: str) -> Guidance:
        if href not in self._read:
            content = self._content(self._paths[href])
            self._read[href] = msgspec.json.decode(content, type=Guidance) if content else Guidance()
        return self._read[href]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def _words(self, href: str) -> Sequence[Block]:
        return self._blocks.get(href, ())

    @cached_property
    def _blocks(self) -> Mapping[str, Sequence[Block]]:
        """The words of the text, by resource; those of sound are in its phrases."""
        content = self._content(stored.PATH)
        if not content:
            return {}
        found = stored.unpack(content)
        blocks: dict[str, list[Block]] = {}
        start = 0
        for each in found.blocks:
            part = found.parts[each.part]
            if not part.type.startswith("audio/"):
                blocks.setdefault(part.href, []).append(Block(each.fragment, found.text[start : each.end]))
            start = each.end
        return blocks

    def _content(self, path: str) -> bytes:
        served = queries.resource(self.number, path)
        return b"".join(storage().read(served.key)) if served else b""
