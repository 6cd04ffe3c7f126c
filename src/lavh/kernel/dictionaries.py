"""Small things compressed with a dictionary of what such things look like (zstd, RFC 8878), so that short ones shrink too.

Stored: one byte that names the dictionary, then a zstd frame without its magic number. Dictionaries are never changed or removed, only added.
"""

import threading
from importlib.resources import files

import zstandard

LEVEL = 3
FORMAT = zstandard.FORMAT_ZSTD1_MAGICLESS


class Dictionaries(threading.local):
    """The dictionaries `NAME-1.zdict`, `NAME-2.zdict` … of a package. What zstd works with belongs to one thread: hence one of each for every thread."""

    def __init__(self, package: str, name: str, current: int) -> None:
        self.package = package
        self.name = name
        self.prefix = bytes((current,))
        self.compressor: zstandard.ZstdCompressor | None = None
        self.decompressors: dict[int, zstandard.ZstdDecompressor] = {}

    def put(self, content: bytes) -> bytes:
        """The stored form."""
        if self.compressor is None:
            known = self._dictionary(self.prefix[0])
            ways = zstandard.ZstdCompressionParameters.from_level(
                LEVEL, dict_size=len(known), format=FORMAT, write_dict_id=False, write_checksum=False
            )
            self.compressor = zstandard.ZstdCompressor(dict_data=known, compression_params=ways)
        return self.prefix + self.compressor.compress(content)

    def get(self, stored: bytes) -> bytes:
        """The content, verbatim."""
        found = self.decompressors.get(stored[0])
        if found is None:
            found = zstandard.ZstdDecompressor(dict_data=self._dictionary(stored[0]), format=FORMAT)
            self.decompressors[stored[0]] = found
        return found.decompress(memoryview(stored)[1:])

    def _dictionary(self, version: int) -> zstandard.ZstdCompressionDict:
        return zstandard.ZstdCompressionDict(files(self.package).joinpath(f"{self.name}-{version}.zdict").read_bytes())
