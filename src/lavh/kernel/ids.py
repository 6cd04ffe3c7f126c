"""Standard numbers: any writing → the normal form, or None where it is none or its check digit is wrong.

ISBN and ISMN are 13 digits, ISSN "1234-567X", ISNI 16 characters, ORCID "0000-0002-1825-0097", DOI in lower case, ARK "ark:/12148/…",
LCCN as info:lccn wants it, OCLC and VIAF plain digits, Wikidata "Q5".
"""

import re
from collections.abc import Callable, Mapping

from stdnum import isbn as ranges

# Checksums of three digits at once: their sum, 3a + 2b + c, a + 3b + c and 3a + b + 3c (ISO 2108 annexes).
_THREE: Mapping[str, tuple[int, int, int, int]] = {
    f"{a}{b}{c}": (a + b + c, 3 * a + 2 * b + c, a + 3 * b + c, 3 * a + b + 3 * c)
    for a in range(10)
    for b in range(10)
    for c in range(10)
}
_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_WITHOUT_DASHES = str.maketrans("", "", _DASHES)
_PLAIN = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("xхХ×ⅹⅩ", "X")  # Cyrillic х and Х among them
    | {chr(first + digit): str(digit) for first in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ")
    | dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff", "")
)
_ISBN = re.compile(r"(?<![0-9])(?:97[89][- ]?)?[0-9](?:[- ]{0,2}[0-9]){8}[- ]{0,2}[0-9X](?![0-9])")
_ISBN_ONLY = re.compile(r"(?:(ISBN)(?:[- ]?1[03])?[: ]{0,2})?([0-9][0-9 -]{8,20}[0-9X])", re.IGNORECASE)


def isbn13(text: str) -> str | None:
    """The first valid ISBN of a text as 13 digits: any punctuation, prefix or remark around it, ISBN-10 turned into ISBN-13."""
    number = text.translate(_WITHOUT_DASHES) if "-" in text else text
    length = len(number)
    if length > 13:
        number = number.partition(" ")[0]
        length = len(number)
    try:
        if length == 13 and number[12] in "0123456789":
            found = _thirteen(number)
        elif length == 10:
            found = _ten(number)
        elif length == 9:
            found = _ten(f"0{number}")  # an SBN, before 1970
        else:
            found = None
    except (KeyError, ValueError):
        found = None
    return found or _first(text)


def _thirteen(number: str) -> str | None:
    if not number.startswith(("978", "979")) or number.startswith("9790"):  # 979-0 is music
        return None
    total = _THREE[number[:3]][2] + _THREE[number[3:6]][3] + _THREE[number[6:9]][2] + _THREE[number[9:12]][3]
    return None if (total + int(number[12])) % 10 else number


def _ten(number: str) -> str | None:
    first, second, third = _THREE[number[:3]], _THREE[number[3:6]], _THREE[number[6:9]]
    last = number[9]
    check = 10 if last in "Xx" else int(last)
    # the weights 10 9 8 · 7 6 5 · 4 3 2 are 3 2 1 and 7, 4 or 1 more for each digit
    total = first[1] + 7 * first[0] + second[1] + 4 * second[0] + third[1] + third[0] + check
    if total % 11 or number == "0000000000":
        return None
    return f"978{number[:9]}{-(38 + first[3] + second[2] + third[3]) % 10}"


def _valid(candidate: str) -> str | None:
    number = candidate.replace("-", "").replace(" ", "")
    try:
        if len(number) == 13:
            return _thirteen(number)
        return _ten(number) if len(number) == 10 else None
    except (KeyError, ValueError):
        return None


def _first(text: str) -> str | None:
    if sum(map(text.count, "0123456789")) < 9 and text.isascii():
        return None
    return next(iter(isbns_in(text)), None)


def isbns_in(text: str) -> tuple[str, ...]:
    """All valid ISBNs of a text as 13 digits, in order, each once."""
    found: dict[str, None] = {}
    for match in _ISBN.finditer(text[:20_000].translate(_PLAIN)):
        number = _valid(match[0])
        if number is not None:
            found[number] = None
    return tuple(found)


def looks_like_isbn(query: str) -> bool:
    """True where somebody who typed this meant an ISBN, though a digit may be wrong."""
    match = _ISBN_ONLY.fullmatch(query.strip().translate(_PLAIN))
    if match is None:
        return False
    digits = match[2].replace("-", "").replace(" ", "")
    if len(digits) == 13:
        return digits.startswith(("978", "979")) and digits.isdecimal()
    return len(digits) == 10 and bool(match[1] or "-" in match[2] or _valid(digits))


def isbn10(isbn: str) -> str | None:
    """The ten-digit form of a 13-digit ISBN; None for those that never had one (979-…)."""
    if not isbn.startswith("978") or len(isbn) != 13:
        return None
    check = -sum((10 - at) * int(digit) for at, digit in enumerate(isbn[3:12])) % 11
    return f"{isbn[3:12]}{'X' if check == 10 else check}"


def hyphenate_isbn(isbn: str) -> str:
    """With the hyphens of the agency's ranges: "978-9943-00-820-5"; as it came where the range is not assigned."""
    number = isbn13(isbn)
    return isbn if number is None else str(ranges.format(number))


_ISSN = re.compile(r"(?<![0-9])([0-9]{4})[- ]?([0-9]{3}[0-9X])(?![0-9])")
_ISSN_BAR_CODE = re.compile(r"(?<![0-9])977[- ]?([0-9]{4})[- ]?([0-9]{3})[- ]?[0-9]{2}[- ]?[0-9](?![0-9])")


def issn(text: str) -> str | None:
    """The first valid ISSN: "1234-567X"; also out of the bar code of a periodical (977…)."""
    plain = text[:2_000].translate(_PLAIN)
    if bar_code := _ISSN_BAR_CODE.search(plain):
        digits = bar_code[1] + bar_code[2]
        check = -sum((8 - at) * int(digit) for at, digit in enumerate(digits)) % 11
        return f"{bar_code[1]}-{bar_code[2]}{'X' if check == 10 else check}"
    for match in _ISSN.finditer(plain):
        digits = match[1] + match[2]
        total = sum((8 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
        if total % 11 == 0 and digits != "00000000":
            return f"{match[1]}-{match[2]}"
    return None


_ISMN = re.compile(r"(?<![0-9A-Z])(?:M|979[- ]?0)(?:[- ]?[0-9]){9}(?![0-9])")


def ismn(text: str) -> str | None:
    """The first valid ISMN as 13 digits; the old "M-2306-7118-7" stands for 979-0-2306-7118-7 (ISO 10957)."""
    for match in _ISMN.finditer(text[:2_000].translate(_PLAIN).replace("М", "M").upper()):
        digits = match[0].replace("-", "").replace(" ", "").replace("M", "9790")
        if _ean_is_right(digits):
            return digits
    return None


def ean(text: str) -> str | None:
    """The digits of a bar code of 8, 12 (UPC, made 13) or 13 digits whose check digit is right."""
    digits = text.translate(_PLAIN).replace("-", "").replace(" ", "")
    if not digits.isascii() or not digits.isdecimal() or len(digits) not in {8, 12, 13} or not int(digits):
        return None
    if len(digits) == 12:
        digits = f"0{digits}"
    return digits if _ean_is_right(digits) else None


def _ean_is_right(digits: str) -> bool:
    return not sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(digits))) % 10


_LCCN_DRESS = re.compile(r"^(?:info:lccn/|https?://(?:www\.)?lccn\.loc\.gov/|\(DLC\)|LCCN:?)", re.IGNORECASE)
_LCCN = re.compile(r"[a-z]{0,3}[0-9]{8}|[a-z]{0,2}[0-9]{10}")


def lccn(text: str) -> str | None:
    """Normalised as https://www.loc.gov/marc/lccn-namespace.html says: "   78-890351 /r" → "78890351"."""
    number = _LCCN_DRESS.sub("", text.strip()).replace(" ", "").partition("/")[0].translate(_PLAIN).lower()
    if "-" in number:
        prefix, _, serial = number.partition("-")
        number = prefix + serial.replace("-", "").zfill(6)
    return number if _LCCN.fullmatch(number) else None


_OCLC = re.compile(r"(?:\(OCoLC\)|oclc[:=/ ]*|https?://(?:www\.)?worldcat\.org/(?:oclc|title)/)?\s*(?:ocm|ocn|on)?\s*0*([1-9][0-9]{0,14})", re.IGNORECASE)  # fmt: skip


def oclc(text: str) -> str | None:
    """The digits of an OCLC number, in any of its dresses or bare; None for the control number of another system."""
    match = _OCLC.fullmatch(text.strip())
    return match[1] if match else None


_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]+")
_ARK = re.compile(r"ark:/?([0-9a-z]{5,10})/([0-9A-Za-z=~*+@_$%./-]+)", re.IGNORECASE)
_VIAF = re.compile(r"(?:(?:https?://)?(?:www\.)?viaf\.org/viaf/|viaf[:= ]*|\(viaf\))?\s*([1-9][0-9]{0,21})/?(?:#.*)?", re.IGNORECASE)  # fmt: skip
_WIKIDATA = re.compile(r"(?:(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityData/)?|wd:|\(WD\))?(Q[1-9][0-9]{0,11})", re.IGNORECASE)  # fmt: skip
_SIXTEEN = re.compile(r"(?<![0-9])(?:[0-9]{4}[- ]?){3}[0-9]{3}[0-9X](?![0-9])")


def doi(text: str) -> str | None:
    """The bare DOI of a text or address, in lower case."""
    match = _DOI.search(text[:2_000].replace("%2F", "/").replace("%2f", "/"))
    if match is None:
        return None
    found = match[0].rstrip(".,;:'”»")
    while found.endswith((")", "]")) and found.count(found[-1]) > found.count("(" if found[-1] == ")" else "["):
        found = found[:-1].rstrip(".,;:")
    return found.lower()


def ark(text: str) -> str | None:
    """The ARK of a text or address: "ark:/12148/bpt6k1234"."""
    match = _ARK.search(text[:2_000])
    return f"ark:/{match[1].lower()}/{match[2].rstrip('./')}" if match else None


def viaf(text: str) -> str | None:
    """The digits of a VIAF number or address."""
    match = _VIAF.fullmatch(text.strip())
    return match[1] if match else None


def wikidata(text: str) -> str | None:
    """The item of an address or a bare "Q5"."""
    match = _WIKIDATA.fullmatch(text.strip())
    return match[1].upper() if match else None


def isni(text: str) -> str | None:
    """The first valid ISNI: 16 characters without spaces (ISO 27729)."""
    for match in _SIXTEEN.finditer(text[:2_000].translate(_PLAIN)):
        digits = match[0].replace("-", "").replace(" ", "")
        total = 0
        for digit in digits[:15]:
            total = (total + int(digit)) * 2 % 11
        check = (12 - total) % 11
        if digits[15] == ("X" if check == 10 else str(check)) and digits.strip("0"):
            return digits
    return None


def orcid(text: str) -> str | None:
    """A valid ORCID with its hyphens; ORCIDs are the ISNIs from 0000 0001 5000 0007 to 0000 0003 5000 0001 and of block 0009."""
    digits = isni(text)
    if digits is None or not ("0000000150000007" <= digits <= "0000000350000001" or digits.startswith("0009")):
        return None
    return f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:]}"


NORMALISERS: Mapping[str, Callable[[str], str | None]] = {
    "isbn": isbn13,
    "issn": issn,
    "ismn": ismn,
    "lccn": lccn,
    "oclc": oclc,
    "doi": doi,
    "ark": ark,
    "viaf": viaf,
    "isni": isni,
    "orcid": orcid,
    "wikidata": wikidata,
    "ean": ean,
}


def normalise(scheme: str, text: str) -> tuple[str, bool]:
    """(normal form, True), or (as written, False). Schemes that have no rules of ours are taken as they are."""
    written = text.strip()
    rule = NORMALISERS.get(scheme)
    if rule is None:
        return written, bool(written)
    found = rule(written)
    return (written, False) if found is None else (found, True)
