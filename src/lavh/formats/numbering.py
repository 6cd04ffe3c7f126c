"""Standard numbers as foreign records write them, into `Identifier`: checked, normalised, or kept as written and marked invalid."""

import re
from functools import lru_cache

from lavh.formats.description import Identifier

_DOI = re.compile(r"(?:^|doi:\s*|doi\.org/)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARK = re.compile(r"ark:/?\d{5,9}/\S+")
_ISXN = re.compile(r"^\s*(?:urn:)?\s*(ISBN|ISSN|ISMN)(?:-?1[03])?\s*[:=]?\s*(.+)$", re.IGNORECASE)
_BARE_ISBN = re.compile(r"^(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]$")
_BARE_ISSN = re.compile(r"^\d{4}-\d{3}[\dXx]$")
_URI = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@lru_cache(maxsize=4096)
def identifier(written: str, scheme: str = "") -> Identifier:
    """An identifier of the scheme that the source names, or of the one it looks like: doi, ark, isbn, issn, ismn, uri, local."""
    written = written.strip()
    scheme = scheme.lower()
    if scheme in _CHECKED:
        return _CHECKED[scheme](written)
    if scheme and scheme not in {"uri", "url", "hdl", "handle"}:
        return Identifier(scheme=scheme, value=written)
    return _recognised(written)


def _recognised(written: str) -> Identifier:
    if doi := _DOI.search(written):
        return _doi(doi[1])
    if ark := _ARK.search(written):
        return Identifier(scheme="ark", value=ark[0])
    if named := _ISXN.match(written):
        return _CHECKED[named[1].lower()](named[2])
    if _BARE_ISSN.match(written) and (found := _issn(written)).valid:
        return found
    if _BARE_ISBN.match(written) and (found := _isbn(written)).valid:
        return found
    return Identifier(scheme="uri" if _URI.match(written) else "local", value=written)


def _isbn(written: str) -> Identifier:
    """ISBN as 13 digits, whichever length it had; what follows the number is its qualifier."""
    number, note = _head(written)
    digits = number.replace("-", "").replace(" ", "").upper()
    if len(digits) == 10 and digits[:9].isdigit() and _eleven(digits) == 0:
        digits = "978" + digits[:9]
        return Identifier(scheme="isbn", value=digits + _thirteenth(digits), note=note)
    if len(digits) == 13 and digits.isdigit() and _thirteenth(digits[:12]) == digits[12]:
        return Identifier(scheme="isbn", value=digits, note=note)
    return Identifier(scheme="isbn", value=number or written, valid=False, note=note)


def _issn(written: str) -> Identifier:
    number, note = _head(written)
    digits = number.replace("-", "").replace(" ", "").upper()
    good = len(digits) == 8 and digits[:7].isdigit() and _eleven(digits) == 0
    return Identifier(
        scheme="issn", value=f"{digits[:4]}-{digits[4:]}" if good else number or written, valid=good, note=note
    )


def _ismn(written: str) -> Identifier:
    """ISMN as 13 digits (ISO 10957): "M" of the old form stands for 979-0."""
    number, note = _head(written)
    digits = number.replace("-", "").replace(" ", "").upper()
    if digits.startswith("M"):
        digits = "9790" + digits[1:]
    good = (
        len(digits) == 13 and digits.isdigit() and digits.startswith("9790") and _thirteenth(digits[:12]) == digits[12]
    )
    return Identifier(scheme="ismn", value=digits if good else number or written, valid=good, note=note)


def _doi(written: str) -> Identifier:
    found = _DOI.search(written)
    return Identifier(
        scheme="doi", value=(found[1] if found else written).rstrip(".,;").lower(), valid=found is not None
    )


def _head(written: str) -> tuple[str, str]:
    """The number and the words behind it: "978-9943-00-820-5 (hardback)"."""
    written = written.strip()
    end = 0
    while end < len(written) and written[end] in "0123456789-–‑ XxMm":
        end += 1
    number = written[:end].replace("–", "-").replace("‑", "-").strip(" -")
    return number, written[end:].strip(" ()[]:;,.")


def _eleven(digits: str) -> int:
    """The remainder modulo 11 of an ISBN-10 or ISSN."""
    last = 10 if digits[-1] == "X" else int(digits[-1]) if digits[-1].isdigit() else 99
    weights = range(len(digits), 1, -1)
    return (
        (sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) + last) % 11
        if last < 99
        else 1
    )


def _thirteenth(digits: str) -> str:
    """The check digit of twelve digits (EAN-13)."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


_CHECKED = {"isbn": _isbn, "issn": _issn, "ismn": _ismn, "doi": _doi}
