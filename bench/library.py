"""The records that are measured on: real ones up to 172,000, beyond that widened ones. Made once, kept in the cache.

Widening, so that a million records have the vocabulary of a million and are no copies: real records of `../shared/data/marc/lc-books` in their order,
again and again; from the second time on each gets a number of its own (001, and a valid ISBN in place of each 020 $a; 010, 035 and 050 are
left out), a third of the words of its title drawn from the words of all titles of its language by their frequency, one title in ten a word never
seen before, its author from another record, its subjects from a third one, and its year moved by up to nine. Drawn with a fixed seed: the same
file every time.
"""

import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

from figures import SHARED, cache, count, note

SEED = 20_26
FOLDER = SHARED / "data" / "marc" / "lc-books"
_WORD = re.compile(rb"\x1f.|([^\W\d_]{3,})", re.ASCII)  # a subfield's code is no part of its first word
_SPOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\ufe20-\ufe2f]){3,}"
)  # accents stand behind their letters in MARC
DROPPED = {b"010", b"035", b"050"}
SUBJECTS = {b"600", b"610", b"650", b"651"}
Fields = list[tuple[bytes, bytes]]


def file(size: str) -> Path:
    """A file of so many MARC 21 records."""
    path = cache() / f"records-{size}.mrc"
    if not path.exists():
        note(f"making {path.name}")
        draft = path.with_suffix(".draft")
        with draft.open("wb") as stream:
            for record in first(count(size)):
                stream.write(record)
        draft.replace(path)
    return path


def first(number: int) -> Iterator[bytes]:
    """The first so many records."""
    real = list(_real(number))
    yield from real
    if number > len(real):
        yield from Widening(real).records(number - len(real))


def _real(most: int) -> Iterator[bytes]:
    for path in sorted(FOLDER.glob("*.mrc.xz")):
        with lzma.open(path) as stream:
            for record in stream.read().split(b"\x1d"):
                if len(record) > 24:
                    yield record + b"\x1d"
                    most -= 1
                    if not most:
                        return


class Widening:
    """Makes records like the real ones."""

    def __init__(self, real: list[bytes]) -> None:
        self.chance = random.Random(SEED)
        self.real = [_fields(record) for record in real]
        self.leaders = [record[:24] for record in real]
        self.words: dict[bytes, list[bytes]] = {}  # language -> words of titles, each as often as it occurs
        self.authors: list[tuple[bytes, bytes]] = []
        self.subjects: list[Fields] = []
        for fields in self.real:
            self._learn(fields)

    def _learn(self, fields: Fields) -> None:
        language = _language(fields)
        subjects = [field for field in fields if field[0] in SUBJECTS]
        for tag, value in fields:
            if tag == b"245":
                self.words.setdefault(language, []).extend(filter(None, _WORD.findall(value)))
            elif tag == b"100":
                self.authors.append((tag, value))
        if subjects:
            self.subjects.append(subjects)

    def records(self, wanted: int) -> Iterator[bytes]:
        """So many."""
        for number in range(wanted):
            place = number % len(self.real)
            yield _joined(self.leaders[place], self._widened(self.real[place], number))
            if number % 100_000 == 99_999:
                note(f"  {number + 1:,} widened records")

    def _widened(self, fields: Fields, number: int) -> Fields:
        chance = self.chance
        words = self.words[_language(fields)]
        subjects = self.subjects[int(chance.random() * len(self.subjects))]
        shift = int(chance.random() * 19) - 9
        made: Fields = []
        for tag, value in fields:
            if tag == b"100":
                made.append(self.authors[int(chance.random() * len(self.authors))])
            elif tag not in DROPPED and tag not in SUBJECTS:
                made.append((tag, self._value(tag, value, words, number * 4 + len(made) % 4, shift)))
        return made + subjects

    def _value(self, tag: bytes, value: bytes, words: list[bytes], number: int, shift: int) -> bytes:
        if tag == b"001":
            return b"w%09d" % (number // 4)
        if tag == b"008":
            return value[:7] + _moved(value[7:11], shift) + value[11:]
        if tag == b"020":
            return b"  \x1fa" + isbn(number)
        if tag == b"245":
            return self._title(value, words, number // 4)
        return re.sub(rb"\d{4}", lambda year: _moved(year.group(), shift), value) if tag in {b"260", b"264"} else value

    def _title(self, title: bytes, words: list[bytes], number: int) -> bytes:
        chance = self.chance

        def other(word: re.Match[bytes]) -> bytes:
            if word[1] and chance.random() < 1 / 3:
                return words[int(chance.random() * len(words))]
            return word.group()

        head, mark, responsibility = title.partition(b"\x1fc")
        head = _WORD.sub(other, head)
        if not number % 10:
            head = head.replace(b"\x1fa", b"\x1fa" + fresh(number) + b" ", 1)
        return head + mark + responsibility


def fresh(number: int) -> bytes:
    """A word nobody has used, that can be spoken: one for each number."""
    number = number * 6_700_417 % 100**4  # coprime to 100, so that neighbours differ in every syllable
    letters = []
    for _ in range(4):
        number, consonant = divmod(number, 20)
        number, vowel = divmod(number, 5)
        letters += [b"bcdfghjklmnprstvwxyz"[consonant], b"aeiou"[vowel]]
    return bytes(letters)


def isbn(number: int) -> bytes:
    """A valid ISBN-13 of the prefix 979-8."""
    digits = f"9798{number % 10**8:08d}"
    check = -sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}".encode()


def _moved(year: bytes, shift: int) -> bytes:
    return b"%04d" % min(int(year) + shift, 2025) if year.isdigit() and int(year) > 1000 else year


def _language(fields: Fields) -> bytes:
    return next((value[35:38] for tag, value in fields if tag == b"008"), b"eng")


def _fields(record: bytes) -> Fields:
    base = int(record[12:17])
    found: Fields = []
    for place in range(24, base - 1, 12):
        start = base + int(record[place + 7 : place + 12])
        found.append((record[place : place + 3], record[start : start + int(record[place + 3 : place + 7]) - 1]))
    return found


def _joined(leader: bytes, fields: Fields) -> bytes:
    entries, place = [], 0
    for tag, value in fields:
        entries.append(b"%b%04d%05d" % (tag, len(value) + 1, place))
        place += len(value) + 1
    base = 25 + 12 * len(fields)
    body = b"".join(value + b"\x1e" for _, value in fields)
    return b"%05d%b%05d%b%b\x1e%b\x1d" % (base + place + 1, leader[5:12], base, leader[17:24], b"".join(entries), body)


def words(size: str) -> Iterator[list[str]]:
    """The words of four letters and more in each record's title and subjects."""
    with file(size).open("rb") as stream:
        rest = b""
        while block := stream.read(1 << 22):
            *records, rest = (rest + block).split(b"\x1d")
            for record in records:
                values = [value for tag, value in _fields(record) if tag == b"245" or tag in SUBJECTS]
                text = b" ".join(value.partition(b"\x1fc")[0] for value in values).decode(errors="replace")
                yield _SPOKEN.findall(re.sub(r"\x1f[0-9][^\x1f]*|\x1f.", " ", text))


def queries(size: str, *, terms: int = 2, number: int = 400) -> list[str]:
    """Different words of one record's title and subjects, of so many records: frequent words are frequent in queries, and all have a hit."""
    chance = random.Random(SEED + terms)
    drawn = (sorted(set(each)) for each in words(size) if chance.random() < number * 3 / count(size))
    found = [" ".join(chance.sample(different, terms)) for different in drawn if len(different) >= terms]
    chance.shuffle(found)
    return found[:number]
