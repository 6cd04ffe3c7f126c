"""The exact mode: words as spelt, in whatever script. ot and oʻt, bosh and boʻsh, tor and toʻr stay apart; oʻ, ў, ö, ŏ and ŭ are one letter."""

import re
from functools import cache

from lavh.kernel.text import cyrillic, eastasian, latin, romanised
from lavh.kernel.text.letters import CYRILLIC, LATIN, WORD, mended, tidy
from lavh.kernel.text.reading import MEMORY, Reading, cut, reading_for
from lavh.kernel.text.repair import repaired

_O = re.compile("[oö]['ʹ]|[öõŏө]|ŭ")
_G = re.compile("g['ʹ]|[ğḡǵ]")


def exact(text: str, language: str = "") -> str:
    """The words of a text for the exact mode, joined by one space. Without a language, as much is unified as a word shows by itself."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    words: list[str] = []
    if not text.isascii() and eastasian.UNSPACED.search(text):
        for found in eastasian.STRETCH.finditer(text):
            if found.lastgroup == "east":
                words += [piece.key for piece in eastasian.pairs(found.group(), 0)[0]]
            elif found.lastgroup == "south":
                words += [piece.key for piece in eastasian.clusters(found.group(), 0)]
            else:
                words += _spelt(found.group(), way)
    else:
        for raw in WORD.findall(text):
            words += _spelt(raw, way)
    return " ".join(words)


def _spelt(raw: str, way: Reading) -> tuple[str, ...]:
    found = way.spelt.get(raw)
    if found is None:
        if len(way.spelt) >= MEMORY:
            way.spelt.clear()
        spelt = tuple(_word(piece, way) for _, _, piece in cut(raw))
        found = way.spelt[raw] = tuple(word for word in spelt if word)
    return found


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
