"""Addresses inside a publication: from names of files to the manifest's `href` and back, and what a reference in one file points to.

A reference never leads out: ".." stops at the publication's own root, as the URL standard has it for hosts (EPUB 3.3, section 4.2.5).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

_SAFE = "/!$&'()*+,=@~-._"
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.\-]*):")
_LONGEST_SCHEME = 200  # with what may stand between its letters
_EDGES = "".join(map(chr, range(0x21)))


class Target(NamedTuple):
    """A place in a file of the publication. `name` is the file's, decoded; "" = the file that refers."""

    name: str
    fragment: str = ""

    @property
    def href(self) -> str:
        """As a manifest writes it."""
        return href(self.name) + (f"#{self.fragment}" if self.fragment else "")


@lru_cache(maxsize=8192)
def href(name: str) -> str:
    """The address of a file: percent-encoded, relative to the publication's root."""
    return quote(name, safe=_SAFE)


@lru_cache(maxsize=8192)
def name(address: str) -> str:
    """The file of an address, without its fragment: the inverse of `href`."""
    return unicodedata.normalize("NFC", unquote(address.partition("#")[0]))


def bare(written: str) -> str:
    """A reference without what readers of URLs ignore before they look at it."""
    return written.strip(_EDGES).replace("\n", "").replace("\t", "").replace("\r", "")


def scheme(written: str) -> str:
    """The scheme of a reference that leads elsewhere, in lower case ("//host" has "https"); "" for one that stays."""
    address = bare(written[:_LONGEST_SCHEME])
    found = _SCHEME.match(address)
    if found:
        return found[1].lower()
    return "https" if address[:2].replace("\\", "/") == "//" else ""


@lru_cache(maxsize=16_384)
def resolve(here: str, written: str) -> Target | None:
    """What `written` in the file `here` points to; nothing if it leads elsewhere or nowhere."""
    if scheme(written):
        return None
    address, _, fragment = bare(written).partition("#")
    path = unquote(address.partition("?")[0].replace("\\", "/"), errors="replace")
    fragment = quote(unquote(fragment, errors="replace"), safe="/!$&'()*+,;=@~-._:?[]^|")
    if "\0" in path:
        return None
    if not path:
        return Target(here, fragment)
    folders = [] if path.startswith("/") else here.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            del folders[-1:]
        elif part not in {"", "."}:
            folders.append(part)
    return Target(unicodedata.normalize("NFC", "/".join(folders)), fragment) if folders else None


@lru_cache(maxsize=16_384)
def relative(here: str, target: Target) -> str:
    """The reference that leads from the file `here` to a place in the publication."""
    anchor = f"#{target.fragment}" if target.fragment else ""
    if target.name == here:
        return anchor or href(here.rpartition("/")[2])
    start, end = here.split("/")[:-1], target.name.split("/")
    shared = 0
    while shared < min(len(start), len(end) - 1) and start[shared] == end[shared]:
        shared += 1
    return "../" * (len(start) - shared) + href("/".join(end[shared:])) + anchor
