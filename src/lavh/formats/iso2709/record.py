"""A record of the MARC family as fields, whatever bytes it came in: ISO 2709, MARCXML, MARC-in-JSON, Aleph sequential."""

from collections.abc import Iterable

from lavh.formats.reading import Problem

SUBFIELD = "\x1f"  # ISO 2709 IS1: begins a subfield; the next character is its code


class Record:
    """Leader and fields. `values[i]` belongs to `tags[i]`: bare text for control fields, else indicators and subfields as in ISO 2709
    ("10\\x1faTitle /\\x1fcauthor"), decoded, in NFC.
    """

    __slots__ = ("leader", "problems", "tags", "values")

    def __init__(self, leader: str, tags: list[str], values: list[str], problems: list[Problem] | None = None) -> None:
        self.leader = leader
        self.tags = tags
        self.values = values
        self.problems: list[Problem] = [] if problems is None else problems

    def first(self, tag: str) -> str:
        """The value of the first field `tag`; "" if there is none."""
        return self.values[self.tags.index(tag)] if tag in self.tags else ""

    def all(self, tag: str) -> list[str]:
        """The values of every field `tag`, in order."""
        return [value for each, value in zip(self.tags, self.values, strict=True) if each == tag]

    def __eq__(self, other: object) -> bool:
        """Leader and fields; the problems are about the bytes, not about the record."""
        if not isinstance(other, Record):
            return NotImplemented
        return (self.leader, self.tags, self.values) == (other.leader, other.tags, other.values)

    __hash__ = None  # type: ignore[assignment]  # mutable

    def __repr__(self) -> str:
        fields = "".join(
            f"\n{tag} {value.replace(SUBFIELD, '$')}" for tag, value in zip(self.tags, self.values, strict=True)
        )
        return f"<Record {self.leader}{fields}>"


def subfield(value: str, code: str) -> str:
    """The first subfield `code` of a field's value; "" if there is none."""
    at = value.find(SUBFIELD + code)
    if at < 0:
        return ""
    end = value.find(SUBFIELD, at + 2)
    return value[at + 2 : end if end >= 0 else None].strip()


def subfields(value: str, codes: str) -> list[str]:
    """All subfields with one of `codes`, in order, without empty ones."""
    return [text for part in value.split(SUBFIELD)[1:] if part[:1] in codes and (text := part[1:].strip())]


def field(indicators: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A field's value from its indicators and (code, text) pairs."""
    return indicators + "".join([SUBFIELD + code + text for code, text in pairs])
