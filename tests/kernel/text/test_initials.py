"""A word that is left out by its first letter cannot be what is sought, in any language."""

from itertools import product
from string import ascii_lowercase

import pytest

from lavh.kernel.text import alternatives, stem_alternatives
from lavh.kernel.text.cyrillic import LANGUAGES
from lavh.kernel.text.initials import unlike, worth_a_look
from lavh.kernel.text.reading import NATIONAL, SOUTH_SLAVIC, Reading, reading

CYRILLIC = [chr(code) for code in range(0x0430, 0x0530)]
READINGS = [
    way
    for language in sorted({*LANGUAGES, *NATIONAL, *SOUTH_SLAVIC, "", "name", "en", "mn", "cv"})
    for way in (reading(language), reading(language).romanised)
    if way is not None
]
WORDS = [
    *map("".join, product(ascii_lowercase, "aehioucsy", ("", "a", "ii"))),
    *map("".join, product(CYRILLIC, "аеиоцк", ("", "а", "ий"))),
]


def keys(word: str, way: Reading) -> set[str]:
    entry = way.read(word)
    return {entry} if isinstance(entry, str) else {*entry[0], *entry[1]}


def is_told(word: str, found: set[str]) -> bool:
    return all(worth_a_look([word], unlike(frozenset(each[:1]))) for each in found)


@pytest.mark.parametrize("way", READINGS, ids=lambda way: way.language)
def test_a_words_keys_begin_as_its_first_letter_tells(way: Reading) -> None:
    assert [word for word in WORDS if not is_told(word, keys(word, way))] == []


def test_what_a_word_stands_for_begins_so_too() -> None:
    assert [word for word in WORDS if not is_told(word, {*alternatives(word), *stem_alternatives(word)})] == []


def test_letters_of_another_alphabet_that_look_alike_are_looked_at() -> None:
    assert worth_a_look(["Вook", "вook", "С", "Nation", "nation"], unlike(frozenset("b"))) == ["Вook", "вook"]


def test_words_that_are_no_plain_words_are_looked_at() -> None:
    words = ["l'homme", "Élan", "Hаt", "table", "Table", "2nd", "كتاب", "Хат"]
    assert worth_a_look(words, unlike(frozenset("h"))) == ["l'homme", "Élan", "Hаt", "كتاب", "Хат"]


def test_where_nothing_is_known_everything_is_looked_at() -> None:
    assert worth_a_look(["table"], unlike(frozenset({"", "b"}))) == ["table"]
