"""Words in Latin letters → primary key and further keys, by what is known of their language."""

import re
from typing import NamedTuple

from lavh.kernel.text import cyrillic, romanised
from lavh.kernel.text.letters import COMBINING_LETTERS, PLAIN, UMLAUTS
from lavh.kernel.text.tables import load

_TABLE = load("latin")
_TURKIC = str.maketrans(_TABLE["turkic"])
_PLAIN = str.maketrans(_TABLE["plain"])
_SECOND: dict[str, str] = _TABLE["second_readings"]
_OWN = {language: str.maketrans({**_TABLE["turkic"], **own}) for language, own in _TABLE["languages"].items()}
TURKIC: frozenset[str] = frozenset(_OWN)
_SOUTH_SLAVIC = str.maketrans(_TABLE["south_slavic"])
_TWO_READINGS = re.compile("[şçñŭə]")
# ç that French and Portuguese do not have: first letter (but ça), before e, i, a consonant or the end.
_CH = re.compile("ş|ğ|^ç(?!a$|à$)|ç(?![aouáâãàóôõúû])")
_UMLAUT = re.compile("[äöüøåͤ]")
_PINYIN = re.compile(r"(?:(?:zh|[bpmfdtnlgkhjqxrzcsyw]|ch|sh)?[aeiouü]{1,3}(?:ng|n|r)?){1,2}")


class Keys(NamedTuple):
    """What a word is indexed under: `first` with its place in the text, `more` without."""

    first: str
    more: tuple[str, ...] = ()


def unmarked(word: str) -> str:
    """A tidy Latin word without any marks."""
    return word.translate(PLAIN)


def turkic_letters(word: str, language: str) -> str:
    """ş and ç written sh and ch where the language, or a word of unknown language, has them so."""
    if language in _OWN:
        return word.translate(_OWN[language])
    return word.translate(_TURKIC) if language in {"", "name"} and _CH.search(word) else word.translate(_PLAIN)


def general(word: str) -> Keys:
    """A tidy word of unknown language."""
    if word.isascii():
        return Keys(word.replace("'", ""), _possessive(word) if "'" in word else ())
    if romanised.surely(word) and (keys := from_romanised(word, "")):
        return keys
    more = _umlauts(word) if _UMLAUT.search(word) else ()
    if not _TWO_READINGS.search(word):
        return Keys(unmarked(word), more)
    turkic, plain = unmarked(word.translate(_TURKIC)), unmarked(word.translate(_PLAIN))
    first, second = (turkic, plain) if _CH.search(word) else (plain, turkic)
    return _keys(first, second, *_second(word), *more)


def western(word: str) -> Keys:
    """A tidy word of a language that has nothing to do with Cyrillic: English, German, French, Turkish, pinyin …"""
    if word.isascii():
        return Keys(word.replace("'", ""), _possessive(word) if "'" in word else ())
    if romanised.surely(word) and (keys := from_romanised(word, "")):
        return keys
    first = unmarked(word.translate(_PLAIN))
    if not _TWO_READINGS.search(word) and not _UMLAUT.search(word):
        return Keys(first)
    return _keys(first, unmarked(word.translate(_TURKIC)), *_umlauts(word))


def turkic(word: str, language: str) -> Keys:
    """A tidy word in a national Latin alphabet of a language that was, or is, also written in Cyrillic."""
    if word.isascii():
        first = word.replace("'", "")
        if "c" in first and language in {"uz", "kaa"}:
            return _keys(first, *_bare_c(first, language))
        return Keys(first)
    first = unmarked(word.translate(_OWN[language]))
    return _keys(first, unmarked(word), unmarked(word.translate(_PLAIN)))


def south_slavic(word: str) -> Keys:
    """A tidy word in Latin letters of Serbian and its neighbours; its Cyrillic form, typed in an unknown language, is a further key."""
    return _keys(unmarked(word), unmarked(word.translate(_SOUTH_SLAVIC)))


def name(word: str) -> Keys:
    """A tidy word of a personal name: romanised Cyrillic in a record of any language, so it gets the spellings of its readers too."""
    keys = general(word)
    first = keys.first
    more = [*keys.more, *_guessed(first)]
    if "ŭ" in word:
        more.append(unmarked(word.replace("ŭ", "o")))
    return _keys(first, *more) if more else keys


def further(word: str) -> tuple[str, ...]:
    """The further keys that `name` finds for a word of small ASCII letters and digits."""
    found = _guessed(word)
    return _keys(word, *found).more if found else ()


def from_romanised(word: str, language: str) -> Keys | None:
    """A tidy word romanised by ALA-LC, keyed like its Cyrillic form; None if it is not one."""
    written = romanised.converter(language)(word)
    if written is None:
        return None
    keys = from_cyrillic(written, language)
    return _keys(keys.first, *keys.more, unmarked(word))


def from_cyrillic(word: str, language: str) -> Keys:
    """A tidy Cyrillic word."""
    alphabet = cyrillic.alphabet(language)
    first = alphabet.key(word)
    more = [alphabet.unmarked(word)]
    if alphabet.language not in {"", "ru", "uz", "kaa"} or (alphabet.yo_is_ye and "ё" in word):
        more.append(cyrillic.alphabet("").key(word))
    return _keys(first, *more)


def unmarked_romanised(word: str, first: str) -> Keys:
    """A word of a Russian (Ukrainian, Kazakh …) text whose romanisation has lost its marks: й may hide in its i."""
    guess = _hidden(unmarked(word))
    return _keys(first, unmarked(word), guess)


def readings(word: str) -> list[str]:
    """Every key a typed Latin word can stand for, the likeliest first."""
    keys = general(word)
    found = [keys.first, *keys.more]
    return [*found, *_guessed(keys.first, typed=True)]


_SKY = re.compile("(?<=[a-z]{3}[sc]k)(?:y|i)$")
_CONSONANT_YO = re.compile("(?<=[bdfgklmnprstvz])yo")
_VOWEL_I = re.compile("(?<=[aou])i(?![aeiouy])|(?<=[ei])i$")
_IOTA = re.compile("i(?=[au])")


def _guessed(key: str, *, typed: bool = False) -> list[str]:
    """Spellings of a romanised word that a reader of Cyrillic may use instead: Zhalolov → jalolov, Dostoevsky → dostoevskiy, Aitmatov → aytmatov."""
    found: list[str] = []
    if ("zh" in key or "kh" in key) and not pinyin(key):
        other = key.replace("zh", "j").replace("kh", "x")
        found.append(other)
        if typed and _IOTA.search(other):
            found.append(_IOTA.sub("y", other))
    if key[-1:] in "yi" and _SKY.search(key):
        found += [_SKY.sub("iy", key), _SKY.sub("ii", key)]
    elif typed and key.endswith("ii") and len(key) > 4:
        found.append(key[:-1] + "y")
    if not typed:
        if "yo" in key and _CONSONANT_YO.search(key):
            found.append(_CONSONANT_YO.sub("e", key))
        if "i" in key and _VOWEL_I.search(key):
            found.append(_VOWEL_I.sub("y", key))
    return found


def _hidden(key: str) -> str:
    """A romanised word without marks as it would be with й, я, ю written y, ya, yu; ж and х as j and x."""
    key = key.replace("zh", "j").replace("kh", "x")
    return _IOTA.sub("y", _VOWEL_I.sub("y", key))


def pinyin(key: str) -> bool:
    """Whether a word can be one or two syllables of Hanyu Pinyin: Zhou is no Жоу, oruzhiya is оружия."""
    return _PINYIN.fullmatch(key) is not None


def _bare_c(key: str, language: str) -> tuple[str, ...]:
    """The letter c for ch (Uzbek draft of 2023) or for ц (Karakalpak since 2009)."""
    other = re.sub("c(?!h)", "ch" if language == "uz" else "ts", key)
    return () if other == key else (other,)


def _possessive(word: str) -> tuple[str, ...]:
    """The owner: women's → women."""
    return (word[:-2].replace("'", ""),) if word.endswith("'s") and len(word) > 4 else ()


def _umlauts(word: str) -> tuple[str, ...]:
    """Müller → mueller; Zwoͤlftes with an e above the o → zwoelftes."""
    return (unmarked(word.translate(_EXPANDED)),)


_EXPANDED = str.maketrans({**UMLAUTS, **COMBINING_LETTERS})


def _second(word: str) -> list[str]:
    """Other values of letters that languages share: ñ (ng), ŭ (o), ə (e)."""
    return [
        unmarked(word.translate(_TURKIC).replace(letter, other)) for letter, other in _SECOND.items() if letter in word
    ]


def _keys(first: str, *more: str) -> Keys:
    """The keys without repetition."""
    return Keys(first, tuple(dict.fromkeys(key for key in more if key and key != first)))
