"""The years that a date names."""

from lavh.kernel import dates


def years(written: str) -> tuple[int | None, int | None]:
    """(first, last) year of a date as written; None where it names none. "1977-" is open at its end."""
    return dates.read(written) or (None, None)
