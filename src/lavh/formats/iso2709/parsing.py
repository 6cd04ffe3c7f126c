"""One ISO 2709 record → `Record`. The quick path is taken where directory and delimiters agree; where they do not, see `salvage`."""

from collections.abc import Callable
from struct import Struct

from lavh.formats.iso2709.charset import decode
from lavh.formats.iso2709.record import Record
from lavh.formats.iso2709.salvage import salvage

LEADER = 24  # bytes
ENTRY = 12  # bytes of the directory for a field: tag 3, length 4, start 5
_KEPT = 500  # compiled directory shapes and tags kept; records with more fields than that are rare


class _Tags(dict[bytes, str]):
    def __missing__(self, tag: bytes) -> str:
        text = tag.decode("ascii", "replace")
        if len(self) < 10 * _KEPT:
            self[tag] = text
        return text


_tag = _Tags().__getitem__
_DIRECTORIES: dict[int, Callable[[bytes, int], tuple[bytes, ...]]] = {}


def parse(raw: bytes, encoding: str = "") -> Record:
    """The fields of one record. `encoding` forces a character set (of `charset.CODECS` or of Python); "" finds it out.

    Never raises. A record of which no field can be had has no tags and a grave problem.
    """
    text, problems = decode(raw, encoding)
    fields = text.split("\x1e")
    entries = len(fields) - 2
    if entries > 0 and len(fields[0]) == LEADER + ENTRY * entries and len(fields[-1]) < 2:
        directory = (_DIRECTORIES.get(entries) or _directory(entries))(raw, LEADER)
        starts = directory[1::2]
        if starts == tuple(sorted(starts)):
            del fields[-1]
            leader = fields.pop(0)
            return Record(leader[:LEADER], list(map(_tag, directory[::2])), fields, problems)
    return salvage(raw, problems, encoding)


def _directory(entries: int) -> Callable[[bytes, int], tuple[bytes, ...]]:
    shape = Struct("3s4x5s" * entries).unpack_from
    if entries <= _KEPT:
        _DIRECTORIES[entries] = shape
    return shape
