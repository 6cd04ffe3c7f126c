"""PDF, opened: pages as pictures with their words over them."""

import ctypes
import io
import itertools
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from lavh.formats.container import single
from lavh.formats.pdf import PDF
from lavh.formats.pdf.words import SOFT_HYPHEN, Piece, layer, paragraphs
from lavh.formats.publications import detect
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Accessibility, Link
from lavh.formats.xhtml import blocks, plain
from lavh.kernel.errors import Unreadable
from tests.formats.containers import SHARED, Files, codes, kept, manifest_faults

RUSSIAN = SHARED / "pdf" / "udhr_rus-made.pdf"


def opened(content: bytes, name: str = "kitob.pdf") -> Opened:
    return PDF().open(Files({name: content}, name), Limits())


def made(lines: list[str], rotation: int = 0) -> bytes:
    """A page of these lines."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(200, 300)
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    for number, line in enumerate(lines):
        words = raw.FPDFPageObj_CreateTextObj(document, font, 12)
        encoded = line.encode("utf-16-le") + b"\0\0"
        raw.FPDFText_SetText(words, ctypes.cast(encoded, raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 20, 260 - 14 * number)
        raw.FPDFPage_InsertObject(page, words)
    page.set_rotation(rotation)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_pages_pictures_and_words() -> None:
    book = PDF().open(single(RUSSIAN), Limits())
    manifest = book.manifest
    assert (manifest.metadata.title, manifest.metadata.number_of_pages) == ("Всеобщая декларация прав человека", 6)
    assert manifest.reading_order[0] == Link("page-00001.xhtml", "application/xhtml+xml", "1", width=794, height=1123)
    assert [link.href for link in manifest.resources[:2]] == ["page-00001-800.webp", "page-00001-1600.webp"]
    assert manifest.page_list[5] == Link("page-00006.xhtml", title="6")
    assert book.cover == Link("page-00001-800.webp", "image/webp", rel=("cover",))
    resources = iter(book.resources)
    files = {each.href: each.open().read() for each in itertools.islice(resources, 3)}
    assert len(list(resources)) == 15
    sizes = [Image.open(io.BytesIO(files[f"page-00001-{width}.webp"])).size for width in (800, 1600)]
    assert sizes == [(800, 1132), (1600, 2263)]
    assert max(map(len, files.values())) < 120_000
    assert [(block.kind, block.text) for block in blocks(files["page-00001.xhtml"])][:3] == [
        ("h2", "Всеобщая декларация прав человека"),
        ("p", "Принята и провозглашена резолюцией 217 А (III) Генеральной Ассамблеи от 10 декабря 1948 года."),
        ("h2", "ПРЕАМБУЛА"),
    ]
    assert codes(book) == []
    assert manifest_faults(book) == []


def test_the_plain_page_is_the_words_in_paragraphs() -> None:
    files = kept(opened(made(["Salom dunyo.", "Bu matn."])))
    written = plain(
        files["page-00001.xhtml"], "page-00001.xhtml", lambda target: target.href, lambda target: "/p/1/" + target.href
    )
    assert written == (
        '<div><p>Salom dunyo. Bu matn.</p><img src="/p/1/page-00001-800.webp" alt="" width="267" height="400" role="presentation" loading="lazy"></div>'
    )


def test_a_turned_page_has_its_words_where_they_are_seen() -> None:
    book = opened(made(["Salom"], rotation=90))
    assert (book.manifest.reading_order[0].width, book.manifest.reading_order[0].height) == (400, 267)
    page = kept(book)["page-00001.xhtml"].decode()
    assert 'viewBox="0 0 300 200"' in page
    assert '<text x="257.3"' in page


def test_a_page_without_words_says_so() -> None:
    book = opened(made([]))
    assert codes(book) == ["pictures-only"]
    assert book.manifest.metadata.accessibility == Accessibility(
        access_mode=("visual",), access_mode_sufficient=(("visual",),)
    )
    assert b'alt="1"' in kept(book)["page-00001.xhtml"]


def test_a_file_name_is_a_title_where_there_is_none() -> None:
    assert opened(made(["a"])).manifest.metadata.title == "kitob"


@pytest.mark.parametrize(
    ("content", "code"), [(b"%PDF-1.7\n", "broken-pdf"), (RUSSIAN.read_bytes()[:300], "broken-pdf")]
)
def test_broken_files_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        opened(content)
    assert (refused.value.code, refused.value.facts["filename"]) == (code, "kitob.pdf")


def test_a_locked_file_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        opened(LOCKED)
    assert refused.value.code == "encrypted"


# The smallest file that asks for a password: its encryption dictionary holds keys that no empty password makes.
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
)


def test_recognised_by_its_mark() -> None:
    assert detect(single(RUSSIAN)).name == "pdf"
    assert PDF().recognises(Files({"a.pdf": "salom"})) == 0.0


def pieces(*rows: tuple[str, float, float, float]) -> list[Piece]:
    return [Piece(text, left, top, right, top + 10) for text, left, top, right in rows]


def test_paragraphs_by_distance_indent_and_column() -> None:
    rows = pieces(
        ("Bir ikki", 0, 0, 100), ("uch.", 0, 12, 30), ("Toʻrt", 0, 24, 100), ("besh", 0, 50, 100), ("olti", 120, 0, 200)
    )
    assert [[piece.text for piece in each] for each in paragraphs(rows)] == [
        ["Bir ikki", "uch."],
        ["Toʻrt"],
        ["besh"],
        ["olti"],
    ]


def test_a_word_that_the_line_cut_is_one_word() -> None:
    rows = pieces((f"exam{SOFT_HYPHEN}", 0, 0, 100), ("ple", 0, 12, 30))
    assert f"exam{SOFT_HYPHEN}</text><text" in layer(rows, 200, 300)


@pytest.mark.parametrize("path", sorted((SHARED / "scores" / "mei").glob("*.pdf"))[:3], ids=lambda path: path.stem)
def test_scores_open(path: Path) -> None:
    book = PDF().open(single(path), Limits())
    assert book.manifest.reading_order
