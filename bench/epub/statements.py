"""What each of the W3C's EPUB test books says must be seen, as a check of what is on show. Names are those of the files."""

from collections.abc import Callable, Mapping
from typing import Any

PICTURES = "[...document.querySelectorAll('img, svg image')].every(e => e.localName !== 'img' || (e.complete && e.naturalWidth > 0))"
TURNS = 30


class Shown:
    """The reader with a book open. `asked`: addresses that were answered."""

    def __init__(self, page: Any, asked: list[str]) -> None:
        self.page = page
        self.asked = asked

    @property
    def frames(self) -> list[Any]:
        """Documents that can be seen, the first of a spread first."""
        inside = [frame for frame in self.page.frames if frame is not self.page.main_frame]
        return [
            frame
            for frame in inside
            if frame.evaluate("frameElement.parentElement.style.display !== 'none' && frameElement.clientWidth > 0")
        ]

    def text(self) -> str:
        """Words on show."""
        return " ".join(" ".join(frame.evaluate("document.body.innerText") or "" for frame in self.frames).split())

    def js(self, expression: str) -> Any:
        """In the document on show."""
        return self.frames[0].evaluate(expression)

    def next(self) -> None:
        """One page on."""
        self.page.keyboard.press("PageDown")
        self.page.wait_for_timeout(220)

    def walk(self, turns: int = TURNS) -> list[str]:
        """What is on show from here on, each different thing once, until nothing new comes."""
        found = [self.text()]
        still = 0
        for _ in range(turns):
            place = self.page.locator("#slider").input_value()
            self.next()
            words = self.text()
            still = still + 1 if words == found[-1] and place == self.page.locator("#slider").input_value() else 0
            if words != found[-1]:
                found.append(words)
            if still > 1:
                break
        return found

    def contents(self) -> list[str]:
        """Titles of the reader's own table of contents."""
        self.page.keyboard.press("t")
        self.page.wait_for_selector("#sheet-contents[open]")
        return [" ".join(each.split()) for each in self.page.locator("#sheet-contents .toc-title").all_inner_texts()]

    def to_entry(self, number: int) -> str:
        """Choose an entry of the contents; what is on show then."""
        self.contents()
        self.page.locator("#sheet-contents .toc button").nth(number).click()
        self.page.wait_for_timeout(500)
        return self.text()

    def tap(self, selector: str) -> None:
        """Touch something in the book."""
        self.frames[0].locator(selector).first.click()
        self.page.wait_for_timeout(600)

    def title(self) -> str:
        """The book's title as the reader has it, unchanged."""
        return str(self.page.evaluate("document.querySelector('.reader-title').textContent"))

    def pictures(self) -> bool:
        """Whether every picture is there."""
        self.page.wait_for_timeout(500)
        return all(frame.evaluate(PICTURES) for frame in self.frames)


def says(words: str) -> Callable[[Shown], bool]:
    """These words are on the first page."""
    return lambda shown: words in shown.text()


def walks(*words: str) -> Callable[[Shown], bool]:
    """These words come in this order when one turns the pages."""

    def check(shown: Shown) -> bool:
        whole = " ¦ ".join(shown.walk())
        at = 0
        for each in words:
            at = whole.find(each, at)
            if at < 0:
                return False
        return True

    return check


def fixed(shown: Shown) -> bool:
    """What is on show is a drawn page."""
    return bool(shown.page.locator("foliate-fxl").count())


def alternates(*kinds: bool) -> Callable[[Shown], bool]:
    """Drawn pages (True) and set pages (False) in this order."""

    def check(shown: Shown) -> bool:
        seen = [fixed(shown)]
        for _ in range(TURNS):
            shown.next()
            if fixed(shown) != seen[-1]:
                seen.append(fixed(shown))
        return seen == list(kinds)

    return check


def pictured(shown: Shown) -> bool:
    """There is a picture, and it is there."""
    return shown.js("document.querySelectorAll('img, svg, picture').length > 0") and shown.pictures()


def styled(selector: str, name: str, *values: str) -> Callable[[Shown], bool]:
    """Computed style of elements, one after the other."""
    expression = f"[...document.querySelectorAll({selector!r})].map(e => getComputedStyle(e)[{name!r}])"
    return lambda shown: list(values) == shown.js(expression)[: len(values)]


def wide(width: int = 900, height: int = 600) -> Callable[[Shown], None]:
    """Turn the screen."""
    return lambda shown: (
        shown.page.set_viewport_size({"width": width, "height": height}),
        shown.page.wait_for_timeout(400),
    )[1]


def spread(*pairs: tuple[str, ...]) -> Callable[[Shown], bool]:
    """On a wide screen these pages stand side by side, in this order from left to right."""

    def check(shown: Shown) -> bool:
        wide()(shown)
        found = []
        for _ in range(8):
            order = sorted(shown.frames, key=lambda frame: frame.evaluate("frameElement.getBoundingClientRect().left"))
            words = [" ".join((frame.evaluate("document.body?.innerText ?? ''")).split()) for frame in order]
            found.append([each for each in words if each])
            shown.next()
        return all(
            any(
                len(pair) == len(row) and all(want in have for want, have in zip(pair, row, strict=True))
                for row in found
            )
            for pair in pairs
        )

    return check


def alone(shown: Shown) -> bool:
    """On a wide screen each page stands alone."""
    wide()(shown)
    for _ in range(4):
        if len(shown.frames) != 1:
            return False
        shown.next()
    return True


def clipped(shown: Shown) -> bool:
    """What lies outside the page is cut off: nothing of the frame is larger than its viewport."""
    return bool(
        shown.js(
            "document.documentElement.clientWidth <= frameElement.clientWidth && getComputedStyle(frameElement.parentElement).overflow === 'hidden'"
        )
    )


def nothing_foreign(shown: Shown) -> bool:
    """Nobody but the house was asked."""
    shown.walk(4)
    return all(url.startswith(("http://127.0.0.1", "blob:", "data:")) for url in shown.asked)


def spoken(shown: Shown) -> bool:
    """The book's sound is asked for once one reads aloud where there is some."""
    shown.next()
    shown.page.keyboard.press("r")
    shown.page.wait_for_timeout(2500)
    return shown.page.locator("#listen").get_attribute("data-playing") == "true" and any(
        url.endswith((".mp3", ".m4a", ".mp4", ".opus")) for url in shown.asked
    )


def overlay_follows(shown: Shown) -> bool:
    """Reading aloud goes on with the page that one has gone to."""
    shown.to_entry(1)
    shown.page.keyboard.press("r")
    shown.page.wait_for_timeout(2000)
    return "Chapter 2" in shown.text() and shown.page.locator("#listen").get_attribute("data-playing") == "true"


def footnote(shown: Shown) -> bool:
    """A note comes as a pop-up."""
    shown.tap("a[href]")
    return bool(shown.page.locator("#sheet-footnote[open]").count())


def linked(shown: Shown) -> bool:
    """A link to what stands outside the order of reading leads there."""
    shown.tap("a[href]")
    return "Test passes if following the link opens this page" in shown.text()


def bookmarked_apart(shown: Shown) -> bool:
    """Each occurrence of a file that occurs several times is a place of its own."""
    places = set()
    for _ in range(6):
        places.add(shown.page.locator("#slider").input_value())
        shown.next()
    return len(places) >= 4


def scrolled(shown: Shown) -> bool:
    """The book is scrolled, as it asks."""
    return shown.page.locator("foliate-paginator[flow=scrolled]").count() == 1


def right_to_left(shown: Shown) -> bool:
    """The key to the left goes on."""
    before = shown.page.locator("#slider").input_value()
    shown.page.keyboard.press("ArrowLeft")
    shown.page.wait_for_timeout(400)
    return bool(shown.page.locator("#slider").input_value() != before)


def left_to_right(shown: Shown) -> bool:
    """The key to the right goes on."""
    before = shown.page.locator("#slider").input_value()
    shown.page.keyboard.press("ArrowRight")
    shown.page.wait_for_timeout(400)
    return bool(shown.page.locator("#slider").input_value() != before)


def duplicate_link(shown: Shown) -> bool:
    """A link leads to the first of a file's occurrences."""
    shown.tap("a[href]")
    first = shown.page.locator("#slider").input_value()
    shown.page.keyboard.press("PageUp")
    shown.page.wait_for_timeout(400)
    return "clicking this link" in shown.text() and first != "0"


def font(shown: Shown) -> bool:
    """The book's typeface has been read."""
    shown.page.wait_for_timeout(400)
    return bool(shown.js("[...document.fonts].some(f => f.status === 'loaded')"))


def size_of(number: int, width: int, height: int) -> Callable[[Shown], bool]:
    """The page's own viewport is what counts."""

    def check(shown: Shown) -> bool:
        for _ in range(number):
            shown.next()
        sizes = [
            frame.evaluate("[parseFloat(frameElement.style.width), parseFloat(frameElement.style.height)]")
            for frame in shown.frames
        ]
        return [width, height] in sizes

    return check


NOT_APPLICABLE: Mapping[str, str] = {  # statements about what a reader may leave out, and does here
    "scr-support": "scripts of books never run here, on purpose",
    "scr-readingsystem-support": "scripts of books never run here, on purpose",
    "scr-readingsystem-support_svg": "scripts of books never run here, on purpose",
    "scr-not-support_ccscript-modify-host": "scripts of books never run here, on purpose",
    "scr-storage-delete": "scripts of books never run here, on purpose: nothing is stored",
    "ocf-url_parse-leaking-relative": "the check itself is a script",
    "ocf-zip-comp": "the copy at hand was packed anew, as every EPUB is: there is nothing to refuse",
    "ocf-zip-mult": "the copy at hand was packed anew, in one piece: there is nothing to refuse",
    "xx-lay-pp-template": "a template: it states nothing",
    "lay-reflow-align-x-center": "align-x-center is not supported; the book says that it is then not applicable",
    "lay-fxl-orientation-landscape": "a browser cannot turn the screen",
}
REASONS: Mapping[str, str] = {  # why a statement is not kept
    "pub-xml-names": "a chapter that is no XML is read as HTML and reported when it is published",
}

STATEMENTS: Mapping[str, Callable[[Shown], bool]] = {
    "cnt-css-fonts_ot": font, "cnt-css-fonts_tt": font, "cnt-css-fonts_woff2": font,
    "cnt-mathml-support": lambda shown: shown.js("document.querySelector('math').getBoundingClientRect().height > 5 && !!document.querySelector('math msup')"),
    "cnt-svg-css-inclusion": lambda shown: "url(" in shown.js("getComputedStyle(document.querySelector('.fil0')).fill"),
    "cnt-svg-embedded": pictured, "cnt-svg-support": lambda shown: shown.js("!!document.querySelector('svg')") and "on top" in shown.text(),
    "cnt-xhtml-support": says("Test passes if you see this."),
    "css-epub-hyphens": lambda shown: {"none", "manual", "auto"} >= set(shown.js("[...document.querySelectorAll('p[style], p[class]')].map(e => getComputedStyle(e).hyphens)")) and len(set(shown.js("[...document.querySelectorAll('p[style], p[class]')].map(e => getComputedStyle(e).hyphens)"))) > 1,
    "css-epub-line-break": styled("p[class~=auto], p.loose, p.normal, p.strict", "lineBreak", "auto", "loose", "normal", "strict"),
    "css-epub-text-align-last": lambda shown: len(set(shown.js("[...document.querySelectorAll('p[style]')].map(e => getComputedStyle(e).textAlignLast)"))) > 2,
    "css-epub-word-break": lambda shown: len(set(shown.js("[...document.querySelectorAll('p[style]')].map(e => getComputedStyle(e).wordBreak)"))) > 1,
    "fxl-page-spread-break": spread(("This test passes", "Page 2"), ("Page 3", "Page 4")),
    "fxl-spine-overrides_behave-as-global": alternates(True, False),
    "fxl-spine-overrides_behave-as-global-bis": alternates(False, True, False),
    "fxl-spine-overrides_duplicate": alternates(True, False),
    "lay-fxl-layout-default": lambda shown: not fixed(shown), "lay-pp-layout-default": lambda shown: not fixed(shown),
    "lay-fxl-page-spread-combined": spread(("Page 2", "Page 3")), "lay-pp-page-spread-combined": spread(("Page 2", "Page 3")),
    "lay-pp-page-spread-left": spread(("Page 2", "Page 3")),
    "lay-fxl-spread-landscape": spread(("Page 2", "Page 3")),
    "lay-fxl-spread-none": alone, "lay-pp-spread-none": alone,
    "lay-fxl-svg-icb_multi": clipped, "lay-pp-svg-icb_multi": clipped, "lay-fxl-xhtml-icb": clipped, "lay-pp-xhtml-icb": clipped, "lay-pp-xhtml-icb_multi": clipped,
    "lay-pp-xhtml-icb_invalid_meta": clipped, "lay-pp-xhtml-icb_repeated-in-meta": clipped, "lay-fxl-xhtml-icb_units": clipped, "lay-fxl-xhtml-icb_device_sizes": clipped,
    "lay-page-layout-both": alternates(True, False, True),
    "lay-pkg-flow-scrolled-doc": scrolled, "scr-support_scrolled-doc": scrolled,
    "lay-pp-layout-duplication": fixed, "lay-viewport-meta-prop": fixed, "lay-rendition-flow-pre-pag": alternates(False, True, False),
    "lay-pp-spine-overrides_behave-as-global-bis": alternates(False, True, False),
    "lay-pp-spine-overrides_image-spine-pp": alternates(True, False),
    "lay-pp-spine-overrides_image-spine-reflow": alternates(False, True, False),
    "mol-audio-no-clipend": spoken, "mol-navigation": overlay_follows,
    "mol-tts_single": lambda shown: (shown.next(), shown.page.keyboard.press("r"), shown.page.wait_for_timeout(600), shown.page.locator("#listen").is_visible())[3],
    "nav-access": lambda shown: len(shown.contents()) == 1,
    "nav-activation": lambda shown: "navigation link leads" in shown.to_entry(1) or "Test passes" in shown.text(),
    "nav-spine_in-spine": lambda shown: len(shown.contents()) == 2, "nav-spine_in-spine-hidden-toc-css": lambda shown: len(shown.contents()) == 2,
    "nav-spine_in-spine-hidden-toc-html": lambda shown: len(shown.contents()) == 2,
    "nav-spine_in-spine-no-list-style": lambda shown: len(shown.contents()) == 2 and shown.page.evaluate("getComputedStyle(document.querySelector('#sheet-contents .toc li')).listStyleType") == "none",
    "ocf-metainf-manifest": lambda shown: len(shown.walk(4)) == 1, "ocf-package_arbitrary": says("Test passes if you see this."),
    "ocf-url_link-leaking-relative": pictured, "ocf-zip-comp": lambda _: False, "ocf-zip-mult": lambda _: False,
    "pkg-dir-auto_root-unset": lambda shown: bool(shown.title()),
    "pkg-dir_unset-root-unset": lambda shown: bool(shown.title()),
    "pkg-dir_but_not_content": lambda shown: shown.js("getComputedStyle(document.body).direction") == "ltr",
    "pkg-dir_creator-rtl": lambda shown: bool(shown.title()),
    "pkg-lang_but_not_content": lambda shown: not shown.js("document.documentElement.lang").startswith("fr"),
    "pkg-linked-records": lambda shown: bool(shown.title()),
    "pkg-manifest-unknown": says("Test passes"), "pkg-spine-unknown": says("Test passes"),
    "pkg-manifest-unlisted-resource": lambda shown: shown.js("[...document.images].every(e => e.naturalWidth === 0)"),
    "pkg-meta-whitespace": lambda shown: "  " not in shown.title() and shown.title() == shown.title().strip(),
    "pkg-spine-duplicate-item-hyperlink": duplicate_link, "pkg-spine-duplicate-item-rendering": bookmarked_apart, "pkg-spine-duplicate-item-ui": bookmarked_apart,
    "pkg-spine-nonlinear-activation": linked,
    "pkg-spine-order-svg": walks("Test passes", "Page 2", "Page 3", "Page 4"),
    "pkg-spine-progression-default": right_to_left, "pkg-spine-progression_rtl": right_to_left, "pkg-spine-progression-pre-paginated": left_to_right,
    "pkg-unique-id": says("Test passes"), "pkg-unique-id_duplicate": says("Test passes"),
    "pss-support": footnote, "pss-support_ignore-title": lambda shown: "test passes" in " ".join(shown.walk(4)),
    "pub-cmt-avif": pictured, "pub-cmt-gif": pictured, "pub-cmt-jpeg": pictured, "pub-cmt-svg": pictured,
    "pub-cmt-opus": lambda shown: shown.js("document.querySelector('audio') && (document.querySelector('audio').src || document.querySelector('audio source').src).length > 0"),
    "pub-data-urls_top-level-content": lambda shown: shown.js("[...document.images].some(e => e.src.startsWith('data:') && e.naturalWidth > 0)"),
    "pub-foreign_json-spine": says("Test passes if you see this text."),
    "pub-xml-external-id": lambda shown: "The test fails" not in shown.text(),
    "scr-support-fallback": lambda shown: "through the scripted content fallback" in " ".join(shown.walk(4)),
    "sec-untrusted-consent_network": nothing_foreign,
    "sec-untrusted-consent_scripting": lambda shown: nothing_foreign(shown) and shown.page.evaluate("localStorage.getItem('harm')") is None,
}  # fmt: skip
