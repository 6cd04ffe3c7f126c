"""Which format is this? The list of all formats, by name, and detection from content."""

import re
from collections.abc import Mapping
from functools import cache

from lavh.formats.reading import Format
from lavh.kernel.errors import Unreadable

_PAGE = re.compile(rb"(?:<\?[^>]*>\s*|<!--.*?-->\s*)*(?:<!doctype\s+html|<html)", re.DOTALL)
HEAD = 65_536  # bytes of a stream that detection may look at


@cache
def formats() -> Mapping[str, Format]:
    """Every format we read, by name."""
    from lavh.formats.alephseq import AlephSequential
    from lavh.formats.ead import EAD
    from lavh.formats.edm import EDM
    from lavh.formats.irbis import IRBIS
    from lavh.formats.lido import LIDO
    from lavh.formats.marc21 import MARC21
    from lavh.formats.marcjson import MARCJSON
    from lavh.formats.marcxml import MARCXML
    from lavh.formats.mods import MODS
    from lavh.formats.oai_dc import OAI_DC
    from lavh.formats.tabular import TABULAR
    from lavh.formats.unimarc import UNIMARC
    from lavh.formats.webpub import WEBPUB

    known: tuple[Format, ...] = (
        MARC21(),
        UNIMARC(),
        MARCXML(),
        MARCJSON(),
        IRBIS(),
        AlephSequential(),
        MODS,
        LIDO,
        EDM,
        OAI_DC,
        EAD,
        TABULAR,
        WEBPUB,
    )
    return {each.name: each for each in known}


def detect(head: bytes, filename: str = "") -> Format:
    """The format of a stream, from its first bytes (the name only breaks ties).

    Raises `Unreadable`: "empty-file", "html-page" or "unknown-format".
    """
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Unreadable("empty-file", filename=filename)
    beginning = head[:2048].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if _PAGE.match(beginning) or (b"<html" in beginning and b"<?xml" not in beginning):
        raise Unreadable("html-page", filename=filename)
    sure, best = max(((each.recognises(head, filename), each) for each in formats().values()), key=lambda pair: pair[0])
    if sure <= 0:
        raise Unreadable("unknown-format", filename=filename)
    return best
