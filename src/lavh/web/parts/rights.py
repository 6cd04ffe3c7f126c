"""Rights statements in words: what somebody may do with a thing, and where the statement itself stands."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lavh.kernel import rights
from lavh.web import labels

SENTENCES: Mapping[str, str] = {
    "public-domain": _("No copyright protects it any more. You may use it as you like."),
    "cc0": _("It was given to everybody. You may use it as you like."),
    "cc-by": _("You may share and change it, also for business, if you name who made it."),
    "cc-by-sa": _("You may share and change it if you name who made it and let others do the same with yours."),
    "cc-by-nc": _("You may share it if you name who made it and earn no money with it."),
    "cc-by-nd": _("You may share it unchanged if you name who made it."),
    "in-copyright": _("It is protected. Read or look at it here; ask the holder of the rights for anything more."),
    "no-copyright-conditions": _("No copyright protects it, but other rules may. Read the statement before you use it."),
    "undetermined": _("Nobody has settled yet who holds the rights. Ask the institution before you use it."),
    "unknown": _("The institution has not said what you may do with it. Ask before you use it."),
}  # fmt: skip


class Statement(NamedTuple):
    """A rights statement. `address` is that of the statement itself, "" where the source only wrote words."""

    code: str
    name: str
    sentence: str
    address: str
    written: str = ""


def statement(given: str) -> Statement:
    """What a record says about rights: an address that we know, an address that we do not, or words."""
    code = rights.code(given)
    address = given if given.startswith(("http://", "https://")) else ""
    written = "" if address else given
    return Statement(code, labels.rights(code), gettext(SENTENCES[code]), address, written)
