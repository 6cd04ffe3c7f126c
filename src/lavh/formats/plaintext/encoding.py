"""Which characters do the bytes of a text mean?"""

import codecs
import re
import unicodedata

from lavh.formats.iso2709.plausible import plausibility

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CANDIDATES = ("cp1251", "cp866", "koi8-r", "cp1252")
_SAMPLE = 6_000
_TELLING = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the name of the character set that it was in. What is UTF-8 is UTF-8; else the set whose text looks most like language."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _tidy(content[len(mark) :].decode(name, "replace")), name
    try:
        return _tidy(content.decode()), "utf-8"
    except UnicodeDecodeError:
        sample = b"\n".join(found[0][:400] for found in _some(content))
        name = max(_CANDIDATES, key=lambda each: plausibility(sample.decode(each, "replace")))
        return _tidy(content.decode(name, "replace")), name


def _some(content: bytes) -> list[re.Match[bytes]]:
    """The first lines that are not ASCII."""
    found, size = [], 0
    for line in _TELLING.finditer(content):
        found.append(line)
        size += min(len(line[0]), 400)
        if size > _SAMPLE:
            break
    return found


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(each for each in text if each >= " " or each in "\n\t\f")
    return unicodedata.normalize("NFC", kept)
