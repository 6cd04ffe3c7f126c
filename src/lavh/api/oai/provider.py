"""The six verbs."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lavh.api import addresses
from lavh.api.given import given
from lavh.api.oai import answer, sets
from lavh.api.oai.asked import Asked, Listing, Wrong, listing, number_of, read
from lavh.catalog import queries
from lavh.catalog.queries import Kept, Place, Span
from lavh.formats.writing import XML_WRITERS, XMLWriter
from lavh.formats.xml.made import add
from lavh.formats.xml.parse import Element

PREFIXES: Mapping[str, XMLWriter] = {  # oai_dc first, as the protocol wants it of everybody
    "oai_dc": XML_WRITERS["oai_dc"],
    "marcxml": XML_WRITERS["marcxml"],
    "marc21": XML_WRITERS["marcxml"],  # the name that most harvesters of libraries ask for
    "mods": XML_WRITERS["mods"],
    "edm": XML_WRITERS["edm"],
}
RECORDS, HEADERS = 100, 500  # of one answer
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def provide(request: HttpRequest) -> HttpResponse:
    """Answer a request of the protocol."""
    arguments: Mapping[str, str] = {}
    try:
        asked = read(request)
        arguments = answer.said({"verb": asked.verb, **asked.arguments})
        made = answer.envelope(arguments)
        _VERBS[asked.verb](add(made, asked.verb), asked)
    except Wrong as wrong:
        return answer.error(arguments, wrong)
    return answer.finished(made)


def _identify(made: Element, _: Asked) -> None:
    add(made, "repositoryName", settings.SITE_NAME)
    add(made, "baseURL", addresses.whole("/oai"))
    add(made, "protocolVersion", "2.0")
    add(made, "adminEmail", settings.CONTACT or _postmaster())
    add(made, "earliestDatestamp", answer.second(queries.earliest() or BEGINNING))
    add(made, "deletedRecord", "persistent")
    add(made, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    add(made, "compression", "gzip")


def _postmaster() -> str:
    """Where nobody has named an address: every host of mail has this one (RFC 5321, 4.5.1)."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return f"postmaster@{host if '.' in host else f'{host}.localdomain'}"


def _formats(made: Element, asked: Asked) -> None:
    if "identifier" in asked.arguments:
        _there(asked.arguments["identifier"])
    for prefix, writer in PREFIXES.items():
        each = add(made, "metadataFormat")
        add(each, "metadataPrefix", prefix)
        add(each, "schema", writer.schema)
        add(each, "metadataNamespace", writer.namespace)


def _sets(made: Element, asked: Asked) -> None:
    if "resumptionToken" in asked.arguments:
        raise Wrong("badResumptionToken", "The list of sets comes whole.")
    pairs = [*sets.KINDS.items(), *((each.spec, each.name) for each in sets.sets())]
    for spec, name in pairs:
        each = add(made, "set")
        add(each, "setSpec", spec)
        add(each, "setName", name)


def _there(name: str) -> Kept:
    number = number_of(name)
    found = queries.records([number]).get(number)
    if found is None:
        raise Wrong("idDoesNotExist", "There is no record of this identifier.")
    return found


def _writer(prefix: str) -> XMLWriter:
    if prefix not in PREFIXES:
        raise Wrong("cannotDisseminateFormat", f"Formats are {', '.join(PREFIXES)}.")
    return PREFIXES[prefix]


def _specs() -> dict[int, str]:
    return {each.institution: each.spec for each in sets.sets()}


def _one(made: Element, asked: Asked) -> None:
    kept = _there(asked.arguments["identifier"])
    writer = _writer(asked.arguments["metadataPrefix"])
    answer.record(made, given([kept], writer.name)[0], _specs(), writer)


def _records(made: Element, asked: Asked) -> None:
    wanted = listing(asked.arguments)
    writer = _writer(wanted.prefix)
    part, following = _stretch(wanted, RECORDS, described=True)
    specs = _specs()
    for each in given(part, writer.name):
        answer.record(made, each, specs, writer)
    answer.resumption(made, wanted, following)


def _headers(made: Element, asked: Asked) -> None:
    wanted = listing(asked.arguments)
    _writer(wanted.prefix)
    part, following = _stretch(wanted, HEADERS, described=False)
    specs = _specs()
    for each in part:
        answer.header(made, each, specs)
    answer.resumption(made, wanted, following)


def _stretch(wanted: Listing, size: int, *, described: bool) -> tuple[list[Kept], Listing | None]:
    """The next records, and what is left of the list behind them."""
    span = Span(wanted.first, wanted.end, sets.sources(wanted.set))
    after = Place(wanted.changed, wanted.number) if wanted.changed else None
    found = queries.changes(span, after, size + 1, described=described)
    if not found and not wanted.told:
        raise Wrong("noRecordsMatch", "No record is in this set and time.")
    if len(found) <= size:
        return found, None
    last = found[size - 1]
    told = wanted.told + size
    return found[:size], msgspec.structs.replace(wanted, changed=last.changed, number=last.number, told=told)


_VERBS: Mapping[str, Callable[[Element, Asked], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _one,
    "ListIdentifiers": _headers,
    "ListRecords": _records,
}
