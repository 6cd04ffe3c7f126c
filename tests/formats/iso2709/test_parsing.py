"""One record becomes fields, also where its directory lies."""

from lavh.formats.iso2709.parsing import parse
from lavh.formats.iso2709.record import Record
from lavh.formats.reading import Problem
from tests.samples import records

PLAIN = records("marc21/lc-books.mrc")[0]
LEADER = "00708cam a22002291  4500"
TAGS = [
    "001",
    "003",
    "005",
    "007",
    "008",
    "010",
    "035",
    "040",
    "042",
    "050",
    "100",
    "245",
    "260",
    "300",
    "530",
    "650",
    "856",
]
VALUES = [
    "   00000017 ",
    "DLC",
    "20110630080225.0",
    "cr_|||||||||||",
    "760115s1899    xx            000 0 eng  ",
    "  \x1fa   00000017 ",
    "  \x1fa(OCoLC)1929242",
    "  \x1faDLC\x1fcVi\x1fdDLC",
    "  \x1fapremarc",
    "00\x1faPS2967\x1fb.C5 1899",
    "1 \x1faTabb, John B.\x1fq(John Banister),\x1fd1845-1909.",
    "10\x1faChild verse;\x1fbpoems grave and gay,\x1fcby John B. Tabb.",
    "  \x1faBoston,\x1fbSmall, Maynard,\x1fc1899.",
    "  \x1fa78 p.\x1fc20 cm.",
    "  \x1faAlso available in digital form on the Internet Archive Web site.",
    " 0\x1faChildren's poetry.",
    "41\x1fuhttp://hdl.loc.gov/loc.gdc/scd0001.00162561418",
]
RECORD = Record(LEADER, TAGS, VALUES)


def directory(raw: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Leader, entries, fields."""
    end = raw.index(b"\x1e")
    return raw[:24], [raw[at : at + 12] for at in range(24, end, 12)], raw[end:]


def codes(record: Record) -> list[str]:
    return [problem.code for problem in record.problems]


def test_an_undamaged_record():
    record = parse(PLAIN)
    assert record == RECORD
    assert record.problems == []


def test_wrong_lengths_and_base_address_do_not_matter_where_the_delimiters_are_right():
    leader, entries, fields = directory(PLAIN)
    lying = [entry[:3] + b"9999" + b"%05d" % at for at, entry in enumerate(entries)]
    raw = leader[:12] + b"99999" + leader[17:] + b"".join(lying) + fields
    assert (parse(raw).tags, parse(raw).values) == (TAGS, VALUES)


def test_fields_that_stand_in_another_order_than_their_entries():
    leader, entries, fields = directory(PLAIN)
    raw = leader + b"".join([entries[-1], *entries[:-1]]) + fields
    record = parse(raw)
    assert (record.tags, record.values) == ([TAGS[-1], *TAGS[:-1]], [VALUES[-1], *VALUES[:-1]])
    assert codes(record) == ["bad-directory"]


def test_a_field_end_inside_a_field():
    raw = PLAIN.replace(b"grave and gay", b"grave\x1eand gay")
    record = parse(raw)
    assert (record.tags, record.values[11]) == (TAGS, VALUES[11])
    assert record.values == VALUES
    assert codes(record) == ["bad-directory"]


def test_a_record_cut_off_gives_the_fields_that_are_left():
    record = parse(PLAIN[:460])
    assert (record.tags, record.values) == (
        TAGS[: len(record.tags)],
        [*VALUES[: len(record.tags) - 1], record.values[-1]],
    )
    assert codes(record) == ["bad-directory"]


def test_a_field_longer_than_its_four_digits_can_say():
    long = b"x" * 20_000
    record = parse(PLAIN.replace(b"Children's poetry", long))
    assert record.values == [value.replace("Children's poetry", long.decode()) for value in VALUES]


def test_bytes_without_a_directory():
    assert parse(b"hello") == Record("hello".ljust(24), [], [])
    assert parse(b"hello").problems == [Problem("no-directory", "directory", "hello".ljust(24), grave=True)]


def test_a_directory_that_is_not_closed():
    leader, entries, fields = directory(PLAIN)
    record = parse(leader + b"".join(entries) + fields[1:])
    assert (record.tags, record.values[1:]) == (TAGS, VALUES[1:])
