"""Cut finding aids into their units: the finding aid itself and every component, each with its place in the tree.

A unit is given out when its end is reached, so a parent comes behind its children; `Raw.offset` counts units in the order in which they
begin. Only the open units (at most one a level) are held, so memory does not grow with the finding aid.

Raw.content is the unit's own element without the components inside it, wrapped so that it can be understood alone:

    <lavh:unit xmlns:lavh="urn:lavh:unit" id="" parent="" root="" order="0" depth="0" children="3">
      <lavh:inherited>…</lavh:inherited>       what the units above say of repository, language and conditions
      <c01 …>…</c01>
    </lavh:unit>
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lavh.formats.ead.inherited import Inherited, of_opening
from lavh.formats.reading import Problem, Raw
from lavh.formats.xml.cutter import LIMIT, Markup, Scope, declared, opens
from lavh.formats.xml.window import CHUNK, Window

NAMESPACE = "urn:lavh:unit"
DEEPEST = 64  # levels of plain <c>; deeper ones are kept, as children of the deepest
ID_LENGTH = 200

_MARKUP = re.compile(
    rb"<(?:!--|!\[CDATA\[|\?|!DOCTYPE|(/?)((?:[\w.-]+:)?(?:c(?:0[1-9]|1[0-2])?|ead|record|objectxmlwrap))(?=[\s/>]))"
)
_ID = re.compile(rb"""\s(?:xml:)?id\s*=\s*["']([^"'<]+)["']""")
_ROOT_ID = re.compile(rb"<(?:[\w.-]+:)?(?:eadid|recordid)(?:\s[^<>]*)?>([^<]+)<")
_ROOT_ATTRIBUTE = re.compile(rb"""<(?:[\w.-]+:)?eadid\s[^<>]*?(?:identifier|url)\s*=\s*["']([^"'<]+)["']""")
_UNIT_ID = re.compile(rb"<(?:[\w.-]+:)?unitid(?:\s[^<>]*)?>([^<]+)<")
_OAI_HEADER = re.compile(
    rb"<(?:[\w.-]+:)?header(\s[^<>]*)?>\s*<(?:[\w.-]+:)?identifier[^<>]*>([^<]+)<(?:.{0,200}?<(?:[\w.-]+:)?datestamp[^<>]*>([^<]*)<)?",
    re.DOTALL,
)
_DELETED = re.compile(rb"""status\s*=\s*["']deleted["']""")


class Open:
    """A unit whose end has not come."""

    def __init__(self, name: bytes, ordinal: int, parent: "Open | None", order: int) -> None:
        self.name = name
        self.local = name.rpartition(b":")[2]
        self.ordinal = ordinal
        self.parent = parent
        self.order = order
        self.depth: int = parent.depth + 1 if parent else 0
        self.children = 0
        self.own: list[bytes] = []  # its bytes so far, without those of components
        self.id = ""
        self.path = ""  # ordinals from the finding aid down: "2.14.1"
        self.inherited: Inherited | None = None  # for its children; made for the first of them


class Splitter:
    """The units of one stream of finding aids, bare or in OAI-PMH envelopes.

    Iterating raises `Unreadable("xml-entities")` for a document type that declares entities.
    """

    def __init__(self, stream: BinaryIO, encoding: str = "", envelope: tuple[str, str] = ("", "")) -> None:
        """`envelope`: OAI identifier and datestamp, where the envelope was opened already."""
        self._window = Window(stream, encoding)
        self._markup = Markup(self._window)
        self._done = 0  # bytes before it belong to units already
        self._stack: list[Open] = []
        self._ordinal = 0
        self._seen: set[str] = set()
        self._scope = b""
        self._envelope = envelope  # OAI identifier and datestamp of the finding aid to come

    def __iter__(self) -> Iterator[Raw]:
        """Unit by unit, children before their parent."""
        scan = 0
        while True:
            found = _MARKUP.search(self._window.data, scan)
            if found is None:
                scan = max(scan, self._done, len(self._window.data) - 64)
                scan = self._keep_small(scan)
                if self._window.more() or _MARKUP.search(self._window.data, scan):
                    continue
                break
            start, scan = found.span()
            if not found[2]:
                scan = self._markup.declaration_end(start) or scan
                continue
            tag = self._markup.tag(start)
            if tag is None:
                continue
            scan = tag.end()
            if tag[2].endswith(
                b"objectxmlwrap"
            ):  # a foreign description of a related thing, whatever its elements are called
                scan = self._window.behind(tag[2] + b">", scan, LIMIT) or scan
                continue
            yield from self._meet(tag)
            if self._done > CHUNK:
                self._window.drop(self._done)
                scan -= self._done
                self._done = 0
        self._take(len(self._window.data))
        yield from self._close_above(0, "truncated")

    def _keep_small(self, scan: int) -> int:
        """Hand what was scanned to the unit it belongs to, so that the window stays small."""
        if scan - self._done > CHUNK:
            self._take(scan)
            self._window.drop(scan)
            self._done = 0
            return 0
        return scan

    def _take(self, end: int) -> None:
        """The bytes up to `end` belong to the innermost open unit."""
        if self._stack and end > self._done:
            self._stack[-1].own.append(self._window.data[self._done : end])
        self._done = max(end, self._done)

    def _meet(self, tag: re.Match[bytes]) -> Iterator[Raw]:
        local = tag[2].rpartition(b":")[2]
        if local == b"record":
            yield from self._envelope_met(tag)
        elif tag[1]:
            yield from self._end(tag, local)
        elif local == b"ead":
            self._take(tag.start())
            yield from self._close_above(0, "unclosed")
            self._begin(tag)
        elif self._stack:
            self._take(tag.start())
            yield from self._close_above(self._room_for(local), "unclosed")
            self._begin(tag)
            if tag[3].endswith(b"/"):
                yield self._raw(self._stack.pop(), "")

    def _envelope_met(self, tag: re.Match[bytes]) -> Iterator[Raw]:
        """An OAI record begins or ends: a finding aid that is still open ends with it, and the next header is looked at."""
        if self._stack:
            if tag[1] or opens(self._window.data, self._done, tag.start()):
                return
            self._take(tag.start())
            yield from self._close_above(0, "unclosed")
        while len(self._window.data) < tag.end() + 4096 and self._window.more():
            pass
        header = None if tag[1] else _OAI_HEADER.match(self._window.data[tag.end() : tag.end() + 4096].lstrip())
        self._envelope = (_text(header[2]), _text(header[3] or b"")) if header else ("", "")
        self._done = tag.end()
        if header and _DELETED.search(header[1] or b""):
            identifier, updated = self._envelope
            content = self._window.data[tag.start() : tag.end()] + header[0]
            yield Raw(content=content, offset=self._ordinal, deleted=True, local_id=identifier, updated=updated)
            self._ordinal += 1

    def _room_for(self, local: bytes) -> int:
        """How many of the open units a component of that name may stand under: c02 stands under no c02."""
        stack = self._stack
        if local == b"c":
            return min(len(stack), DEEPEST)
        return next(
            (place for place, unit in enumerate(stack) if unit.local >= local and unit.local not in (b"c", b"ead")),
            len(stack),
        )

    def _begin(self, tag: re.Match[bytes]) -> None:
        parent = self._stack[-1] if self._stack else None
        unit = Open(tag[2], self._ordinal, parent, parent.children if parent else 0)
        self._ordinal += 1
        if parent is None:
            self._seen.clear()
            self._scope = _declarations(declared(tag[3]))
        else:
            parent.children += 1
            if parent.inherited is None:
                self._settle(parent)
            unit.path = f"{parent.path}.{parent.children}" if parent.path else str(parent.children)
            self._name(unit, tag[3])
        unit.own.append(self._window.data[tag.start() : tag.end()])
        self._done = tag.end()
        self._stack.append(unit)

    def _settle(self, parent: Open) -> None:
        """At its first child: what stands before it tells what the children inherit, and for a finding aid its number."""
        before = b"".join(parent.own)
        parent.own = [before]
        above = parent.parent.inherited if parent.parent else None
        parent.inherited = of_opening(_wrapped(b"", self._scope, before), above)
        if parent.parent is None:
            self._name_root(parent, before)

    def _name_root(self, root: Open, before: bytes) -> None:
        """The finding aid's own number: of the OAI record, the EAD identifier, or the reference of what it describes."""
        if root.id:
            return
        found = (
            _ROOT_ID.search(before)
            or _ROOT_ATTRIBUTE.search(before)
            or _UNIT_ID.search(before)
            or _ID.search(before[:2048])
        )
        root.id = self._envelope[0] or (_text(found[1]) if found else "")

    def _name(self, unit: Open, attributes: bytes) -> None:
        """A component is named by its own id, or if it has none or one used before, by its path."""
        root = self._stack[0].id
        own = _ID.search(attributes)
        name = f"{root}#{_text(own[1])}"[:ID_LENGTH] if own else ""
        if not name or name in self._seen:
            name = f"{root}#{unit.path}"
        self._seen.add(name)
        unit.id = name

    def _end(self, tag: re.Match[bytes], local: bytes) -> Iterator[Raw]:
        place = next(
            (place for place in range(len(self._stack) - 1, -1, -1) if self._stack[place].local == local), None
        )
        if place is None:
            self._take(tag.start())
            self._done = tag.end()
            return
        self._take(tag.start())
        yield from self._close_above(place + 1, "unclosed")
        self._done = tag.start()
        self._take(tag.end())
        yield self._raw(self._stack.pop(), "")

    def _close_above(self, count: int, fault: str) -> Iterator[Raw]:
        """End every open unit above the first `count`, innermost first."""
        while len(self._stack) > count:
            yield self._raw(self._stack.pop(), fault)

    def _raw(self, unit: Open, fault: str) -> Raw:
        own = b"".join(unit.own)
        root = self._stack[0] if self._stack else unit
        problems = [Problem(code=f"xml-{fault}", place=unit.local.decode())] if fault else []
        if unit is root:
            self._name_root(unit, own)
        if len(own) > LIMIT:
            own = own[:CHUNK]
            problems.append(Problem(code="xml-too-large", place=unit.local.decode(), grave=True))
        parent = unit.parent.id if unit.parent else ""
        inherited = unit.parent.inherited.xml if unit.parent and unit.parent.inherited else b""
        opening = (
            f"id={quoteattr(unit.id)} parent={quoteattr(parent)} root={quoteattr(root.id)} "
            f'order="{unit.order}" depth="{unit.depth}" children="{unit.children}"'
        ).encode("utf-8", "replace")
        updated = self._envelope[1] if unit is root else ""
        if unit is root:
            self._envelope = ("", "")
        return Raw(
            content=_wrapped(opening, self._scope, inherited + own),
            offset=unit.ordinal,
            local_id=unit.id,
            problems=tuple(problems),
            updated=updated,
        )


def _wrapped(attributes: bytes, scope: bytes, content: bytes) -> bytes:
    if b" xsi:" in content and b"xmlns:xsi" not in content:  # declared around the finding aid
        scope += b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return b'<lavh:unit xmlns:lavh="%s"%s %s>%s</lavh:unit>' % (NAMESPACE.encode(), scope, attributes, content)


def _declarations(scope: Scope) -> bytes:
    """The namespaces of the finding aid, for units cut out of it."""
    return b"".join(
        b' xmlns%s="%s"' % (b":" + prefix if prefix else b"", address)
        for prefix, address in scope
        if prefix not in (b"xsi", b"lavh") and b'"' not in address
    )


def _text(value: bytes) -> str:
    return " ".join(value.decode("utf-8", "replace").replace("&amp;", "&").split())[:ID_LENGTH]
