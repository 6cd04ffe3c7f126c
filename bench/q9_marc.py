"""Q9 for MARC: malformed files of the shared data, and sound files broken in many ways, that crash, hang or lose a good neighbour.

Real malformed files must be read to their end. A file of real records is broken in one record of ten, in twelve ways, with a fixed seed, and cut short at
many places: all records that were not touched must come out as from the sound file.
"""

import io
import random
from collections.abc import Callable

import library
from figures import SHARED
from guarded import Guarded, Tally, nothing, tell
from q9_xml import detected, opened

NUMBER = 400


def main() -> None:
    """Read, break, read again."""
    tally = nothing()
    files = malformed(tally)
    made = broken(tally)
    tell("marc", "MARC inputs", tally, f"{files} malformed files, {made} made")


def malformed(tally: Tally) -> int:
    """Every MARC file of the shared data, whatever it is worth."""
    from lavh.formats.reading import Profile

    count = 0
    for folder in (
        "malformed",
        "openlibrary",
        "pymarc-tests",
        "unimarc",
        "alephseq",
        "other",
        "stanford-marcjson",
        "pica",
    ):
        for file in sorted((SHARED / "data" / "marc" / folder).rglob("*")):
            if not file.is_file():
                continue
            count += 1
            with Guarded(f"{folder}/{file.name}", tally):
                content = opened(file)
                known = detected(content, file.name)
                if known is not None:
                    for raw in known.split(io.BytesIO(content), Profile()):
                        known.read(raw.content, Profile())
    return count


def broken(tally: Tally) -> int:
    """Sound records broken on purpose."""
    content = library.file("20k").read_bytes()
    records = [record + b"\x1d" for record in content.split(b"\x1d")[: NUMBER * 20 : 20]]
    expected = set(read(b"".join(records), "sound", tally))
    made = 0
    for name, harm in WAYS.items():
        chance = random.Random(name)
        touched = set(range(3, NUMBER, 10))
        spoilt = b"".join(
            harm(record, chance) if number in touched else record for number, record in enumerate(records)
        )
        sound = set(
            read(b"".join(record for number, record in enumerate(records) if number not in touched), name, tally)
        )
        lost = (sound & expected) - set(read(spoilt, name, tally))
        made += 1
        if lost:
            tally.lost.append(f"{name}: {len(lost)} of {len(sound)}")
    whole = b"".join(records[:40])
    for cut in range(0, len(whole), 499):
        made += 1
        before = set(read(whole[: whole.rfind(b"\x1d", 0, cut) + 1], "cut", tally))
        if lost := before - set(read(whole[:cut], f"cut at {cut}", tally)):
            tally.lost.append(f"cut at {cut}: {len(lost)} of {len(before)}")
    return made


def read(content: bytes, name: str, tally: Tally) -> list[tuple[str, str]]:
    """(number, title) of every record of a file."""
    from lavh.formats.reading import Profile
    from lavh.formats.registry import formats

    marc21 = formats()["marc21"]
    found = []
    with Guarded(name, tally):
        for raw in marc21.split(io.BytesIO(content), Profile()):
            description = marc21.read(raw.content, Profile()).description
            if description is not None and description.titles:
                found.append((description.local_id, description.titles[0].text))
    return found


def _at(record: bytes, chance: random.Random, cut: int, put: bytes = b"") -> bytes:
    place = chance.randrange(24, len(record) - cut - 2)
    return record[:place] + put + record[place + cut :]


WAYS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "length too long": lambda record, _: b"99999" + record[5:],
    "length too short": lambda record, _: b"00030" + record[5:],
    "length no number": lambda record, _: b"?????" + record[5:],
    "base address wrong": lambda record, _: record[:12] + b"00000" + record[17:],
    "bytes missing": lambda record, chance: _at(record, chance, 7),
    "bytes more": lambda record, chance: _at(record, chance, 0, b"\x00\x01abc"),
    "noise": lambda record, chance: _at(record, chance, 9, bytes(chance.randrange(128, 256) for _ in range(9))),
    "directory beyond the end": lambda record, _: record[:31] + b"99999" + record[36:],
    "directory no numbers": lambda record, _: record[:24] + b"245xxxxyyyyy" + record[36:],
    "terminators lost": lambda record, _: record[:-1].replace(b"\x1e", b"") + b"\x1d",
    "half of it": lambda record, _: record[: len(record) // 2],
    "blank lines after": lambda record, _: record + b"\r\n\r\n  ",
}


if __name__ == "__main__":
    main()
