"""Times as formats of sound write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.formats.audio.clock import iso, seconds, shown


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("npt=12.345s", 12.345), ("npt=0:01:02.5", 62.5), ("0:00:10.318", 10.318), ("00:01:02,250", 62.25), ("62:03", 3723.0), ("7.5", 7.5),
        ("1.5h", 5400.0), ("90min", 5400.0), ("1500ms", 1.5), ("100:00:00", 360_000.0), ("", None), ("x", None), ("-1", None), ("1:2:3:4", None), ("nan", None),
    ],
)  # fmt: skip
def test_seconds(written: str, expected: float | None) -> None:
    assert seconds(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("PT88.111S", 88.111), ("PT1H2M3S", 3723.0), ("P1DT1H", 90_000.0), ("PT", None), ("88", None), ("", None)],
)
def test_iso(written: str, expected: float | None) -> None:
    assert iso(written) == expected


@given(st.integers(0, 10**8))
def test_what_is_shown_is_read_again(milliseconds: int) -> None:
    assert seconds(shown(milliseconds / 1000)) == milliseconds / 1000
