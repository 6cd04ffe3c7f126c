"""What was sent: where it is on its way, and what became of it."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.access import queries, sentences
from lavh.access.models import Publication, Upload
from lavh.access.rules import LATELY
from lavh.kernel import clock

MANY = 50
STATES: Mapping[str, str] = {
    Upload.State.WAITING: _("Waiting for its turn"),
    Upload.State.CONVERTING: _("Being opened"),
    Upload.State.REFUSED: _("Refused"),
    Upload.State.DONE: _("Published"),
}
OUTCOMES: Mapping[str, str] = {
    "changed": _("Published as a new version of what was there"),
    "unchanged": _("It was there already, unchanged"),
}


class Sent(NamedTuple):
    """One file. `unfinished`: waiting or in hand; `share`: per cent of what is in hand; `again`: it may be tried again; `told`: why it was refused, or what is not quite right in it."""

    number: int
    filename: str
    institution: Mapping[str, str]
    words: str
    unfinished: bool
    share: int | None
    refused: bool
    again: bool
    told: list[str]
    publication: int
    title: str


def sent(institution: int) -> list[Sent]:
    """Latest first; of one institution, or of all (0). One query."""
    found = queries.uploads(institution or None, clock.now() - LATELY, MANY)
    latest = {each.publication_id: each.pk for each in reversed(found)}
    return [_row(each, of_now=latest[each.publication_id] == each.pk) for each in found]


def title(found: Publication) -> str:
    """Its name."""
    return str(next(iter(found.title.values()), "") or found.filename)


def _row(found: Upload, *, of_now: bool) -> Sent:
    """`of_now`: no other that is told made of the publication what it is now."""
    there = found.publication if found.state == Upload.State.DONE else None
    ready = there is not None and there.status == Publication.Status.READY
    return Sent(
        number=found.pk,
        filename=found.filename,
        institution=found.institution.name,
        words=gettext(OUTCOMES.get(found.outcome) or STATES[found.state]),
        unfinished=found.state in {Upload.State.WAITING, Upload.State.CONVERTING},
        share=found.share if found.state == Upload.State.CONVERTING else None,
        refused=found.state == Upload.State.REFUSED,
        again=found.state == Upload.State.REFUSED and bool(found.key),
        told=_told(found, there if ready and of_now else None),
        publication=there.pk if there is not None and ready else 0,
        title=title(there) if there is not None and ready else "",
    )


def _told(found: Upload, there: Publication | None) -> list[str]:
    """Each sentence once."""
    if found.refusal:
        return [gettext(sentences.refusal(found.refusal))]
    problems = (there.problems or []) if there else []
    return list(dict.fromkeys(gettext(sentences.problem(each["code"], each["place"])) for each in problems))
