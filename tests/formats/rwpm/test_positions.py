"""Positions: the publication cut into pieces of about a printed page."""

import pytest

from lavh.formats.rwpm import Link, Locations, Locator, Manifest, Metadata, Presentation, Properties
from lavh.formats.rwpm.positions import LENGTH, positions

XHTML = "application/xhtml+xml"


def manifest(*links: Link, layout: str | None = None) -> Manifest:
    presentation = Presentation(layout=layout) if layout else None
    return Manifest(
        Metadata("a", presentation=presentation), reading_order=links, toc=(Link("a.xhtml#x", title="Bir"),)
    )


def test_flowing_markup_has_one_for_every_length_begun() -> None:
    found = positions(
        manifest(Link("a.xhtml", XHTML), Link("b.xhtml", XHTML, "Ikki")), {"a.xhtml": LENGTH * 2, "b.xhtml": LENGTH + 1}
    )
    assert found == (
        Locator("a.xhtml", XHTML, "Bir", Locations(progression=0.0, total_progression=0.0, position=1)),
        Locator("a.xhtml", XHTML, "Bir", Locations(progression=0.5, total_progression=0.25, position=2)),
        Locator("b.xhtml", XHTML, "Ikki", Locations(progression=0.0, total_progression=0.5, position=3)),
        Locator("b.xhtml", XHTML, "Ikki", Locations(progression=0.5, total_progression=0.75, position=4)),
    )


@pytest.mark.parametrize(
    ("link", "layout", "count"),
    [
        (Link("a.xhtml", XHTML), "fixed", 1),
        (Link("a.xhtml", XHTML, properties=Properties(layout="reflowable")), "fixed", 4),
        (Link("a.xhtml", XHTML, properties=Properties(layout="fixed")), None, 1),
        (Link("a.jpg", "image/jpeg"), None, 1),
        (Link("a.mp3", "audio/mpeg"), None, 1),
        (Link("a.xhtml", XHTML), None, 4),
        (Link("empty.xhtml", XHTML), None, 1),
        (Link("sized.xhtml", XHTML, size=LENGTH * 3), None, 3),
    ],
)
def test_what_is_one_page_has_one(link: Link, layout: str | None, count: int) -> None:
    sizes = {"a.xhtml": LENGTH * 4, "a.jpg": LENGTH * 4, "a.mp3": LENGTH * 4}
    assert len(positions(manifest(link, layout=layout), sizes)) == count


def test_nothing_to_read_has_none() -> None:
    assert positions(manifest(), {}) == ()
