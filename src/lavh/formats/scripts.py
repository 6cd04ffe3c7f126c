"""Which script is this text written in? ISO 15924 codes, decided by its first letters outside ASCII."""

from bisect import bisect_right

# First code point of a block, and its script; "" = belongs to every script (marks, punctuation, symbols).
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, ""), (0x0041, "Latn"), (0x005B, ""), (0x0061, "Latn"), (0x007B, ""), (0x00C0, "Latn"), (0x02B0, ""), (0x0370, "Grek"),
    (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"), (0x0660, ""), (0x066A, "Arab"), (0x0700, "Syrc"),
    (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, ""), (0x0870, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"),
    (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"),
    (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, "Cher"), (0x1400, "Cans"),
    (0x1680, ""), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, ""), (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, ""), (0x1E00, "Latn"), (0x1F00, "Grek"),
    (0x2000, ""), (0x2C60, "Latn"), (0x2C80, "Copt"), (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"), (0x2DE0, "Cyrl"), (0x2E00, ""), (0x2E80, "Hani"),
    (0x3000, ""), (0x3005, "Hani"), (0x3008, ""), (0x3040, "Hira"), (0x30A0, "Kana"), (0x3100, "Bopo"), (0x3130, "Hang"), (0x3190, ""), (0x3400, "Hani"),
    (0xA000, "Yiii"), (0xA4D0, ""), (0xA640, "Cyrl"), (0xA6A0, ""), (0xA720, "Latn"), (0xA800, ""), (0xA960, "Hang"), (0xA980, ""), (0xAC00, "Hang"),
    (0xD800, ""), (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, ""), (0xFE70, "Arab"),
    (0xFEFF, ""), (0xFF21, "Latn"), (0xFF3B, ""), (0xFF41, "Latn"), (0xFF5B, ""), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, ""),
    (0x10A00, ""), (0x20000, "Hani"), (0x32000, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_SCRIPTS = [script for _, script in _BLOCKS]


def script_of(text: str) -> str:
    """The script of `text`: its first letter outside Latin if there is one, "Latn" if all letters are Latin, "" without letters.

    Japanese (any kana among the characters) is "Jpan", Han alone "Hani", Korean "Hang".
    """
    if text.isascii():
        return "Latn" if text.upper() != text.lower() else ""
    found = {_SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1] for letter in text}
    found.discard("")
    latin = "Latn" in found
    found.discard("Latn")
    if not found:
        return "Latn" if latin else ""
    if found & {"Hira", "Kana"}:
        return "Jpan"
    if len(found) == 1:
        return found.pop()
    return _most(text, found)


def _most(text: str, candidates: set[str]) -> str:
    counts = dict.fromkeys(sorted(candidates), 0)
    for letter in text:
        script = _SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1]
        if script in counts:
            counts[script] += 1
    return max(counts, key=counts.__getitem__)
