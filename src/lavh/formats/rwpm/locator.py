"""Locator: a place in a publication, in the wire form that native Readium apps read. <https://readium.org/architecture/models/locators/>"""

from lavh.formats.rwpm.manifest import Wire


class Locations(Wire, frozen=True):
    """Where in the resource, in as many ways as are known; a reader takes the most exact one that it understands."""

    fragments: tuple[str, ...] = ()  # "epubcfi(/6/4!/4/2/1:0)" · "t=12.5" · "page=7" · an element's id
    progression: float | None = None  # 0–1 of the resource
    total_progression: float | None = None  # 0–1 of the publication
    position: int | None = None  # from 1, of the publication's positions


class Text(Wire, frozen=True):
    """The words at the place: they find it again where everything else has changed."""

    before: str | None = None
    highlight: str | None = None
    after: str | None = None


class Locator(Wire, frozen=True):
    """A place."""

    href: str
    type: str = ""
    title: str | None = None  # of the chapter
    locations: Locations = Locations()
    text: Text | None = None
