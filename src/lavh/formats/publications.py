"""Which format is this publication? The list of all formats, by name, and detection from what a container holds."""

from collections.abc import Mapping
from functools import cache

from lavh.formats.publishing import Container, PublicationFormat
from lavh.kernel.errors import Unreadable


@cache
def formats() -> Mapping[str, PublicationFormat]:
    """Every format of publications, by name."""
    from lavh.formats.audiobook import READIUM, SOUND_FILES, W3C_AUDIOBOOK
    from lavh.formats.cbz import CBZ
    from lavh.formats.daisy import DAISY3, DAISY202
    from lavh.formats.dtbook import DTBOOK
    from lavh.formats.epub import EPUB
    from lavh.formats.html import HTML
    from lavh.formats.pdf import PDF
    from lavh.formats.plaintext import PlainText
    from lavh.formats.recording import RECORDING

    known: tuple[PublicationFormat, ...] = (
        EPUB(),
        PDF(),
        CBZ(),
        PlainText(),
        HTML(),
        DAISY202,
        DAISY3,
        DTBOOK,
        READIUM,
        W3C_AUDIOBOOK,
        SOUND_FILES,
        RECORDING,
    )
    return {each.name: each for each in known}


def detect(source: Container) -> PublicationFormat:
    """The format of what is in a container. Raises `Unreadable`: "empty-file" or "unknown-format", with filename=…"""
    if not source.names:
        raise Unreadable("empty-file", filename=source.name)
    sure, best = max(((each.recognises(source), each) for each in formats().values()), key=lambda pair: pair[0])
    if sure <= 0:
        raise Unreadable("unknown-format", filename=source.name)
    return best
