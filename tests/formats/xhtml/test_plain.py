"""A chapter on a plain page: what it says, in the order of headings, with the house's addresses."""

from lavh.formats.rwpm.addresses import Target
from lavh.formats.xhtml import plain
from tests.formats.zips import page


def shown(body: str, under: int = 1) -> str:
    markup = plain(page(body).encode(), "EPUB/ch1.xhtml", _link, lambda target: "/p/1/" + target.href, under)
    assert markup.startswith("<div>")
    return markup[5:-6]


def _link(target: Target) -> str:
    return f"#{target.fragment}" if target.name == "EPUB/ch1.xhtml" else f"/text/{target.href}"


def test_headings_follow_the_pages_own_without_gaps() -> None:
    body = "<h1>a</h1><h3>b</h3><h3>c</h3><h4>d</h4><h2>e</h2><h1>f</h1>"
    assert shown(body) == "<h2>a</h2><h3>b</h3><h3>c</h3><h4>d</h4><h3>e</h3><h2>f</h2>"
    assert shown("<h4>a</h4>", 2) == "<h3>a</h3>"


def test_addresses_are_the_houses() -> None:
    body = '<a href="ch2.xhtml#n">b</a><a href="#x">c</a><img src="../i/a.png" alt="d"/><img src="e.png"/><a href="https://x.uz/">f</a>'
    assert shown(body) == (
        '<a href="/text/EPUB/ch2.xhtml#n">b</a><a href="#x">c</a><img src="/p/1/i/a.png" alt="d" loading="lazy">'
        '<img src="/p/1/EPUB/e.png" loading="lazy" alt=""><a href="https://x.uz/" rel="noopener noreferrer external">f</a>'
    )


def test_looks_are_left_behind_and_names_stay() -> None:
    body = '<section id="s" class="c" style="color:red" epub:type="chapter" role="doc-chapter"><p xml:lang="uz" dir="rtl">a<br/></p></section>'
    assert shown(body) == '<section id="s" role="doc-chapter"><p dir="rtl" lang="uz">a<br></p></section>'


def test_landmarks_of_the_book_are_not_the_pages() -> None:
    assert shown('<main role="main"><nav>a</nav><header>b</header></main>') == "<div><div>a</div><div>b</div></div>"


def test_formulas_and_drawings_are_written_as_html_has_them() -> None:
    body = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>t</title>'
        '<style>x{}</style><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">in a drawing</p></foreignObject></svg>'
    )
    assert (
        shown(body) == '<math><mi>x</mi></math><svg viewBox="0 0 1 1"><title>t</title><text>in a drawing</text></svg>'
    )


def test_language_and_direction_of_the_chapter_are_told() -> None:
    markup = b'<html xmlns="http://www.w3.org/1999/xhtml" lang="ar" dir="rtl"><body><p>a</p></body></html>'
    assert plain(markup, "a", _link, _link) == '<div lang="ar" dir="rtl"><p>a</p></div>'
