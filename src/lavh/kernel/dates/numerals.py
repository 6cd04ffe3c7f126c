"""Numbers that are not written in digits: Roman, Chinese, Hebrew."""

import re
from itertools import pairwise

_ROMAN = re.compile(r"^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$")
_ORDINAL_ENDING = re.compile(r"(?<=[ivx])(?:eme|ieme|er|e|th|st|nd|rd|o)$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CYRILLIC_LOOKALIKES = str.maketrans("хіӏѵм", "xiivm")  # typists take the letters at hand: ХIХ

HAN_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "元": 1,
}
HAN_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}

_HEBREW = re.compile(r"(ה['׳])?([א-ת]{1,5})(?:[\"״”“]|''|׳׳)([א-ת])(?![א-ת])")
_HEBREW_VALUES = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשת",
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400),
        strict=True,
    )
)
_HEBREW_FINALS = str.maketrans("ךםןףץ", "כמנפצ")


def roman(word: str) -> int:
    """The value of a Roman number in lower case, also with an ordinal ending ("xixe"); 0 if it is none."""
    word = word.translate(_CYRILLIC_LOOKALIKES)
    if not _ROMAN.match(word):
        word = _ORDINAL_ENDING.sub("", word)
        if not word or not _ROMAN.match(word):
            return 0
    values = [_VALUES[letter] for letter in word]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )


def han(text: str) -> int:
    """The value of a number in Chinese characters: by places (一九七三) or by tens (四十八)."""
    if all(each in HAN_DIGITS for each in text):
        return int("".join(str(HAN_DIGITS[each]) for each in text))
    total = held = 0
    for each in text:
        if each in HAN_TENS:
            total += (held or 1) * HAN_TENS[each]
            held = 0
        else:
            held = HAN_DIGITS[each]
    return total + held


def spelled_out(text: str) -> str:
    """The same text with Hebrew years in letters as digits: תשמ"ב → 5742 a m."""
    return _HEBREW.sub(_hebrew, text)


def _hebrew(found: re.Match[str]) -> str:
    """Letters of a year fall in value; any other word with such a mark is an abbreviation."""
    letters = (found[2] + found[3]).translate(_HEBREW_FINALS)
    thousands = bool(found[1])
    if not thousands and letters[0] == "ה" and len(letters) > 3:
        letters = letters[1:]
    values = [_HEBREW_VALUES[each] for each in letters]
    year = sum(values)
    falling = all(first >= second for first, second in pairwise(values))
    return f" {5000 + year} a m " if falling and 300 <= year <= 999 and len(letters) >= 3 else found[0]
