"""BibTeX as biber and today's reference managers read it: UTF-8, fields of the standard styles."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from lavh.formats.citing.names import Person
from lavh.formats.citing.source import Cited, cited
from lavh.formats.description import Description
from lavh.formats.written import About

TYPES = {
    "book": "book", "periodical": "book", "article-journal": "article", "chapter": "incollection", "thesis": "phdthesis", "manuscript": "unpublished",
}  # fmt: skip
CROSSWALK = (
    ("entry type", "kind", "book, article, incollection, phdthesis, unpublished, misc"),
    ("author editor translator", "contributions", "by role"),
    ("title", "titles[main]", "braces keep its capitals"),
    ("journal booktitle volume number pages", "relations[part-of]", "from its words"),
    ("year", "dates", ""),
    ("publisher address", "publications", ""),
    ("edition series", "edition · series", ""),
    ("isbn issn doi", "identifiers", "valid ones"),
    ("url", "links[full]", "else the permalink"),
    ("language", "languages", ""),
    ("howpublished note", "medium · holdings", "of things that are kept in one place"),
)
_SPECIAL = str.maketrans(
    {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}"}
)  # fmt: skip


def entry(description: Description, about: About, taken: Sequence[str] = ()) -> tuple[str, str]:
    """(key, text) of one entry; the key is none of those taken."""
    source = cited(description, about=about)
    kind = TYPES.get(source.type, "misc")
    journal = kind == "article"
    fields = {
        "author": _names(source.authors),
        "editor": _names(source.editors),
        "translator": _names(source.translators),
        "title": _escaped(source.whole_title),
        "journal" if journal else "booktitle": _escaped(source.container),
        "volume": _escaped(source.volume or source.part),
        "number": _escaped(source.issue or source.number),
        "pages": _escaped(source.pages.replace("–", "--")),
        "year": _escaped(source.year.replace("–", "--")),
        "publisher" if kind != "phdthesis" else "school": _escaped(source.publisher),
        "address": _escaped(source.place),
        "edition": _escaped(source.edition),
        "series": _escaped(source.series),
        "howpublished": _escaped(source.medium if kind == "misc" else ""),
        "note": _escaped(_kept(source, kind)),
        "isbn": _escaped(source.isbn),
        "issn": _escaped(source.issn),
        "doi": _address(source.doi),
        "url": _address(source.url or about.address),
        "language": _escaped(source.language),
    }
    key = _key(source, taken)
    body = "".join(
        f",\n  {name} = {{{{{value}}}}}" if name == "title" else f",\n  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    )
    return key, f"@{kind}{{{key}{body}\n}}\n"


def _kept(source: Cited, kind: str) -> str:
    """Where the one thing is kept."""
    return ", ".join(filter(None, (source.institution, source.call_number))) if kind in {"misc", "unpublished"} else ""


def _names(people: Sequence[Person]) -> str:
    return " and ".join(f"{{{_escaped(each.literal)}}}" if each.literal else _escaped(each.filed()) for each in people)


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _address(text: str) -> str:
    """Addresses are set as they are; only braces would end the field."""
    return "".join(text.split()).replace("{", "%7B").replace("}", "%7D")


_NOT_KEY = re.compile(r"[^a-z0-9]+")


def _key(source: Cited, taken: Sequence[str]) -> str:
    """Author, year and first word in ASCII letters, as far as there are any: "qodiriy1926otkan"."""
    name = source.authors[0].family or source.authors[0].literal.split(" ")[0] if source.authors else ""
    word = next((word for word in source.title.split() if len(word) > 3), source.title)
    year = str(source.start) if source.start else ""
    key = _plain(name)[:20] + year + _plain(word)[:20] or "item"
    number, found = 1, key
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found


def _plain(text: str) -> str:
    return _NOT_KEY.sub("", normalize("NFKD", text).encode("ascii", "ignore").decode().lower())


class BibTeXWriter:
    """UTF-8."""

    name = "bibtex"
    media_type = "application/x-bibtex"
    suffix = "bib"

    def write(self, description: Description, about: About) -> bytes:
        """One entry."""
        return together([(description, about)])


def together(things: Sequence[tuple[Description, About]]) -> bytes:
    """Several entries, each with a key of its own."""
    entries: dict[str, str] = {}
    for each in things:
        key, text = entry(*each, taken=tuple(entries))
        entries[key] = text
    return "\n".join(entries.values()).encode()


BIBTEX = BibTeXWriter()
