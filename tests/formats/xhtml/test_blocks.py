"""The words of a chapter, block by block."""

from lavh.formats.xhtml import Block, blocks
from tests.formats.zips import page


def test_blocks_in_order_with_their_places() -> None:
    found = blocks(
        page(
            '<h1 id="t" lang="uz">Bob <em>1</em></h1><p>Bir</p><div lang="ru">Два<p id="p2">Три</p>четыре</div>'
            "<ul><li>a</li><li>b<br/>c</li></ul><table><tr><td>x</td><td>y</td></tr></table>"
        ).encode()
    )
    assert found == (
        Block("Bob 1", "t", "#t", "uz", "h1"),
        Block("Bir", "t", "body > p:nth-of-type(1)", "", "p"),
        Block("Два", "t", "body > div:nth-of-type(1)", "ru", "div"),
        Block("Три", "p2", "#p2", "ru", "p"),
        Block("четыре", "p2", "body > div:nth-of-type(1)", "ru", "div"),
        Block("a", "p2", "body > ul:nth-of-type(1) > li:nth-of-type(1)", "", "li"),
        Block("b c", "p2", "body > ul:nth-of-type(1) > li:nth-of-type(2)", "", "li"),
        Block("x", "p2", "body > table:nth-of-type(1) > tr:nth-of-type(1) > td:nth-of-type(1)", "", "td"),
        Block("y", "p2", "body > table:nth-of-type(1) > tr:nth-of-type(1) > td:nth-of-type(2)", "", "td"),
    )


def test_readings_above_the_line_are_not_words_of_the_line() -> None:
    assert [
        each.text for each in blocks(page("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>").encode())
    ] == ["漢字です"]


def test_pictures_and_formulas_say_what_describes_them() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x squared"><mi>x</mi></math>'
    found = blocks(
        page(
            f'<figure><img src="a.png" alt="A map" id="m"/></figure><p>see {math} <img src="b" alt="star"/></p><img src="c" alt=""/>'
        ).encode()
    )
    assert [(each.text, each.fragment, each.kind) for each in found] == [
        ("A map", "m", "img"),
        ("see x squared star", "m", "p"),
    ]


def test_an_anchor_before_words_is_their_place() -> None:
    assert [
        each.fragment for each in blocks(page('<p><span id="s1">Bir.</span> <span id="s2">Ikki.</span></p>').encode())
    ] == ["s1"]


def test_what_is_hidden_or_runs_says_nothing() -> None:
    assert (
        blocks(page('<script>x</script><p><span hidden="hidden">a</span>b</p><style>c</style>').encode())[0].text == "b"
    )


def test_drawings_have_words_too() -> None:
    assert [
        each.text
        for each in blocks(b'<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title><text>Xiva</text></svg>')
    ] == ["Map", "Xiva"]
