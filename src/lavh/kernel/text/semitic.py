"""Arabic words → keys."""

from lavh.kernel.text.letters import PLAIN
from lavh.kernel.text.tables import load

_ARTICLES: tuple[str, ...] = tuple(load("semitic")["articles"])


def arabic(word: str) -> tuple[str, str]:
    """The key of a tidy word in Arabic letters, and the key without article ("" if it has none): المكتبة, مكتبة."""
    key = word.translate(PLAIN)
    for article in _ARTICLES:
        if key.startswith(article) and len(key) > len(article) + 2:
            return key, key[len(article) :]
    return key, ""
