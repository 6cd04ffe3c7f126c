"""Cut a stream of XML into the elements asked for, as bytes.

Outside those elements every tag is read (for the namespaces in scope); inside them only tags of the same name, comments and CDATA
sections are looked at. So damage inside one element ends with it: an element that is never closed is cut where the next one begins.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

import msgspec

from lavh.formats.xml.window import CHUNK, Window
from lavh.kernel.errors import Unreadable

LIMIT = 1 << 25  # bytes: no record of any library is longer; what is longer is reported and skipped
TAG_LIMIT = 1 << 17
DEPTH_LIMIT = 256
NESTING_LIMIT = 4  # records in records of the same name

NAME = rb"[^\s/<>=\"'!?&][^\s/<>=\"'&]*+"
ATTRIBUTES = rb"[^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*+"
TAG = re.compile(rb"<(/?)(" + NAME + rb")(" + ATTRIBUTES + rb")>")
_XMLNS = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SUBSET_END = re.compile(rb"\]\s*>")

Scope = tuple[tuple[bytes, bytes], ...]


class Piece(msgspec.Struct, frozen=True):
    """One element as it stood in the stream. `fault`: "" · unclosed · truncated · too-large."""

    content: bytes
    name: bytes  # qualified, as written
    order: int  # among the pieces of the stream, from 0
    scope: Scope = ()  # namespaces declared around it: (prefix, address)
    fault: str = ""


class Markup:
    """Steps through the markup of a window: tags, and what only looks like tags."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def declaration_end(self, at: int) -> int:
        """Behind the comment, CDATA section, instruction or document type at `at`; 0 if it never ends.

        Raises `Unreadable("xml-entities")` for a document type that declares entities.
        """
        opening = self.window.data[at : at + 9]
        if opening.startswith(b"<!--"):
            return self.window.behind(b"-->", at + 4, LIMIT)
        if opening == b"<![CDATA[":
            return self.window.behind(b"]]>", at + 9, LIMIT)
        if opening.startswith(b"<?"):
            return self.window.behind(b"?>", at + 2, TAG_LIMIT)
        return self._document_type(at)

    def _document_type(self, at: int) -> int:
        """A document type is stepped over, never followed. One that declares entities, or hides what it declares, is refused."""
        window = self.window
        end = window.behind(b">", at + 2, TAG_LIMIT)
        if window.data[at : at + 9].upper() != b"<!DOCTYPE":
            declaration = window.data[at : at + 9]
        else:
            if b"[" in window.data[at:end]:
                subset = _SUBSET_END.search(window.data, at)
                while subset is None and len(window.data) - at < TAG_LIMIT and window.more():
                    subset = _SUBSET_END.search(window.data, at)
                end = subset.end() if subset else 0
            declaration = window.data[at:end] if end else b"<!ENTITY"
        if b"<!ENTITY" in declaration:
            raise Unreadable("xml-entities")
        return end

    def tag(self, at: int) -> re.Match[bytes] | None:
        """The tag at `at`, or nothing if it is not one."""
        if not self.window.behind(b">", at, TAG_LIMIT):
            return None
        tag = TAG.match(self.window.data, at)
        if tag is None and len(self.window.data) - at < 8192 and self.window.more():
            tag = TAG.match(self.window.data, at)  # the ">" that was seen may stand inside an attribute
        return tag


class Cutter:
    """The elements of a stream whose local name is one of `names`; what stands inside one of them is not looked at.

    Iterating raises `Unreadable("xml-entities")` for a document type that declares entities.
    """

    def __init__(self, stream: BinaryIO, names: frozenset[bytes], encoding: str = "") -> None:
        self._window = Window(stream, encoding)
        self._markup = Markup(self._window)
        self._names = names
        self._at = 0  # everything before it is done with
        self._around: list[tuple[bytes, Scope]] = []

    def __iter__(self) -> Iterator[Piece]:
        """Piece by piece, with never more than one of them in memory."""
        order = 0
        while name := self._next_start():
            yield self._element(name, order)
            order += 1

    # Outside a record: every markup is read in turn.

    def _next_start(self) -> bytes:
        """Go to the next start tag that is wanted; its qualified name, or nothing at the end."""
        while self._seek():
            data, at = self._window.data, self._at
            if data[at + 1 : at + 2] in (b"!", b"?"):
                self._at = self._markup.declaration_end(at) or at + 1
                continue
            tag = self._markup.tag(at)
            if tag is None:
                self._at = at + 1
                continue
            if not tag[1] and tag[2].rpartition(b":")[2] in self._names:
                return tag[2]
            self._at = tag.end()
            self._enter_or_leave(tag)
        return b""

    def _seek(self) -> bool:
        """Go to the next "<" that has something behind it, and forget what was before."""
        window = self._window
        while True:
            if self._at > CHUNK:
                window.drop(self._at)
                self._at = 0
            found = window.data.find(b"<", self._at)
            if 0 <= found < len(window.data) - 12:
                self._at = found
                return True
            self._at = found if found >= 0 else len(window.data)
            if not window.more():
                return found >= 0

    def _enter_or_leave(self, tag: re.Match[bytes]) -> None:
        name, attributes = tag[2], tag[3]
        if tag[1]:
            for depth in range(len(self._around) - 1, -1, -1):
                if self._around[depth][0] == name:
                    del self._around[depth:]
                    break
        elif not attributes.endswith(b"/") and len(self._around) < DEPTH_LIMIT:
            self._around.append((name, declared(attributes)))

    # Inside a record: only its own name counts.

    def _element(self, name: bytes, order: int) -> Piece:
        """Cut the element that begins here and go behind it."""
        scope: dict[bytes, bytes] = {}
        for _, declarations in self._around:
            scope.update(declarations)
        fault, end = self._extent(name)
        content = self._window.data[self._at : end]
        self._at = end
        return Piece(content=content, name=name, order=order, scope=tuple(scope.items()), fault=fault)

    def _extent(self, name: bytes) -> tuple[str, int]:
        """What is wrong with the element that begins here, and where it ends."""
        window, wanted = self._window, _inside(name)
        depth, scan, inner = 0, self._at, 0
        while True:
            found = wanted.search(window.data, scan)
            if found is None:
                scan = max(scan, len(window.data) - len(name) - 12)
                if scan - self._at > LIMIT:
                    return "too-large", inner or scan
                if window.more() or wanted.search(window.data, scan):
                    continue
                return "truncated", inner or len(window.data)
            start, scan = found.span()
            if not found[2]:
                scan = self._markup.declaration_end(start) or scan
                continue
            tag = self._markup.tag(start)
            scan = tag.end() if tag else scan
            if found[1]:
                depth -= 1
            elif not (tag and tag[3].endswith(b"/")):
                if depth and (depth == NESTING_LIMIT or not opens(window.data, self._at, start)):
                    return "unclosed", inner or start
                inner = inner or (start if depth else 0)
                depth += 1
            if depth <= 0:
                return "", scan


@lru_cache(maxsize=64)
def _inside(name: bytes) -> re.Pattern[bytes]:
    """Tags of that name (groups: slash, name), and what may hide them."""
    return re.compile(rb"<(?:!--|!\[CDATA\[|\?|(/?)(" + re.escape(name) + rb")(?=[\s/>]))")


def opens(data: bytes, first: int, start: int) -> bool:
    """Whether an element that begins at `start` is the first thing inside another one: only then may it nest.

    Behind an end tag or text it is the neighbour of an element that was never closed.
    """
    before = data[max(first, start - 2048) : start].rstrip()
    while before.endswith(b"-->"):
        before = before[: before.rfind(b"<!--")].rstrip() if b"<!--" in before else b""
    opening = before[before.rfind(b"<") :]
    return (
        opening.endswith(b">")
        and not opening.endswith((b"/>", b"?>", b"]>"))
        and opening[1:2] not in (b"/", b"!", b"?")
    )


@lru_cache(maxsize=256)
def declared(attributes: bytes) -> Scope:
    """The namespaces that the attributes of a tag declare."""
    return tuple((found[1] or b"", found[2] or found[3] or b"") for found in _XMLNS.finditer(attributes))


def scoped(content: bytes, scope: Scope) -> bytes:
    """The element with those of the namespaces around it that it uses and does not declare itself."""
    tag = TAG.match(content) if scope else None
    if tag is None:
        return content
    own = {prefix for prefix, _ in declared(tag[3])}
    needed = b"".join(
        b' xmlns%s="%s"' % (b":" + prefix if prefix else b"", address.replace(b'"', b"&quot;"))
        for prefix, address in scope
        if prefix not in own and (prefix + b":" in content if prefix else b":" not in tag[2])
    )
    return content[: tag.end(2)] + needed + content[tag.end(2) :] if needed else content
