"""Walking through ListRecords to its end, whatever the server does on the way."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b

from lavh.formats.reading import Format
from lavh.harvest.oai import page as pages
from lavh.harvest.oai.page import Page
from lavh.harvest.steps import Place, Plan, Step
from lavh.harvest.visiting import Visitor
from lavh.kernel.errors import Unreachable

RESTARTS = 3  # a server whose tokens never last is not asked for ever


class _Expired(Exception):
    """The token is not known any more: the list has to be begun anew."""


class OaiList:
    """The records of one harvest. `began` is the server's own clock when the list was begun."""

    def __init__(self, visitor: Visitor, plan: Plan, format: Format) -> None:  # noqa: A002 (the field's word)
        self.visitor = visitor
        self.plan = plan
        self.format: Format | None = format
        self.began: datetime | None = None

    def steps(self, at: Place) -> Iterator[Step]:
        """See `steps.List`."""
        token, done, size = str(at.get("token", "")), int(at.get("done", 0)), int(at.get("size", 0))
        seen: set[bytes] = set()
        empty_ends: set[int] = set()  # where "nothing more" was said instead of an end
        restarts, afresh = 0, False
        while True:
            try:
                page = self._page(token, done, size, empty_ends)
            except _Expired:
                restarts += 1
                if restarts > RESTARTS:
                    raise Unreachable("token-expires", address=self.visitor.address) from None
                token, done, size, afresh = "", 0, 0, True
                seen.clear()
                continue
            if not token:
                self.began = page.moment
            self._must_be_new(token, page, seen)
            place = {"token": token, "done": done, "size": size}
            done, size = done + len(page.raws), page.size or size
            onward = {"token": page.token, "done": done, "size": size} if page.token else None
            yield Step(page.raws, place, onward, done, size, afresh)
            if onward is None:
                return
            token, afresh = page.token, False

    def _page(self, token: str, done: int, size: int, empty_ends: set[int]) -> Page:
        """The page behind `token`. Raises _Expired for a token that is known no more."""
        try:
            page = self.visitor.ask(self._question(token), pages.read)
        except Unreachable as error:
            if token and error.code == "http-status" and 400 <= int(str(error.facts["status"])) < 500:
                raise _Expired from None
            raise
        if not page.errors:
            return page
        if "noRecordsMatch" in page.errors and (not token or (size and done >= size) or done in empty_ends):
            return page
        if token:
            if "noRecordsMatch" in page.errors:
                empty_ends.add(done)
            raise _Expired
        code, words = next(iter(page.errors.items()))
        raise Unreachable("oai-error", address=self.visitor.address, error=code, what=words)

    def _question(self, token: str) -> dict[str, str]:
        if token:
            return {"verb": "ListRecords", "resumptionToken": token}
        asked = {
            "metadataPrefix": self.plan.prefix,
            "set": self.plan.part,
            "from": self.plan.since,
            "until": self.plan.until,
        }
        return {"verb": "ListRecords"} | {name: value for name, value in asked.items() if value}

    def _must_be_new(self, token: str, page: Page, seen: set[bytes]) -> None:
        """The same page behind the same token twice is a list that goes round in circles."""
        mark = blake2b("\n".join((token, *(raw.local_id for raw in page.raws))).encode(), digest_size=12).digest()
        if mark in seen:
            raise Unreachable("goes-round", address=self.visitor.address)
        seen.add(mark)
