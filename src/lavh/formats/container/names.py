"""Names of files inside a container: one spelling each, and never one that leads out."""

import re
import unicodedata

_FORBIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST = 1024
_JUNK = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def normal(written: str) -> str:
    """The name with "/" and in Unicode's composed form; "" for one that is absolute, leads out, or hides something."""
    name = unicodedata.normalize("NFC", written.replace("\\", "/"))
    if not name or len(name) > _LONGEST or name.startswith("/") or _DRIVE.match(name) or _FORBIDDEN.search(name):
        return ""
    parts = [part for part in name.split("/") if part not in {"", "."}]
    return "" if ".." in parts else "/".join(parts)


def junk(name: str) -> bool:
    """What desktops leave behind."""
    first, _, _ = name.partition("/")
    return first == "__MACOSX" or name.rpartition("/")[2].lower() in _JUNK


def reserved(href: str) -> bool:
    """Whether the house keeps this name for itself: the manifest and the folder "-" (see web/addresses.py)."""
    return href in {"manifest.json", "-"} or href.startswith("-/")


def zip_name(written: str, unicode: bool) -> str:
    """The name of a zip's entry. Without the flag for UTF-8 it may be that nevertheless, or the code page of the maker's Windows.

    `written` is as zipfile decodes it: cp437 where the flag is missing (APPNOTE 4.4.4, bit 11).
    """
    if unicode or written.isascii():
        return written
    try:
        raw = written.encode("cp437")
    except UnicodeEncodeError:
        return written
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp866") if _RUSSIAN.search(raw) else written


# three letters in a row that Russian Windows writes: no word of western Europe has as many accents together
_RUSSIAN = re.compile(rb"[\x80-\xaf\xe0-\xf1]{3}")
