"""The arguments of a request: which are allowed, and what they mean."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec
from django.http import HttpRequest, QueryDict

from lavh.api import addresses
from lavh.kernel.errors import Unreadable
from lavh.kernel.paging import mark, place_of

VERBS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {  # verb → (required, optional) arguments
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
    "ListRecords": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
}
_PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")
_SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")
URI = re.compile(r"(?:[A-Za-z0-9\-_.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")  # without a fragment
_DAY, _SECOND = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Wrong(Exception):
    """An error of the protocol (section 3.6)."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code = code
        self.said = said


class Listing(msgspec.Struct, array_like=True, frozen=True):
    """What a list is of, and how far it has been told: this is what a resumption token holds."""

    prefix: str
    set: str = ""
    first: datetime | None = None
    end: datetime | None = None  # not included
    changed: datetime | None = None  # of the last record told
    number: int = 0
    told: int = 0

    def token(self) -> str:
        """As a harvester gives it back."""
        return mark(self)


class Asked(NamedTuple):
    """A request that is right."""

    verb: str
    arguments: Mapping[str, str]


def read(request: HttpRequest) -> Asked:
    """The request; raises Wrong("badVerb") or Wrong("badArgument"). Arguments of GET and of POST are the same."""
    given: QueryDict = request.POST if request.method == "POST" else request.GET
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Wrong("badVerb", f"The verb is one of {', '.join(VERBS)}, and is said once.")
    arguments = {name: str(given[name]) for name in given if name != "verb"}
    repeated = next((name for name in arguments if len(given.getlist(name)) > 1), "")
    if repeated:
        raise Wrong("badArgument", f"{_shown(repeated)} is said more than once.")
    _check(verbs[0], arguments)
    return Asked(verbs[0], arguments)


def _check(verb: str, arguments: Mapping[str, str]) -> None:
    required, optional = VERBS[verb]
    if "resumptionToken" in arguments and verb in {"ListIdentifiers", "ListRecords"}:
        if len(arguments) > 1:
            raise Wrong("badArgument", "A resumptionToken stands alone.")
        return
    unknown = sorted(arguments.keys() - required - optional)
    if unknown:
        raise Wrong("badArgument", f"{verb} has no argument {_shown(unknown[0])}.")
    missing = sorted(required - arguments.keys())
    if missing:
        raise Wrong("badArgument", f"{verb} needs {missing[0]}.")
    for name, pattern in (("metadataPrefix", _PREFIX), ("set", _SET)):
        if name in arguments and not pattern.fullmatch(arguments[name]):
            raise Wrong("badArgument", f"That is no {name}.")


def _shown(name: str) -> str:
    return repr(name[:40])


def listing(arguments: Mapping[str, str]) -> Listing:
    """The list that is asked for, or to be gone on with."""
    if "resumptionToken" in arguments:
        try:
            return place_of(arguments["resumptionToken"], Listing)
        except Unreadable:
            raise Wrong("badResumptionToken", "This is no resumptionToken of ours: take it as it is.") from None
    first, until = arguments.get("from", ""), arguments.get("until", "")
    start, end = moment(first), moment(until, last=True)
    if first and until and len(first) != len(until):
        raise Wrong("badArgument", "from and until must be days both or seconds both.")
    if start and end and start >= end:
        raise Wrong("badArgument", "from is later than until.")
    return Listing(arguments["metadataPrefix"], arguments.get("set", ""), start, end)


def moment(text: str, *, last: bool = False) -> datetime | None:
    """A day or second of UTC. `last`: the moment behind it."""
    if not text:
        return None
    if _DAY.fullmatch(text):
        form, step = "%Y-%m-%d", timedelta(days=1)
    elif _SECOND.fullmatch(text):
        form, step = "%Y-%m-%dT%H:%M:%SZ", timedelta(seconds=1)
    else:
        raise Wrong("badArgument", "Dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        found = datetime.strptime(text, form).replace(tzinfo=UTC)
        return found + step if last else found
    except (ValueError, OverflowError):
        raise Wrong("badArgument", f"There is no such date as {text}.") from None


def identifier(number: int) -> str:
    """The name of a record, for ever: oai:NAME:1."""
    return f"oai:{addresses.repository()}:{number}"


def number_of(name: str) -> int:
    """The inverse of `identifier`; raises Wrong("idDoesNotExist")."""
    number = name.removeprefix(identifier(0)[:-1])
    if number != name and number.isascii() and number.isdecimal() and len(number) < 19 and number[:1] != "0":
        return int(number)
    raise Wrong("idDoesNotExist", "There is no record of this identifier.")
