"""Text → tokens: numbers, words with what they say, and what stands between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lavh.kernel.dates.numerals import HAN_DIGITS, HAN_TENS, han, roman, spelled_out
from lavh.kernel.dates.vocabulary import Meaning, folded, meaning, phrase, vocabulary

LIMIT = 400  # characters: what is longer is no date
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<iso>(?<![\d-])-?\d{{4}}-(?:0[0-9]|1[0-2]|xx)(?:-(?:[0-3]\d|xx))?(?:[t ]\d\d:[\d:.]*(?:z|[+-][\d:]+)?)?(?![\d-]))
  | (?P<compact>(?<!\d)(?:1\d|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))
  | (?P<day>(?<!\d)(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}(?:[./]\d{{1,2}}[./]|-\d{{1,2}}-)\d{{1,2}})(?!\d))
  | (?P<season>(?<!\d)\d{{4}}-2[1-4](?!\d))
  | (?P<mask>(?<!\d)-?(?:\d{{2}}(?:-\ ?-|xx|uu|\?\?|__)|(?:1\d|20)\d(?:x|u|_|\?|-(?!\d|\ *[(\[<]*\d{{3}}))))(?!\d|{_LETTER})
  | (?P<negative>(?<![\d\w\])>.]\ )(?<![\d\w\])>.])-(?:0\d{{3}}|2[2-9]\d\d|[3-9]\d{{3}})(?!\d))
  | (?P<number>\d+)(?P<suffix>-?(?:ые|ых|е|х|го|и|ого|ому|му|м|я|ая|ои|ю|s|th|st|nd|rd|ers?|eme|e|lar{_LETTER}*|лар{_LETTER}*)(?!{_LETTER}))?
  | (?P<cjk>[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]+)
  | (?P<copyright>(?<![\w])[cp](?=\d{{4}})|[©℗])
  | (?P<word>{_LETTER}+|½)
  | (?P<dash>[-–—―‒−]+|(?<=[\d年])~(?=\s*\d))
  | (?P<slash>/)
  | (?P<open>[\[(<{{«])
  | (?P<close>[\])>}}»])
  | (?P<comma>[,;:])
    """,
    re.VERBOSE,
)
_DIVIDED = re.compile(r"(?<!\d)[\[<(]?(\d{1,3})[\[\]<>()](\d{1,3})(?:[\])>](?!\d))?(?!\d)")
_DECADES = frozenset({"s", "е", "ые", "х", "ых", "er", "ers"})
_APOSTROPHUS = (("ciɔ", "m"), ("ciↄ", "m"), ("iɔ", "d"), ("iↄ", "d"))  # old printers' M and D


class Token(NamedTuple):
    """`kind`: number · roman · years (value, last) · dash · slash · open · close · comma · word kinds of words.tsv · unknown."""

    kind: str
    value: int = 0
    last: int = 0
    word: str = ""  # for numbers: what stands behind them ("decade", "ordinal") or their digits ("arabic", "persian")


def tokens(written: str) -> list[Token]:
    """What a date says, piece by piece."""
    text = folded(spelled_out(written[:LIMIT]))
    if "[" in text or "]" in text or "<" in text:
        text = _DIVIDED.sub(_rejoined, text)
    if "ɔ" in text or "ↄ" in text:
        for printed, letter in _APOSTROPHUS:
            text = text.replace(printed, letter)
    return list(_spoken(list(_pieces(text))))


def _rejoined(found: re.Match[str]) -> str:
    """A year with brackets around the digits that the cataloguer supplied: "[19]76"."""
    whole = found[1] + found[2]
    return f" {whole} " if len(whole) == 4 else found[0]


def _pieces(text: str) -> Iterator[Token | str]:
    """Tokens; words still as text."""
    for found in _TOKEN.finditer(text):
        kind, piece = str(found.lastgroup), found[0]
        if kind in {"suffix", "number"}:
            yield _number(found["number"], found["suffix"] or "")
        elif kind == "copyright":
            yield "©"
        elif kind == "word":
            yield from _parted(piece)
        elif kind == "cjk":
            yield from _cjk(piece)
        elif kind == "mask":
            yield _masked(piece)
        elif kind in {"dash", "slash", "open", "close", "comma"}:
            yield Token(kind)
        else:
            yield from _normal(kind, piece)


def _parted(word: str) -> tuple[str, ...]:
    """A word; the Arabic "and" that is written together with it is one of its own."""
    if word[0] == "و" and len(word) > 3 and meaning(word) is None and meaning(word[1:]) is not None:
        return "و", word[1:]
    return (word,)


def _number(digits: str, suffix: str) -> Token:
    suffix = suffix.lstrip("-")
    word = ""
    if suffix == "s" and len(digits) == 3 and 150 <= int(digits) < 210:  # "195s"
        return _masked(digits)
    if suffix:
        word = "decade" if suffix in _DECADES or suffix.startswith(("lar", "лар")) else "ordinal"
        if suffix == "s" and len(digits) == 4 and digits.endswith("00") and digits[0] == "1":
            word = "hundred"
    elif digits[0] >= "\u0660":
        word = "arabic" if digits[0] <= "\u0669" else "persian" if digits[0] <= "\u06f9" else ""
    return Token("number", int(digits) if len(digits) < 8 else 0, len(digits), word)


def _masked(piece: str) -> Token:
    """A year whose last digits are not known: "19--", "197-", "19XX"."""
    sign = -1 if piece.startswith("-") else 1
    known = re.match(r"-?(\d+)", piece)
    digits = known[1] if known else "0"
    unit = 10 ** (4 - len(digits))
    first = int(digits) * unit
    return Token("years", *sorted((sign * first, sign * (first + unit - 1))))


def _normal(kind: str, piece: str) -> Iterator[Token]:
    """Whole dates in digits."""
    if kind == "season":
        year, number = int(piece[:4]), int(piece[5:])
        if year % 100 < number:  # "1920-21": cataloguers write stretches of years so, and hardly ever seasons
            yield from (Token("number", year, 4), Token("dash"), Token("number", number, 2))
            return
        yield Token("years", year, year)
        return
    found = re.search(r"\d{4}", piece)
    year = int(found[0]) if found else 0
    year = -year if piece.startswith("-") else year
    yield Token("years", year, year)


def _cjk(text: str) -> Iterator[Token | str]:
    """Chinese, Japanese and Korean are written without spaces: the longest words that we know, and numbers."""
    known = vocabulary().whole
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and (text[end] in HAN_DIGITS or text[end] in HAN_TENS):
            end += 1
        word = next((text[at:stop] for stop in range(min(at + 5, len(text)), at, -1) if text[at:stop] in known), "")
        if word and len(word) >= end - at:
            yield word
            at += len(word)
        elif end > at:
            yield Token("number", han(text[at:end]), 4 if end - at >= 4 else 2)
            at = end
        else:
            at += 1


def _spoken(pieces: list[Token | str]) -> Iterator[Token]:
    """Words become what they say; what that is depends on their neighbours."""
    words = [each if isinstance(each, str) else {"dash": "-", "comma": ","}.get(each.kind, "\0") for each in pieces]
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not isinstance(piece, str):
            if piece.kind != "dash" or not _joins_unit(pieces, at):
                yield piece
            at += 1
            continue
        found = phrase(words, at)
        if found is not None:
            yield _token(found[0], piece)
            at += found[1]
            continue
        yield _word(piece, pieces, at)
        at += 1


def _joins_unit(pieces: list[Token | str], at: int) -> bool:
    """Whether a dash ties a number to its unit: "15-asr", "XIX-asr"."""
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    before = pieces[at - 1] if at else ""
    if not isinstance(after, str) or (isinstance(before, Token) and before.kind not in {"number", "years"}):
        return False
    says = meaning(after)
    closing = at + 2 >= len(pieces) or not _number_like(pieces[at + 2])
    return says is not None and (says.kind in _TIED or (says.kind == "bound" and closing)) and after != "c"


_TIED = frozenset({"unit", "piece", "idle", "calendar", "month"})


def _word(word: str, pieces: list[Token | str], at: int) -> Token:
    value = 0 if word == "mm" and at and _number_like(pieces[at - 1]) else roman(word)
    says = meaning(word)
    if value and ((says is None and len(word) > 1) or _counts(pieces, at)):
        return Token("roman", value)
    if says is None:
        return Token("unknown", word=word)
    return _token(_settled(word, says, pieces, at), word)


_CONNECTING = frozenset({"join", "part", "idle", "from"})


def _counts(pieces: list[Token | str], at: int) -> bool:
    """Whether a letter that may be a Roman number stands where one is wanted: before a word for centuries, or behind it; in "M. DCC"."""
    here, next_one = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
    if here == "m" and isinstance(next_one, str) and 4 < roman(next_one) < 1000:
        return True
    if here == "d" and at and pieces[at - 1] == "m":
        return True
    for after in pieces[at + 1 : at + 7]:
        if isinstance(after, Token):
            if after.kind == "dash":
                continue
            break
        says = meaning(after)
        if says is not None and says.kind == "unit" and int(says.value) >= 100 and after not in {"c", "s"}:
            return True
        if not (roman(after) or (says is not None and says.kind in _CONNECTING)):
            break
    before = pieces[at - 1] if at else None
    said = meaning(before) if isinstance(before, str) else None
    return (
        said is not None
        and said.kind == "unit"
        and int(said.value) >= 100
        and not (at > 1 and _numeric(pieces[at - 2]))
    )


def _numeric(piece: Token | str) -> bool:
    return piece.kind in {"number", "years"} if isinstance(piece, Token) else bool(roman(piece))


_CENTURY = Meaning("unit", "100")
_IDLE = Meaning("idle", "1")
_LUNAR = Meaning("calendar", "lunar")
_NOTHING = Meaning("unknown", "")
_CENTURIES = frozenset({"в", "вв", "ғ", "ғғ", "а", "аа"})
_WIDE = frozenset({"h", "ah", "х", "ҳ", "м", "m", "م", "ه", "ش", "be", "vs", "ad"})


def _settled(word: str, says: Meaning, pieces: list[Token | str], at: int) -> Meaning:
    """Abbreviations of one letter, told apart by their neighbours."""
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    digits = before.last if isinstance(before, Token) and before.kind == "number" else 0
    small = 0 < digits < 3 or (isinstance(before, str) and bool(roman(before)) and len(before) < 7)
    if word in {"c", "s"}:
        if (small and not _number_like(after)) or (word == "s" and isinstance(after, str) and roman(after)):
            return _CENTURY
        says = says if word == "c" and after is not None else _IDLE
    elif word in _CENTURIES:
        says = _CENTURY if small else _IDLE
    elif word == "ق" and digits:
        says = _LUNAR
    elif (word == "p" and digits) or (
        word in _WIDE and 0 < digits < 3 and not _after_unit(pieces, at - 1)
    ):  # pages; "17 m", "12 h"
        says = _NOTHING
    elif word == "с" and after is None:
        says = _IDLE
    return says


def _after_unit(pieces: list[Token | str], at: int) -> bool:
    """Whether the piece before is a word for centuries: "القرن 3 هـ"."""
    before = pieces[at - 1] if at > 0 else None
    said = meaning(before) if isinstance(before, str) else None
    return said is not None and said.kind == "unit"


def _number_like(piece: Token | str | None) -> bool:
    return isinstance(piece, Token) and piece.kind in {"number", "years"}


def _token(says: Meaning, word: str) -> Token:
    value = int(says.value) if says.value.lstrip("-").isdecimal() else 0
    return Token(says.kind, value, word=word if value else says.value)
