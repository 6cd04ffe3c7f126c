"""A coarse skeleton for finding candidates to compare, never for search: words that are spelt alike by different habits fall together."""

import re

from lavh.kernel.text.folding import analyse

_SAME = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("sh", "s"), ("ch", "c"), ("ts", "s"), ("tz", "s"), ("ck", "k"),
    ("x", "h"), ("q", "k"), ("w", "v"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("yu", "u"), ("ie", "e"), ("io", "o"), ("ia", "a"), ("iu", "u"), ("y", "i"), ("dj", "j"), ("dzh", "j"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile("(?<=..)i+j?$")


def loose(text: str, language: str = "name") -> str:
    """The skeletons of the words, joined by one space: Dostoevskiĭ, Dostoyevsky, Достоевский; Hojiyev, Xojiev, Ходжиев."""
    return " ".join(filter(None, map(_skeleton, analyse(text, language).tokens)))


def _skeleton(key: str) -> str:
    if not key.isascii():
        return key
    for written, same in _SAME:
        if written in key:
            key = key.replace(written, same)
    key = _DOUBLED.sub(r"\1", key)
    return _ENDING.sub("", key) or key
