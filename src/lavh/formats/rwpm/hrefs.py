"""Addresses inside a publication: names of files ⇄ hrefs, and what one file calls another. Nothing points out of the publication."""

import posixpath
import unicodedata
from urllib.parse import quote, unquote, urlsplit

_SAFE = "/~!$&'()*+,;=:@-._"


def href_of(name: str) -> str:
    """The href of a file: percent-encoded, relative."""
    written = quote(name, safe=_SAFE)
    return "./" + written if ":" in written.partition("/")[0] else written


def name_of(href: str) -> str:
    """The file of an href, without its fragment; "" if it is none of the publication."""
    return unquote(resolved("", href).partition("#")[0]).removeprefix("./")


def resolved(base: str, href: str) -> str:
    """What an href in the file named `base` points to, as an href of the publication (with its fragment); "" for everything outside.

    An href that is only a fragment points into `base` itself.
    """
    href = href.strip().replace("\\", "/")
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    path = unicodedata.normalize("NFC", unquote(parts.path))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    if not path:
        return href_of(base) + fragment if base and fragment else ""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    if name.startswith(("/", "..")) or name == "." or "\0" in name:
        return ""
    return href_of(name) + fragment


def split(href: str) -> tuple[str, str]:
    """(resource, fragment) of an href."""
    resource, _, fragment = href.partition("#")
    return resource, unquote(fragment)
