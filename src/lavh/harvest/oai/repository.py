"""What an OAI-PMH server says of itself."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lavh.formats.reading import Format
from lavh.formats.registry import formats
from lavh.formats.xml.elements import LOCAL, local, text
from lavh.formats.xml.parse import Element, parse
from lavh.harvest.visiting import Visitor
from lavh.kernel.errors import Unreachable

# What we read best comes first: (namespace of the records, name of our format).
NAMESPACES = (
    ("urn:isbn:1-931666-22-9", "ead"),  # whoever gives finding aids keeps an archive, whose tree no other format has
    ("http://ead3.archivists.org/schema/", "ead"),
    ("http://ead3.archivists.org/schema/undeprecated/", "ead"),
    ("http://www.loc.gov/ead/", "ead"),
    ("http://www.loc.gov/MARC21/slim", "marcxml"),
    ("info:lc/xmlns/marcxchange-v2", "marcxml"),
    ("info:lc/xmlns/marcxchange-v1", "marcxml"),
    ("http://www.lido-schema.org", "lido"),
    ("http://www.loc.gov/mods/v3", "mods"),
    ("http://www.europeana.eu/schemas/edm/", "edm"),
    ("http://www.openarchives.org/OAI/2.0/oai_dc/", "oai_dc"),
)
# Servers declare namespaces carelessly, but mean these names.
PREFIXES: Mapping[str, str] = {
    "marc21": "marcxml", "marcxml": "marcxml", "marc": "marcxml", "unimarc": "marcxml", "rusmarc": "marcxml", "uzmarc": "marcxml",
    "marcxchange": "marcxml", "lido": "lido", "mods": "mods", "edm": "edm", "ese": "edm", "oai_dc": "oai_dc", "oai_qdc": "oai_dc", "qdc": "oai_dc",
    "ead": "ead", "oai_ead": "ead", "ead2002": "ead", "ead3": "ead", "oai_ead3": "ead",
}  # fmt: skip
PATIENCE = 2  # tries before a server that was never seen is called unreachable


class Identity(NamedTuple):
    """Identify (4.2). What is not said is taken for the worst."""

    name: str = ""
    granularity: str = "YYYY-MM-DD"
    earliest: str = ""
    deletions: str = "no"  # persistent · transient · no


class Offer(NamedTuple):
    """A metadata format of the server, and the reader that we have for it."""

    prefix: str
    namespace: str
    format: str  # "" = none


class Repository:
    """An OAI-PMH server."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def identity(self) -> Identity:
        """Who it is. Unreachable where nobody answers, or somebody else."""
        root = self.visitor.ask({"verb": "Identify"}, _root, patience=PATIENCE)
        said = {local(each): text(each) for each in root.iter() if isinstance(each.tag, str)}
        if not any(local(each) == "Identify" for each in root):
            raise Unreachable("oai-error", address=self.visitor.address, error="Identify", what=said.get("error", ""))
        return Identity(
            name=said.get("repositoryName", ""),
            granularity=said.get("granularity") or "YYYY-MM-DD",
            earliest=said.get("earliestDatestamp", ""),
            deletions=said.get("deletedRecord") or "no",
        )

    def offers(self) -> list[Offer]:
        """Its metadata formats, those we read best first."""
        root = self.visitor.ask({"verb": "ListMetadataFormats"}, _root, patience=PATIENCE)
        found = []
        for each in _all(root, "metadataFormat"):
            said = {local(part): text(part) for part in each}
            prefix, namespace = said.get("metadataPrefix", ""), said.get("metadataNamespace", "")
            found.append(Offer(prefix, namespace, format_of(prefix, namespace)))
        order = [name for _, name in NAMESPACES]
        return sorted(found, key=lambda offer: order.index(offer.format) if offer.format in order else len(order))

    def sets(self) -> list[tuple[str, str]]:
        """(setSpec, setName) of the first page of its sets; none where it has none."""
        root = self.visitor.ask({"verb": "ListSets"}, _root, patience=PATIENCE)
        return [
            (said.get("setSpec", ""), said.get("setName", ""))
            for said in ({local(part): text(part) for part in each} for each in _all(root, "set"))
        ]

    def choose(self, prefix: str) -> Offer:
        """The format to harvest in: the one asked for, or the one we read best. Unreachable("no-format") where we read none."""
        offers = self.offers()
        for each in offers:
            if each.format and prefix in {"", each.prefix}:
                return each
        if prefix and (known := format_of(prefix, "")):
            return Offer(prefix, "", known)
        offered = ", ".join(each.prefix for each in offers)
        raise Unreachable("no-format", address=self.visitor.address, prefix=prefix or "?", offered=offered)


def format_of(prefix: str, namespace: str) -> str:
    """The name of our reader for a metadata format, or "" if we have none."""
    by_namespace = next((name for known, name in NAMESPACES if namespace.rstrip("/") == known.rstrip("/")), "")
    name = by_namespace or PREFIXES.get(prefix.lower(), "")
    return name if name in formats() else ""


def reader(offer: Offer) -> Format:
    """The reader for it."""
    return formats()[offer.format]


def _root(body: bytes) -> Element:
    root, _ = parse(body)
    if root is None or LOCAL[root.tag] != "OAI-PMH":
        raise Unreachable("not-oai", what=body[:120].decode("utf-8", "replace"))
    return root


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if isinstance(each.tag, str) and LOCAL[each.tag] == name)
