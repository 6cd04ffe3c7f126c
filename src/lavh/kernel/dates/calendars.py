"""Years of other calendars as years of ours: the first and the last one that they touch."""

from collections.abc import Callable, Mapping
from datetime import date

Years = tuple[int, int]

_LUNAR_EPOCH = 227_015  # 1 Muharram 1 in the tabular calendar, as an ordinal day of the proleptic Gregorian calendar
_GREGORIAN_YEAR = 365.2425


def lunar(year: int) -> Years:
    """The Hijri year of the Moon, after the tabular calendar: 1340 → 1921, 1922."""
    return _year_of(_new_year(year)), _year_of(_new_year(year + 1) - 1)


def _new_year(year: int) -> int:
    return _LUNAR_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30


def _year_of(day: int) -> int:
    return date.fromordinal(day).year if 0 < day < 3_600_000 else round(day / _GREGORIAN_YEAR)


def solar(year: int) -> Years:
    """The Hijri year of the Sun (Iran, Afghanistan): it begins in March."""
    return year + 621, year + 622


def _shifted(first: int, last: int) -> Callable[[int], Years]:
    return lambda year: (year + first, year + last)


CALENDARS: Mapping[str, Callable[[int], Years]] = {
    "lunar": lunar,
    "solar": solar,
    "rumi": _shifted(584, 585),
    "jewish": _shifted(-3761, -3760),
    "buddhist": _shifted(-543, -543),
    "dangi": _shifted(-2333, -2333),
    "minguo": _shifted(1911, 1911),
    "saka": _shifted(78, 79),
    "vikram": _shifted(-57, -56),
    "bangla": _shifted(593, 594),
}

# Numbers too high for a year of ours: whose they are.
UNMARKED: tuple[tuple[int, int, str], ...] = (
    (2300, 2700, "buddhist"),
    (4200, 4400, "dangi"),
    (5200, 5900, "jewish"),
)
