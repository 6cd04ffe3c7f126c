"""From the e-book to the audiobook and back."""

import pytest

from lavh.formats.rwpm import Link, Locations, Locator, Manifest, Metadata
from lavh.reading.rules.crossing import Crossed, crossed

TITLE = Metadata(title={"": "Ikki olam"})
BOOK = Manifest(
    TITLE,
    reading_order=tuple(Link(f"{each}.xhtml") for each in ("cover", "one", "two", "rest")),
    toc=(
        Link("one.xhtml", title="1. Uy"),
        Link("two.xhtml", title="2. Yoʻl", children=(Link("two.xhtml#b", title="Bozor"),)),
    ),
)
SOUND = Manifest(
    TITLE,
    reading_order=(Link("01.mp3", duration=300.0), Link("02.mp3", duration=100.0)),
    toc=(Link("01.mp3", title="1. УЙ"), Link("02.mp3#t=0", title="Bozor")),
)


def at(href: str, share: float, whole: float, title: str | None = None) -> Locator:
    return Locator(href, title=title, locations=Locations(progression=share, total_progression=whole))


@pytest.mark.parametrize(
    ("place", "here", "there", "expected"),
    [
        (at("one.xhtml", 0.5, 0.3), BOOK, SOUND, Crossed(Locator("01.mp3", title="1. УЙ", locations=Locations(progression=0.5)), "chapter")),
        (at("two.xhtml", 0.9, 0.7, "Bozor"), BOOK, SOUND, Crossed(Locator("02.mp3", title="Bozor", locations=Locations(("t=0",))), "chapter")),
        (at("two.xhtml", 0.1, 0.5), BOOK, SOUND, Crossed(Locator("01.mp3", locations=Locations(("t=200.0",), 200 / 300, 0.5)), "proportion")),
        (at("cover.xhtml", 0.0, 0.0), BOOK, SOUND, Crossed(Locator("01.mp3", locations=Locations(("t=0.0",), 0.0, 0.0)), "proportion")),
        (at("01.mp3", 0.25, 0.2), SOUND, BOOK, Crossed(Locator("one.xhtml", title="1. Uy", locations=Locations(progression=0.25)), "chapter")),
        (at("?", 0.0, 1.0), SOUND, BOOK, Crossed(Locator("rest.xhtml", locations=Locations(progression=1.0, total_progression=1.0)), "proportion")),
        (at("?", 0.0, 0.4), SOUND, Manifest(TITLE), Crossed(Locator("", locations=Locations(total_progression=0.4)), "proportion")),
    ],
    ids=["same chapter, its share", "a chapter inside a file", "no such chapter", "before all chapters", "back", "unknown place", "nothing there"],
)  # fmt: skip
def test_the_same_place_elsewhere(place, here, there, expected):
    assert crossed(place, here, there) == expected
