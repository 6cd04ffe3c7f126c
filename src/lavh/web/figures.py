"""Numbers, years and dates as the language writes them."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit
from django.conf import settings
from django.utils.translation import get_language, gettext

from lavh.kernel.clock import now

BABEL = {
    "uz": "uz_Latn",
    "uz-cyrl": "uz_Cyrl",
    "kaa": "uz_Latn",
    "uz-2026": "uz_Latn",
    "ru": "ru",
    "en": "en_GB",
    "ar": "ar",
}


@lru_cache(maxsize=16)
def locale(code: str) -> Locale:
    """Babel's locale for a language of ours; Karakalpak borrows Uzbek's figures."""
    try:
        return Locale.parse(BABEL.get(code, code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def number(value: float) -> str:
    """1,234 as the language groups it."""
    return grouped(value, get_language() or "uz")


def grouped(value: float, code: str) -> str:
    """The same in a certain language."""
    if isinstance(value, int) and value >= 0:
        return f"{value:,}" if value < 1_000 else f"{value:,}".replace(",", _between_thousands(code))
    return format_decimal(value, locale=locale(code))


@lru_cache(maxsize=16)
def _between_thousands(code: str) -> str:
    """What stands after each third figure from the right."""
    return format_decimal(1_000, locale=locale(code))[1:-3]


def years(start: int | None, end: int | None = None) -> str:
    """Years as "1926", "1926–2024"; years before our era as such."""
    if start is None:
        return year(end) if end is not None else ""
    if end is None or end == start:
        return year(start)
    return f"{year(start)}–{year(end)}"


def span(start: int | None, end: int | None = None) -> str:
    """The years of a work. What goes on, or ended in "20uu", has no end yet: "1951–"."""
    if start is not None and end is not None and start <= now().year < end:
        return f"{year(start)}–"
    return years(start, end)


def year(value: int) -> str:
    """One year; 0 is 1 BCE."""
    return str(value) if value > 0 else gettext("%(year)s BCE") % {"year": 1 - value}


def day(value: date | datetime, style: str = "long") -> str:
    """A date in the language's words."""
    return format_date(value, format=style, locale=locale(get_language() or "uz"))


def moment(value: datetime) -> str:
    """A day and an hour, where the house stands."""
    local = value.astimezone(ZoneInfo(settings.TIME_ZONE))
    return gettext("%(day)s, %(time)s") % {"day": day(local), "time": f"{local:%H:%M}"}


def megabytes(size: float) -> str:
    """52 MB, as the language writes it."""
    unit, value = next((unit, size / by) for unit, by in (("gigabyte", 1e9), ("megabyte", 1e6), ("kilobyte", 1e3)) if size >= by or by == 1e3)  # fmt: skip
    return format_unit(
        round(value, 0 if value >= 10 else 1), f"digital-{unit}", "short", locale=locale(get_language() or "uz")
    )
