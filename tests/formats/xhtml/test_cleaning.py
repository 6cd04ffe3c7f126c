"""A book is untrusted: what it may say comes through as it is, what runs or reaches out does not."""

import pytest

from lavh.formats.reading import Problem
from lavh.formats.xhtml import clean, clean_svg
from lavh.kernel.errors import Unreadable
from tests.formats.zips import page

HERE = "EPUB/text/ch1.xhtml"


def body(markup: str, **more: str) -> str:
    """The body of a page with this body, cleaned."""
    made = clean(page(markup).encode(), HERE, more).markup.decode()
    return made[made.index("<body>") + 6 : made.index("</body>")]


def same(markup: str) -> None:
    assert body(markup) == markup


@pytest.mark.parametrize(
    "markup",
    [
        '<h1 id="a" class="b" lang="uz" dir="rtl" epub:type="title" role="doc-subtitle" aria-label="x">Salom</h1>',
        "<p>a<br/>b<wbr/>c</p><hr/><a></a><p></p>",
        '<table><caption>c</caption><colgroup><col span="2"/></colgroup><tr><th scope="col" colspan="2">a</th><td headers="a">b</td></tr></table>',
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        '<math display="block" alttext="x over 2" xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>',
        (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>t</title>'
        '<linearGradient id="g"><stop offset="0"></stop></linearGradient><rect fill="url(&quot;#g&quot;)" width="1"></rect>'
        '<image xlink:href="../i/a.png" width="1"></image><use href="#g"></use></svg>'
        ),
        '<audio src="../a.mp3" controls="controls"></audio><video poster="p.jpg" controls="controls"><source src="v.mp4" type="video/mp4"/><track src="v.vtt" kind="captions"/></video>',
        '<img src="a.png" alt="x &lt; &quot;y&quot;"/><img src="data:image/png;base64,AAAA" alt=""/>',
        '<a href="ch2.xhtml#n1" epub:type="noteref">1</a><a href="https://lavh.example/" rel="noopener noreferrer external">w</a><a href="mailto:a@b.uz">m</a>',
        '<p style="color:red;margin:0">a</p><details open="open"><summary>s</summary>d</details><progress value="1" max="2"></progress>',

    ],
)  # fmt: skip
def test_what_a_book_says_stays(markup: str) -> None:
    same(markup)


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()" onmouseover="y">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" java&#10;script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a><a href="file:///etc/passwd">b</a>', "<a>a</a><a>b</a>"),
        ('<a href="../../../../../api/x">a</a>', '<a href="../../api/x">a</a>'),
        ('<a href="/EPUB/text/ch2.xhtml">a</a>', '<a href="ch2.xhtml">a</a>'),
        ('<img src="..\\..\\..\\x.png" alt="a"/>', '<img src="../../x.png" alt="a"/>'),
        ('<img src="http://evil.example/x.png" alt="a"/>', '<img alt="a"/>'),
        ('<img src="//evil.example/x.png" alt="a"/><img src="\\\\evil.example/x" alt=""/>', '<img alt="a"/><img alt=""/>'),
        ('<img srcset="http://evil.example/x 2x" src="a.png" alt=""/>', '<img src="a.png" alt=""/>'),
        ('<picture><source srcset="http://evil.example/x"/><img src="a.png" alt=""/></picture>', '<picture><img src="a.png" alt=""/></picture>'),
        ('<iframe src="x.xhtml" srcdoc="&lt;script&gt;"><p>a</p></iframe>b', "b"),
        ('<object data="x.swf" type="application/x-flash"><p>flash</p></object>', "<p>flash</p>"),
        ('<object data="x.svg" type="image/svg+xml">drawing</object>', '<img src="x.svg" alt="drawing"/>'),
        ('<embed src="x.swf"/><applet code="x"/><base href="http://evil.example/"/>', ""),
        ('<form action="http://evil.example/"><input name="q" type="password"/><input name="r" formaction="x"/><button formaction="y">b</button></form>',
         '<div><input name="r" type="text"/><button type="button">b</button></div>'),
        ('<meta http-equiv="refresh" content="0;url=http://evil.example/"/><link rel="prefetch" href="http://evil.example/"/>', ""),
        ('<p style="background:url(http://evil.example/)">a</p>', '<p style="background:url(&quot;about:invalid&quot;)">a</p>'),
        ('<p style="background:\\75rl(http://evil.example/)">a</p>', '<p style="background:url(&quot;about:invalid&quot;)">a</p>'),
        ('<audio src="http://evil.example/a.mp3" autoplay="autoplay"/>', '<audio controls="controls"></audio>'),
        ('<a ping="http://evil.example/" href="a.xhtml" target="_top" download="x">a</a>', '<a href="a.xhtml">a</a>'),
        ('<p data-controller="x" contenteditable="true" accesskey="s" tabindex="3" is="y-z" slot="s">a</p>', "<p>a</p>"),
        ('<x-y><p>a</p></x-y><marquee>b</marquee><blink>c</blink>', "<p>a</p>bc"),
        ("<noscript><p>a</p></noscript><template><p>b</p></template>", "<p>a</p>"),
        ('<a name="here">a</a>', '<a id="here">a</a>'),
        ("<html><head><title>a</title></head><body><p>b</p></body></html>", "<p>b</p>"),
    ],
)  # fmt: skip
def test_what_runs_or_reaches_out_does_not(markup: str, kept: str) -> None:
    assert body(markup) == kept


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<script>alert(1)</script><circle r=\"1\" onload=\"x()\"/>", '<circle r="1"></circle>'),
        ('<a xlink:href="javascript:alert(1)"><text>a</text></a>', "<a><text>a</text></a>"),
        ('<a><animate attributeName="href" to="javascript:alert(1)"/></a>', "<a></a>"),
        ('<a><set attributeName="xlink:href" to="javascript:x"/><animate attributeName="x" from="0" to="1"/></a>',
         '<a><animate attributeName="x" from="0" to="1"></animate></a>'),
        ('<use href="http://evil.example/x.svg#a"/><use href="data:image/svg+xml,x#a"/><use href="x.svg#a"/>', '<use></use><use></use><use href="x.svg#a"></use>'),
        ('<image href="http://evil.example/"/><feImage href="//evil.example/x"/>', "<image></image><feImage></feImage>"),
        ('<linearGradient href="x.svg#a"/><pattern xlink:href="#a"/>', '<linearGradient></linearGradient><pattern xlink:href="#a"></pattern>'),
        ('<rect fill="url(http://evil.example/#a)"/>', '<rect fill="url(&quot;about:invalid&quot;)"></rect>'),
        ('<style>@import "http://evil.example/x.css"; rect{fill:red}</style>', "<style> rect{fill:red}</style>"),
        ('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><p onclick="x">a</p><script>b</script></body></foreignObject>',
         '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div></foreignObject>'),
        ('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>', '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"></div></foreignObject>'),
    ],
)  # fmt: skip
def test_drawings_run_nothing_and_reach_nowhere(markup: str, kept: str) -> None:
    assert body(SVG.format(markup)) == SVG.format(kept)
    alone = clean_svg(SVG.format(markup).encode(), HERE)
    assert alone.markup.decode() == '<?xml version="1.0" encoding="utf-8"?>\n' + SVG.format(kept) + "\n"


def test_formulas_have_no_doors() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML">{}</math>'
    assert body(
        math.format('<mtext><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="y"/>a</mtext>')
    ) == math.format("<mtext>a</mtext>")
    assert body(
        math.format('<mi href="javascript:x" xlink:href="y" xmlns:xlink="http://www.w3.org/1999/xlink">a</mi>')
    ) == math.format("<mi>a</mi>")
    assert body(
        math.format('<semantics><mi>a</mi><annotation-xml encoding="text/html"><b>x</b></annotation-xml></semantics>')
    ) == math.format("<semantics><mi>a</mi></semantics>")


def test_what_was_left_out_is_told() -> None:
    made = clean(page('<p onclick="x">a</p><script/><img src="http://evil.example/x.png" alt=""/>').encode(), HERE)
    assert made.problems == (
        Problem("active-content", HERE, "onclick, script"),
        Problem("remote-resource", HERE, "http://evil.example/x.png"),
    )


def test_the_head_keeps_title_style_and_size() -> None:
    head = (
        '<meta charset="utf-8"/><meta name="viewport" content="width=600, height=800"/><link rel="stylesheet" href="../s.css"/>'
        '<link rel="stylesheet" href="http://evil.example/"/><style>p{color:red}</style><base href="/"/><script src="x.js"/>'
    )
    made = clean(page("", head).encode(), HERE)
    assert b'<head><title>x</title><meta name="viewport" content="width=600, height=800"/>' in made.markup
    assert b'<link rel="stylesheet" type="text/css" href="../s.css"/><style>p{color:red}</style></head>' in made.markup
    assert made.viewport == (600, 800)


SHEETS = b"""<?xml-stylesheet href="http://evil.example/x.css"?><?xml-stylesheet href="x.xsl" type="text/xsl"?>
<?xml-stylesheet href="../a&amp;b.css" type="text/css"?><?xml-stylesheet href="c.css" alternate="yes"?>"""


def test_instructions_that_load_style_become_style_of_the_book() -> None:
    made = clean(SHEETS + page("<p>a</p>").encode(), HERE)
    assert b'<title>x</title><link rel="stylesheet" type="text/css" href="../a&amp;b.css"/></head>' in made.markup
    assert b"<?xml-stylesheet" not in made.markup
    drawing = clean_svg(SHEETS + SVG.format("").encode(), HERE).markup.decode()
    assert drawing.endswith("<style>@import url(&quot;../a&amp;b.css&quot;);</style></svg>\n")


def test_named_characters_need_no_document_type() -> None:
    assert body("<p>a&nbsp;b&mdash;&eacute;&unknown;&amp;&lt;</p>") == "<p>a\u00a0b—é&amp;unknown;&amp;&lt;</p>"


def test_entities_of_the_book_are_filled_in_where_they_are_text() -> None:
    made = clean(
        b'<!DOCTYPE html [<!ENTITY who "Navoiy"><!ENTITY b "<b>x</b>">]>' + page("<p>&who; &b;</p>").encode(), HERE
    )
    assert b"<p>Navoiy <b>x</b></p>" in made.markup


def test_entities_in_files_are_not_loaded() -> None:
    made = clean(b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>a&x;b</p>").encode(), HERE)
    assert b"<p>ab</p>" in made.markup
    assert made.problems == (Problem("external-entity", HERE, "x"),)


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY % a "x"> %a;',
        '<!ENTITY a "' + "x" * 20_000 + '">',
        '<!ENTITY a "' + "x" * 9_000 + '">',
    ],
)
def test_entity_bombs_are_refused(subset: str) -> None:
    with pytest.raises(Unreadable, match="xml-entities"):
        clean(f"<!DOCTYPE html [{subset}]>".encode() + page("<p>" + "&a;" * 200 + "</p>").encode(), HERE)


def test_what_is_no_xml_is_read_as_html() -> None:
    made = clean(
        b"<html><body><p>a<br>b<p>c &amp; <b>d<svg viewbox='0 0 1 1'><lineargradient/></svg></body></html>", HERE
    )
    assert made.markup.decode().partition("<body>")[2].startswith("<p>a<br/>b</p><p>c &amp; <b>d<svg viewBox=")
    assert "<linearGradient>" in made.markup.decode()
    assert [problem.code for problem in made.problems] == ["broken-xml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "utf-8-sig"])
def test_any_encoding_becomes_utf_8(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    made = clean(f'<?xml version="1.0" encoding="{name}"?>{page("<p>Салом</p>")}'.encode(encoding), HERE)
    assert "<p>Салом</p>" in made.markup.decode()


def test_bytes_in_another_encoding_than_they_say_are_read_and_told() -> None:
    made = clean(page("<p>Салом</p>", '<meta charset="windows-1251"/>').encode("cp1251"), HERE)
    assert "<p>Салом</p>" in made.markup.decode()
    assert [problem.code for problem in made.problems] == ["bad-encoding"]


@pytest.mark.parametrize("markup", [b"", b"   ", b"\xff\xfe"])
def test_nothing_is_refused(markup: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        clean(markup, HERE)
    assert refused.value.code == "broken-markup"


def test_switches_show_what_we_can() -> None:
    switch = (
        '<epub:switch><epub:case required-namespace="{}"><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></epub:case>'
        "<epub:default><p>x</p></epub:default></epub:switch>"
    )
    assert (
        body(switch.format("http://www.w3.org/1998/Math/MathML"))
        == '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    )
    assert body(switch.format("http://www.xml-cml.org/schema")) == "<p>x</p>"


def test_fallbacks_stand_for_what_cannot_be_shown() -> None:
    assert (
        body('<img src="../i/x.psd" alt="a"/>', **{"EPUB/i/x.psd": "EPUB/i/x.png"}) == '<img src="../i/x.png" alt="a"/>'
    )


def test_deep_nesting_ends_somewhere() -> None:
    made = clean(page("<div>" * 5000 + "a" + "</div>" * 5000).encode(), HERE)
    assert made.markup.count(b"<div>") < 1000
