"""DTBook becomes chapters of XHTML: levels, pages, notes, lists, poems, formulas, pictures."""

import pytest

from lavh.formats.container import opened as container
from lavh.formats.dtbook import DTBOOK, read
from lavh.formats.publishing import Limits
from lavh.formats.reading import Problem
from lavh.formats.rwpm import Link
from lavh.formats.xml.parse import parse
from lavh.kernel.errors import Unreadable
from tests.formats.audio.made import PNG
from tests.formats.containers import SHARED, Files, kept

LIMITS = Limits()
SPACE = 'xmlns="http://www.daisy.org/z3986/2005/dtbook/"'


def body(inside: str, front: str = "") -> str:
    return f'<dtbook {SPACE} version="2005-3" xml:lang="uz"><head><meta name="dc:Title" content="Kitob"/></head><book>{front}<bodymatter>{inside}</bodymatter></book></dtbook>'


def made(inside: str) -> str:
    """What stands in the only chapter's body."""
    (chapter,) = read(body(inside).encode(), "k.xml").chapters
    return chapter.markup.decode().partition('epub:type="bodymatter">')[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<level1><h1>A</h1></level1>", '<section><h1 id="lavh-1">A</h1></section>'),
        ("<level><hd id='x'>A</hd><level><hd>B</hd></level></level>", '<section><h1 id="x">A</h1><section><h2 id="lavh-1">B</h2></section></section>'),
        ("<p><sent id='s' smilref='a.smil#b'>Bir <w>ikki</w></sent></p>", '<p><span id="s" class="sentence">Bir <span class="word">ikki</span></span></p>'),
        ("<pagenum id='p' page='front'>iv</pagenum>", '<span id="p" epub:type="pagebreak" role="doc-pagebreak" aria-label="iv" title="iv"></span>'),
        (
            "<p>a<noteref idref='n'>1</noteref></p><note id='n'><p>b</p></note>",
            '<p>a<a epub:type="noteref" role="doc-noteref" href="#n">1</a></p><aside id="n" epub:type="footnote" role="doc-footnote"><p>b</p></aside>',
        ),
        ("<list type='ol' enum='a' start='3'><hd>X</hd><li>b</li></list>", '<ol start="3" type="a"><li class="hd">X</li><li>b</li></ol>'),
        ("<list type='pl'><li><lic>a</lic> <lic>7</lic></li></list>", '<ul><li><span class="lic">a</span> <span class="lic">7</span></li></ul>'),
        (
            "<poem><linegroup><line>a<linenum>5</linenum></line></linegroup><author>B</author></poem>",
            '<div class="poem"><div class="linegroup"><div class="line">a<span class="linenum">5</span></div></div><p class="author">B</p></div>',
        ),
        ("<p>x <line>a</line><line>b</line></p>", '<p>x <span class="line">a</span><br/><span class="line">b</span><br/></p>'),
        ("<p><cite><title>T</title>, <author>A</author></cite></p>", '<p><cite><span class="title">T</span>, <span class="author">A</span></cite></p>'),
        ("<sidebar render='optional'><hd>S</hd></sidebar>", '<aside epub:type="sidebar"><h1 id="lavh-1">S</h1></aside>'),
        ("<prodnote imgref='i'>rasm</prodnote>", '<aside role="note" class="prodnote">rasm</aside>'),
        (
            "<table><caption>C</caption><tr><th scope='col'>h</th><td colspan='2'>d</td></tr></table>",
            '<table><caption>C</caption><tr><th scope="col">h</th><td colspan="2">d</td></tr></table>',
        ),
        ("<p><acronym pronounce='no' title='X Y'>XY</acronym> <a href='http://e.org/' external='true'>e</a></p>", '<p><abbr title="X Y">XY</abbr> <a href="http://e.org/" rel="noopener noreferrer external">e</a></p>'),
        ("<p onclick='x()' style='a:b'>k<unknown>l</unknown><script>m</script></p>", "<p>klm</p>"),
        ("<epigraph>e</epigraph><bridgehead>b</bridgehead>", '<blockquote epub:type="epigraph" role="doc-epigraph">e</blockquote><p epub:type="bridgehead" class="bridgehead">b</p>'),
    ],
)  # fmt: skip
def test_elements(written: str, expected: str) -> None:
    assert made(written) == expected


def test_formulas_and_pictures() -> None:
    book = DTBOOK.open(
        Files({"d/k.xml": body('<level1><h1>F</h1><imggroup><img src="r.png" alt="Rasm"/><caption>C</caption></imggroup><img src="gone.jpg" alt=""/><m:math xmlns:m="http://www.w3.org/1998/Math/MathML" alttext="x"><m:mi>x</m:mi></m:math></level1>'), "d/r.png": PNG}),
        LIMITS,
    )  # fmt: skip
    assert [each.href for each in book.manifest.resources] == ["d/r.png"]
    assert book.problems() == (Problem("missing-file", place="d/gone.jpg"),)
    chapter = kept(book)["d/k.xhtml"].decode()
    assert '<figure><img alt="Rasm" src="r.png"/><figcaption>C</figcaption></figure>' in chapter
    assert '<math alttext="x" xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>' in chapter
    assert book.manifest.metadata.accessibility is not None
    assert "MathML" in book.manifest.metadata.accessibility.feature


def test_levels_are_chapters_and_contents() -> None:
    book = DTBOOK.open(
        Files({"k.xml": body(
            '<level1><h1 id="a">A</h1><level2><h2 id="b">B</h2><p><a href="#d">d</a></p></level2></level1><level1><h1 id="c">C</h1><pagenum id="p9">9</pagenum><p id="d">x</p></level1>',
            "<frontmatter><doctitle>Kitob nomi</doctitle></frontmatter>",
        )}),
        LIMITS,
    )  # fmt: skip
    assert [(each.href, each.title) for each in book.manifest.reading_order] == [
        ("k-1.xhtml", "Kitob nomi"),
        ("k-2.xhtml", "A"),
        ("k-3.xhtml", "C"),
    ]
    assert book.manifest.toc == (
        Link(href="k-1.xhtml#lavh-1", title="Kitob nomi"),
        Link(href="k-2.xhtml#a", title="A", children=(Link(href="k-2.xhtml#b", title="B"),)),
        Link(href="k-3.xhtml#c", title="C"),
    )
    assert book.manifest.page_list == (Link(href="k-3.xhtml#p9", title="9"),)
    assert b'<a href="k-3.xhtml#d">d</a>' in kept(book)["k-2.xhtml"]


def test_a_long_level_is_cut_where_its_own_begin() -> None:
    long = "<p>" + "soʻz " * 15_000 + "</p>"
    text = read(
        body(
            f"<level1><h1>A</h1><p>kirish</p><level2><h2>B</h2>{long}</level2><level2><h2>C</h2>{long}</level2></level1>"
        ).encode(),
        "k.xml",
    )
    assert [(each.name, each.title) for each in text.chapters] == [
        ("k-1.xhtml", "A"),
        ("k-2.xhtml", "B"),
        ("k-3.xhtml", "C"),
    ]
    assert [heading.level for each in text.chapters for heading in each.headings] == [1, 2, 2]


def test_a_book_that_is_written_from_right_to_left() -> None:
    markup = body('<level1><h1 id="a">فصل</h1></level1>').replace('xml:lang="uz"', 'xml:lang="ar"')
    book = DTBOOK.open(Files({"k.xml": markup}), LIMITS)
    assert book.manifest.metadata.reading_progression == "rtl"
    assert b'dir="rtl" lang="ar"' in kept(book)["k.xhtml"]


def test_ids_that_we_make_meet_no_other() -> None:
    text = read(body('<level1><h1>A</h1><p id="lavh-1">x</p><h2>B</h2></level1>').encode(), "k.xml")
    assert [each.fragment for each in text.chapters[0].headings] == ["lavh-2", "lavh-3"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<!DOCTYPE dtbook [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><dtbook><book>&b;</book></dtbook>', "xml-entities"),
        (
            '<!DOCTYPE dtbook [<!ENTITY x SYSTEM "file:///etc/passwd">]><dtbook><book>&x;</book></dtbook>',
            "xml-entities",
        ),
        ("<dtbook/>", "no-text"),
    ],
)
def test_refusals(content: str, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content.encode(), "k.xml")
    assert refusal.value.code == code


def test_a_book_that_nests_too_deep_is_still_words() -> None:
    text = read(body("<level1>" + "<div>" * 3000 + "ichkarida" + "</div>" * 3000 + "</level1>").encode(), "k.xml")
    assert "ichkarida" in text.chapters[0].markup.decode() or text.problems


@pytest.mark.parametrize(
    ("name", "chapters", "pages", "notes"),
    [
        ("dtbook-math.xml", 2, 2, 0),
        ("hauy-2005-1.xml", 8, 27, 103),
        ("hauy_valid.xml", 8, 27, 103),
        ("numeric.xml", 3, 5, 0),
        ("the_waste_land.xml", 3, 0, 50),
    ],
)
def test_the_shared_books(name: str, chapters: int, pages: int, notes: int) -> None:
    source = container(SHARED / "daisy" / "dtbook" / name)
    assert DTBOOK.recognises(source) == 0.85
    book = DTBOOK.open(source, LIMITS)
    assert (len(book.manifest.reading_order), len(book.manifest.page_list)) == (chapters, pages)
    files = kept(book)
    markup = b"".join(files.values())
    assert (markup.count(b'"doc-noteref"'), markup.count(b'"doc-footnote"')) == (notes, notes)
    assert all(parse(each)[1] == () for each in files.values())
    places = [
        *book.manifest.toc,
        *(child for each in book.manifest.toc for child in each.children),
        *book.manifest.page_list,
    ]
    assert all(f'id="{each.href.partition("#")[2]}"'.encode() in files[each.href.partition("#")[0]] for each in places)
