"""Stems: a light stripper for Uzbek and Karakalpak that works on keys, hence for every script at once; Snowball for others. All stems are keys.

They feed a second field of lower weight, so a stem that joins too little does less harm than one that joins too much.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import Stemmer

from lavh.kernel.text import cyrillic, eastasian, romanised
from lavh.kernel.text.folding import alternatives
from lavh.kernel.text.letters import CYRILLIC, LATIN, WORD, mended, tidy
from lavh.kernel.text.reading import Reading, reading_for
from lavh.kernel.text.repair import repaired
from lavh.kernel.text.tables import load

MOST = 6  # stems that one typed word may stand for
_TABLE = load("suffixes")
_WHOLE = frozenset(_TABLE["whole"])
_VOWELS = frozenset("aeiouyw")
_TURKIC = {"uz": "uz", "kaa": "kaa", "kk": "kaa"}
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nl": "dutch", "nb": "norwegian", "nn": "norwegian", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_TYPED = ("en", "de", "fr", "es", "it", "tr")  # tried on typed Latin words after Uzbek
_UZBEK = frozenset("ўқғҳ")


def stems(text: str, language: str = "") -> list[str]:
    """The stems of the words of a text in a language (as in `analyse`), in order. East Asian text and names have none of their own: their keys."""
    way = reading_for(language, text)
    text = repaired(text, way.national)
    if text.isascii() or not eastasian.UNSPACED.search(text):
        words = WORD.findall(text)
    else:
        words = [stretch.group() for stretch in eastasian.STRETCH.finditer(text) if stretch.lastgroup is None]
    return [stem for raw in words for stem in stemmed(raw, way)]


@lru_cache(maxsize=1 << 13)  # a page asks for those of the same words several times
def stem_alternatives(word: str) -> tuple[str, ...]:
    """Every stem that one typed word may have in the index, whatever the language of the record."""
    keys = alternatives(word)
    tidied = tidy(mended(word)).strip("'")
    if CYRILLIC.search(tidied):
        found = [_russian(tidied), *(turkic(key, "uz") for key in keys), *(turkic(key, "kaa") for key in keys[:1])]
    elif keys and LATIN.search(tidied):
        found = [turkic(keys[0], "uz"), *(_snowball(language)(keys[0]) for language in _TYPED)]
        found += [turkic(key, "uz") for key in keys[1:]]
        if len(found) < MOST and (written := romanised.converter("ru")(tidied)):
            found.append(_russian(written))
    else:
        found = [_arabic(key) if "\u0600" <= key[:1] <= "\u06ff" else key for key in keys]
    return tuple(dict.fromkeys(found))[:MOST]


def stemmed(raw: str, way: Reading) -> tuple[str, ...]:
    """The stems of a word as it stands in a text."""
    if way.is_plain and raw.isascii() and raw.isalnum():
        found = _of_key(raw.lower(), way.language)
    else:
        found = tuple(_of_word(raw, way))
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


def _of_word(raw: str, way: Reading) -> Iterable[str]:
    entry = way.remembered.get(raw) or way.read(raw)
    keys = (entry,) if isinstance(entry, str) else entry[0]
    language = way.language
    if language in _TURKIC:
        return [turkic(key, _TURKIC[language]) for key in keys]
    if not raw.isascii() and CYRILLIC.search(raw):
        return _of_cyrillic(raw, language, keys)
    if language == "ru" and (written := romanised.converter("ru")(tidy(raw))):
        return [_russian(written)]
    return _of_key(keys[0], language) if len(keys) == 1 else [stem for key in keys for stem in _of_key(key, language)]


def _of_key(key: str, language: str) -> tuple[str, ...]:
    """The stems of a key in a language that is not written in Cyrillic. An unknown one may be English or Uzbek."""
    if language == "ar":
        return (_arabic(key),)
    if language == "" and key.isascii():
        return _snowball("en")(key), turkic(key, "uz")
    return (_snowball(language)(key),)


def _arabic(key: str) -> str:
    """The stem of an Arabic word given as its key; a final ه counts as ة, which is folded into it and is the commoner ending."""
    stem: str = _snowball("ar")(key[:-1] + "ة" if len(key) > 3 and key.endswith("ه") else key)
    return stem


def _of_cyrillic(raw: str, language: str, keys: tuple[str, ...]) -> Iterable[str]:
    word = tidy(mended(raw))
    if language not in {"", "ru"}:
        return keys
    if not _UZBEK.isdisjoint(word):
        return [turkic(key, "uz") for key in keys]
    russian = _russian(word)
    return [russian] if language == "ru" else [russian, *(turkic(key, "uz") for key in keys)]


def _russian(word: str) -> str:
    """The stem of a tidy Russian word in Cyrillic, as a key."""
    stem: str = _stemmer("ru").stemWord(word.replace("ё", "е"))
    return cyrillic.alphabet("ru").key(stem)


def turkic(key: str, language: str) -> str:
    """The stem of an Uzbek or Karakalpak word given as its key."""
    if len(key) < 5 or key in _WHOLE or not key.isascii():
        return key
    stem = key
    for suffixes in _suffixes(language):
        stem = _without(stem, suffixes)
    # k and q before a vowel are spoken and written g and gʻ: yurak, yuragi; qishloq, qishlogʻi
    return stem[:-1] + "k" if len(stem) > 4 and stem[-1] in "gq" else stem


def _without(word: str, suffixes: tuple[tuple[str, int, str], ...]) -> str:
    for suffix, least, after in suffixes:
        left = len(word) - len(suffix)
        if left < least or not word.endswith(suffix):
            continue
        if after and (word[left - 1] in _VOWELS) != (after == "v"):
            continue
        if _VOWELS.isdisjoint(word[:left]):
            continue
        return word[:left]
    return word


@cache
def _suffixes(language: str) -> tuple[tuple[tuple[str, int, str], ...], ...]:
    table = _TABLE[language]
    return tuple(
        tuple((entry[0], entry[1], entry[2] if len(entry) > 2 else "") for entry in table[kind])
        for kind in ("case", "possession", "number")
    )


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_SNOWBALL[language], 0)  # without a memory of its own: words are remembered here


def _unstemmed(key: str) -> str:
    return key


def plain_stemmer(way: Reading) -> Callable[[str], str] | None:
    """From word to stem, for words of small ASCII letters and digits that have one stem and are their own keys; None where that cannot be told."""
    return _snowball(way.language) if way.is_plain and way.language not in {"", "ar"} else None


def _snowball(language: str) -> Callable[[str], str]:
    """The stemmer of a language, from key to key; the identity where there is none."""
    return _stemmer(language).stemWord if language in _SNOWBALL else _unstemmed
