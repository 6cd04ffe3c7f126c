"""Call numbers in the order in which they stand on the shelf.

`sort_key` gives a string whose plain binary order is the shelf order within one scheme. A number that is not of its scheme files behind all
that are, in natural order.
"""

import re
from collections.abc import Callable, Mapping

SCHEMES: Mapping[str, int] = {
    "lcc": 1,
    "ddc": 2,
    "udc": 3,
    "bbk": 4,
    "nlm": 5,
    "sudoc": 6,
}  # stored: never renumber, append

_LCC = re.compile(r"\s*([A-Z]{1,3})\s*([0-9]{1,4})(\.[0-9]+)?(?![0-9])\s*(.*)", re.IGNORECASE | re.DOTALL)
_DDC = re.compile(r"\s*([^0-9\s.]{0,6})\s*([0-9]{1,3})(?![0-9])((?:[./'’|]+[0-9]+)*)\s*(.*)", re.DOTALL)
_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")
_CUTTER = re.compile(r"[A-Z][0-9]+[a-z]*|[0-9]+|[^\W\d_]+", re.IGNORECASE)
_LONGEST = 200  # characters of a call number that count


def sort_key(scheme: str, number: str) -> str:
    """The key of a call number of one of `SCHEMES`; other schemes are local ones and sort naturally."""
    return _KEYS.get(scheme, natural)(number[:_LONGEST])


def natural(number: str) -> str:
    """Words as words, numbers as numbers: "A-12" stands between "A-9" and "A-100". Punctuation only separates, case does not count."""
    return " ".join(_run(run) for run in _RUNS.findall(number.lower()))


def _run(run: str) -> str:
    """A number gets its length before it, so that it sorts by value; numbers stand before letters."""
    if not run.isascii() or not run.isdecimal():
        return run
    digits = run.lstrip("0") or "0"
    return f"{min(len(digits), 99):02d}{digits}"


def _lcc(number: str) -> str:
    """Letters, whole number, decimals, cutters (which are decimals), then years and volumes. NLM numbers are built alike."""
    match = _LCC.fullmatch(number)
    if match is None:
        return f"~{natural(number)}"
    letters, whole, decimals, rest = match.groups()
    return f"{letters.upper():3}{int(whole):04d}{decimals or ''} {_items(rest)}".rstrip()


def _items(rest: str) -> str:
    """Book numbers and what follows: "L88" is a decimal, "v.12" a number."""
    made = []
    for part in _CUTTER.findall(rest):
        cutter = len(part) > 1 and part[0].isalpha() and part[1].isdecimal()
        made.append(part.upper() if cutter else _run(part.lower()))
    return " ".join(made)


def _ddc(number: str) -> str:
    """Three digits and decimals; marks of segmentation do not count. A letter before the class ("J 599") makes a shelf of its own."""
    match = _DDC.fullmatch(number)
    if match is None:
        return f"~{natural(number)}"
    letters, whole, decimals, rest = match.groups()
    fraction = re.sub("[^0-9]", "", decimals)
    return f"{letters.lower():6}{int(whole):03d}.{fraction} {_items(rest)}".rstrip(" .")


# What may follow a number of the tables, in filing order (UDC Consortium, "filing order"; digits go on with the number and come last).
_UDC_SIGNS: Mapping[str, str] = {"+": "0", "/": "1", ":": "3", "[": "3", "=": "4", "(0": "5", "(": "6", "(=": "7", '"': "8", "*": "9", "-": "Y", "'": "Z"}  # fmt: skip
# The Library-Bibliographical Classification: plain number, standard subdivisions (я), places, languages, relations, special subdivisions.
_BBK_SIGNS: Mapping[str, str] = {
    "+": "0",
    "/": "1",
    "я": "3",
    "(": "4",
    "=": "5",
    "(=": "5",
    ":": "6",
    "-": "7",
    "(0": "4",
}
_END = "2"
_HOMOGLYPHS = str.maketrans("“”„«»″", '""""""')


def _faceted(signs: Mapping[str, str]) -> Callable[[str], str]:
    def key(number: str) -> str:
        classed, _, rest = _split_book_number(number.translate(_HOMOGLYPHS))
        made: list[str] = []
        at = 0
        while at < len(classed):
            pair, letter = classed[at : at + 2], classed[at]
            if pair in signs and len(pair) == 2:
                made.append(signs[pair])
                at += 1 if pair == "(0" else 2
                continue
            made.append(_sign(letter, signs))
            at += 1
        return f"{''.join(made)}{_END} {natural(rest)}".rstrip()

    return key


def _sign(letter: str, signs: Mapping[str, str]) -> str:
    if letter.isdecimal():
        return chr(ord("a") + int(letter))
    if letter in signs:
        return signs[letter]
    if letter in ")]":
        return _END
    if letter == "." or letter.isspace():  # dots only help the eye
        return ""
    return f"k{ord(letter.upper()[0]):05d}" if letter.isalpha() else ""


def _split_book_number(number: str) -> tuple[str, str, str]:
    """The class and, behind the first blank outside brackets, the book number."""
    depth = 0
    text = number.strip()
    for at, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]")
        if (
            letter.isspace()
            and depth <= 0
            and text[at + 1 : at + 2] not in {":", "+", "/", "("}
            and text[at - 1] not in ":+/"
        ):
            return text[:at], " ", text[at + 1 :]
    return text, "", ""


_KEYS: Mapping[str, Callable[[str], str]] = {
    "lcc": _lcc,
    "nlm": _lcc,
    "ddc": _ddc,
    "udc": _faceted(_UDC_SIGNS),
    "bbk": _faceted(_BBK_SIGNS),
    "sudoc": natural,
}
