"""Aggregation and web resources: links with their licences, and whose object it is."""

from lavh.formats import languages, rights
from lavh.formats.description import DigitalObject, Holding
from lavh.formats.draft import Draft
from lavh.formats.edm.graph import Graph, label, pointed
from lavh.formats.mods.names import identifier
from lavh.formats.xml.elements import LOCAL, children, text
from lavh.formats.xml.parse import Element

CROSSWALK = (
    ("Aggregation: isShownBy hasView", "links", "full, image, sound or video by edm:type; with WebResource: media type, label, rights, credit"),
    ("Aggregation: isShownAt landingPage", "links", "record"),
    ("Aggregation: object", "links", "preview"),
    ("Aggregation: dataProvider", "holdings.institution, cataloguer", ""),
    ("Aggregation: rights", "rights", ""),
)  # fmt: skip
_ROLES = {"isShownBy": "full", "hasView": "part", "isShownAt": "record", "landingPage": "record", "object": "preview"}
_BY_TYPE = {"IMAGE": "image", "SOUND": "sound", "VIDEO": "video"}
_BY_MEDIA = {"image": "image", "audio": "sound", "video": "video"}
_SCHEMES = (
    ("vocab.getty.edu/aat", "aat"), ("d-nb.info/gnd", "gnd"), ("id.loc.gov", "lcsh"), ("wikidata.org", "wikidata"), ("geonames.org", "geonames"), ("iconclass.org", "iconclass"),
    ("data.europeana.eu", "europeana"), ("dbpedia.org", "dbpedia"),
)  # fmt: skip


def scheme(address: str) -> str:
    """The vocabulary that an address belongs to."""
    return next((ours for part, ours in _SCHEMES if part in address), "")


def number(address: str) -> tuple[str, str]:
    """(scheme, value) of an agent's address."""
    return identifier(address, "uri")


def add(draft: Draft, graph: Graph) -> None:
    """What the aggregations say; the provider's first."""
    kind = next((text(each).upper() for one in (*graph.things, *graph.proxies) for each in one if _is_type(each)), "")
    for aggregation in graph.aggregations:
        _whose(draft, graph, aggregation)
        for each in aggregation:
            if LOCAL[each.tag] == "rights":
                draft.rights = rights.address(pointed(each) or text(each)) or draft.rights
        for each in sorted(aggregation, key=_by_use):
            if LOCAL[each.tag] in _ROLES:
                _link(draft, graph, each, kind)


def _is_type(element: Element) -> bool:
    return str(element.tag).startswith("{http://www.europeana.eu/schemas/edm/}") and LOCAL[element.tag] == "type"


_ORDER = list(_ROLES)


def _by_use(element: Element) -> int:
    name = LOCAL[element.tag]
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _whose(draft: Draft, graph: Graph, aggregation: Element) -> None:
    if LOCAL[aggregation.tag] == "EuropeanaAggregation":
        tongue = next((text(each) for each in children(aggregation, "language")), "")
        draft.language_of_record = draft.language_of_record or languages.language(tongue)
        return
    for each in children(aggregation, "dataProvider"):
        found = graph.of(each)
        named = label(found) if found is not None else None
        name = text(each) or (named.text if named else "") or pointed(each)
        if name:
            draft.cataloguer = draft.cataloguer or name
            shelf = next((one.shelf for one in draft.holdings if one.shelf and not one.institution), "")
            draft.holdings = [one for one in draft.holdings if one.institution]
            draft.holdings.append(Holding(institution=name, shelf=shelf))


def _link(draft: Draft, graph: Graph, element: Element, kind: str) -> None:
    address = pointed(element) or text(element)
    if not address.startswith("http") or any(each.url == address for each in draft.links):
        return
    role = _ROLES[LOCAL[element.tag]]
    resource = graph.at(address)
    told = {LOCAL[each.tag]: (text(each) or pointed(each)) for each in resource} if resource is not None else {}
    media = told.get("hasMimeType") or (told.get("format", "") if "/" in told.get("format", "") else "")
    if role == "full":
        role = _BY_MEDIA.get(media.partition("/")[0]) or _BY_TYPE.get(kind, "full")
    licence = (
        next((rights.address(pointed(each)) for each in children(resource, "rights") if pointed(each)), "")
        if resource is not None
        else ""
    )
    words = told.get("title") or told.get("description", "")
    draft.links.append(
        DigitalObject(
            url=address,
            role=role,
            label=words if len(words) <= 200 else "",
            media_type=media.lower() if "/" in media else "",
            rights=licence or (draft.rights if role != "record" else ""),
            credit=_credit(resource, graph),
        )
    )


def _credit(resource: Element | None, graph: Graph) -> str:
    for each in children(resource, "creator") if resource is not None else ():
        found = graph.of(each)
        named = label(found) if found is not None else None
        if text(each) or named:
            return text(each) or (named.text if named else "")
    return ""
