"""A word that is left out by its first letter cannot be what is sought, in any language."""

from itertools import product
from string import ascii_lowercase

import pytest

from lavh.kernel.text import alternatives, stem_alternatives
from lavh.kernel.text.cyrillic import LANGUAGES
from lavh.kernel.text.initials import opened, openings, unlike, worth_a_look
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
    *map("".join, product(ascii_lowercase, "éčöüşŭīʻß", ("", "a", "ğı"))),
    *map("".join, product(CYRILLIC, "аец", ("", "ий"))),
]

PLAIN = [*filter(str.isascii, WORDS), *map("".join, product(ascii_lowercase, ascii_lowercase, ("r", "akh", "uma")))]


def keys(word: str, way: Reading) -> set[str]:
    entry = way.read(word)
    return {entry} if isinstance(entry, str) else {*entry[0], *entry[1]}


def is_told(word: str, found: set[str]) -> bool:
    return all(worth_a_look([(word, 0)], unlike(frozenset([each]))) for each in found)


def seen(words: list[str], wanted: str) -> list[str]:
    return [word for word, _ in worth_a_look([(word, 0) for word in words], unlike(frozenset([wanted])))]


@pytest.mark.parametrize("way", READINGS, ids=lambda way: way.language)
def test_a_words_keys_begin_as_its_first_letter_tells(way: Reading) -> None:
    assert [word for word in WORDS if not is_told(word, keys(word, way))] == []


def test_what_a_word_stands_for_begins_so_too() -> None:
    assert [word for word in WORDS if not is_told(word, {*alternatives(word), *stem_alternatives(word)})] == []


@pytest.mark.parametrize("way", [way for way in READINGS if way.is_plain], ids=lambda way: way.language)
def test_a_word_read_as_it_stands_opens_as_its_keys_tell(way: Reading) -> None:
    lost = [
        (word, key)
        for word in PLAIN
        for key in {*keys(word, way), *alternatives(word), *stem_alternatives(word)}
        if not word.startswith(openings(frozenset([key])))
    ]
    assert lost == []


def test_letters_of_another_alphabet_that_look_alike_are_looked_at() -> None:
    assert seen(["Вook", "вook", "С", "Nation", "nation"], "book") == ["Вook", "вook"]


def test_words_that_are_no_plain_words_are_looked_at() -> None:
    words = ["l'homme", "Élan", "Hаt", "table", "Table", "2nd", "كتاب", "Хат"]
    assert seen(words, "hat") == ["l'homme", "Élan", "Hаt", "كتاب", "Хат"]


def test_where_little_is_known_everything_is_looked_at() -> None:
    assert seen(["table"], "b") == ["table"]
    assert openings(frozenset({"book", "b"})) == ("",)


def test_words_of_a_text_are_found_by_their_openings() -> None:
    text = "the history of thebes, a thistle's; other 'things'"
    assert list(opened(text, ("th",))) == [("the", 0), ("thebes", 15), ("thistle's", 25), ("'things'", 42)]


def test_a_word_with_an_apostrophe_opens_in_several_ways() -> None:
    text = "l'homme, o'brien's; children's"
    assert [list(opened(text, (opening,))) for opening in ("ho", "ob", "br", "ch", "xx")] == [
        [("l'homme", 0)],
        [("o'brien's", 9)],
        [("o'brien's", 9)],
        [("children's", 20)],
        [],
    ]


def test_an_opening_that_another_one_opens_is_not_looked_for() -> None:
    assert openings(frozenset({"yer", "eel"})) == ("e", "ye", "yy")
