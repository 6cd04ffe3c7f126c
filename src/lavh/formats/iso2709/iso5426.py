"""ISO 5426, the extended Latin set of UNIMARC (100 $a/26-29 = 03): like ANSEL, diacritics stand before their letter."""

_LETTERS: dict[int, str] = dict(zip(
    (*range(0xA1, 0xB3), *range(0xB6, 0xC0), 0xE1, 0xE2, 0xE6, 0xE8, 0xE9, 0xEA, 0xEC, 0xF1, 0xF2, 0xF3, 0xF5, 0xF6, *range(0xF8, 0xFD)),
    "¡„£$¥†§′‘“«♭©℗®ʻʼ‚‡·″’”»♯ʹʺ¿ÆĐĲŁØŒÞæđðıĳłøœßþ",
    strict=True,
))  # fmt: skip
_MARKS: dict[int, str] = dict(zip(
    range(0xC0, 0xE0),
    "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0315\u0312\u030b\u031b\u030c"
    "\u0327\u031c\u0326\u0328\u0325\u032e\u0323\u0324\u0332\u0333\u0329\u032d\ufffd\ufe20\ufe21\ufe23",
    strict=True,
))  # fmt: skip


def from_iso5426(raw: bytes) -> str:
    """`raw` as text, not yet normalised; what the set does not have becomes U+FFFD."""
    out: list[str] = []
    marks: list[str] = []
    for code in raw:
        if code in _MARKS:
            marks.append(_MARKS[code])
            continue
        out.append(chr(code) if code < 0x80 else _LETTERS.get(code, "\ufffd"))
        out += marks
        marks.clear()
    return "".join(out + marks)
