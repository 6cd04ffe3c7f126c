"""EPUB, opened: what the package, the navigation and the chapters say, and what becomes of what is broken."""

import hashlib

import pytest

from lavh.formats.epub import EPUB
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Belongs, Collection, Contributor, Guidance, Guided, Link, Presentation, Properties
from lavh.kernel.errors import Unreadable
from tests.formats.containers import codes, kept
from tests.formats.zips import NAV, container, epub, page, zipped

DC = "<dc:title>Kitob</dc:title>"
USUAL = Limits()


def opened(content: bytes, limits: Limits = USUAL) -> Opened:
    return EPUB().open(container(content, "Oʻtkan kunlar.epub"), limits)


def refusal(content: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        kept(opened(content))
    return refused.value


def test_a_small_book() -> None:
    book = opened(epub({"ch1.xhtml": page("<h1>Bir</h1>"), "ch2.xhtml": page("<p>a</p>"), "s.css": "p{color:red}"}))
    assert book.manifest.reading_order == (
        Link("EPUB/ch1.xhtml", "application/xhtml+xml", "ch1.xhtml"),
        Link("EPUB/ch2.xhtml", "application/xhtml+xml", "ch2.xhtml"),
    )
    assert book.manifest.resources == (
        Link("EPUB/s.css", "text/css"),
        Link("EPUB/nav.xhtml", "application/xhtml+xml", rel=("contents",)),
    )
    assert [link.href for link in book.manifest.toc] == ["EPUB/ch1.xhtml", "EPUB/ch2.xhtml"]
    assert list(kept(book)) == ["EPUB/ch1.xhtml", "EPUB/ch2.xhtml", "EPUB/s.css", "EPUB/nav.xhtml"]
    assert book.problems() == ()


def test_a_missing_chapter_leaves_the_others() -> None:
    chapters = {f"ch{number:02}.xhtml": page(f"<p>{number}</p>") for number in range(31)}
    entries = "".join(f'<li><a href="{name}">{name}</a></li>' for name in chapters)
    whole = epub({**chapters, "nav.xhtml": NAV.format(entries, "")})
    files = {name: content for name, content in _files(whole).items() if name != "EPUB/ch07.xhtml"}
    book = opened(zipped(files))
    assert (len(book.manifest.reading_order), len(book.manifest.toc)) == (30, 30)
    assert [(each.code, each.place) for each in book.problems()] == [
        ("missing-file", "EPUB/ch07.xhtml"),
        ("missing-target", "nav"),
    ]


def _files(content: bytes) -> dict[str, bytes]:
    with container(content) as book:
        return {name: book.open(name).read() for name in book.names}


def test_contents_pages_and_landmarks() -> None:
    nav = NAV.format(
        '<li><span>Qism</span><ol><li><a href="ch1.xhtml">Bir <img src="x" alt="yulduz"/></a></li></ol></li><li><a href="ch1.xhtml#b" title="Ikki"/></li>',
        '<nav epub:type="page-list" hidden=""><ol><li><a href="ch1.xhtml#p5">5</a></li></ol></nav>'
        '<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="ch1.xhtml">Boshi</a></li></ol></nav>',
    )
    manifest = opened(epub({"ch1.xhtml": page("a"), "nav.xhtml": nav})).manifest
    assert manifest.toc == (
        Link("EPUB/ch1.xhtml", title="Qism", children=(Link("EPUB/ch1.xhtml", title="Bir yulduz"),)),
        Link("EPUB/ch1.xhtml#b", title="Ikki"),
    )
    assert manifest.page_list == (Link("EPUB/ch1.xhtml#p5", title="5"),)
    assert manifest.landmarks == (Link("EPUB/ch1.xhtml", title="Boshi", rel=("bodymatter",)),)


NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Bir</text></navLabel><content src="ch1.xhtml"/>
<navPoint><navLabel><text>Bir-bir</text></navLabel><content src="ch1.xhtml#a"/></navPoint></navPoint></navMap>
<pageList><pageTarget><navLabel><text>iv</text></navLabel><content src="ch1.xhtml#iv"/></pageTarget></pageList></ncx>"""


def test_epub_2() -> None:
    files = {
        "mimetype": "application/epub+zip ",
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": """<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i"><metadata
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc-metadata><dc:title></dc:title>
            <dc:creator opf:role="aut" opf:file-as="Qodiriy, Abdulla">Abdulla Qodiriy</dc:creator><dc:contributor opf:role="trl">A. B.</dc:contributor>
            <dc:identifier id="i" opf:scheme="ISBN">978-9943-00-820-5</dc:identifier><dc:date opf:event="publication">1926</dc:date>
            <dc:language></dc:language></dc-metadata><meta name="cover" content="c"/></metadata><manifest>
            <item id="a" href="ch1.xhtml" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
            <item id="c" href="c.jpg" media-type="image/jpeg"/></manifest><spine toc="n"><itemref idref="a"/></spine>
            <guide><reference type="text" title="Matn" href="ch1.xhtml"/></guide></package>""",
        "EPUB/ch1.xhtml": page("a"),
        "EPUB/toc.ncx": NCX,
        "EPUB/c.jpg": b"\xff\xd8",
    }
    book = opened(zipped(files))
    about = book.manifest.metadata
    assert (about.title, about.language, about.published) == ("Oʻtkan kunlar", (), None)
    assert book.description.dates[0].start == 1926
    assert about.identifier == "urn:isbn:978-9943-00-820-5"
    assert about.author == (Contributor("Abdulla Qodiriy", "Qodiriy, Abdulla"),)
    assert about.translator == (Contributor("A. B."),)
    assert book.manifest.toc == (
        Link("EPUB/ch1.xhtml", title="Bir", children=(Link("EPUB/ch1.xhtml#a", title="Bir-bir"),)),
    )
    assert book.manifest.page_list == (Link("EPUB/ch1.xhtml#iv", title="iv"),)
    assert book.manifest.landmarks == (Link("EPUB/ch1.xhtml", title="Matn", rel=("bodymatter",)),)
    assert book.cover == Link("EPUB/c.jpg", "image/jpeg", rel=("cover",))


def test_a_book_without_contents_has_those_of_its_headings() -> None:
    spine = '<spine><itemref idref="ch1-xhtml"/></spine>'
    files = _files(epub({"ch1.xhtml": page("<h2>Boshi</h2>")}, spine=spine))
    files["EPUB/nav.xhtml"] = page("<p>nothing</p>").encode()
    book = opened(zipped(files))
    assert book.manifest.toc == (Link("EPUB/ch1.xhtml", title="Boshi"),)
    assert codes(book) == ["no-contents"]


def test_contents_lead_only_to_what_is_kept() -> None:
    nav = NAV.format(
        '<li><a href="x.js">Skript</a></li><li><a href="ch1.xhtml">Bir</a></li><li><a href="http://x.uz/">Tashqi</a></li>',
        "",
    )
    book = opened(epub({"ch1.xhtml": page("a"), "x.js": "", "nav.xhtml": nav}))
    assert book.manifest.toc == (Link("EPUB/ch1.xhtml", title="Bir"),)


def test_points_that_lead_nowhere_are_headings_or_nothing() -> None:
    ncx = NCX.replace('<content src="ch1.xhtml"/>', "").replace('<content src="ch1.xhtml#iv"/>', "")
    spine = '<spine toc="n"><itemref idref="ch1-xhtml"/></spine>'
    items = '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    files = {
        **_files(epub({"ch1.xhtml": page("a")}, spine=spine, items=items)),
        "EPUB/toc.ncx": ncx,
        "EPUB/nav.xhtml": page(""),
    }
    manifest = opened(zipped(files)).manifest
    assert manifest.toc == (
        Link("EPUB/ch1.xhtml#a", title="Bir", children=(Link("EPUB/ch1.xhtml#a", title="Bir-bir"),)),
    )
    assert manifest.page_list == ()


def test_without_a_container_file_the_package_is_found() -> None:
    files = _files(epub({"ch1.xhtml": page("a")}))
    del files["META-INF/container.xml"], files["mimetype"]
    book = opened(zipped(files))
    assert len(book.manifest.reading_order) == 1
    assert codes(book) == ["wrong-mimetype", "no-rootfile"]


def test_fixed_layout() -> None:
    metadata = DC + (
        '<meta property="rendition:layout">pre-paginated</meta><meta property="rendition:spread">both</meta>'
        '<meta property="rendition:orientation">landscape</meta><meta property="rendition:flow">scrolled-doc</meta>'
    )
    spine = (
        '<spine page-progression-direction="rtl"><itemref idref="ch1-xhtml" properties="page-spread-left"/>'
        '<itemref idref="ch2-svg" properties="rendition:page-spread-center rendition:layout-reflowable rendition:layout-pre-paginated"/></spine>'
    )
    viewport = '<meta name="viewport" content="width=1200,height=600"/>'
    files = {
        "ch1.xhtml": page("a", viewport),
        "ch2.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 40"/>',
    }
    manifest = opened(epub(files, metadata=metadata, spine=spine)).manifest
    assert manifest.metadata.presentation == Presentation("fixed", "landscape", "both", "scrolled", False)
    assert manifest.metadata.reading_progression == "rtl"
    assert manifest.reading_order == (
        Link(
            "EPUB/ch1.xhtml",
            "application/xhtml+xml",
            "ch1.xhtml",
            properties=Properties(page="left"),
            width=1200,
            height=600,
        ),
        Link("EPUB/ch2.svg", "image/svg+xml", "ch2.svg", properties=Properties(page="center", layout="reflowable")),
    )


SMIL = """<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>
<seq epub:type="sidebar" epub:textref="../ch1.xhtml#s"><par><text src="../ch1.xhtml#a"/><audio src="../1.mp3" clipBegin="0:00:01.5" clipEnd="2.25s"/></par></seq>
<par epub:type="pagebreak"><text src="../ch1.xhtml#p"/><audio src="../1.mp3" clipBegin="3000ms"/></par><par><text src="../ch1.xhtml#t"/></par></body></smil>"""


def test_media_overlays() -> None:
    items = (
        '<item id="ch1" href="ch1.xhtml" media-type="application/xhtml+xml" media-overlay="s"/>'
        '<item id="s" href="smil/1.smil" media-type="application/smil+xml"/>'
    )
    metadata = DC + (
        '<meta property="media:duration">0:01:05</meta><meta property="media:duration" refines="#s">65s</meta>'
        '<meta property="media:active-class">on</meta><meta property="media:narrator">O. Oʻqiydi</meta>'
    )
    files = {"1.mp3": b"mp3"}
    content = _files(epub(files, metadata=metadata, items=items, spine='<spine><itemref idref="ch1"/></spine>'))
    book = opened(zipped({**content, "EPUB/ch1.xhtml": page('<p id="a">a</p>'), "EPUB/smil/1.smil": SMIL}))
    assert book.sync == {
        "EPUB/ch1.xhtml": Guidance(
            (
                Guided(
                    textref="EPUB/ch1.xhtml#s",
                    role=("sidebar",),
                    children=(Guided(textref="EPUB/ch1.xhtml#a", audioref="EPUB/1.mp3#t=1.5,2.25"),),
                ),
                Guided(textref="EPUB/ch1.xhtml#p", audioref="EPUB/1.mp3#t=3", role=("pagebreak",)),
                Guided(textref="EPUB/ch1.xhtml#t"),
            )
        )
    }
    assert (book.manifest.metadata.duration, book.manifest.metadata.media_overlay) == (65.0, {"activeClass": "on"})
    assert book.manifest.reading_order[0].duration == 65.0
    assert [each.agent.name for each in book.description.contributions] == ["O. Oʻqiydi"]
    assert "EPUB/smil/1.smil" not in kept(book)


def test_a_chapter_that_stands_twice_has_two_addresses() -> None:
    spine = '<spine><itemref idref="ch1-xhtml"/><itemref idref="ch2-xhtml"/><itemref idref="ch1-xhtml"/></spine>'
    book = opened(epub({"ch1.xhtml": page("a"), "ch2.xhtml": page("b")}, spine=spine))
    assert [link.href for link in book.manifest.reading_order] == [
        "EPUB/ch1.xhtml",
        "EPUB/ch2.xhtml",
        "EPUB/ch1~2.xhtml",
    ]
    files = kept(book)
    assert files["EPUB/ch1.xhtml"] == files["EPUB/ch1~2.xhtml"]


def test_what_is_not_linear_can_be_reached_but_is_not_in_the_order() -> None:
    spine = '<spine><itemref idref="ch1-xhtml"/><itemref idref="ch2-xhtml" linear="no"/></spine>'
    manifest = opened(epub({"ch1.xhtml": page("a"), "ch2.xhtml": page("b")}, spine=spine)).manifest
    assert [link.href for link in manifest.reading_order] == ["EPUB/ch1.xhtml"]
    assert [link.href for link in manifest.resources] == ["EPUB/ch2.xhtml", "EPUB/nav.xhtml"]


def test_foreign_chapters_are_shown_by_their_fallbacks() -> None:
    items = (
        '<item id="j" href="a.json" media-type="application/json" fallback="k"/><item id="k" href="a.psd" media-type="image/x-psd" fallback="ch1-xhtml"/>'
        '<item id="x" href="b.xml" media-type="application/xml"/>'
    )
    spine = '<spine><itemref idref="j"/><itemref idref="x"/></spine>'
    content = _files(epub({"ch1.xhtml": page("a")}, items=items, spine=spine))
    book = opened(zipped({**content, "EPUB/a.json": "{}", "EPUB/a.psd": "", "EPUB/b.xml": "<a/>"}))
    assert [link.href for link in book.manifest.reading_order] == ["EPUB/ch1.xhtml"]
    assert list(kept(book)) == ["EPUB/ch1.xhtml", "EPUB/nav.xhtml"]
    assert codes(book) == ["foreign-chapter", "foreign-resource", "foreign-resource", "foreign-resource"]


def test_a_picture_in_the_order_is_shown_on_a_page_of_its_own() -> None:
    spine = '<spine><itemref idref="a-png"/></spine>'
    book = opened(epub({"a.png": b"\x89PNG"}, spine=spine))
    assert [link.href for link in book.manifest.reading_order] == ["EPUB/a.png.xhtml"]
    assert b'<img class="page" src="a.png" alt=""/>' in kept(book)["EPUB/a.png.xhtml"]


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="EPUB/f.otf"/></enc:CipherData></enc:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("algorithm", "identifier", "key", "length"),
    [
        ("http://www.idpf.org/2008/embedding", "urn:x \n y", hashlib.sha1(b"urn:xy").digest(), 1040),
        (
            "http://ns.adobe.com/pdf/enc#RC",
            "urn:uuid:00112233-4455-6677-8899-AABBCCDDEEFF",
            bytes.fromhex("00112233445566778899aabbccddeeff"),
            1024,
        ),
    ],
)
def test_hidden_fonts_are_shown(algorithm: str, identifier: str, key: bytes, length: int) -> None:
    font = bytes(range(256)) * 8
    hidden = bytes(each ^ key[at % len(key)] if at < length else each for at, each in enumerate(font))
    content = _files(
        epub(
            {"ch1.xhtml": page("a"), "f.otf": hidden},
            metadata=f'{DC}<dc:identifier id="id">{identifier}</dc:identifier>',
        )
    )
    book = opened(zipped({**content, "META-INF/encryption.xml": ENCRYPTION.format(algorithm)}))
    assert kept(book)["EPUB/f.otf"] == font


@pytest.mark.parametrize(
    ("name", "scheme"),
    [("META-INF/license.lcpl", "Readium LCP"), ("META-INF/rights.xml", "Adobe ADEPT"), ("x", "aes256-cbc")],
)
def test_a_book_under_lock_is_refused_by_name(name: str, scheme: str) -> None:
    files = _files(epub({"ch1.xhtml": page("a")}))
    locked = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")
    refused = refusal(zipped({**files, name: "", "META-INF/encryption.xml": locked}))
    assert (refused.code, refused.facts) == ("encrypted", {"filename": "Oʻtkan kunlar.epub", "scheme": scheme})


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'


def test_entity_bombs_are_refused() -> None:
    files = _files(epub({"ch1.xhtml": page("a")}))
    for name in ("EPUB/package.opf", "META-INF/container.xml", "EPUB/ch1.xhtml"):
        assert refusal(zipped({**files, name: BOMB.encode() + files[name]})).code == "xml-entities"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"EPUB/package.opf": b"<package/>"}, "no-reading-order"),
        ({"EPUB/package.opf": b"salom"}, "broken-markup"),
        (
            {"META-INF/container.xml": CONTAINER.replace("EPUB/", "../../").encode(), "EPUB/package.opf": None},
            "not-an-epub",
        ),
        ({"EPUB/ch1.xhtml": None}, "no-reading-order"),
    ],
)
def test_what_cannot_be_opened_at_all_is_refused(change: dict[str, bytes | None], code: str) -> None:
    files: dict[str, bytes | None] = {**_files(epub({"ch1.xhtml": page("a")})), **change}
    assert refusal(zipped({name: content for name, content in files.items() if content is not None})).code == code


def test_too_much_markup_is_refused() -> None:
    book = opened(epub({"ch1.xhtml": page("a" * 3000)}), Limits(markup_bytes=2500))
    with pytest.raises(Unreadable, match="too-large"):
        kept(book)


def test_names_and_addresses_of_any_kind() -> None:
    names = ["ch 1.xhtml", "chbob.xhtml", "ch'2'.xhtml"]
    items = '<item id="a" href="ch%201.xhtml" media-type="application/xhtml+xml"/><item id="b" href="бўлим.xhtml" media-type="application/xhtml+xml"/>'
    spine = '<spine><itemref idref="a"/><itemref idref="b"/></spine>'
    files = _files(epub({}, items=items, spine=spine))
    link = page('<a href="%D0%B1%D1%9E%D0%BB%D0%B8%D0%BC.xhtml#x">a</a><a href="бўлим.xhtml">b</a>')
    book = opened(zipped({**files, f"EPUB/{names[0]}": link, "EPUB/бўлим.xhtml": page("a")}))
    encoded = "%D0%B1%D1%9E%D0%BB%D0%B8%D0%BC.xhtml"
    assert [each.href for each in book.manifest.reading_order] == ["EPUB/ch%201.xhtml", f"EPUB/{encoded}"]
    assert f'<a href="{encoded}#x">a</a><a href="{encoded}">b</a>'.encode() in kept(book)["EPUB/ch%201.xhtml"]


def test_scripts_and_reserved_names_are_left_out() -> None:
    files = _files(epub({"ch1.xhtml": page("<script>x</script>a"), "x.js": "alert(1)"}))
    package = files["EPUB/package.opf"].replace(
        b"</manifest>", b'<item id="m" href="../manifest.json" media-type="image/png"/></manifest>'
    )
    book = opened(zipped({**files, "EPUB/package.opf": package, "manifest.json": b"{}"}))
    assert "EPUB/x.js" not in kept(book)
    assert [(each.code, each.place) for each in book.problems()] == [
        ("active-content", "EPUB/ch1.xhtml"),
        ("active-content", "EPUB/x.js"),
        ("reserved-name", "manifest.json"),
    ]


def test_series() -> None:
    metadata = DC + (
        '<meta property="belongs-to-collection" id="s">Xamsa</meta><meta refines="#s" property="collection-type">series</meta>'
        '<meta refines="#s" property="group-position">2</meta>'
    )
    book = opened(epub({"ch1.xhtml": page("a")}, metadata=metadata))
    assert book.manifest.metadata.belongs_to == Belongs(series=(Collection("Xamsa", position=2.0),))
    assert [(each.title, each.volume) for each in book.description.series] == [("Xamsa", "2")]
