"""Words romanised by the ALA-LC tables → Cyrillic, so that they are keyed like the words they stand for."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from lavh.kernel.text.letters import CYRILLIC
from lavh.kernel.text.tables import load

_TABLE = load("romanised")
_LIGATURE = str.maketrans({"\ufe20": "\u0361", "\ufe22": "\u0361", "\u035c": "\u0361", "\ufe21": None, "\ufe23": None})
# What only romanised Cyrillic has. A breve on i, tied letters and the primes are enough by themselves (primes beside long vowels are
# Arabic or Persian); ŭ is Korean or Esperanto too, ë and ė are French, Lithuanian …, kh and zh are Persian and Chinese.
_SURE = re.compile("[ĭĬ]|[iIiItTnN][\u0361\ufe20\ufe22\u035c]|i\u0306|I\u0306")
_PRIME = re.compile("[bdfghklmnprstvzаcj]h?[ʹʺ]", re.IGNORECASE)
_FOREIGN = re.compile("[āēō\u0304]", re.IGNORECASE)
_MARKED = re.compile("[ĭĬŭŬëËėĖḣḢʹʺ\u0306\u0307\u0308\u035c\u0361\ufe20\ufe22]")
_DIGRAPHS = ("kh", "zh", "gh", "Kh", "Zh", "Gh", "KH", "ZH", "GH")
_NATIONAL = re.compile("[oOgG]['`‘’ʻʼ]|[xXjJ]")


def surely(word: str) -> bool:
    """Whether a word by itself shows that it is romanised Cyrillic."""
    if word.isascii():
        return False
    return bool(_SURE.search(word) or (_PRIME.search(word) and not _FOREIGN.search(word)))


def likely(text: str) -> bool:
    """Whether a text in Latin letters, known to be in a language written in Cyrillic, is romanised and not in a national Latin alphabet."""
    if not text.isascii() and _MARKED.search(text):
        return not CYRILLIC.search(text) and (surely(text) or not _NATIONAL.search(text))
    return any(map(text.__contains__, _DIGRAPHS)) and not _NATIONAL.search(text)


@cache
def converter(language: str) -> Callable[[str], str | None]:
    """A function: tidy romanised word → Cyrillic in lower case, None if a letter of it is not in the tables."""
    own: Mapping[str, str | None] = _TABLE["languages"].get(language, {})
    table = {
        unicodedata.normalize("NFD", latin): cyrillic
        for latin, cyrillic in {**_TABLE["default"], **own}.items()
        if cyrillic is not None
    }
    find = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    russian = language in {"ru", "", "be"}
    national: tuple[str, ...] = tuple(_TABLE["not_romanised"].get(language, ()))  # zh for з and ҳ: mazhab

    def convert(word: str) -> str | None:
        if word.startswith(national):
            return None
        word = unicodedata.normalize("NFD", word).translate(_LIGATURE)
        if russian and "y" in word:
            word = _GLIDE.sub(_glide, word)
        cyrillic = find.sub(lambda found: table[found.group()], word)
        return None if _LEFT.search(cyrillic) else unicodedata.normalize("NFC", cyrillic)

    return convert


_LEFT = re.compile("[a-zA-Z]")
# y for й and in ya, yu, yo, ye: not ALA-LC, but many write Russian so. After a consonant y is ы.
_GLIDE = re.compile("(?:(?<![a-z\u0300-\u036f])|(?<=[aeiou]))y([aouei]?)")
_GLIDES = {"a": "i\u0361a", "u": "i\u0361u", "o": "e\u0308", "e": "e", "i": "i\u0306i", "": "i\u0306"}


def _glide(found: re.Match[str]) -> str:
    return _GLIDES[found.group(1)]
