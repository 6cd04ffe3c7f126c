"""ComicInfo.xml: what a comic says of itself. <https://anansi-project.github.io/docs/comicinfo/schemas/v2.0>"""

from typing import NamedTuple

from lavh.formats.container.reading import whole
from lavh.formats.publishing import Container, Limits
from lavh.formats.reading import Problem
from lavh.formats.xhtml.markup import xml
from lavh.formats.xml.elements import LOCAL, child, children, text
from lavh.kernel.errors import Unreadable

INFO = "ComicInfo.xml"
# element → MARC relator
ROLES = {
    "Writer": "aut", "Penciller": "art", "Inker": "art", "Colorist": "clr", "Letterer": "cll", "CoverArtist": "cov", "Editor": "edt", "Translator": "trl",
}  # fmt: skip


class Info(NamedTuple):
    """The elements that say something, and pages that have a name: (number from 0, name)."""

    said: dict[str, str]
    bookmarks: tuple[tuple[int, str], ...] = ()

    def get(self, name: str) -> str:
        """What an element says; "" if it says nothing."""
        return self.said.get(name, "")

    def people(self) -> tuple[tuple[str, str], ...]:
        """(name, relator), in the order of the schema."""
        return tuple((name, role) for element, role in ROLES.items() for name in split(self.get(element)))


def split(written: str) -> tuple[str, ...]:
    """The values of an element that has several, separated by commas."""
    return tuple(filter(None, (each.strip() for each in written.split(","))))


def info(source: Container, limits: Limits, problems: list[Problem]) -> Info:
    """What is said, wherever in the archive it stands; what cannot be read is a problem."""
    name = next((each for each in source.names if each.rpartition("/")[2].lower() == INFO.lower()), "")
    if not name:
        return Info({})
    try:
        root, found = xml(whole(source, name, limits.markup_bytes))
    except Unreadable as error:
        problems.append(Problem(code=error.code, place=name, detail=str(error)[:200]))
        return Info({})
    problems += (Problem(code=each.code, place=name, detail=each.detail) for each in found)
    listed = child(root, "Pages")
    marks = [
        (int(each.get("Image") or ""), " ".join((each.get("Bookmark") or "").split()))
        for each in (children(listed, "Page") if listed is not None else ())
        if (each.get("Image") or "").isdecimal() and (each.get("Bookmark") or "").strip()
    ]
    return Info({LOCAL[each.tag]: text(each) for each in root if not len(each) and text(each)}, tuple(marks))
