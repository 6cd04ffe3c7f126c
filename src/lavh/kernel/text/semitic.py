"""Arabic and Hebrew words → keys."""

from collections.abc import Mapping

from lavh.kernel.text.letters import PLAIN
from lavh.kernel.text.tables import load

_TABLE = load("semitic")
_ARTICLES: tuple[str, ...] = tuple(_TABLE["articles"])


class _Letters(dict[int, "str | None"]):
    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__({ord(letter): key or None for letter, key in letters.items()})

    def __missing__(self, code: int) -> str | None:
        self[code] = plain = PLAIN[code]
        return plain


_ARABIC = _Letters(_TABLE["arabic"])
_HEBREW = _Letters(_TABLE["hebrew"])


def arabic(word: str) -> tuple[str, str]:
    """The key of a tidy word in Arabic letters, and the key without article ("" if it has none): المكتبة, مكتبة."""
    key = word.translate(_ARABIC)
    for article in _ARTICLES:
        if key.startswith(article) and len(key) > len(article) + 2:
            return key, key[len(article) :]
    return key, ""


def hebrew(word: str) -> str:
    """The key of a tidy word in Hebrew letters: no points, one form for final letters."""
    return word.translate(_HEBREW)
