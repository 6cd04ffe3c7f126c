"""Dates of records: normal forms before words, words in any writing."""

import pytest

from lavh.formats import dating
from lavh.formats.description import Period


@pytest.mark.parametrize(
    ("written", "normal", "years"),
    [
        ("bulk 1880s", "1875/1892", (1875, 1892)),
        ("XIX asrning ikkinchi yarmi", "", (1851, 1900)),
        ("1967/68", "", (1967, 1968)),
        ("5742", "", (1981, 1982)),
        ("spring", "1924-03", (1924, 1924)),
        ("undated", "", (None, None)),
        ("", "1924", (1924, 1924)),
    ],
)
def test_a_date(written: str, normal: str, years: tuple[int | None, int | None]) -> None:
    assert dating.period(written, "created", normal) == Period(written or normal, *years, "created")


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("1850", "1860", Period("1850–1860", 1850, 1860)),
        ("1932-01-01", "1955-12-31", Period("1932–1955", 1932, 1955)),
        ("1932-03-04", "1955-01-01", Period("1932-03-04–1955", 1932, 1955)),
        ("1860", "1850", Period("1860–1850", 1850, 1860)),
        ("XVIII asr", "XIX asr", Period("XVIII asr–XIX asr", 1701, 1900)),
        ("", "ca. 1900", Period("ca. 1900", None, 1900)),
        ("-0043-03-15", "", Period("-0043-03-15", -43, None)),
        ("", "", Period("")),
    ],
)
def test_two_ends(start: str, end: str, period: Period) -> None:
    assert dating.between("", start, end) == period
