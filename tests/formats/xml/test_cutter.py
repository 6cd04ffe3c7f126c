"""Elements are cut out of a stream whole, with their namespaces; damage stays where it is."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lavh.formats.xml.cutter import Cutter, Piece, scoped
from lavh.kernel.errors import Unreadable


def cut(content: bytes, *names: bytes) -> list[Piece]:
    return list(Cutter(io.BytesIO(content), frozenset(names or (b"r",))))


def contents(content: bytes, *names: bytes) -> list[bytes]:
    return [piece.content for piece in cut(content, *names)]


def test_elements_come_in_order_with_what_is_around_them() -> None:
    assert cut(b'<a xmlns="u:a" xmlns:b="u:b"><r>1</r><b:r x="&gt;">2</b:r><r/></a>') == [
        Piece(b"<r>1</r>", b"r", 0, ((b"", b"u:a"), (b"b", b"u:b"))),
        Piece(b'<b:r x="&gt;">2</b:r>', b"b:r", 1, ((b"", b"u:a"), (b"b", b"u:b"))),
        Piece(b"<r/>", b"r", 2, ((b"", b"u:a"), (b"b", b"u:b"))),
    ]


def test_namespaces_of_closed_elements_are_forgotten() -> None:
    pieces = cut(b'<a><x xmlns:p="u:1"></x><r/><y xmlns:p="u:2"><r/></y></a>')
    assert [piece.scope for piece in pieces] == [(), ((b"p", b"u:2"),)]


def test_comments_sections_and_instructions_hide_nothing_real() -> None:
    tricky = b"<a><!-- <r>no</r> --><r>1<!-- </r> --><![CDATA[</r>]]><?x </r> ?></r><r>2</r></a>"
    assert contents(tricky) == [b"<r>1<!-- </r> --><![CDATA[</r>]]><?x </r> ?></r>", b"<r>2</r>"]


def test_a_comment_that_never_ends_costs_no_neighbour() -> None:
    assert contents(b"<a><r>1<!-- oops</r><r>2</r></a>") == [b"<r>1<!-- oops</r>", b"<r>2</r>"]


def test_an_element_of_the_same_name_may_be_the_first_thing_inside() -> None:
    nested = b"<r>\n <m><!-- a --> <r>1</r></m></r>"
    assert contents(b"<a>" + nested + b"<r>2</r></a>") == [nested, b"<r>2</r>"]


def test_an_element_that_is_never_closed_ends_where_the_next_begins() -> None:
    assert [(piece.content, piece.fault) for piece in cut(b"<a><r>1<t>x</t><r>2</r><r>3</r></a>")] == [
        (b"<r>1<t>x</t>", "unclosed"),
        (b"<r>2</r>", ""),
        (b"<r>3</r>", ""),
    ]


def test_a_truncated_stream_keeps_what_was_whole() -> None:
    assert [(piece.content, piece.fault) for piece in cut(b"<a><r>1</r><r>2<t>")] == [
        (b"<r>1</r>", ""),
        (b"<r>2<t>", "truncated"),
    ]


def test_names_that_only_begin_alike_are_others() -> None:
    assert contents(b"<a><rr>1</rr><r><rx></rx></r></a>") == [b"<r><rx></rx></r>"]


def test_documents_behind_one_another_are_all_read() -> None:
    page = b'<?xml version="1.0"?><a><r>1</r></a>'
    assert contents(page + b"\n" + page) == [b"<r>1</r>", b"<r>1</r>"]


@pytest.mark.parametrize(
    "document_type",
    [
        b'<!DOCTYPE a [<!ENTITY x "lol">]>',
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://nowhere.example/x.dtd"> %x;]>',
        b'<!DOCTYPE a SYSTEM "a.dtd" [\n<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">\n]>',
        b'<!DOCTYPE a [<!ATTLIST a b CDATA "]>"><!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(document_type: bytes) -> None:
    with pytest.raises(Unreadable, match="xml-entities"):
        contents(document_type + b"<a><r>&x;</r></a>")


def test_a_document_type_without_entities_is_stepped_over() -> None:
    assert contents(b'<!DOCTYPE a PUBLIC "-//X//DTD r//EN" "http://nowhere.example/r.dtd"><a><r/></a>') == [b"<r/>"]


def test_long_elements_are_whole_across_chunks() -> None:
    long = b"<r>" + b"x" * 300_000 + b"</r>"
    assert contents(b"<a>" + long * 3 + b"</a>") == [long] * 3


def test_memory_does_not_grow_with_the_stream() -> None:
    class Endless(io.RawIOBase):
        left = 400

        def read(self, size: int = -1) -> bytes:  # noqa: ARG002 (a stream's)
            self.left -= 1
            return b"<r>" + b"y" * 60_000 + b"</r>" if self.left >= 0 else b""

    cutter = Cutter(Endless(), frozenset({b"r"}))  # type: ignore[arg-type]
    assert max(len(cutter._window.data) for _ in cutter) < 300_000


def test_a_namespace_is_added_only_where_it_is_needed() -> None:
    scope = ((b"", b"u:a"), (b"b", b"u:b"), (b"c", b"u:c"))
    assert scoped(b"<r><b:x/></r>", scope) == b'<r xmlns="u:a" xmlns:b="u:b"><b:x/></r>'
    assert scoped(b'<b:r xmlns:b="u:own"/>', scope) == b'<b:r xmlns:b="u:own"/>'


@given(st.binary(max_size=400))
def test_any_bytes_are_cut_or_refused(content: bytes) -> None:
    for wrapped in (content, b"<a><r>" + content + b"</r></a>"):
        with suppress(Unreadable):
            contents(wrapped)


MARKUP = st.lists(
    st.sampled_from(["<r>", "</r>", "<r ", "/>", ">", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [", "]>", '"', "'", "x", "<a>", "</a>", "<r/>", "&amp;", "<p:r xmlns:p='u'>"]),
    max_size=60,
)  # fmt: skip


@given(MARKUP)
def test_any_markup_is_cut_in_order_and_nothing_is_invented(parts: list[str]) -> None:
    content = "".join(parts).encode()
    with suppress(Unreadable):
        pieces = cut(content)
        _assert_in_order(content, pieces)


def _assert_in_order(content: bytes, pieces: list[Piece]) -> None:
    at = 0
    for piece in pieces:
        found = content.find(piece.content, at)
        assert found >= at
        at = found + len(piece.content)


@pytest.mark.parametrize(
    ("part", "pieces"),
    [(b"<r>", 66_666), (b"<r", 0), (b"<!--", 0), (b"<![CDATA[", 0), (b"<", 0), (b'<a b="', 0), (b"<?", 0), (b"<r><t>x</t>", 18_181)],
)  # fmt: skip
def test_what_is_never_closed_is_searched_only_once(part: bytes, pieces: int) -> None:
    assert len(cut(part * (200_000 // len(part)))) == pieces


def test_a_document_type_that_never_ends_is_refused() -> None:
    with pytest.raises(Unreadable, match="xml-entities"):
        contents(b"<!DOCTYPE a [" * 20_000)
