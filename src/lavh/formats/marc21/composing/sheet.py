"""`Sheet`: the fields of a record while it is composed."""

from collections.abc import Iterable

from lavh.formats.description import Description
from lavh.formats.iso2709.record import field

Pairs = Iterable[tuple[str, str]]
_SEPARATORS = str.maketrans("\x1d\x1e\x1f", "   ")
_SCRIPTS = {"Arab": "/(3/r", "Hebr": "/(2/r", "Syrc": "/r", "Cyrl": "/(N", "Grek": "/(S", "Latn": "/(B", "Hani": "/$1", "Jpan": "/$1", "Hang": "/$1"}  # fmt: skip
MOST = 99  # pairs of a record: the occurrence number has two digits


class Sheet:
    """Fields with their tags. A number ties a field to its forms in other scripts ($6): those of the description are kept where they can be."""

    def __init__(self, description: Description) -> None:
        self.rows: list[tuple[str, str]] = []
        self.others: list[tuple[str, str]] = []
        self.numbers: dict[tuple[str, int], int] = {}
        self.taken: set[int] = set()
        for name in ("titles", "publications", "series"):
            for each in getattr(description, name):
                if each.pair:
                    self.number(name, each.pair)

    def number(self, name: str, pair: int) -> int:
        """The occurrence number of a pair of the description; 0 for none, and when there are no more."""
        if not pair:
            return 0
        key = (name, pair)
        if key not in self.numbers:
            self.numbers[key] = pair if pair <= MOST and pair not in self.taken else self.fresh()
            self.taken.add(self.numbers[key])
        return self.numbers[key]

    def fresh(self) -> int:
        """An occurrence number that nobody has; 0 when there are no more."""
        found = next((number for number in range(1, MOST + 1) if number not in self.taken), 0)
        self.taken.add(found)
        return found

    def control(self, tag: str, text: str) -> None:
        """A control field, if there is anything in it."""
        if text:
            self.rows.append((tag, text.translate(_SEPARATORS)))

    def add(self, tag: str, indicators: str, pairs: Pairs, number: int = 0) -> None:
        """A field of those subfields that have a text. `number`: there are forms of it in other scripts."""
        found = _kept(pairs)
        if found:
            link = [("6", f"880-{number:02d}")] if number else []
            self.rows.append((tag, field(indicators, link + found)))

    def other(self, tag: str, indicators: str, pairs: Pairs, number: int, script: str) -> None:
        """The form in another script of the field that has this number; number 0: of none."""
        found = _kept(pairs)
        if found:
            link = [("6", f"{tag}-{number:02d}{_SCRIPTS.get(script, '')}")]
            self.others.append(("880", field(indicators, link + found)))

    def sorted(self) -> tuple[list[str], list[str]]:
        """Tags and values."""
        rows = sorted(self.rows, key=lambda row: row[0]) + self.others
        return [tag for tag, _ in rows], [value for _, value in rows]


def before(text: str, mark: str, following: str) -> str:
    """With the mark of ISBD that introduces what follows, if anything does."""
    return f"{text}{mark}" if text and following else text


def _kept(pairs: Pairs) -> list[tuple[str, str]]:
    return [(code, text.translate(_SEPARATORS)) for code, text in pairs if text and text.strip()]
