"""The exact mode: words as spelt, in whatever script. ot and oʻt, bosh and boʻsh, tor and toʻr stay apart; oʻ, ў, ö, ŏ and ŭ are one letter."""

import re
from functools import cache

from lavh.kernel.text import cyrillic, eastasian, latin, romanised
from lavh.kernel.text.letters import CYRILLIC, LATIN, WORD, mended, tidy
from lavh.kernel.text.reading import Reading, cut, reading_for
from lavh.kernel.text.repair import repaired

_O = re.compile("[oö]['ʹ]|[öõŏө]|ŭ")
_G = re.compile("g['ʹ]|[ğḡǵ]")


def exact(text: str, language: str = "") -> str:
    """The words of a text for the exact mode, joined by one space. Without a language, as much is unified as a word shows by itself."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    if text.isascii() or not eastasian.UNSPACED.search(text):
        return " ".join(word for raw in WORD.findall(text) for word in spelt(raw, way))
    words: list[str] = []
    for found in eastasian.STRETCH.finditer(text):
        if found.lastgroup == "east":
            words += [piece.key for piece in eastasian.pairs(found.group(), 0)[0]]
        elif found.lastgroup == "south":
            words += [piece.key for piece in eastasian.clusters(found.group(), 0)]
        else:
            words += spelt(found.group(), way)
    return " ".join(words)


def spelt(raw: str, way: Reading) -> list[str]:
    """The words of the exact mode that a word as it stands in a text is."""
    if raw.isascii() and raw.isalnum() and not way.is_romanised:
        return [raw.lower()]
    return [word for _, _, piece in cut(raw) if (word := _word(piece, way))]


def _word(raw: str, way: Reading) -> str:
    word = tidy(mended(raw)).strip("'" if raw[:1] in "'`" else "")
    if CYRILLIC.search(word):
        return _cyrillic(word, way.language)
    if not LATIN.search(word):
        return way.keys(raw).first
    if _romanised(word, way):
        written = romanised.converter(way.language if way.language != "name" else "")(word)
        if written is not None:
            return _cyrillic(written, way.language)
    if word.isascii() and "'" not in word:
        return word
    word = _G.sub("\ue001", _O.sub("\ue000", word))
    word = latin.unmarked(latin.turkic_letters(word, way.language))
    return word.replace("\ue000", "ö").replace("\ue001", "ğ")


def _romanised(word: str, way: Reading) -> bool:
    return way.is_romanised or romanised.surely(word)


def _cyrillic(word: str, language: str) -> str:
    return _alphabet(language).key(word)


@cache
def _alphabet(language: str) -> cyrillic.Alphabet:
    """The alphabet of a language with oʻ and gʻ told from o and g."""
    made = cyrillic.Alphabet(language if language in cyrillic.LANGUAGES else "")
    for letter, key in (("ў", "ö"), ("ө", "ö"), ("ғ", "ğ")):
        if made.letters[ord(letter)] in {"o", "g"}:
            made.letters[ord(letter)] = key
    return made
