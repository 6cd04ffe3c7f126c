"""Addresses inside a publication never lead out of it."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.formats.rwpm.addresses import Target, href, name, relative, resolve, scheme

HERE = "EPUB/text/ch1.xhtml"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("ch2.xhtml#a", Target("EPUB/text/ch2.xhtml", "a")),
        ("#a", Target(HERE, "a")),
        ("../i/a%20b.png?x=1", Target("EPUB/i/a b.png")),
        ("/i/a.png", Target("i/a.png")),
        ("../../../../../a.png", Target("a.png")),
        ("%2e%2e/%2E%2E/../a.png", Target("a.png")),
        ("..\\i\\a.png", Target("EPUB/i/a.png")),
        ("бўлим.xhtml#қ", Target("EPUB/text/бўлим.xhtml", "%D2%9B")),
        ("e\u0301.png", Target("EPUB/text/é.png")),
        (" a\n.png ", Target("EPUB/text/a.png")),
        ("", Target(HERE)),
        ("..", Target("EPUB")),
        ("../..", None),
        ("a%00.png", None),
        ("http://x.uz/a", None),
        ("//x.uz/a", None),
        ("\\\\x.uz\\a", None),
        ("java\tscript:x", None),
        ("mailto:a@b.uz", None),
    ],
)
def test_where_a_reference_leads(written: str, target: Target | None) -> None:
    assert resolve(HERE, written) == target


@pytest.mark.parametrize(
    ("written", "found"),
    [("HTTP://x", "http"), (" \x01javascript:x", "javascript"), ("/\\x.uz", "https"), ("a/b:c", ""), ("a b:c", "")],
)
def test_the_scheme_is_what_a_browser_sees(written: str, found: str) -> None:
    assert scheme(written) == found


@pytest.mark.parametrize(
    ("target", "reference"),
    [
        (Target("EPUB/text/ch2.xhtml", "a"), "ch2.xhtml#a"),
        (Target("EPUB/i/a b.png"), "../i/a%20b.png"),
        (Target(HERE, "a"), "#a"),
        (Target(HERE), "ch1.xhtml"),
        (Target("a.png"), "../../a.png"),
        (Target("EPUB/text"), "../text"),
        (Target("x:y.png"), "../../x%3Ay.png"),
    ],
)
def test_references_are_written_from_where_they_stand(target: Target, reference: str) -> None:
    assert relative(HERE, target) == reference
    assert resolve(HERE, reference) == target


@given(st.text(max_size=30))
def test_what_is_written_leads_where_it_was_resolved_to(written: str) -> None:
    found = resolve(HERE, written)
    if found is not None:
        base = "http://house/p/1/"
        joined = urlsplit(urljoin(base + href(HERE), relative(HERE, found)))
        assert (joined.netloc, name(joined.path.removeprefix("/p/1/"))) == ("house", found.name)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(lambda each: "#" not in each))
def test_names_survive_their_addresses(written: str) -> None:
    import unicodedata

    assert name(href(written)) == unicodedata.normalize("NFC", written)
