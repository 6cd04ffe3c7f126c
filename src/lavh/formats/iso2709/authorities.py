"""Authority numbers as $0, $1 and $3 write them: "(DE-588)118540238", "http://viaf.org/viaf/96994048" → (scheme, number)."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from lavh.formats import authority as authorities
from lavh.formats.description import Agent, Subject
from lavh.formats.iso2709.record import Record
from lavh.formats.scripts import script_of

_CODES = frozenset("013")
_AGENCIES = {
    "de-588": "gnd", "viaf": "viaf", "isni": "isni", "dlc": "lccn", "lccn": "lccn", "lc": "lccn", "wikidata": "wikidata", "wkp": "wikidata",
    "ulan": "ulan", "idref": "idref", "fr-pabes": "idref", "frbnf": "bnf", "frpbn": "bnf", "orcid": "orcid", "rero": "rero", "fast": "fast", "ocolc": "fast",
    "uri": "uri", "dnlm": "mesh", "ukscp": "bl",
}  # fmt: skip
_PLACES = (
    ("viaf.org/viaf/", "viaf"), ("viaf.org/", "viaf"), ("isni.org/isni/", "isni"), ("vocab.getty.edu/page/ulan/", "ulan"), ("isni.org/", "isni"), ("id.loc.gov/authorities/", "lccn"), ("wikidata.org/entity/", "wikidata"),
    ("wikidata.org/wiki/", "wikidata"), ("d-nb.info/gnd/", "gnd"), ("vocab.getty.edu/ulan/", "ulan"), ("vocab.getty.edu/aat/", "aat"),
    ("id.worldcat.org/fast/", "fast"), ("idref.fr/", "idref"), ("data.bnf.fr/ark:/12148/", "bnf"), ("orcid.org/", "orcid"), ("sws.geonames.org/", "geonames"),
    ("id.nlm.nih.gov/mesh/", "mesh"),
)  # fmt: skip


def authority(text: str) -> tuple[tuple[str, str], ...]:
    """The number and its scheme, as a tuple of none or one."""
    text = text.strip()
    if not text:
        return ()
    if text[0] == "(":
        agency, closed, number = text[1:].partition(")")
        if closed and number.strip():
            number = number.strip()
            if number.startswith("http"):
                return authority(number)
            return (_numbered(_AGENCIES.get(agency.strip().lower(), "local"), number),)
    if text.startswith("http"):
        for place, scheme in _PLACES:
            _, found, number = text.partition(place)
            if found and number:
                return (_numbered(scheme, number.rstrip("/").rsplit("/", 1)[-1].split("#", 1)[0]),)
        return (("uri", text),)
    return (("local", text),)


def _numbered(scheme: str, number: str) -> tuple[str, str]:
    """Without the blanks and hyphens that are written or left out."""
    if scheme == "isni":
        return scheme, number.replace(" ", "").replace("-", "")
    return scheme, number.replace(" ", "") if scheme == "lccn" else number


def named(subject: Subject, parts: list[str]) -> Agent | None:
    """A subject heading of an authority record in the shape of all headings, with the numbers in $0, $1 and $3; None for a work."""
    if subject.kind == "work":
        return None
    term = " -- ".join([subject.term, *(division for _, division in subject.subdivisions)])
    numbers = dict.fromkeys(pair for part in parts[1:] if part[:1] in _CODES for pair in authority(part[1:]))
    return Agent(term, subject.kind, script=script_of(term), identifiers=tuple(numbers))


def said(
    record: Record, heading: Agent, found: Sequence[tuple[str, Agent]], numbers: Iterable[tuple[str, str]]
) -> authorities.Authority:
    """What an authority record says. `found`: tag and name of its heading, references (4XX) and forms elsewhere (7XX, whose numbers are the heading's too)."""
    linked = [pair for tag, agent in found if tag[0] == "7" for pair in agent.identifiers]
    identifiers = tuple(dict.fromkeys((*numbers, *heading.identifiers, *linked)))
    variants = dict.fromkeys(structs.replace(agent, identifiers=()) for _, agent in found if agent is not heading)
    return authorities.Authority(
        authorities.number(record.first("001").strip()),
        structs.replace(heading, identifiers=identifiers),
        tuple(variants),
        record.first("005").strip(),
    )
