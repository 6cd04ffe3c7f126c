"""Walking through the whole answer to an SRU query."""

from collections.abc import Iterator, Mapping
from typing import Any

from lavh.formats.reading import Format
from lavh.harvest.sru import page as pages
from lavh.harvest.sru.slicing import REST, Range, Slicing, halves, offered
from lavh.harvest.steps import Place, Plan, Step
from lavh.harvest.visiting import Visitor
from lavh.kernel.errors import Unreachable

AT_ONCE = 100
PATIENCE = 1  # tries to hear what a server says of itself
# How each version names what we ask for.
ASKING: Mapping[str, Mapping[str, str]] = {
    "1.1": {"version": "1.1", "operation": "searchRetrieve", "recordPacking": "xml"},
    "1.2": {"version": "1.2", "operation": "searchRetrieve", "recordPacking": "xml"},
    "2.0": {"queryType": "cql", "recordXMLEscaping": "xml"},
}


class SruList:
    """The records that a query finds. The server decides how many come at once, and perhaps how many at all: then they are asked for in slices.

    A place is {"start"} while the query is asked for as it is, else {"start", "parts", "done", "whole", "limit", "by"}: the slices to come, of which the
    first is in hand, how many records came before it and of how many, how many of one query the server gives, and the `Slicing`.
    """

    def __init__(
        self,
        visitor: Visitor,
        plan: Plan,
        reader: Format | None,
        *,
        version: str = "1.2",
        at_once: int = AT_ONCE,
        slicing: Slicing | None = None,
    ) -> None:
        if version not in ASKING:
            raise Unreachable("no-such-version", version=version, known=", ".join(ASKING))
        self.visitor = visitor
        self.plan = plan
        self.format = reader
        self.version = version
        self.at_once = at_once
        self.slicing = slicing

    def steps(self, at: Place) -> Iterator[Step]:
        """See `steps.List`. A server that gives fewer records than it counted, and cannot be asked in slices, has not given the list: Unreachable("list-cut-off")."""
        if "parts" not in at:
            try:
                yield from self._walk(self.plan.part, {"start": int(at.get("start", 1))})
            except _CutOff as cut:
                self.slicing = self.slicing or self._offered()
                if self.slicing is None or not cut.done:
                    raise
                everything: Range = (self.slicing.first, self.slicing.last)
                whole = cut.whole or self._size(self.plan.part)
                at = {**_place([everything, REST], 0, whole), "limit": cut.done, "by": list(self.slicing)}
            else:
                return
        yield from self._slices(at)

    def _walk(self, query: str, at: Place) -> Iterator[Step]:
        """The answer to one query, from a record on. `Step.at` and `next` are within it."""
        start, counted = int(at["start"]), 0
        while True:
            page = self.visitor.ask(self._question(query, start), pages.read)
            self._must_be_well(page, start, counted)
            counted = page.whole or counted
            done = start - 1 + len(page.raws)
            onward = self._onward(page, start, done)
            yield Step(page.raws, {"start": start}, onward, done, page.whole)
            if onward is None:
                return
            start = onward["start"]

    def _slices(self, at: Place) -> Iterator[Step]:
        """Slice by slice. What was seen before the list was cut off comes again: it costs little and makes the count right."""
        fixed = {"limit": at["limit"], "by": at["by"]}
        slicing, limit = Slicing(*at["by"]), int(at["limit"])
        parts: list[Range] = [(first, last) for first, last in at["parts"]]
        start, before, whole = (int(at[name]) for name in ("start", "done", "whole"))
        done = before
        while parts:
            if start == 1:
                parts = self._fitting(slicing, parts, limit)
            here = {**_place(parts, before, whole), **fixed}
            for step in self._part(slicing, parts[0], start, enough=before >= whole):
                done = before + step.done
                onward = {**here, **step.next} if step.next else {**_place(parts[1:], done, whole), **fixed}
                last = not step.next and len(parts) == 1
                if last:
                    self._must_be_all(done, whole)
                yield Step(step.raws, {**here, **step.at}, None if last else onward, done, whole)
            parts, start, before = parts[1:], 1, done

    def _part(self, slicing: Slicing, part: Range, start: int, *, enough: bool) -> Iterator[Step]:
        """The records of a slice. A server that cannot be asked for the rest need not be, if it gave `enough`."""
        query = slicing.query(self.plan.part, part)
        if part == REST and enough and start == 1:
            try:
                self._size(query)
            except Unreachable:
                yield Step((), {"start": 1}, None, 0, 0)
                return
        yield from self._walk(query, {"start": start})

    def _fitting(self, slicing: Slicing, parts: list[Range], limit: int) -> list[Range]:
        """The same slices, the first halved until the server gives all of it; those without anything left out."""
        first, *rest = parts
        if first == REST:
            return parts
        size = self._size(slicing.query(self.plan.part, first))
        while size > limit and (two := halves(first)):
            sizes = [self._size(slicing.query(self.plan.part, each)) for each in two]
            if sum(sizes) < size:  # it does not compare numbers
                raise Unreachable("list-cut-off", address=self.visitor.address, done=sum(sizes), whole=size)
            first, size = two[0], sizes[0]
            rest = [two[1], *rest]
        return [first, *rest]

    def _size(self, query: str) -> int:
        page = self.visitor.ask(self._question(query, 1), pages.read)
        self._must_be_well(page, 1)
        return page.whole

    def _must_be_all(self, done: int, whole: int) -> None:
        if done < whole:
            raise Unreachable("list-cut-off", address=self.visitor.address, done=done, whole=whole)

    def _offered(self) -> Slicing | None:
        """By what the server lets itself be sliced, if it says so."""
        asked = {"operation": "explain", "version": self.version} if self.version != "2.0" else {"operation": "explain"}
        try:
            return self.visitor.ask(asked, offered, patience=PATIENCE)
        except Unreachable:
            return None

    def _question(self, query: str, start: int) -> dict[str, str]:
        asked = {"query": query, "recordSchema": self.plan.prefix}
        paging = {"startRecord": str(start), "maximumRecords": str(self.at_once)}
        return {**ASKING[self.version], **{name: value for name, value in asked.items() if value}, **paging}

    def _must_be_well(self, page: pages.Page, start: int, counted: int = 0) -> None:
        if not page.diagnostics or page.raws:
            return
        number, words = page.diagnostics[0]
        if number in pages.TOO_FAR and start > 1:
            raise _CutOff(self.visitor.address, start - 1, page.whole or counted)
        raise Unreachable("sru-diagnostic", address=self.visitor.address, error=number, what=words)

    def _onward(self, page: pages.Page, start: int, done: int) -> dict[str, int] | None:
        if page.raws and page.next > start and (done < page.whole or not page.whole):
            return {"start": page.next}
        if done >= page.whole:
            return None  # all that it counted; or it says neither how many there are nor that there are more
        if not page.raws:
            raise _CutOff(self.visitor.address, done, page.whole)
        return {"start": done + 1}


class _CutOff(Unreachable):
    """The server does not give the whole answer."""

    def __init__(self, address: str, done: int, whole: int) -> None:
        super().__init__("list-cut-off", address=address, done=done, whole=whole or "?")
        self.done = done
        self.whole = whole


def _place(parts: list[Range], done: int, whole: int) -> dict[str, Any]:
    """At the beginning of the first of these slices."""
    return {"start": 1, "parts": [list(part) for part in parts], "done": done, "whole": whole}
