"""Who may publish by hand while there are no accounts: a signed word that says for which institution and until when."""

from datetime import datetime
from typing import NamedTuple

from django.core import signing

from lavh.kernel import clock

LINK, VISIT = "lavh.staff.link", "lavh.staff"  # a word of a link is none of a cookie
LINK_SECONDS = 3600  # a link is used within the hour; what it lets in stays as long as the operator said


class Pass(NamedTuple):
    """`institution` 0: all of them."""

    institution: int
    until: datetime


def link_word(given: Pass) -> str:
    """The word of a link."""
    return _written(given, LINK)


def visit_word(given: Pass) -> str:
    """The word that whoever used the link keeps."""
    return _written(given, VISIT)


def of_link(word: str) -> Pass | None:
    """What a link lets in, if it is ours, used within the hour and not over."""
    return _read(word, LINK, LINK_SECONDS)


def of_visit(word: str) -> Pass | None:
    """What somebody may who has used a link."""
    return _read(word, VISIT, None)


def _written(given: Pass, salt: str) -> str:
    return signing.dumps([given.institution, int(given.until.timestamp())], salt=salt)


def _read(word: str, salt: str, seconds: int | None) -> Pass | None:
    try:
        institution, until = signing.loads(word, salt=salt, max_age=seconds)
        given = Pass(int(institution), datetime.fromtimestamp(int(until), clock.now().tzinfo))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    return given if clock.now() < given.until else None
