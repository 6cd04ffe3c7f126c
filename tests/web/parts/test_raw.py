"""Bytes that a person can read."""

import pytest

from lavh.web.parts.raw import PAGE, ROW, ROWS, readable, sheet


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ""),
        (b"a\tb\nc", "a\tb\nc"),
        (b"\x1faTitle\x1e\x1d", "␟aTitle␞\n␝\n"),
        (b"\x00\x1b\x7f", "␀␛␡"),
        (b"\xff\xfe", "��"),
        ("a\u202eb\u2066".encode(), "a⟪202E⟫b⟪2066⟫"),
        ("Ўткан".encode(), "Ўткан"),
    ],
)
def test_signs_for_what_would_act_on_the_page(content: bytes, expected: str) -> None:
    assert readable(content) == expected


def test_stretches_join_to_the_whole() -> None:
    content = bytes(range(32, 127)) * 400
    for hexadecimal, size in ((False, PAGE), (True, ROW * ROWS)):
        starts, at = [], 0
        while True:
            found = sheet(content, at, hexadecimal=hexadecimal)
            starts.append((found.start, found.before))
            if found.after is None:
                break
            at = found.after
        assert starts == [(each * size, each * size - size if each else None) for each in range(len(starts))]
        assert found.end == found.size == len(content)


def test_a_place_beyond_the_end_is_the_last_stretch() -> None:
    found = sheet(b"abc", 10**12, hexadecimal=True)
    assert (found.start, found.text) == (0, f"00000000  {'61 62 63':47}  abc")
    assert sheet(b"", 5, hexadecimal=True).text == ""
