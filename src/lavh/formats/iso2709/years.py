"""The years that a date names. One function, so that a better reader of dates has one place to go to."""

import re

_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")


def years(written: str) -> tuple[int | None, int | None]:
    """(first, last) year of a date as written; None where it names none. "1977-" is open at its end."""
    found = [int(year) for year in _YEAR.findall(written)]
    if not found:
        return None, None
    if written.rstrip(" .]").endswith(("-", "–")):
        return min(found), None
    return min(found), max(found)
