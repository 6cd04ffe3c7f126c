"""CSL-JSON (https://citationstyles.org, schema 1.0.2): what reference managers read."""

from collections.abc import Sequence

import msgspec

from lavh.formats.citing.names import Person
from lavh.formats.citing.source import Cited, cited
from lavh.formats.description import Description
from lavh.formats.written import About

CROSSWALK = (
    ("type", "kind", "a CSL type"),
    ("title", "titles[main]", "with its subtitle; in the script of the piece"),
    ("author editor translator", "contributions", "by role; taken apart where the name is inverted"),
    ("issued", "dates", "years"),
    ("container-title volume issue page", "relations[part-of]", "from its words"),
    ("publisher publisher-place", "publications", ""),
    ("edition", "edition", ""),
    ("collection-title collection-number", "series", ""),
    ("ISBN ISSN DOI", "identifiers", "valid ones"),
    ("URL", "links[full]", "else the permalink"),
    ("archive archive_location", "holdings", "institution and call number, of archives and museums"),
    ("language", "languages", ""),
    ("abstract", "notes[summary]", ""),
    ("medium dimensions scale", "medium · dimensions · scale", ""),
    ("number-of-pages", "extent", ""),
)


def item(description: Description, about: About) -> dict[str, object]:
    """One item."""
    source = cited(description, about=about)
    fields: dict[str, object] = {
        "id": about.address or description.local_id,
        "type": source.type,
        "title": source.whole_title,
        "author": _names(source.authors),
        "editor": _names(source.editors),
        "translator": _names(source.translators),
        "issued": _issued(source),
        "container-title": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "edition": source.edition,
        "collection-title": source.series,
        "collection-number": source.number,
        "ISBN": source.isbn,
        "ISSN": source.issn,
        "DOI": source.doi,
        "URL": source.url or about.address,
        "language": source.language,
        "number-of-pages": source.extent,
        "abstract": source.summary,
        "medium": source.medium,
        "dimensions": source.dimensions,
        "scale": source.scale,
        **_kept(source),
    }
    return {name: value for name, value in fields.items() if value or name in {"id", "title"}}


def _kept(source: Cited) -> dict[str, object]:
    if source.kind not in {"archive", "manuscript", "museum-object", "photograph", "image"}:
        return {}
    return {"archive": source.institution, "archive_location": source.call_number}


def _names(people: tuple[Person, ...]) -> list[dict[str, str]]:
    return [
        {"literal": each.literal} if each.literal else {"family": each.family, "given": each.given} for each in people
    ]


def _issued(source: Cited) -> dict[str, object]:
    if source.start is None:
        return {"literal": source.year} if source.year else {}
    ends = [[source.start]] + ([[source.end]] if source.end is not None and source.end != source.start else [])
    return {"date-parts": ends}


class CSLWriter:
    """An array of one item, as reference managers expect it."""

    name = "csl"
    media_type = "application/vnd.citationstyles.csl+json"
    suffix = "csl.json"

    def write(self, description: Description, about: About) -> bytes:
        """The item."""
        return together([(description, about)])


def together(things: Sequence[tuple[Description, About]]) -> bytes:
    """Several items in one array."""
    return msgspec.json.encode([item(*each) for each in things])


CSL = CSLWriter()
