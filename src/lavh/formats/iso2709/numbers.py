"""Standard numbers as cataloguers write them in fields: with qualifiers, prefixes, punctuation. The checking is `kernel.ids`."""

import re

from lavh.kernel import ids

_ISBN = re.compile(r"[^\w(]*(?:ISBN(?:-1[03])?[\s:-]*)?([0-9Xx –‑‐.-]*[0-9Xx])?(.*)", re.IGNORECASE | re.DOTALL)


def isbn(written: str) -> tuple[str, bool, str]:
    """(13 digits, True, qualifier), or (as written, False, qualifier) for a number that cannot be; ("", False, …) without a number."""
    found = ids.isbn13(written)
    number, _, note = written.strip().partition(" ")
    if found and len(number) >= 9 and number[-1] in "0123456789Xx":
        return found, True, note.strip(" ():;,.") if note else ""
    match = _ISBN.match(written.strip())
    number, note = (match[1] or "", match[2]) if match else ("", written)
    note = note.strip(" ():;,.")
    if found and not ids.isbn13(number):
        return found, True, note  # it stands in the middle of words
    return found or number.strip(" -."), found is not None, note


def issn(written: str) -> tuple[str, bool]:
    """("1234-567X", True), or as written and False."""
    return ids.normalise("issn", written.strip(" :.;,()"))


def ismn(written: str) -> tuple[str, bool]:
    """13 digits beginning 9790 and True, or as written and False."""
    return ids.normalise("ismn", written)


def doi(written: str) -> tuple[str, bool]:
    """The bare DOI in lower case and True, or as written and False."""
    return ids.normalise("doi", written)


def lccn(written: str) -> tuple[str, bool]:
    """Normalised as info:lccn wants it and True, or as written and False."""
    number = written.strip()
    return (
        (number, True)
        if len(number) in {8, 10} and number.isdecimal() and number.isascii()
        else ids.normalise("lccn", number)
    )


def oclc(written: str) -> str:
    """The digits of an OCLC number in one of its dresses; "" for other control numbers: bare digits may be anybody's."""
    text = written.strip().lower()
    return ids.oclc(written) or "" if text.startswith(("(ocolc)", "ocm", "ocn", "on")) else ""
