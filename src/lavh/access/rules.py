"""Whether a publication may be opened, and which of those that are there a new file is a new version of. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

OPEN, ON_SITE, LOAN = "open", "on-site", "loan"
LATELY = timedelta(
    days=2
)  # what became of a file that was sent is told for so long; one that was given up can be tried again


class Visitor(NamedTuple):
    """Who wants to open it, as far as it matters. Loans and certificates of patrons will be told here."""

    on_site: bool = False  # asks from a network of the institution
    loan_until: datetime | None = None


class Terms(NamedTuple):
    """On what terms a publication is there."""

    access: str
    opens: datetime | None = None  # not before


class Decision(NamedTuple):
    """`reason`: "open" · "on-site" · "loan" where it may be opened; "embargo" · "on-site-only" · "loan-needed" where not.

    `until`: when what is allowed ends (a copy kept on a phone too), or when what is refused begins.
    """

    allowed: bool
    reason: str
    until: datetime | None = None


ANYBODY = Visitor()


def may_open(terms: Terms, visitor: Visitor, now: datetime) -> Decision:
    """May this visitor open it now?"""
    if terms.opens is not None and now < terms.opens:
        return Decision(False, "embargo", terms.opens)
    if terms.access == OPEN:
        return Decision(True, "open")
    if visitor.loan_until is not None and now < visitor.loan_until:
        return Decision(True, "loan", visitor.loan_until)
    if terms.access == ON_SITE:
        return Decision(True, "on-site") if visitor.on_site else Decision(False, "on-site-only")
    return Decision(False, "loan-needed")


# Rights under which a copy of the file may be given away, as `kernel.rights` calls them.
SHARED = frozenset(("public-domain", "cc0", "cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nd"))


def may_download(terms: Terms, rights: str, visitor: Visitor, now: datetime) -> bool:
    """May this visitor take the file as it came? Only what may be shared, and may be opened without a loan."""
    decision = may_open(terms, visitor, now)
    return decision.allowed and decision.reason == OPEN and rights in SHARED


MANY = 1_000


def looks_foreign(forgotten: int, held: int) -> bool:
    """Storage of which hardly anything is known here is that of another site, or this is the wrong database: a person has to say which."""
    return forgotten >= MANY and forgotten > held // 2


class Known(NamedTuple):
    """A publication of the same institution and format that is there already."""

    number: int
    identifier: str
    title: str
    filename: str


def same(known: Iterable[Known], new: Known) -> int | None:
    """The one of which `new` is a new version: it has the same identifier, and the same title or file name as well.

    An identifier alone does not tell: tools give one to many books. Without one the name of the file tells.
    """
    for each in known:
        if each.identifier != new.identifier:
            continue
        if each.filename == new.filename or (new.identifier and each.title == new.title):
            return each.number
    return None
