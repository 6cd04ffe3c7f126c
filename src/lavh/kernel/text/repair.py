"""Text put right before it is cut into words, without moving a single character: stray spaces in oʻ and gʻ, Hebrew abbreviations, low lines.

A space that does not divide becomes U+2060 (word joiner), which belongs to the word and falls away in its key.
"""

import re

from lavh.kernel.text.letters import APOSTROPHES, NEVER_FIRST, STUBS

_JOINED = "\u2060"
_MARK = f"[{re.escape(APOSTROPHES)}]"
_CLUSTER = f"(?:{'|'.join(NEVER_FIRST)})"
_HINT = re.compile(rf"[oOgG]{_MARK}? ")
_STUB = "|".join(STUBS)
_HEBREW_QUOTE = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
# In any language: "O zbek…", "O `zbek…", "O‘ zbek…", "o 'tgan": no other language has a lone o or g before an apostrophe, or before zb.
_ANYWHERE = re.compile(rf"(?<!\w)(?:[Oo]{_MARK}? (?={_MARK}?(?:zb|ZB))|[OoGg] (?={_MARK}[a-z]))")
# In Uzbek: a lone o or g before a small letter ("O tgan", "g ‘alaba", "to g ri"); after oʻ, in which no word ends ("bo‘ lgan"); after o, before
# consonants with which no word begins ("to lgan"); after what is left of a word and is none ("bo lib"). False joins in 8,000 news sentences: 2 (the abbreviation g).
_UZBEK = re.compile(
    rf"(?<![\w{APOSTROPHES}])[OoGg]{_MARK}? (?={_MARK}?[a-z])|(?<=\w)o(?:{_MARK} (?=[b-df-hj-np-tvxyz])|{_MARK}? g{_MARK}? (?=[a-z])| (?={_MARK}?{_CLUSTER}))|(?<!\w)(?:{_STUB}) (?={_MARK}?[b-df-hj-np-tvxyz])"
)


def repaired(text: str, national: bool) -> str:
    """The text with the same number of characters. `national`: it is in a Latin alphabet of Uzbek or Karakalpak, where more can be told."""
    if "_" in text:
        text = text.replace("_", " ")
    if '"' in text and not text.isascii():
        text = _HEBREW_QUOTE.sub("״", text)
    if (not national and _nothing_to_mend(text)) or not _HINT.search(text):
        return text
    if national:
        return _UZBEK.sub(_without_space, text)
    return _ANYWHERE.sub(_without_space, text)


def _nothing_to_mend(text: str) -> bool:
    """Whether a text shows at once that `_ANYWHERE` finds nothing in it."""
    return text.isascii() and " '" not in text and " `" not in text and "zb" not in text and "ZB" not in text


def _without_space(found: re.Match[str]) -> str:
    return found.group().replace(" ", _JOINED)
