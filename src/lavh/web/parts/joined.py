"""Why records stand together, in words: what their match keys have in common."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.catalog.queries import Telling
from lavh.catalog.queries.explain import Join, Reasons

MOST = 3  # reasons told of one record
NUMBERS = {"isbn": "ISBN", "issn": "ISSN", "lccn": "LCCN", "oclc": "OCLC", "doi": "DOI", "ismn": "ISMN", "bnb": "BNB"}
SAME_NUMBER = _("It has the same number as another record here: %(scheme)s %(number)s.")
SAME_EDITION = _(
    "Title, author, year and pages or publisher are the same as in another record here, whatever the script."
)
SAME_SERIAL = _("Title, place, publisher and first year are the same as in another record here, whatever the script.")
SAME_WORK = _("Title and author are the same as in another record here: another edition of the same work.")
SAME_UNIFORM = _("It has the same uniform title as another record here.")

DIFFER: Mapping[str, str] = {  # codes of catalog.agreement: why two records with one key are two editions all the same
    "carrier": _("It is another edition here: one is a microform or facsimile, the other is not."),
    "part": _("It is another edition here: the parts or volumes differ."),
    "statement": _("It is another edition here: the edition statements differ."),
    "year": _("It is another edition here: the years differ."),
    "pages": _("It is another edition here: the numbers of pages differ."),
    "title": _("It is another edition here: the titles differ."),
    "subtitle": _("It is another edition here: the subtitles differ."),
    "language": _("It is another edition here: the languages differ."),
    "author": _("It is another edition here: the authors differ."),
    "publisher": _("It is another edition here: the publishers differ."),
    "number": _("It is another edition here: the numbers differ."),
    "place": _("It is another edition here: they are about different places."),
}  # fmt: skip


class Told(NamedTuple):
    """A record, and why it is here. `apart`: a librarian set it apart; `alone`: nothing else joins it."""

    telling: Telling
    reasons: list[str]
    apart: bool


def told(found: Reasons) -> list[Told]:
    """Every record of the page with its reasons, an edition's before a work's."""
    return [
        Told(each, _sentences(found.joins[each.record])[:MOST], each.record in found.apart) for each in found.records
    ]


def _sentences(joins: Sequence[Join]) -> list[str]:
    said: dict[str, None] = {}
    for join in joins:
        said[reason(join.key)] = None
        if join.differ in DIFFER:
            said[gettext(DIFFER[join.differ])] = None
    return list(said)


def reason(key: str) -> str:
    """A match key (`catalog.matching`) as a sentence."""
    head, _blank, rest = key.partition(" ")
    if head == "title":
        return gettext(SAME_EDITION)
    if head == "serial":
        return gettext(SAME_SERIAL)
    if head == "work":
        return gettext(SAME_WORK) if rest.count("|") > 1 else gettext(SAME_UNIFORM)
    return gettext(SAME_NUMBER) % {"scheme": NUMBERS.get(head, head), "number": rest.partition("|")[0]}
