"""Plain text and Markdown, opened as books."""

import pytest

from lavh.formats.plaintext import PlainText
from lavh.formats.plaintext.encoding import decoded
from lavh.formats.plaintext.markdown import markup
from lavh.formats.plaintext.structure import Chapter, Paragraph, chapters
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Contributor, Link
from lavh.kernel.errors import Unreadable
from tests.formats.containers import Files, codes, kept, manifest_faults

TEXT = """Абдулла Қодирий

1-БОБ

Ўткан кунлар.
Янги қатор.

* * *

Шеър бошланди,
ва тугади.

2-БОБ

Охири.
"""


def opened(content: bytes | str, name: str = "Ўткан_кунлар.txt") -> Opened:
    return PlainText().open(Files({name: content}, name), Limits())


def bodies(book: Opened) -> list[str]:
    pages = [content.decode() for content in kept(book).values()]
    return [page[page.index("<body>") + 6 : page.index("</body>")] for page in pages]


def test_chapters_by_their_headings() -> None:
    book = opened(TEXT)
    assert bodies(book) == [
        "<p>Абдулла Қодирий</p>",
        "<h1>1-БОБ</h1>\n<p>Ўткан кунлар.<br/>Янги қатор.</p>\n<hr/>\n<p>Шеър бошланди,<br/>ва тугади.</p>",
        "<h1>2-БОБ</h1>\n<p>Охири.</p>",
    ]
    assert book.manifest.toc == (Link("chapter-002.xhtml", title="1-БОБ"), Link("chapter-003.xhtml", title="2-БОБ"))
    assert book.manifest.metadata.title == "Ўткан кунлар"
    assert (book.description.titles[0].text, book.description.scripts) == ("Ўткан кунлар", ("Cyrl",))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-8-sig"])
def test_whatever_the_characters_are_in(encoding: str) -> None:
    russian = TEXT.replace("Қ", "К").replace("Ў", "У").replace("қ", "к")
    assert decoded(russian.encode(encoding))[0] == russian


def test_a_guess_is_told() -> None:
    book = opened("Салом, дунё! Бу матн.".encode("cp1251"))
    assert ([problem.detail for problem in book.problems()], codes(book)) == (["cp1251"], ["guessed-encoding"])


@pytest.mark.parametrize(
    "heading",
    [
        "CHAPTER I",
        "Chapter 12. The End",
        "Глава первая",
        "Bob 3",
        "3-bob",
        "XIV.",
        "الفصل الأول",
        "Prologue",
        "Часть II",
        "Kapitel 4: Ende",
    ],
)
def test_what_is_a_heading(heading: str) -> None:
    assert chapters(f"{heading}\n\nwords\n\nmore words") == (
        Chapter(heading, (Paragraph(("words",)), Paragraph(("more words",)))),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Chapter and verse were quoted by everybody who had ever been to the place, as if nothing else had been said there",
        "I am",
        "Partly",
        "civil,",
    ],
)
def test_what_is_none(line: str) -> None:
    assert [chapter.title for chapter in chapters(f"{line}\n\nwords\n\nmore")] == [""]


def test_a_heading_over_a_heading() -> None:
    assert [chapter.title for chapter in chapters("PART ONE\n\nChapter 1\n\na\n\nChapter 2\n\nb")] == [
        "PART ONE. Chapter 1",
        "Chapter 2",
    ]


def test_a_long_text_without_headings_is_cut() -> None:
    assert len(chapters("\n\n".join(["word " * 200] * 200))) == 4


def test_lines_without_empty_lines_are_paragraphs_and_indents_begin_them() -> None:
    assert [paragraph.lines for paragraph in chapters("a\nb\nc")[0].paragraphs] == [("a",), ("b",), ("c",)]
    indented = "   One begins\nand goes on.\n   Two begins\nand goes on too.\n\n   Three\nfour\n  five"
    assert [paragraph.lines for paragraph in chapters(indented)[0].paragraphs][:2] == [
        ("One begins", "and goes on."),
        ("Two begins", "and goes on too."),
    ]


def test_markdown() -> None:
    text = "---\ntitle: Kitob\nauthor: A. Q.\nlang: uz\n---\n# Bir\n\nSoʻz **kuchli** va *egri* `a<b`.\n\n- a\n- [b](https://x.uz/)\n\n> Iqtibos\n\n## Ikki\n\n<script>x</script> [y](javascript:x)\n"
    book = opened(text, "kitob.md")
    assert bodies(book) == [
        (
            "<h1>Bir</h1>\n<p>Soʻz <strong>kuchli</strong> va <em>egri</em> <code>a&lt;b</code>.</p>\n"
            '<ul><li>a</li><li><a href="https://x.uz/" rel="noopener noreferrer external">b</a></li></ul>\n<blockquote><p>Iqtibos</p></blockquote>'
        ),
        "<h2>Ikki</h2>\n<p>&lt;script&gt;x&lt;/script&gt; [y](javascript:x)</p>",
    ]
    about = book.manifest.metadata
    assert (about.title, about.language) == ("Kitob", ("uz",))
    assert [entry.title for entry in book.manifest.toc] == ["Bir", "Ikki"]
    assert [each.agent.name for each in book.description.contributions] == ["A. Q."]
    assert about.author == (Contributor("A. Q."),)
    assert manifest_faults(book) == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a  \nb", "<p>a<br/> b</p>"),
        ("Title\n=====", "<h1>Title</h1>"),
        ("1. a\n2. b\n   c", "<ol><li>a</li><li>b c</li></ol>"),
        ("```\n<x>\n```", "<pre><code>&lt;x&gt;</code></pre>"),
        ("***", "<hr/>"),
        ("*a **b* c**", "<p>*a **b* c**</p>"),
        ("2 * 3 * 4 and snake_case_name", "<p>2 * 3 * 4 and snake_case_name</p>"),
        ("![a map](m.png)", "<p>a map</p>"),
    ],
)
def test_markdown_in_small(text: str, made: str) -> None:
    assert markup(text) == made


def test_the_direction_of_the_text_is_the_pages() -> None:
    book = opened("السلام عليكم ورحمة الله", "a.txt")
    assert b'dir="rtl"' in kept(book)["chapter-001.xhtml"]
    assert book.manifest.metadata.reading_progression == "rtl"


def test_nothing_is_refused() -> None:
    with pytest.raises(Unreadable, match="empty-file"):
        opened(" \n\n ")


def test_recognised_by_name_and_content() -> None:
    assert [
        PlainText().recognises(Files({name: content}))
        for name, content in (("a.txt", "salom"), ("a.md", "#"), ("a.txt", b"\0\1"), ("a.xyz", "salom"))
    ] == [0.9, 0.9, 0.0, 0.0]
    assert detect(Files({"a.txt": "salom"})).name == "text"
