"""How raw records are kept: verbatim, compressed with a dictionary of what records look like, so that small ones shrink too.

Stored: one byte that names the dictionary, then a zstd frame (RFC 8878). Dictionaries are never changed or removed, only added.
`tools/train_vault.py` made them from public-domain records.
"""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

import zstandard

CURRENT = 1


def digest(source: int, format_name: str, content: bytes, local_id: str = "") -> int:
    """63 bits that tell records of one source and format apart by their bytes, and by the number that their envelope gave them."""
    hashed = blake2b(content, digest_size=8, key=f"{source}:{format_name}".encode()[:64])
    if local_id:
        hashed.update(b"\0" + local_id.encode())
    return int.from_bytes(hashed.digest(), "big") >> 1


def put(content: bytes) -> bytes:
    """The stored form of a raw record."""
    return b"\x01" + _compressor().compress(content)


def get(stored: bytes) -> bytes:
    """The record, verbatim."""
    return _decompressor(stored[0]).decompress(stored[1:])


@cache
def _dictionary(version: int) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(files(__package__).joinpath(f"vault-{version}.zdict").read_bytes())


@cache
def _compressor() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=3, dict_data=_dictionary(CURRENT), write_checksum=False)


@cache
def _decompressor(version: int) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(version))
