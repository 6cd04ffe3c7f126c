"""Whole titles and names as single tokens of the index, beside numbers: each begins with a sign that no number has.

A long title is kept as its beginning and a digest: it is asked for as a whole, or by its beginning. Digests are short, because what is found has the words as well.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import blake2b

TITLE, CREATOR = "=", "~"
BEGINNING = 10  # characters of a title by which suggestions can find it
DIGEST = 3  # characters behind it, of 64 kinds each


def title(folded: str) -> str:
    """The token of a whole title."""
    if len(folded) <= BEGINNING:
        return TITLE + folded
    return f"{TITLE}{folded[:BEGINNING]}{_digest(folded)[:DIGEST]}"


def beginning(folded: str) -> str:
    """What tokens of titles that begin so begin with."""
    return TITLE + folded[:BEGINNING]


@lru_cache(maxsize=1 << 14)
def creator(folded: str) -> str:
    """The token of a name, in whatever order its words stand. Nobody asks for its beginning."""
    return CREATOR + _digest(" ".join(sorted(folded.split())))


def _digest(text: str) -> str:
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=3).digest()).decode()
