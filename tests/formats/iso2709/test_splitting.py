"""A stream of bytes becomes records, whatever happened to it on the way."""

import io
from itertools import accumulate

from lavh.formats.iso2709.splitting import split
from lavh.formats.reading import Problem, Raw
from tests.samples import records, sample

BOOKS = records("marc21/lc-books.mrc")


def cut(content: bytes) -> list[Raw]:
    return list(split(io.BytesIO(content)))


def test_an_undamaged_file_is_cut_at_its_terminators():
    starts = [0, *accumulate(map(len, BOOKS))]
    assert cut(sample("marc21/lc-books.mrc")) == [
        Raw(record, start) for record, start in zip(BOOKS, starts, strict=False)
    ]


def test_line_ends_and_padding_between_records_are_not_part_of_them():
    content = b"\xef\xbb\xbf" + BOOKS[0] + b"\r\n" + BOOKS[1] + b"\n\x00\x00 " + BOOKS[2] + b"\x1a"
    assert [raw.content for raw in cut(content)] == BOOKS[:3]
    assert [raw.problems for raw in cut(content)] == [(), (), ()]


def test_a_wrong_length_is_reported_and_costs_nothing():
    wrong = b"00999" + BOOKS[1][5:]
    assert cut(BOOKS[0] + wrong + BOOKS[2]) == [
        Raw(BOOKS[0], 0),
        Raw(wrong, len(BOOKS[0]), problems=(Problem("bad-length", "leader/00-04", "00999"),)),
        Raw(BOOKS[2], len(BOOKS[0] + wrong)),
    ]


def test_stray_bytes_before_a_record_are_reported_and_left_out_of_it():
    assert cut(b"<junk>" + BOOKS[0]) == [Raw(BOOKS[0], 6, problems=(Problem("stray-bytes", "", "<junk>"),))]


def test_bytes_that_are_no_record_are_kept_beside_their_good_neighbours():
    noise = b"this is not a record at all, but long enough to be taken for one\x1d"
    assert cut(BOOKS[0] + noise + BOOKS[1]) == [
        Raw(BOOKS[0], 0),
        Raw(noise, len(BOOKS[0]), problems=(Problem("not-a-record", "", noise.decode(), grave=True),)),
        Raw(BOOKS[1], len(BOOKS[0] + noise)),
    ]


def test_a_file_cut_off_in_the_middle_of_a_record_gives_what_is_left_of_it():
    rest = BOOKS[1][:400]
    assert cut(BOOKS[0] + rest) == [
        Raw(BOOKS[0], 0),
        Raw(rest, len(BOOKS[0]), problems=(Problem("truncated", "", f"400 of {len(BOOKS[1]):05d}"),)),
    ]


def test_a_record_that_broke_off_leaves_the_next_one_whole():
    half = BOOKS[1][: len(BOOKS[1]) // 2]
    assert cut(BOOKS[0] + half + BOOKS[2] + BOOKS[0]) == [
        Raw(BOOKS[0], 0),
        Raw(half, len(BOOKS[0]), problems=(Problem("bad-length", "leader/00-04", BOOKS[1][:5].decode()),)),
        Raw(BOOKS[2], len(BOOKS[0] + half)),
        Raw(BOOKS[0], len(BOOKS[0] + half + BOOKS[2])),
    ]


def test_a_terminator_inside_a_field_does_not_cut_the_record():
    record = BOOKS[0].replace(b"grave and gay", b"grave\x1dand gay")
    assert cut(record + BOOKS[1]) == [
        Raw(record, 0),
        Raw(BOOKS[1], len(record)),
    ]


def test_records_whose_terminators_were_lost_are_taken_apart():
    assert [raw.content for raw in cut(BOOKS[0][:-1] + BOOKS[1][:-1] + b"\n" + BOOKS[2])] == [
        BOOKS[0][:-1],
        BOOKS[1][:-1] + b"\n",
        BOOKS[2],
    ]


def test_a_deleted_record_is_marked_and_named():
    gone = BOOKS[0][:5] + b"d" + BOOKS[0][6:]
    assert cut(gone) == [Raw(gone, 0, deleted=True, local_id="00000017")]


def test_small_reads_make_no_difference():
    class Trickle(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(97)

    whole = sample("marc21/lc-vernacular.mrc")
    assert list(split(Trickle(whole))) == cut(whole)
