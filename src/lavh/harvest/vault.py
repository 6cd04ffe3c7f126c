"""How raw records are kept: verbatim, compressed with a dictionary of what records look like, so that small ones shrink too.

`tools/train_vault.py` made the dictionary from public-domain records.
"""

from hashlib import blake2b

from lavh.kernel.dictionaries import Dictionaries

KEPT = Dictionaries(__package__, "vault", current=1)


def digest(source: int, format_name: str, content: bytes, local_id: str = "") -> int:
    """63 bits that tell records of one source and format apart by their bytes, and by the number that their envelope gave them."""
    hashed = blake2b(content, digest_size=8, key=f"{source}:{format_name}".encode()[:64])
    if local_id:
        hashed.update(b"\0" + local_id.encode())
    return int.from_bytes(hashed.digest(), "big") >> 1


def put(content: bytes) -> bytes:
    """The stored form of a raw record."""
    return KEPT.put(content)


def get(stored: bytes) -> bytes:
    """The record, verbatim."""
    return KEPT.get(stored)
