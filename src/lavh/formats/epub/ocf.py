"""The container of an EPUB: where its package is, what is obfuscated, what is locked. EPUB 3.3, section 4."""

import hashlib
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple

from lavh.formats.container.reading import whole
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm import addresses
from lavh.formats.xhtml.markup import xml
from lavh.formats.xml.elements import descendants
from lavh.kernel.errors import Unreadable

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
MIMETYPE = b"application/epub+zip"
PACKAGE = "application/oebps-package+xml"
# Files that only locked books have, and whose lock it is.
_LOCKS = {
    "META-INF/license.lcpl": "Readium LCP",
    "META-INF/rights.xml": "Adobe ADEPT",
    "META-INF/sinf.xml": "Apple FairPlay",
}
IDPF = "http://www.idpf.org/2008/embedding"
ADOBE = "http://ns.adobe.com/pdf/enc#RC"


class Obfuscation(NamedTuple):
    """How the first bytes of a font are hidden (EPUB 3.3, 4.4; Adobe's older way)."""

    key: bytes
    length: int


def package_name(source: Container, limits: Limits, problems: list[Problem]) -> str:
    """The name of the package document. Raises Unreadable("not-an-epub")."""
    if "mimetype" not in source.names or whole(source, "mimetype", 1000).strip(b"\xef\xbb\xbf \r\n\t\0") != MIMETYPE:
        problems.append(Problem(code="wrong-mimetype", place="mimetype"))
    if CONTAINER in source.names:
        root, found = xml(whole(source, CONTAINER, limits.markup_bytes))
        problems += found
        for each in descendants(root, "rootfile"):
            target = addresses.resolve("", each.get("full-path") or "")
            if target and target.name in source.names and (each.get("media-type") or PACKAGE).strip() == PACKAGE:
                return target.name
    problems.append(Problem(code="no-rootfile", place=CONTAINER))
    packages = [name for name in source.names if name.lower().endswith(".opf")]
    if not packages:
        raise Unreadable("not-an-epub", filename=source.name)
    return min(packages, key=lambda name: (name.count("/"), name))


def obfuscated(source: Container, limits: Limits, identifiers: Iterable[str]) -> dict[str, Obfuscation]:
    """The fonts that are hidden, by name. Raises Unreadable("encrypted", filename=…, scheme=…) for a book under lock."""
    if ENCRYPTION not in source.names:
        return {}
    root, _ = xml(whole(source, ENCRYPTION, limits.markup_bytes))
    keys = tuple(identifiers)
    hidden: dict[str, Obfuscation] = {}
    for data in descendants(root, "EncryptedData"):
        method = next(descendants(data, "EncryptionMethod"), None)
        algorithm = (method.get("Algorithm") or "") if method is not None else ""
        reference = next(descendants(data, "CipherReference"), None)
        target = addresses.resolve("", reference.get("URI") or "") if reference is not None else None
        if algorithm not in _WAYS:
            raise Unreadable("encrypted", filename=source.name, scheme=_lock(source, algorithm))
        if target is not None and (way := _WAYS[algorithm](keys)):
            hidden[target.name] = way
    return hidden


def _lock(source: Container, algorithm: str) -> str:
    return next((lock for name, lock in _LOCKS.items() if name in source.names), algorithm.rpartition("#")[2])


def _idpf(identifiers: tuple[str, ...]) -> Obfuscation | None:
    """The key is the SHA-1 of the unique identifier without white space."""
    if not identifiers:
        return None
    bare = "".join(identifiers[0].split())
    return Obfuscation(hashlib.sha1(bare.encode(), usedforsecurity=False).digest(), 1040)


def _adobe(identifiers: tuple[str, ...]) -> Obfuscation | None:
    """The key is the UUID among the identifiers."""
    for identifier in identifiers:
        digits = identifier.strip().lower().removeprefix("urn:uuid:").replace("-", "")
        if len(digits) == 32 and all(digit in "0123456789abcdef" for digit in digits):
            return Obfuscation(bytes.fromhex(digits), 1024)
    return None


_WAYS: dict[str, Callable[[tuple[str, ...]], Obfuscation | None]] = {IDPF: _idpf, ADOBE: _adobe}


def revealed(stream: BinaryIO, way: Obfuscation, most: int) -> BinaryIO:
    """The font itself, in memory. Raises Unreadable("too-large") for one of more than `most` bytes."""
    with stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise Unreadable("too-large")
    key = way.key * (way.length // len(way.key) + 1)
    head = bytes(a ^ b for a, b in zip(content[: way.length], key, strict=False))
    return io.BytesIO(head + content[way.length :])
