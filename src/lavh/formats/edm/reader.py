"""EDM → Description: the object, its aggregation and the resources around it are one description.

What is plain Dublin Core in the object is read as `lavh.formats.oai_dc` reads it.
"""

from collections.abc import Callable, Iterator

from lavh.formats import dating, languages, naming, numbering, rights
from lavh.formats.description import Agent, Holding, Period, Publication, Relation, Subject
from lavh.formats.draft import Draft
from lavh.formats.edm import resources
from lavh.formats.edm.graph import Graph, Label, about, label, pointed
from lavh.formats.oai_dc import types
from lavh.formats.oai_dc.reader import RULES as DUBLIN_CORE
from lavh.formats.reading import Problem, Profile, Reading
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, LOCAL, attribute, children, descendants, text
from lavh.formats.xml.parse import Element, parse


class Record(Draft):
    """A draft that knows the resources its properties point to."""

    graph: Graph | None = None
    tongues: tuple[str, ...] = ()
    enriched: bool = False  # reading what a portal added


Rule = Callable[[Record, Element], None]


def read(raw: bytes, profile: Profile) -> Reading:
    """Understand one record."""
    root, problems = parse(raw)
    if root is None:
        return Reading(None, problems)
    whole = root if LOCAL[root.tag] == "RDF" else next(descendants(root, "RDF"), None)
    graph = Graph(whole) if whole is not None else None
    if graph is None or not (graph.things or graph.proxies):
        return Reading(None, (*problems, Problem(code="not-a-record", detail=LOCAL[root.tag], grave=True)))
    record = Record()
    record.graph = graph
    record.tongues = _tongues(graph)
    record.language_of_record = profile.language
    for each in (*graph.things, *graph.proxies):
        record.enriched = any(text(one) == "true" for one in children(each, "europeanaProxy"))
        _read_properties(record, each)
    resources.add(record, graph)
    _settle(record, graph, profile)
    if not record.titles:
        record.problems.append(Problem(code="no-title", place="dc:title"))
    if not record.titles and not record.identifiers and not record.notes:
        return Reading(None, (*problems, Problem(code="no-title", place="dc:title", grave=True)))
    return Reading(record.done(), (*problems, *record.problems))


def _tongues(graph: Graph) -> tuple[str, ...]:
    """The languages of the record, in which concepts are called by their names there."""
    written = [text(each) for one in (*graph.things, *graph.proxies) for each in children(one, "language")]
    written += [each.get(LANG) or "" for one in (*graph.things, *graph.proxies) for each in children(one, "title")]
    return tuple(filter(None, dict.fromkeys(languages.language(each) for each in written)))


def _read_properties(record: Record, element: Element) -> None:
    for each in element:
        name = LOCAL[each.tag]
        if name in RULES:
            RULES[name](record, each)
        elif name in DUBLIN_CORE and not record.enriched:
            value = text(each) or pointed(each)
            if value and not value.startswith("#"):
                DUBLIN_CORE[name](record, value, each)


def _settle(record: Record, graph: Graph, profile: Profile) -> None:
    """What only the whole record tells."""
    if not record.local_id:
        numbers = (*(about(each) for each in graph.things), *(each.value for each in record.identifiers))
        record.local_id = next(filter(None, numbers), "")
    if not record.titles and record.notes:  # EDM lets a description stand for a title
        said = record.notes[0]
        record.title(
            said.text if len(said.text) <= 120 else said.text[:120].rpartition(" ")[0] + " …", language=said.language
        )
    record.kind = profile.kind or record.kind or "other"
    record.rights = record.rights or profile.rights
    record.digital = record.digital or record.kind in {"ebook", "audiobook", "website"}
    record.level = {"periodical": "serial", "article": "part"}.get(record.kind, record.level)
    record.dates = list({_same(each): each for each in reversed(record.dates)}.values())[::-1]  # the provider's wording


def _same(period: Period) -> str:
    years = f"{period.start}/{period.end}" if period.start is not None or period.end is not None else period.written
    return f"{period.role} {years}"


# Resources that properties point to


def _meant(record: Record, element: Element) -> Label | None:
    """The words of a property: its own, or those of the resource it points to; nothing for a bare address."""
    own = text(element) if not len(element) else ""
    if own:
        return Label(own, languages.language(element.get(LANG) or ""))
    found = record.graph.of(element) if record.graph else None
    return label(found, record.tongues) if found is not None else None


def _address(element: Element) -> str:
    address = pointed(element)
    return address if address.startswith("http") else ""


def _elsewhere(found: Element | None) -> Iterator[str]:
    """The addresses under which others know the same agent."""
    if found is not None:
        for name in ("sameAs", "exactMatch"):
            yield from (pointed(each) for each in children(found, name))


def _agent(role: str) -> Rule:
    def add(record: Record, element: Element) -> None:
        meant = _meant(record, element)
        if meant is None or any(
            each.agent.name == meant.text and role in {each.role, "ctb"} for each in record.contributions
        ):
            return
        found = record.graph.of(element) if record.graph else None
        if (
            record.enriched
            and _digits(_life(found))
            and any(_digits(each.agent.dates) == _digits(_life(found)) for each in record.contributions)
        ):
            return  # the provider's own words for the same person
        bare, said = naming.split_role(meant.text)
        name, dates = naming.split_dates(bare)
        code, stated = naming.role(said, role)
        known = (about(found) if found is not None else "", _address(element), *_elsewhere(found))
        record.made_by(
            Agent(
                name=name,
                kind=_kind_of(found),
                dates=dates or _life(found),
                forms=meant.forms,
                identifiers=tuple(dict.fromkeys(resources.number(each) for each in known if each.startswith("http"))),
            ),
            code,
            stated,
        )

    return add


def _kind_of(element: Element | None) -> str:
    if element is None:
        return "person"
    inner = {LOCAL[each.tag] for each in element}
    corporate = LOCAL[element.tag] == "Organization" or bool({"dateOfEstablishment", "dateOfTermination"} & inner)
    return "corporate" if corporate else "person"


def _life(element: Element | None) -> str:
    if element is None:
        return ""
    told = {LOCAL[each.tag]: text(each) for each in element}
    born = told.get("dateOfBirth") or told.get("dateOfEstablishment") or told.get("begin", "")
    died = told.get("dateOfDeath") or told.get("dateOfTermination") or told.get("end", "")
    first, last = (dating.year(each) for each in (born, died))
    ends = ("" if first is None else str(first), "" if last is None else str(last))
    return "–".join(ends) if any(ends) else ""


def _digits(dates: str) -> str:
    return "".join(each for each in dates if each.isdigit())


def _publisher(record: Record, element: Element) -> None:
    meant = _meant(record, element)
    if meant is not None:
        record.publications.append(Publication(publisher=meant.text, script=script_of(meant.text)))


def _subject(kind: str) -> Rule:
    def add(record: Record, element: Element) -> None:
        meant = _meant(record, element)
        if meant is None:
            return
        found = record.graph.of(element) if record.graph else None
        what = _KINDS.get(LOCAL[found.tag], kind) if found is not None else kind
        if any(each.term == meant.text and each.kind == what for each in record.subjects):
            return
        address = _address(element)
        record.subjects.append(
            Subject(
                term=meant.text,
                kind=what,
                scheme=resources.scheme(address),
                identifier=address,
                language=meant.language,
                forms=meant.forms,
            )
        )

    return add


_KINDS = {"Agent": "person", "Place": "place", "TimeSpan": "period", "Organization": "corporate"}


def _type(record: Record, element: Element) -> None:
    meant = _meant(record, element)
    kind = types.kind(meant.text) if meant is not None else ""
    for each in (*(meant.forms if meant is not None else ()),):
        kind = kind or types.kind(each.text)
    if kind and (not record.kind or record.kind in types.VAGUE):
        record.kind = kind
    if meant is not None and (not kind or kind in types.VAGUE or meant.forms) and meant.text.upper() not in _EDM_TYPES:
        _subject("genre")(record, element)


_EDM_TYPES = {"TEXT": "", "IMAGE": "image", "SOUND": "recording", "VIDEO": "video", "3D": "museum-object"}


def _edm_type(record: Record, element: Element) -> None:
    record.kind = record.kind or _EDM_TYPES.get(text(element).upper(), "")


def _either_type(record: Record, element: Element) -> None:
    """edm:type and dc:type share their local name."""
    (_edm_type if str(element.tag).startswith("{http://www.europeana.eu/schemas/edm/}") else _type)(record, element)


def _format(record: Record, element: Element) -> None:
    """dc:format, dcterms:medium and the like: concepts too."""
    meant = _meant(record, element)
    if meant is not None and types.MEDIA_TYPE.match(meant.text):
        record.kind = record.kind or types.kind_of_media(meant.text)
    elif meant is not None and LOCAL[element.tag] == "extent":
        record.extent.append(meant.text)
    elif meant is not None:
        record.medium.append(meant.text)


def _place(record: Record, element: Element) -> None:
    _subject("place")(record, element)
    found = record.graph.of(element) if record.graph else None
    if found is not None and record.coordinates is None:
        told = {LOCAL[each.tag]: text(each) for each in found}
        try:
            east, north = float(told["long"]), float(told["lat"])
        except (KeyError, ValueError):
            return
        if abs(east) <= 180 and abs(north) <= 90:
            record.coordinates = (east, north, east, north)


def _date(role: str) -> Rule:
    def add(record: Record, element: Element) -> None:
        found = record.graph.of(element) if record.graph else None
        if found is not None:
            _timespan(record, found, role)
        elif text(element):
            period = dating.period(text(element), role)
            if period.start is None and period.end is None and role == "covers":
                _subject("period")(record, element)
            else:
                record.dates.append(period)

    return add


def _timespan(record: Record, span: Element, role: str) -> None:
    """A time span: its years; its name in words is a period too."""
    meant = label(span, record.tongues)
    told = {LOCAL[each.tag]: text(each) for each in span}
    begin, end = told.get("begin") or told.get("notation", ""), told.get("end") or told.get("notation", "")
    words = meant.text if meant else told.get("notation", "")
    if begin or end:
        record.dates.append(dating.between(words, begin, end, role))
    elif words:
        record.dates.append(dating.period(words, role))
    if meant is not None and role == "covers" and not any(character.isdigit() for character in meant.text):
        record.subject(meant.text, "period", language=meant.language)


def _number(record: Record, element: Element) -> None:
    """dc:identifier and edm:pid."""
    if text(element) and not record.enriched:
        record.identifiers.append(numbering.identifier(text(element)))


def _kept(record: Record, element: Element) -> None:
    """Where it is now."""
    meant = _meant(record, element)
    if meant is not None:
        record.holdings.append(Holding(shelf=meant.text))


def _related(role: str) -> Rule:
    def add(record: Record, element: Element) -> None:
        address, words = _address(element), text(element)
        if address or words:
            record.relations.append(
                Relation(role=role, title=words, identifiers=(("uri", address),) if address else ())
            )

    return add


def _licence(record: Record, element: Element) -> None:
    said = pointed(element) or attribute(element, "resource") or text(element)
    found = rights.address(said)
    if found:
        record.rights = record.rights or found
    elif text(element):
        record.rights_note.append(text(element))


def _pass(_record: Record, _element: Element) -> None:
    """Says nothing to patrons."""


# (elements of the object or its proxies, our field, note, rule)
TABLE: tuple[tuple[str, str, str, Rule], ...] = (
    ("creator", "contributions", "role cre; edm:Agent: forms, life dates, numbers", _agent("cre")),
    ("contributor", "contributions", "role ctb", _agent("ctb")),
    ("publisher", "publications", "", _publisher),
    ("subject", "subjects", "topic; by the class of the resource: person, place, period", _subject("topic")),
    ("type hasType", "kind, subjects", "a kind of ours where it is one; else a genre", _either_type),
    ("format medium extent", "medium, extent", "concepts by their names", _format),
    ("spatial coverage", "subjects, coordinates", "place", _place),
    ("date created issued temporal", "dates, subjects", "edm:TimeSpan: begin, end, name", _pass),
    ("identifier pid", "identifiers", "", _number),
    ("currentLocation", "holdings.shelf", "", _kept),
    ("isNextInSequence", "relations", "earlier", _related("earlier")),
    ("isRepresentationOf", "relations", "reproduction-of", _related("reproduction-of")),
    ("isDerivativeOf isSimilarTo isRelatedTo incorporates isSuccessorOf", "relations", "related", _related("related")),
    ("rights", "rights, rights_note", "", _licence),
    ("proxyFor proxyIn lineage europeanaProxy year userTag sameAs hasMet", "", "", _pass),
)  # fmt: skip
_BY_ROLE = {"date": "published", "created": "created", "issued": "published", "temporal": "covers"}
RULES: dict[str, Rule] = {each: rule for elements, _, _, rule in TABLE for each in elements.split()}
RULES |= {name: _date(role) for name, role in _BY_ROLE.items()}
CROSSWALK = (
    *((each, ours, note) for elements, ours, note, _ in TABLE for each in elements.split() if ours),
    ("other elements of Dublin Core", "as oai_dc", ""),
    ("Agent: @rdf:about sameAs exactMatch", "contributions", "identifiers of VIAF, ISNI, GND … by the address"),
    *resources.CROSSWALK,
)
