"""What the W3C's EPUB books say of themselves, as far as the server decides it: <https://w3c.github.io/epub-tests/>. Each row is one book and its own statement."""

from collections.abc import Callable, Iterator

import pytest

from lavh.formats.container import archive
from lavh.formats.epub import EPUB
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Guided
from tests.formats.containers import SHARED, codes, kept

Statement = Callable[[Opened, dict[str, bytes]], object]
FOLDERS = (SHARED / "epub" / "w3c-tests", SHARED.parent / "conformance" / "epub-w3c")


def order(book: Opened, _: dict[str, bytes]) -> list[str]:
    return [link.href.rpartition("/")[2] for link in book.manifest.reading_order]


def toc(book: Opened, _: dict[str, bytes]) -> list[str | None]:
    return [link.title for link in book.manifest.toc]


def title(book: Opened, _: dict[str, bytes]) -> object:
    return book.manifest.metadata.title


def progression(book: Opened, _: dict[str, bytes]) -> object:
    return book.manifest.metadata.reading_progression


def layouts(book: Opened, _: dict[str, bytes]) -> object:
    whole = book.manifest.metadata.presentation
    return [
        (link.properties and link.properties.layout) or (whole and whole.layout) for link in book.manifest.reading_order
    ]


def sides(book: Opened, _: dict[str, bytes]) -> object:
    return [link.properties and link.properties.page for link in book.manifest.reading_order]


def sizes(book: Opened, _: dict[str, bytes]) -> object:
    return [(link.width, link.height) for link in book.manifest.reading_order]


def presentation(book: Opened, _: dict[str, bytes]) -> object:
    made = book.manifest.metadata.presentation
    return made and (made.layout, made.orientation, made.spread, made.overflow, made.continuous)


def types(_: Opened, files: dict[str, bytes]) -> set[str]:
    return {href.rpartition(".")[2] for href in files}


def phrases(book: Opened, _: dict[str, bytes]) -> list[tuple[str | None, str | None]]:
    return [
        (each.textref, each.audioref)
        for guidance in book.sync.values()
        for each in flat(guidance.guided)
        if not each.children
    ][:2]


def flat(phrases: tuple[Guided, ...]) -> Iterator[Guided]:
    for each in phrases:
        yield each
        yield from flat(each.children)


def problems(book: Opened, _: dict[str, bytes]) -> list[str]:
    return codes(book)


ROWS: list[tuple[str, Statement, object]] = [
    ("pkg-spine-order", order, ["d-content_001.xhtml", "c-content_002.xhtml", "b-content_003.xhtml", "a-content_004.xhtml"]),
    ("pkg-spine-order-svg", order, ["1.svg", "2.svg", "3.svg", "4.svg"]),
    ("pkg-spine-nonlinear-activation", order, ["content_001.xhtml"]),
    ("pkg-spine-duplicate-item-ui", order, ["content_001.xhtml", "content_002.xhtml", "content_002~2.xhtml", "content_002~3.xhtml"]),
    ("pkg-spine-unknown", order, ["content_001.xhtml"]),
    ("pkg-spine-progression_rtl", progression, "rtl"),
    ("pkg-spine-progression_ltr", progression, "ltr"),
    ("pkg-spine-progression-default", progression, "rtl"),
    ("pkg-spine-progression-pre-paginated", progression, "ltr"),
    ("pkg-title-order", title, "pkg-title-order"),
    ("pkg-meta-whitespace", title, "pkg-meta-whitespace"),
    ("pkg-version-backward", title, "pkg-version-backward"),
    ("pkg-linked-records", title, "Package metadata title!"),
    ("pkg-dir_rtl-root-ltr", title, "\u200fCSS: הרפתקה חדשה!"),
    ("pkg-dir-auto_root-unset", title, "CSS: הרפתקה חדשה!"),
    ("pkg-dir_creator-rtl", title, "pkg-dir_creator-rtl"),
    ("nav-access", toc, ["Test passes if you can see this link"]),
    ("nav-non-text_img_title", toc, ["Start page", "Description of the Abbey of Sénanque"]),
    ("nav-spine_in-spine-hidden-toc-html", toc, ["The first link", "The second link"]),
    ("nav-spine_in-spine-hidden-toc-html", order, ["nav.xhtml", "content_001.xhtml", "content_002.xhtml"]),
    ("nav-spine_in-spine-hidden-toc-css", toc, ["The first link", "The second link"]),
    ("nav-activation", toc, ["1st content document", "Click to access 2nd content document"]),
    ("lay-pp-layout-default", layouts, [None]),
    ("fxl-spine-overrides_behave-as-global", layouts, ["fixed", "reflowable"]),
    ("fxl-spine-overrides_duplicate", layouts, ["fixed", "reflowable"]),
    ("lay-pp-spine-overrides_behave-as-global-bis", layouts, ["reflowable", "fixed", "reflowable"]),
    ("lay-pp-layout-duplication", layouts, ["fixed", "fixed", "fixed", "fixed"]),
    ("fxl-layout-duplication", layouts, ["fixed", "fixed", "fixed", "fixed"]),
    ("lay-pp-spine-overrides_image-spine-pp", order, ["page_001.xhtml", "page_002.xhtml"]),
    ("lay-pp-spine-overrides_image-spine-pp", layouts, ["fixed", "reflowable"]),
    ("lay-pp-spine-overrides_image-only-reflow", order, ["page_001.xhtml", "page_002.xhtml", "page_003.xhtml"]),
    ("lay-pp-spine-overrides_image-only-reflow", layouts, ["reflowable", "fixed", "reflowable"]),
    ("lay-pp-page-spread-combined", sides, [None, "left", "right", None]),
    ("lay-pp-page-spread-left", sides, [None, "left", None, None]),
    ("fxl-page-spread-break", sides, ["left", "right", "left", "right"]),
    ("lay-fxl-xhtml-icb", sizes, [(900, 600), (900, 600), (900, 600), (900, 600)]),
    ("lay-fxl-xhtml-icb_units", sizes, [(1000, 600), (1000, 600)]),
    ("lay-fxl-xhtml-icb_device_sizes", sizes, [(None, None)]),
    ("lay-pp-xhtml-icb_multi", sizes, [(900, 600), (1400, 600)]),
    ("lay-pp-xhtml-icb_invalid_meta", sizes, [(900, 600), (900, 600)]),
    ("lay-pp-xhtml-icb_repeated-in-meta", sizes, [(900, 600), (900, 600)]),
    ("lay-fxl-svg-icb_multi", sizes, [(900, 600), (900, 600), (1200, 600)]),
    ("lay-fxl-xhtml-icb_multi_declarations", sizes, [(1000, 600), (1000, 600)]),
    ("lay-fxl-spread-none", presentation, ("fixed", None, "none", None, None)),
    ("lay-fxl-spread-landscape", presentation, ("fixed", None, "landscape", None, None)),
    ("lay-pkg-flow-scrolled-doc", presentation, (None, None, None, "scrolled", False)),
    ("lay-pkg-flow-scrolled-continuous", presentation, (None, None, None, "scrolled", True)),
    ("lay-fxl-orientation-landscape", presentation, ("fixed", "landscape", None, None, None)),
    ("pub-foreign_json-spine", order, ["content_001.xhtml"]),
    ("pub-foreign_xml-spine", order, ["content_001.xhtml"]),
    ("pub-cmt-jxl", types, {"xhtml", "jxl"}),
    ("pub-cmt-opus", types, {"xhtml", "opus"}),
    ("mol-audio-no-clipend", phrases, [("EPUB/mobydick.xhtml#first", "EPUB/audio/mobydick.mp3#t=29.268,44.783"), ("EPUB/mobydick.xhtml#second", "EPUB/audio/mobydick.mp3#t=44.783")]),
    ("mol-navigation", phrases, [("EPUB/ch1.xhtml#mo-1", "EPUB/audio/ch1.mp3#t=0,1.233"), ("EPUB/ch1.xhtml#mo-2", "EPUB/audio/ch1.mp3#t=1.233,7.603")]),
    ("mol-tts_multi", phrases, [("EPUB/mobydick.xhtml#first", None), ("EPUB/mobydick.xhtml#second", None)]),
    ("pub-xml-names", problems, ["broken-xml"]),
    ("pub-xml-external-id", problems, ["external-entity"]),
    ("ocf-package_arbitrary", title, "ocf-package_arbitrary"),
    ("ocf-metainf-manifest", order, ["content_001.xhtml"]),
    ("scr-support-fallback", problems, ["active-content"]),
    ("pkg-manifest-unlisted-resource", types, {"xhtml"}),
]  # fmt: skip


def opened(name: str) -> tuple[Opened, dict[str, bytes]]:
    path = next(folder / f"{name}.epub" for folder in FOLDERS if (folder / f"{name}.epub").exists())
    with archive(path) as source:
        book = EPUB().open(source, Limits())
        return book, kept(book)


@pytest.mark.parametrize(
    ("name", "statement", "answer"), ROWS, ids=[f"{name}-{statement.__name__}" for name, statement, _ in ROWS]
)
def test_statement(name: str, statement: Statement, answer: object) -> None:
    assert statement(*opened(name)) == answer
