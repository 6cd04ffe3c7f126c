"""Dates in many writings → years.

    read("XIX asrning ikkinchi yarmi") == (1851, 1900)
    read("1340 h. [1921 or 1922]") == (1921, 1922)
    read("б.г.") is None

Years are astronomical (0 = 1 BCE), both ends included; an open end is None. What a date says is not widened: "ca. 1850" is 1850, and
"before 1500" ends with 1500. Centuries begin with their year 1; "early" are their first three tenths, "mid" the four in the middle,
"late" the last three. Beside a year of ours its twin in another calendar does not count, nor the copyright beside the publication.
A stretch of years goes before ISO 8601 where both can be read: "1920-21" are two years, "-1995" is until 1995.

The words are in the tables beside: words.tsv, ordinals.tsv, months.tsv, reigns.tsv.
"""

import re
from functools import lru_cache

from lavh.kernel.dates.lexing import tokens
from lavh.kernel.dates.reckoning import Open, reckoned
from lavh.kernel.dates.segments import Parser

__all__ = ["only", "read"]

# Nine dates of ten: one year or two, and what catalogues put around them.
_USUAL = re.compile(
    r"[\s\[(<.]*(?:[Cc©]|ca?\. |circa )?\[?([12][0-9]{3})[\s?.,\])>]*(?:([-–])[\s\[(<]*c?(?:([12][0-9]{3})[\s?.,\])>]*)?)?",
)
_LATEST = 2100


@lru_cache(maxsize=131_072)
def read(written: str) -> Open | None:
    """(first, last) year of a date as written; None where it names none."""
    usual = _USUAL.fullmatch(written)
    if usual is not None:
        start = int(usual[1])
        if not usual[2] and start <= _LATEST:
            return start, start
        end = int(usual[3]) if usual[3] else None
        if start <= _LATEST and (end is None or start <= end <= _LATEST):
            return start, end
    return reckoned(Parser(tokens(written)).parse())


@lru_cache(maxsize=16_384)
def only(written: str) -> Open | None:
    """The same, but None also where there are words that have nothing to do with a date: "Toshkent, 1991"."""
    text = Parser(tokens(written)).parse()
    return None if text.unknown else reckoned(text)
