"""Small files of a container, read whole."""

from lavh.formats.publishing import Container
from lavh.kernel.errors import Unreadable


def whole(source: Container, name: str, most: int) -> bytes:
    """The bytes of a file that may have `most`. Raises Unreadable("missing-file" · "too-large" · "broken-archive", filename=…)."""
    with source.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise Unreadable("too-large", filename=name)
    return content
