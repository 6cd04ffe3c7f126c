"""MARC 21 or UNIMARC? The same bytes, other meanings. Files mix them, so it is asked of every record that does not look like its file."""

from lavh.formats.iso2709.parsing import parse
from lavh.formats.iso2709.record import Record
from lavh.formats.reading import Profile, Reading

_UNIMARC = frozenset(
    (
        "101",
        "102",
        "105",
        "106",
        "181",
        "182",
        "205",
        "210",
        "214",
        "215",
        "225",
        "606",
        "607",
        "675",
        "676",
        "686",
        "701",
        "702",
        "801",
        "899",
        "995",
    )
)
_MARC21 = frozenset(
    (
        "008",
        "040",
        "041",
        "050",
        "082",
        "250",
        "260",
        "264",
        "300",
        "336",
        "338",
        "490",
        "504",
        "650",
        "651",
        "655",
        "710",
        "880",
    )
)


def dialect_of(record: Record) -> str:
    """Either "marc21" or "unimarc", from the fields that are there. Authority records of type x and y are known to UNIMARC only."""
    if record.leader[6:7] in {"x", "y"}:
        return "unimarc"
    tags = set(record.tags)
    score = len(tags & _UNIMARC) - len(tags & _MARC21)
    score += 3 * ("200" in tags) - 3 * ("245" in tags)
    if "100" in tags and _is_coded(record.first("100")):
        score += 4
    if record.leader[20:23] == "450" and record.leader[23:24] in {" ", "#"}:
        score += 1
    return "unimarc" if score > 0 else "marc21"


def _is_coded(value: str) -> bool:
    """UNIMARC 100: a date of entry and codes; MARC 21 has a name there."""
    return value[2:4] == "\x1fa" and value[4:12].isdecimal() and len(value) > 30


def dialect_of_head(head: bytes) -> str:
    """The dialect of most of the records at the beginning of a stream; "" if there are none."""
    records = [
        parse(piece.lstrip(b"\r\n\t \x00\xef\xbb\xbf") + b"\x1d")
        for piece in head.split(b"\x1d", 8)[:8]
        if b"\x1e" in piece
    ]
    found = [dialect_of(record) for record in records if len(record.tags) > 1]
    return max(("marc21", "unimarc"), key=found.count) if found else ""


def understand(record: Record, profile: Profile, dialect: str) -> Reading:
    """Read a record as what it is; `dialect` is what its file is said to be and counts where the record does not tell."""
    from lavh.formats.marc21 import mapping as marc21
    from lavh.formats.unimarc import mapping as unimarc

    if not record.tags:
        return Reading(None, tuple(record.problems))
    title = "200" if dialect == "unimarc" else "245"
    if title not in record.tags:
        dialect = profile.options.get("dialect") or dialect_of(record)
    return unimarc.understand(record, profile) if dialect == "unimarc" else marc21.understand(record, profile)
