"""Tables of fields: which handler reads a tag, and into what. The crosswalk in the documentation is made from the same tables."""

from collections.abc import Callable, Iterable

from lavh.formats.iso2709.worksheet import Worksheet

Handler = Callable[[Worksheet, list[str]], None]
"""Reads one field: `parts[0]` are its indicators (or the whole text of a control field), the rest are subfields, code first."""

Rows = tuple[tuple[str, Handler, str, str], ...]
"""(tags, handler, our field, note). Tags stand apart by spaces; our field is a name in `Description`, in brackets its role or kind."""

Crosswalk = tuple[tuple[str, str, str], ...]
"""(foreign field, our field, note)."""


def handlers(*tables: Rows) -> dict[str, Handler]:
    """Tag → handler."""
    return {tag: handler for table in tables for tags, handler, _, _ in table for tag in tags.split()}


def crosswalk(*tables: Rows, also: Iterable[tuple[str, str, str]] = ()) -> Crosswalk:
    """The rows of the documentation, in the order of the tags."""
    rows = [(tag, ours, note) for table in tables for tags, _, ours, note in table for tag in tags.split()]
    return tuple(sorted([*rows, *also]))
