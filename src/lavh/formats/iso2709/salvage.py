"""Records whose directory and delimiters disagree: wrong base address, wrong lengths, fields out of order, delimiters inside fields."""

import re

from lavh.formats.iso2709.charset import decoder
from lavh.formats.iso2709.record import Record
from lavh.formats.reading import Problem

_LEADER = 24
_STARTS = (24, 23, 25, 22, 26)  # a leader may have lost or won a character
_MOST = 9_999  # entries; whatever claims more is no directory
_ENTRY = re.compile(rb"([0-9A-Za-z]{3})(\d{4})(\d{5})")
_LOOSE = re.compile(rb"([0-9]{3})[\d\x20]{9}")
Entry = tuple[str, int, int]


def salvage(raw: bytes, problems: list[Problem], encoding: str) -> Record:
    """What can be had of a damaged record: by position where positions point at field ends, else by order of the delimiters."""
    decoded = decoder(raw, encoding)
    body = raw.rstrip(b"\x1d")
    leader = body[:_LEADER].decode("ascii", "replace").ljust(_LEADER)
    end, entries = _entries(body)
    if not entries:
        problems.append(Problem("no-directory", "directory", leader, grave=True))
        return Record(leader, [], [], problems)
    pieces = body[end:].lstrip(b"\x1e").split(b"\x1e")
    if pieces and not pieces[-1].strip():
        pieces.pop()
    values = _by_position(body, entries) or _by_order(pieces, sorted(entries, key=lambda entry: entry[2]))
    if values is None:
        values = _by_length(pieces, entries)
    problems.append(Problem("bad-directory", "directory", f"{len(entries)} entries, {len(pieces)} fields"))
    return Record(
        leader, [tag for tag, _ in values], [decoded(value).replace("\x1e", " ") for _, value in values], problems
    )


def _entries(body: bytes) -> tuple[int, list[Entry]]:
    """Where the directory ends, and its entries as far as they look like entries. An illegible one keeps its place, under the tag "???"."""
    end = body.find(b"\x1e", _LEADER)
    end = min(end if end >= 0 else len(body), _LEADER + 12 * _MOST)
    fitting = [start for start in _STARTS if all(_slots(body, start, end))]
    start = fitting[0] if fitting else _LEADER
    legible = _slots(body, start, end)
    if not any(legible):  # lengths blanked out: tags alone
        return end, [(tag.decode(), 0, order) for order, tag in enumerate(_LOOSE.findall(body[_LEADER:end]))]
    entries: list[Entry] = []
    for entry in legible[: max(at for at, entry in enumerate(legible) if entry) + 1]:
        before = entries[-1][2] if entries else 0
        entries.append((entry[1].decode(), int(entry[2]), int(entry[3])) if entry else ("???", 0, before))
    return start + 12 * len(entries), entries


def _slots(body: bytes, start: int, end: int) -> list[re.Match[bytes] | None]:
    return [_ENTRY.fullmatch(body, at, min(at + 12, end)) for at in range(start, end, 12)]


def _by_position(body: bytes, entries: list[Entry]) -> list[tuple[str, bytes]] | None:
    """If every entry points from behind one field end to the next: the fields in the directory's order."""
    base = body.find(b"\x1e", _LEADER) + 1
    values = []
    for tag, length, start in entries:
        at = base + start
        end = at + length - 1
        if length < 1 or body[end : end + 1] != b"\x1e" or body[at - 1 : at] != b"\x1e":
            return None
        values.append((tag, body[at:end]))
    return values


def _by_order(pieces: list[bytes], entries: list[Entry]) -> list[tuple[str, bytes]] | None:
    """As many fields as entries, or fewer because the record is cut off: the n-th field belongs to the n-th entry."""
    if len(pieces) > len(entries):
        return None
    return [(entry[0], piece) for entry, piece in zip(entries, pieces, strict=False)]


def _by_length(pieces: list[bytes], entries: list[Entry]) -> list[tuple[str, bytes]]:
    """More fields than entries: a field shorter than its entry says goes on behind the delimiter that cut it."""
    values = []
    spare = len(pieces) - len(entries)
    at = 0
    for tag, length, _ in entries:
        value = pieces[at]
        at += 1
        while spare > 0 and len(value) + 1 < length and at < len(pieces):
            value += b"\x1e" + pieces[at]
            at += 1
            spare -= 1
        values.append((tag, value))
    return values
