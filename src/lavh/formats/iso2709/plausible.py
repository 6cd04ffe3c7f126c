"""How much does this text look like language? Used to choose between character sets; only letters outside ASCII speak."""

from unicodedata import decomposition

_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжқўғҳ")
_RARE_CYRILLIC = frozenset("ЁёЄєЅѕІіЇїЈјЉљЊњЋћЌќЎўЏџҐґЂђЃѓ")
_TYPOGRAPHY = frozenset("«»„“”‘’–—…°·ʻʼʹʺ′″")
_SYMBOLS = frozenset("§©£¡¿€®")  # stand before a word or a number, never behind a letter
_LATIN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")
_EASTERN = frozenset("āăąćčďđēėęěğģīįıķĺľłńňōőœŕřśşšţťūůűųźżžțșḥṣṭḍẓẏŭȯǵḡ")
_BEFORE_CONSONANTS = frozenset(
    "âêîôûàèáåëïæðãõä"
)  # hardly ever stand before a vowel; as ANSEL read for Latin-1 they always do
_VOWELS = frozenset("aeiouyAEIOUY")


def plausibility(text: str, *, combining: bool = False) -> float:
    """A sum over the letters outside ASCII: likely ones count up; box drawing, controls, lost characters and mixed words count down.

    `combining`: the set writes diacritics apart, so that every letter that came out whole is evidence for it.
    """
    total = 0.0
    before = " "
    for at, letter in enumerate(text):
        if letter > "\x7f":
            after = text[at + 1 : at + 2]
            total += _letter(letter, before, after)
            if combining:
                total += _composed(letter)
            elif letter in _BEFORE_CONSONANTS and after and after in _VOWELS:
                total -= 0.5
        before = letter
    return total


def _letter(letter: str, before: str, after: str) -> float:
    if "Ѐ" <= letter <= "ӿ":
        return _cyrillic(letter, before, after)
    if letter in _TYPOGRAPHY or letter in _SYMBOLS:
        return -0.5 if letter in _SYMBOLS and before.isalpha() else 0.3
    if "\u0300" <= letter <= "\u036f" or "\ufe20" <= letter <= "\ufe23":
        return 0.4 if before.isalpha() else -3.0
    if letter in _LATIN or "\u0100" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff":
        return _latin(letter, before, after)
    if letter.isalpha() and letter > "\u0370" and not "\u0800" <= letter <= "\u08ff":
        return 0.8  # other scripts come only from multi-byte or escaped sets
    return -4.0 if letter == "\ufffd" or letter < "\xa0" else -1.5


def _composed(letter: str) -> float:
    if "\ufe20" <= letter <= "\ufe23":
        return 0.6
    return 0.4 if (letter in _LATIN or letter in _EASTERN) and decomposition(letter) else 0.0


def _cyrillic(letter: str, before: str, after: str) -> float:
    score = 1.0 if letter.lower() in _COMMON_CYRILLIC else 0.6
    if letter in _RARE_CYRILLIC:
        score = 0.2
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        score -= 2.5
    if letter.isupper() and before > "\x7f" and before.islower():
        score -= 2.5
    return score


def _latin(letter: str, before: str, after: str) -> float:
    if letter.isupper() and before.islower():
        return -1.5
    if (before > "\x7f" and before.isalpha()) and (after > "\x7f" and after.isalpha()):
        return -1.5  # three in a row: Cyrillic read as Latin
    beside = (before.isascii() and before.isalpha()) + (after.isascii() and after.isalpha())
    return 0.25 * beside + (0.5 if letter in _LATIN else 0.4 if letter in _EASTERN else 0.0)
