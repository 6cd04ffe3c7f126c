"""A book is untrusted: of the hostile one only its words come through."""

import re

import pytest

from lavh.formats.epub import EPUB
from lavh.formats.publishing import Limits
from lavh.formats.xhtml import blocks, plain
from tests.formats.containers import codes, kept
from tests.formats.hostile import MARK, book
from tests.formats.zips import container

HOST = "http://evil.example"


@pytest.mark.parametrize("broken", ["", "<br>"], ids=["as XML", "as HTML"])
def test_nothing_runs_and_nothing_reaches_out(broken: str) -> None:
    opened = EPUB().open(container(book(HOST, broken)), Limits())
    files = kept(opened)
    assert list(files) == ["EPUB/ch1.xhtml", "EPUB/ch2.svg", "EPUB/s.css", "EPUB/a.png", "EPUB/nav.xhtml"]
    said = "".join(content.decode() for href, content in files.items() if not href.endswith(".png"))
    assert MARK not in said
    assert re.findall(r"http://evil\.example/[\w-]*", said) == [f"{HOST}/namespace", f"{HOST}/link-out", f"{HOST}/nav"]
    assert (
        re.findall(r"<(?:script|iframe|form|object|embed|meta|base|frame|handler)\b|\bon\w+=|javascript:|<\?xml-", said)
        == []
    )
    assert [link.title for link in opened.manifest.toc] == ["Bir"]
    assert set(codes(opened)) - {"broken-xml"} == {"active-content", "remote-resource"}


def test_its_words_stay() -> None:
    chapter = kept(EPUB().open(container(book(HOST)), Limits()))["EPUB/ch1.xhtml"]
    words = [block.text for block in blocks(chapter)]
    assert (words[0], words[-1]) == ("Kitob", "Shu yerda hech narsa ishlamaydi.")


def test_its_plain_page_is_harmless_too() -> None:
    chapter = kept(EPUB().open(container(book(HOST)), Limits()))["EPUB/ch1.xhtml"]
    written = plain(chapter, "EPUB/ch1.xhtml", lambda target: "/t/" + target.href, lambda target: "/r/" + target.href)
    assert re.findall(r"http://evil\.example/[\w-]*", written) == [f"{HOST}/link-out"]
    assert re.findall(r"<(?:script|style|link)\b|\bon\w+=|javascript:|\bstyle=|\bdata-", written) == []
    assert written.endswith('<p id="alive">Shu yerda hech narsa ishlamaydi.</p></div>')
