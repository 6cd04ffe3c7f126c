"""Whole titles and names as single tokens of the index. A long one is kept as its beginning and a digest: it is asked for as a whole, or by its beginning."""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import blake2b

BEGINNING = 12  # characters of a title by which suggestions can find it


def title(folded: str) -> str:
    """The token of a whole title."""
    if len(folded) <= BEGINNING:
        return folded
    return f"{folded[:BEGINNING]}~{_digest(folded, 3)}"


def beginning(folded: str) -> str:
    """What tokens of titles that begin so begin with."""
    return folded[:BEGINNING]


@lru_cache(maxsize=1 << 14)
def creator(folded: str) -> str:
    """The token of a name, in whatever order its words stand. Nobody asks for its beginning."""
    return _digest(" ".join(sorted(folded.split())), 4)


def _digest(text: str, size: int) -> str:
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=size).digest()).decode().rstrip("=")
