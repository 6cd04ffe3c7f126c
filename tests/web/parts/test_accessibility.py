"""What is said of a publication's accessibility, from what it says itself and from what it is made of."""

import pytest
from django.utils import translation

from lavh.formats.rwpm import Accessibility, Link, Manifest, Metadata, Presentation
from lavh.formats.rwpm.guided import MEDIA_TYPE as GUIDED
from lavh.web.parts.accessibility import groups

TEXT = Link("a.xhtml", type="application/xhtml+xml")
SOUND = Link("a.mp3", type="audio/mpeg")
UNSAID = ["Nobody has said whether it meets a standard of accessibility"]
UNSAFE = ["Nobody has said whether something in it flashes, moves or startles"]
FLOWS = "Letters, colours and spacing can be changed as you like"


def said(manifest: Manifest) -> dict[str, list[str]]:
    """Headings and statements, in English."""
    with translation.override("en"):
        return {each.heading: [statement.words for statement in each.statements] for each in groups(manifest)}


def of(accessibility: Accessibility | None = None, *order: Link, **more: object) -> Manifest:
    """A manifest."""
    return Manifest(Metadata("x", accessibility=accessibility), reading_order=order or (TEXT,), **more)  # type: ignore[arg-type]


def test_of_a_book_that_says_nothing() -> None:
    assert said(of()) == {
        "Ways of reading": [FLOWS, "Nobody has said whether all of it can be read aloud or in braille"],
        "Standards": UNSAID,
        "Hazards": UNSAFE,
    }


def test_of_a_book_that_says_all() -> None:
    told = Accessibility(
        conforms_to=("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",),
        access_mode=("textual", "visual"),
        access_mode_sufficient=(("textual", "visual"), ("textual",)),
        feature=("alternativeText", "longDescription", "MathML", "tableOfContents", "structuralNavigation", "pageNavigation", "index"),
        hazard=("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"),
    )  # fmt: skip
    assert said(of(told)) == {
        "Ways of reading": [FLOWS, "All of it can be read aloud or in braille", "Pictures are described in words"],
        "Standards": ["It meets the accepted standards (WCAG, level AA)"],
        "Finding one's way": ["Table of contents", "Index with links", "Headings to jump by", "Page numbers of the printed book"],
        "Pictures, formulas, sound and film": ["Formulas can be read aloud (MathML)", "Pictures full of information have long descriptions"],
        "Hazards": ["None: nothing flashes, moves or startles"],
    }  # fmt: skip


def test_of_a_talking_book() -> None:
    spoken = Link("a.xhtml", type="application/xhtml+xml", alternate=(Link("-/sync/1.json", type=GUIDED),))
    told = Accessibility(hazard=("flashing", "sound"))
    assert said(of(told, spoken, toc=(TEXT,), page_list=(TEXT,))) == {
        "Ways of reading": [FLOWS, "Nobody has said whether all of it can be read aloud or in braille", "Recorded sound goes along with the text"],
        "Standards": UNSAID,
        "Finding one's way": ["Table of contents", "Page numbers of the printed book"],
        "Hazards": ["Flashing content", "Sounds that may be harmful"],
    }  # fmt: skip


def test_of_a_recording() -> None:
    assert said(of(None, SOUND))["Ways of reading"] == ["It is a recording: it is heard, not read"]


def test_of_fixed_pages() -> None:
    fixed = Manifest(Metadata("x", presentation=Presentation(layout="fixed")), reading_order=(TEXT,))
    assert said(fixed)["Ways of reading"][0] == "Pages are fixed: letters and colours cannot be changed"
    assert said(of(None, Link("1.jpg", type="image/jpeg")))["Ways of reading"] == ["Pages are fixed: letters and colours cannot be changed"]  # fmt: skip


@pytest.mark.parametrize(
    ("standard", "level"),
    [
        ("http://www.idpf.org/epub/a11y/accessibility-20170111.html#wcag-a", "the least of the accepted standards (WCAG, level A)"),
        ("http://www.idpf.org/epub/a11y/accessibility-20170111.html#wcag-aa", "the accepted standards (WCAG, level AA)"),
        ("EPUB Accessibility 1.1 - WCAG 2.1 Level AAA", "better than the accepted standards (WCAG, level AAA)"),
        ("https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa", "the accepted standards (WCAG, level AA)"),
        ("something", "Nobody has said"),
    ],
)  # fmt: skip
def test_standards(standard: str, level: str) -> None:
    [statement] = said(of(Accessibility(conforms_to=(standard,))))["Standards"]
    assert level in statement
