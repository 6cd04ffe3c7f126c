"""Words and their references, packed in blocks: whatever is put in is found again, however it was changed."""

import random
import sqlite3

from lavh.discovery import blocks

WORDS = {f"{letter}{number:03}": [number << 40 | place for place in range(number % 5 + 1)] for letter in "abсم" for number in range(90)}  # fmt: skip


def filled(words: dict[str, list[int]]) -> sqlite3.Connection:
    file = sqlite3.connect(":memory:")
    file.execute(blocks.TABLE)
    writer = blocks.Writer(file)
    for word in sorted(words):
        writer.add(word, words[word])
    writer.end()
    return file


def begun(words: dict[str, list[int]], start: str) -> list[int]:
    return [ref for word in sorted(words) if word.startswith(start) for ref in words[word]]


def test_words_and_beginnings_are_found() -> None:
    file = filled(WORDS)
    assert {word: blocks.of(file, word) for word in WORDS} == WORDS
    for start in ("a", "a0", "a031", "b08", "с", "م089", "z", "0"):
        assert blocks.begun(file, start) == (begun(WORDS, start), WORDS.get(start, []))
    assert blocks.of(file, "a") == blocks.of(file, "zz") == blocks.of(filled({}), "a") == []


def test_changed_and_new_words_find_their_place() -> None:
    file, words, chance = filled(dict(list(WORDS.items())[::3])), dict(list(WORDS.items())[::3]), random.Random(1)
    for _ in range(6):
        changed = {word: [chance.randrange(1 << 62)] for word in chance.sample(sorted(WORDS), 80)}
        words |= changed
        blocks.change(file, changed)
        assert {word: blocks.of(file, word) for word in words} == words
        assert blocks.begun(file, "b0") == (begun(words, "b0"), [])
    assert all(
        len(text) <= 2 * blocks.WORDS
        for text in ([*blocks._unpacked(block)] for (block,) in file.execute("SELECT block FROM word"))
    )


def test_references_are_packed_without_loss() -> None:
    refs = [3 << 60 | 17, 0, (1 << 63) - 1]
    assert blocks.unpack(blocks.pack(refs)) == refs
    assert blocks.unpack(blocks.pack([])) == []
