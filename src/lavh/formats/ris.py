"""RIS (Research Information Systems, specification of 2011): what reference managers import."""

from collections.abc import Sequence

from lavh.formats.citing.names import Person
from lavh.formats.citing.source import Cited, cited
from lavh.formats.description import Description
from lavh.formats.written import About

TYPES = {
    "book": "BOOK", "periodical": "JFULL", "article-journal": "JOUR", "chapter": "CHAP", "manuscript": "MANSCPT", "map": "MAP", "musical_score": "MUSIC",
    "song": "SOUND", "motion_picture": "VIDEO", "graphic": "ART", "document": "GEN", "thesis": "THES", "dataset": "DATA", "webpage": "ELEC",
    "software": "COMP",
}  # fmt: skip
CROSSWALK = (
    (
        "TY",
        "kind",
        "a type of the norm; EBOOK where it is digital, UNPB for archives, GOVDOC for official publications",
    ),
    ("TI", "titles[main]", "with its subtitle"),
    ("AU A2 A4", "contributions", "authors, editors, translators"),
    ("PY DA", "dates", "year"),
    ("T2 VL IS SP EP", "relations[part-of]", "from its words"),
    ("T3", "series", ""),
    ("PB CY", "publications", ""),
    ("ET", "edition", ""),
    ("SN", "identifiers[isbn · issn]", ""),
    ("DO", "identifiers[doi]", ""),
    ("UR", "links[full]", "else the permalink"),
    ("LA", "languages", ""),
    ("KW", "subjects", ""),
    ("AB", "notes[summary]", ""),
    ("DP CN", "holdings", "institution and call number"),
    ("M1", "extent", ""),
)


def lines(description: Description, about: About) -> list[str]:
    """The lines of one reference."""
    source = cited(description, about=about)
    start, _, end = source.pages.partition("–")
    pairs: list[tuple[str, str]] = [
        ("TI", source.whole_title),
        *(("AU", _name(each)) for each in source.authors),
        *(("A2", _name(each)) for each in source.editors),
        *(("A4", _name(each)) for each in source.translators),
        ("PY", str(source.start) if source.start is not None and source.start > 0 else ""),
        ("DA", "" if source.start is not None and source.start > 0 else source.year),
        ("T2", source.container),
        ("VL", source.volume or source.part),
        ("IS", source.issue),
        ("SP", start),
        ("EP", end),
        ("T3", f"{source.series} ; {source.number}" if source.number else source.series),
        ("PB", source.publisher),
        ("CY", source.place),
        ("ET", source.edition),
        ("SN", source.isbn or source.issn),
        ("DO", source.doi),
        ("UR", source.url or about.address),
        ("LA", source.language),
        *(("KW", subject) for subject in source.subjects),
        ("AB", source.summary),
        ("DP", source.institution),
        ("CN", source.call_number),
        ("M1", source.extent),
    ]
    body = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value.strip()]
    return [f"TY  - {_type(source)}", *body, "ER  - "]


def _type(source: Cited) -> str:
    if source.kind == "archive":
        return "UNPB"
    if source.kind == "government":
        return "GOVDOC"
    if source.kind == "ebook":
        return "EBOOK"
    return TYPES.get(source.type, "GEN")


def _name(person: Person) -> str:
    """An asterisk is RIS's own mark in names."""
    return person.filed().replace("*", " ")


class RISWriter:
    """UTF-8, lines end with CR LF."""

    name = "ris"
    media_type = "application/x-research-info-systems"
    suffix = "ris"

    def write(self, description: Description, about: About) -> bytes:
        """One reference."""
        return together([(description, about)])


def together(things: Sequence[tuple[Description, About]]) -> bytes:
    """Several references, an empty line between them."""
    return "\r\n\r\n".join("\r\n".join(lines(*each)) for each in things).encode() + b"\r\n"


RIS = RISWriter()
