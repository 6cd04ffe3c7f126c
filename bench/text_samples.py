"""What the text benches read: titles of real records, word lists."""

import lzma
import re
from collections.abc import Iterator
from typing import NamedTuple

import figures
from figures import Result, report

__all__ = ["Result", "Title", "lines", "report", "rows", "titles"]

SHARED = figures.SHARED / "data"
LANGUAGES = {
    "eng": "en", "ger": "de", "fre": "fr", "spa": "es", "ita": "it", "rus": "ru", "uzb": "uz", "kaz": "kk", "kir": "ky", "tgk": "tg", "tuk": "tk", "tat": "tt",
    "ukr": "uk", "bel": "be", "bul": "bg", "mac": "mk", "srp": "sr", "scc": "sr", "hrv": "hr", "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "per": "fa", "heb": "he",
    "tur": "tr", "kaa": "kaa", "por": "pt",
}  # fmt: skip


class Title(NamedTuple):
    """The title of a record (245 $a $b) and its language."""

    number: str
    language: str
    text: str


def titles(*, most: int = 200_000) -> Iterator[Title]:
    """Titles of the Library of Congress set, in file order."""
    for file in sorted((SHARED / "marc" / "lc-books").glob("*.mrc.xz")):
        with lzma.open(file) as stream:
            records = stream.read().split(b"\x1d")
        for record in records:
            if len(record) > 24 and (title := _title(record)):
                yield title
                most -= 1
            if most <= 0:
                return


def _title(record: bytes) -> Title | None:
    base = int(record[12:17])
    fields: dict[bytes, bytes] = {}
    for place in range(24, base - 1, 12):
        entry = record[place : place + 12]
        if entry[:3] in {b"001", b"008", b"245"}:
            start = base + int(entry[7:12])
            fields.setdefault(entry[:3], record[start : start + int(entry[3:7]) - 1])
    if b"245" not in fields:
        return None
    parts = [part[1:].decode() for part in fields[b"245"].split(b"\x1f")[1:] if part[:1] in {b"a", b"b"}]
    text = re.sub(r"[\s/:=;,]+$", "", " ".join(part.strip() for part in parts))
    language = fields.get(b"008", b"").decode()[35:38]
    return Title(fields.get(b"001", b"").decode().strip(), LANGUAGES.get(language, language), text)


def lines(name: str) -> list[str]:
    """The lines of a text file of the shared data, packed or not."""
    content = (SHARED / name).read_bytes()
    return (lzma.decompress(content) if name.endswith(".xz") else content).decode().splitlines()


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table with tabs."""
    head, *rest = lines(name)
    return [dict(zip(head.split("\t"), row.split("\t"), strict=False)) for row in rest]
