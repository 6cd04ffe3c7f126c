"""B2: the MARC parse stage beside pymarc, and what is lost of a file in which one record in a hundred is corrupt.

Parse stage: file → records with every field as text. Ours: splitting, structure, character sets, subfields (`iso2709`); pymarc: `MARCReader` over the same
bytes. In turn, medians of five. Corruption, with a fixed seed: wrong length in the leader, bytes struck out, bytes of noise, a directory entry that points
beyond the end, a lost terminator inside. Every record that was not touched must come out as it does from the sound file.
"""

import io
import random

import library
from figures import Result, cpu, in_turn, report

NUMBER = "20k"


def main() -> None:
    """Time both, then count what is lost."""
    from pymarc import MARCReader

    from lavh.formats.iso2709 import parsing, splitting

    content = library.file(NUMBER).read_bytes()
    number = content.count(b"\x1d")

    def ours() -> float:
        def parse() -> None:
            for raw in splitting.split(io.BytesIO(content)):
                for value in parsing.parse(raw.content).values:
                    value.split("\x1f")  # pymarc divides subfields too

        return number / cpu(parse)

    def theirs() -> float:
        return number / cpu(lambda: list(MARCReader(io.BytesIO(content), to_unicode=True, utf8_handling="replace")))

    rates = in_turn({"lavh": ours, "pymarc": theirs})
    ratio = rates["lavh"] / rates["pymarc"]
    lost, touched = losses(content)
    against = (
        f"{rates['lavh']:,.0f} records/CPU-s, pymarc {rates['pymarc']:,.0f}; {touched} of {number:,} records corrupted"
    )
    figure = {"parsing, times pymarc": round(ratio, 2), "good records lost": lost}
    report(Result("B2", "MARC parse stage / pymarc's; good records lost beside corrupt ones", figure, {"parsing, times pymarc": 5, "good records lost": 0}, ratio >= 5 and not lost, against))  # fmt: skip


def losses(content: bytes) -> tuple[int, int]:
    """(good records lost or changed, records corrupted) when one in a hundred is broken."""
    from lavh.formats.reading import Profile
    from lavh.formats.registry import formats

    chance = random.Random(2)
    records = [record + b"\x1d" for record in content.split(b"\x1d") if len(record) > 24]
    broken = set(chance.sample(range(len(records)), len(records) // 100))
    spoilt = b"".join(corrupt(record, chance) if number in broken else record for number, record in enumerate(records))
    marc21 = formats()["marc21"]
    seen = {
        raw.content
        for raw in marc21.split(io.BytesIO(spoilt), Profile())
        if marc21.read(raw.content, Profile()).description
    }
    wanted = {
        raw.content
        for raw in marc21.split(
            io.BytesIO(b"".join(record for number, record in enumerate(records) if number not in broken)), Profile()
        )
        if marc21.read(raw.content, Profile()).description
    }
    return len(wanted - seen), len(broken)


def corrupt(record: bytes, chance: random.Random) -> bytes:
    """The record, broken in one of five ways."""
    way = chance.randrange(5)
    place = chance.randrange(24, len(record) - 30)
    if way == 0:
        return b"%05d" % chance.randrange(99_999) + record[5:]
    if way == 1:
        return record[:place] + record[place + 9 :]
    if way == 2:
        return record[:place] + bytes(chance.choice(b"\x80\x9f\xc3\xff?") for _ in range(12)) + record[place + 12 :]
    if way == 3:
        return record[:31] + b"99999" + record[36:]
    return record[:place].replace(b"\x1e", b"") + record[place:]


if __name__ == "__main__":
    main()
