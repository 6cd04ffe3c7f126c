"""HTML files, opened as books."""

import pytest

from lavh.formats.html import HTML
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Link
from lavh.kernel.errors import Unreadable
from tests.formats.containers import Files, codes, kept, manifest_faults

PAGE = "application/xhtml+xml"


def opened(files: dict[str, str | bytes], name: str = "kitob.zip") -> Opened:
    return HTML().open(Files(files, name), Limits())


ONE = """<!DOCTYPE html><html lang="uz"><head><title>Kitob</title><meta name="author" content="A. Q.; B. C."><meta name=description content="Haqida">
<meta name="DC.date" content="1926"><script>x</script></head><body><h1>Bir</h1><p>a<br>b<h2 id=x>Ikki</h2><p>c<h2>Uch</h2><h1>Toʻrt</h1></body></html>"""


def test_one_page_has_contents_of_its_headings() -> None:
    book = opened({"kitob.html": ONE}, "kitob.html")
    href = "kitob.html"
    assert book.manifest.toc == (
        Link(
            f"{href}#heading-1",
            title="Bir",
            children=(Link(f"{href}#x", title="Ikki"), Link(f"{href}#heading-3", title="Uch")),
        ),
        Link(f"{href}#heading-4", title="Toʻrt"),
    )
    assert b'<h1 id="heading-1">Bir</h1><p>a<br/>b</p><h2 id="x">Ikki</h2>' in kept(book)[href]
    said = book.description
    assert (
        said.titles[0].text,
        said.languages,
        [each.agent.name for each in said.contributions],
        said.dates[0].start,
    ) == ("Kitob", ("uz",), ["A. Q.", "B. C."], 1926)
    assert codes(book) == ["active-content"]
    assert manifest_faults(book) == []


def test_several_pages_stand_as_the_index_names_them() -> None:
    files: dict[str, str | bytes] = {
        "a/10.html": "<title>Oʻn</title><p>x",
        "a/9.html": "<h1>Toʻqqiz</h1><img src='../i.png'>",
        "index.html": "<title>Bosh</title><a href='a/9.html'>9</a>",
        "i.png": b"\x89PNG",
        "s.css": "@import url(http://evil.example/); p{}",
        "x.exe": b"MZ",
    }
    book = opened(files)
    assert [link.href for link in book.manifest.reading_order] == ["index.html", "a/9.html", "a/10.html"]
    assert book.manifest.toc == (
        Link("index.html", title="Bosh"),
        Link("a/9.html", title="Toʻqqiz"),
        Link("a/10.html", title="Oʻn"),
    )
    stored = kept(book)
    assert list(stored) == ["index.html", "a/9.html", "a/10.html", "i.png", "s.css"]
    assert stored["s.css"] == b" p{}"
    assert codes(book) == ["remote-resource", "foreign-resource"]


def test_strict_pages_are_read_strictly() -> None:
    book = opened(
        {
            "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>a<br/>b</p></body></html>'
        }
    )
    assert b"<p>a<br/>b</p>" in kept(book)["a.xhtml"]
    assert codes(book) == []


def test_nothing_to_read_is_refused() -> None:
    with pytest.raises(Unreadable, match="no-reading-order"):
        opened({"a.html": ""})


def test_recognised_where_nothing_knows_better() -> None:
    assert detect(Files({"a.html": ONE})).name == "html"
    assert detect(Files({"index.html": ONE, "a.png": ""})).name == "html"
    assert HTML().recognises(Files({"ncc.html": ONE, "a.smil": ""})) == 0.0
    assert HTML().recognises(Files({"a.txt": ""})) == 0.0
