"""Media types, by the names under which formats are kept."""

from collections.abc import Mapping

MARC = "application/marc"  # RFC 2220
XML = {  # formats that come as XML and have a type of their own
    "marc21": "application/marcxml+xml",  # RFC 6207
    "marcxml": "application/marcxml+xml",
    "mods": "application/mods+xml",
    "edm": "application/rdf+xml",
}
TEXT: Mapping[str, str] = {"marc21": MARC, "unimarc": MARC, "tabular": "text/csv; charset=utf-8"}


def raw_type(format_name: str, content: bytes) -> str:
    """What the bytes of a record are, by its format and its first character."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return XML.get(format_name, "application/xml")
    if start in {b"{", b"["}:
        return "application/json"
    return TEXT.get(format_name, "application/octet-stream")
