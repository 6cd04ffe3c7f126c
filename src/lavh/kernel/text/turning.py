"""Uzbek and Karakalpak words from one alphabet into another, by the letter rules of `tables/turning.json` alone. The reader's script does the same.

Alphabets: "Cyrl", "Latn" (1995, Karakalpak of 2016), "2026" (the reformed Latin alphabet of Uzbek).
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from lavh.kernel.text.tables import load

_TABLE = load("turning")
_VOWELS, _SIGNS = frozenset(_TABLE["vowels"]), frozenset(_TABLE["signs"])
_TURNED = frozenset(_TABLE["apostrophes"]["turned"])
_STRAIGHT = frozenset(_TABLE["apostrophes"]["straight"])
_MARKS = "ʻʼ"
_AFTER = frozenset(_TABLE["apostrophes"]["after"])
_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[ʻ‘`ʼ’'´](?=[^\\W\\d_])|(?<=[OoGg])[ʻ‘`ʼ’'´])*")
_ROMAN = re.compile(r"[IVXLCDM]{2,}|[IVX]")
_FOREIGN = re.compile(r"w|c(?!h)", re.IGNORECASE)


class Rule(NamedTuple):
    """Letters, what they become, and after what: "" · start · vowel · open."""

    letters: str
    become: str
    when: str = ""


def turner(language: str, alphabet: str) -> Callable[[str], str] | None:
    """What turns a text in `language` (a tag) into `alphabet`; None for languages that are left as they are."""
    name = language.partition("-")[0].lower()
    if name not in _TABLE["rules"]:
        return None
    return lambda text: turned(text, name, alphabet)


def turned(text: str, language: str, alphabet: str) -> str:
    """The text with each of its words in the alphabet; Roman numerals and foreign words stay."""
    return _WORD.sub(lambda found: _word(found[0], language, alphabet), text)


@lru_cache(maxsize=50_000)
def _word(word: str, language: str, alphabet: str) -> str:
    if re.search("[\\u0400-\\u052f]", word):
        return word if alphabet == "Cyrl" else _on(_walked(word, _rules(language, "Cyrl-Latn")), language, alphabet)
    if not word.isascii() or alphabet != "Latn":
        return _on(_tidied(word, language), language, alphabet)
    return word


def _on(word: str, language: str, alphabet: str) -> str:
    """From Latin, of whatever year."""
    if _ROMAN.fullmatch(word) or (language == "uz" and _FOREIGN.search(word)):
        return word
    if alphabet == "Latn":
        return _walked(word, _rules(language, "2026-Latn"))
    return _walked(word, _rules(language, f"Latn-{alphabet}"))


def _tidied(word: str, language: str) -> str:
    """With the one right apostrophe in each place."""
    if word.isalpha():
        return word
    out: list[str] = []
    for letter in word:
        if letter in _TURNED or letter in _STRAIGHT:
            after = language == "uz" and bool(out) and out[-1].lower() in _AFTER
            out.append("ʻ" if after else "ʼ")
        else:
            out.append(letter)
    return "".join(out)


@cache
def _rules(language: str, way: str) -> Sequence[Rule]:
    rules = [Rule(*each) for each in _TABLE["rules"][language].get(way, ())]
    return sorted(rules, key=lambda rule: -len(rule.letters))


def _walked(word: str, rules: Sequence[Rule]) -> str:
    if not rules:
        return word
    low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in word)
    out: list[str] = []
    at = 0
    while at < len(word):
        rule = next((each for each in rules if low.startswith(each.letters, at) and _holds(each.when, low, at)), None)
        if rule is None:
            out.append(word[at])
            at += 1
            continue
        out.append(_cased(word, at, len(rule.letters), rule.become))
        at += len(rule.letters)
    return "".join(out)


def _holds(when: str, low: str, at: int) -> bool:
    if not when:
        return True
    if at == 0:
        return when in {"start", "open"}
    before = low[at - 1]
    return (when in {"vowel", "open"} and before in _VOWELS) or (when == "open" and before in _SIGNS)


def _cased(word: str, at: int, length: int, become: str) -> str:
    """A capital stays one; among capitals all are."""
    if word[at] in _MARKS:
        return (
            become.upper()
            if at and word[at - 1].isupper() and word[at + length : at + length + 1].isupper()
            else become
        )
    if not word[at].isupper():
        return become
    beside = word[at + length : at + length + 1] or word[at - 1 : at]
    if len(become) > 1 and (
        not beside.isupper()
        or (length > 1 and not word[at + length - 1].isupper() and word[at + length - 1] not in _MARKS)
    ):
        return become[0].upper() + become[1:]
    return become.upper()
