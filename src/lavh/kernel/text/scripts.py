"""Which script a text is in, and which way it runs."""

import bisect
from collections import Counter
from functools import lru_cache
from typing import Literal

# First code point of a block and its ISO 15924 code; "" = no script of its own. Blocks that matter to libraries; the rest counts as nothing.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, ""), (0x0041, "Latn"), (0x005B, ""), (0x0061, "Latn"), (0x007B, ""), (0x00AA, "Latn"), (0x00AB, ""), (0x00BA, "Latn"), (0x00BB, ""),
    (0x00C0, "Latn"), (0x00D7, ""), (0x00D8, "Latn"), (0x00F7, ""), (0x00F8, "Latn"), (0x02B0, ""), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"),
    (0x0590, "Hebr"), (0x0600, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, ""), (0x0860, "Syrc"), (0x0870, "Arab"),
    (0x0900, "Deva"), (0x0964, ""), (0x0966, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"),
    (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"),
    (0x1200, "Ethi"), (0x13A0, "Cher"), (0x1400, "Cans"), (0x1680, "Ogam"), (0x16A0, "Runr"), (0x1700, ""), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, ""),
    (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, ""), (0x1D00, "Latn"), (0x1DC0, ""), (0x1E00, "Latn"), (0x1F00, "Grek"), (0x2000, ""), (0x2C00, "Glag"), (0x2C60, "Latn"),
    (0x2C80, "Copt"), (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"), (0x2DE0, ""), (0x2E80, "Hani"), (0x2FE0, ""), (0x3005, "Hani"), (0x3008, ""), (0x3021, "Hani"),
    (0x302A, ""), (0x3041, "Hira"), (0x3099, ""), (0x309D, "Hira"), (0x30A0, ""), (0x30A1, "Kana"), (0x30FB, ""), (0x30FD, "Kana"), (0x3100, "Bopo"), (0x3130, "Hang"),
    (0x3190, ""), (0x31F0, "Kana"), (0x3200, ""), (0x3400, "Hani"), (0x4DC0, ""), (0x4E00, "Hani"), (0xA000, "Yiii"), (0xA4D0, ""), (0xA640, "Cyrl"), (0xA6A0, ""),
    (0xA720, "Latn"), (0xA800, ""), (0xA960, "Hang"), (0xA980, ""), (0xAB30, "Latn"), (0xAB70, "Cher"), (0xABC0, ""), (0xAC00, "Hang"), (0xD800, ""), (0xF900, "Hani"),
    (0xFB00, "Latn"), (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, ""), (0xFE70, "Arab"), (0xFEFF, ""), (0xFF21, "Latn"), (0xFF3B, ""), (0xFF41, "Latn"),
    (0xFF5B, ""), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, ""), (0x20000, "Hani"), (0x40000, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"})


def script_of(text: str) -> str:
    """The ISO 15924 code of the script most letters of a text are in: "Latn", "Cyrl", "Arab" …; "" if there is no letter.

    "Kore" for Korean, with or without ideographs; "Jpan" for ideographs with any kana; "Hani" for ideographs alone.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    counted: Counter[str] = Counter()
    for character, times in Counter(text).items():
        counted[script(character)] += times
    del counted[""]
    kana = counted.pop("Hira", 0) + counted.pop("Kana", 0)
    if kana:
        counted["Jpan"] = kana + counted.pop("Hani", 0)
    elif "Hang" in counted:
        counted["Kore"] = counted.pop("Hang") + counted.pop("Hani", 0)
    return max(counted, key=lambda code: counted[code]) if counted else ""


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """The script of one character; "" for digits, marks and punctuation."""
    if not character.isalpha():
        return ""
    return _BLOCKS[bisect.bisect_right(_STARTS, ord(character)) - 1][1]


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Which way the script of a text runs."""
    return "rtl" if script_of(text) in _RIGHT_TO_LEFT else "ltr"
