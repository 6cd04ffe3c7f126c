"""Walking through the whole answer to an SRU query."""

from collections.abc import Iterator, Mapping

from lavh.formats.reading import Format
from lavh.harvest.sru import page as pages
from lavh.harvest.steps import Place, Plan, Step
from lavh.harvest.visiting import Visitor
from lavh.kernel.errors import Unreachable

AT_ONCE = 100
# How each version names what we ask for.
ASKING: Mapping[str, Mapping[str, str]] = {
    "1.1": {"version": "1.1", "operation": "searchRetrieve", "recordPacking": "xml"},
    "1.2": {"version": "1.2", "operation": "searchRetrieve", "recordPacking": "xml"},
    "2.0": {"queryType": "cql", "recordXMLEscaping": "xml"},
}


class SruList:
    """The records that a query finds. The server decides how many come at once."""

    def __init__(
        self,
        visitor: Visitor,
        plan: Plan,
        reader: Format | None,
        *,
        version: str = "1.2",
        at_once: int = AT_ONCE,
    ) -> None:
        if version not in ASKING:
            raise Unreachable("no-such-version", version=version, known=", ".join(ASKING))
        self.visitor = visitor
        self.plan = plan
        self.format = reader
        self.version = version
        self.at_once = at_once

    def steps(self, at: Place) -> Iterator[Step]:
        """See `steps.List`. A server that gives fewer records than it counted has not given the list: Unreachable("list-cut-off")."""
        start = int(at.get("start", 1))
        while True:
            page = self.visitor.ask(self._question(start), pages.read)
            self._must_be_well(page, start)
            done = start - 1 + len(page.raws)
            onward = self._onward(page, start, done)
            yield Step(page.raws, {"start": start}, onward, done, page.whole)
            if onward is None:
                return
            start = onward["start"]

    def _question(self, start: int) -> dict[str, str]:
        asked = {"query": self.plan.part, "recordSchema": self.plan.prefix}
        paging = {"startRecord": str(start), "maximumRecords": str(self.at_once)}
        return {**ASKING[self.version], **{name: value for name, value in asked.items() if value}, **paging}

    def _must_be_well(self, page: pages.Page, start: int) -> None:
        if not page.diagnostics or page.raws:
            return
        number, words = page.diagnostics[0]
        if number == pages.OUT_OF_RANGE and start > 1:
            raise Unreachable("list-cut-off", address=self.visitor.address, done=start - 1, whole=page.whole or "?")
        raise Unreachable("sru-diagnostic", address=self.visitor.address, error=number, what=words)

    def _onward(self, page: pages.Page, start: int, done: int) -> dict[str, int] | None:
        if page.raws and page.next > start and (done < page.whole or not page.whole):
            return {"start": page.next}
        if done >= page.whole:
            return None  # all that it counted; or it says neither how many there are nor that there are more
        if not page.raws:
            raise Unreachable("list-cut-off", address=self.visitor.address, done=done, whole=page.whole)
        return {"start": done + 1}
