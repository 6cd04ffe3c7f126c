"""Names of sound files: their natural order, and the titles that stand in them."""

import re
import unicodedata

_DIGITS = re.compile(r"(\d+)")
_LEADING = re.compile(
    r"^(?:track|trek|трек|chapter|ch|bob|глава|part|qism|часть)?[\s._-]*\d{1,4}(?:[-._]\d{1,3})?[\s._)\]-]+(?=\D)",
    re.IGNORECASE,
)
_DISC = re.compile(r"(?:^|[\s/_.-])(?:cd|disc|disk|disque|диск)[\s._-]*(\d{1,3})(?=$|[\s/_.-])", re.IGNORECASE)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which 9 comes before 10, in every folder of the way."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    pieces = _DIGITS.split(folded)
    return tuple((0, int(piece[:18]), piece) if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


def disc(name: str) -> int:
    """The number of the disc that a name or its folder tells; 0 for none."""
    found = _DISC.search(name.rpartition(".")[0])
    return int(found[1]) if found else 0


def title(name: str, common: str = "") -> str:
    """The title in a file's name: without its suffix, its number and what all files of the book begin with. May be only the number."""
    bare = name.rpartition("/")[2].rpartition(".")[0]
    rest = bare[len(common) :] if common and len(common) < len(bare) else bare
    words = _tidy(_LEADING.sub("", rest.lstrip(" ._-")))
    return words if any(map(str.isalnum, words)) else _tidy(bare)


def common_beginning(names: list[str]) -> str:
    """What all the files' names begin with, up to the end of a word: the title of the book, mostly."""
    bare = [name.rpartition("/")[2].rpartition(".")[0] for name in names]
    if len(bare) < 2:
        return ""
    first, last = min(bare), max(bare)
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    beginning = first[:length].rstrip("0123456789")
    while beginning and beginning[-1].isalpha():
        beginning = beginning[:-1]
    return beginning if any(map(str.isalpha, beginning)) else ""


def _tidy(words: str) -> str:
    return " ".join(words.replace("_", " ").split()).strip(" .-–—")
