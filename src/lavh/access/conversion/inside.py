"""The words of a publication, kept so that a search inside it reads one small file. Knows no Django."""

from collections.abc import Callable, Mapping

from lavh.formats.rwpm import Guidance, Manifest

PATH, MEDIA_TYPE = "-/words", "application/octet-stream"


def words(manifest: Manifest, sync: Mapping[str, Guidance], text: Callable[[str], bytes]) -> bytes:
    """The stored form of everything that can be searched; b"" where there is no text."""
    return b""
