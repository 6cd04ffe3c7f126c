"""Small DAISY books made here."""

from collections.abc import Mapping, Sequence

from tests.formats.audio.made import mp3

Par = tuple[str, str, float, float]  # id, text (with its fragment), begin, end

HEAD = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="uz"><head><title>x</title>{meta}</head><body>{body}</body></html>'


def ncc(body: str, about: Mapping[str, str] | None = None) -> str:
    said = {
        "dc:title": "Kitob",
        "dc:creator": "Muallif",
        "ncc:narrator": "Soʻzlovchi",
        "dc:language": "uz",
        **(about or {}),
    }
    return HEAD + XHTML.format(
        meta="".join(f'<meta name="{name}" content="{value}"/>' for name, value in said.items()), body=body
    )


def smil202(sound: str, pars: Sequence[Par], more: Mapping[str, str] | None = None) -> str:
    """`more`: id of a par → attributes of it."""
    made = "".join(
        f'<par endsync="last" id="{name}" {(more or {}).get(name, "")}><text src="{text}" id="x{name}"/>'
        f'<seq><audio src="{sound}" clip-begin="npt={begin}s" clip-end="npt={end}s" id="a{name}"/></seq></par>'
        for name, text, begin, end in pars
    )
    return f'<?xml version="1.0"?><!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd"><smil><head/><body><seq dur="9s">{made}</seq></body></smil>'


def book202() -> dict[str, bytes | str]:
    """Two chapters, pages, a note, all spoken."""
    return {
        "ncc.html": ncc(
            '<h1 class="title" id="n1"><a href="1.smil#p1">Birinchi bob</a></h1><span class="page-normal" id="n2"><a href="1.smil#p3">7</a></span>'
            '<h2 id="n3"><a href="1.smil#xp4">Ichki boʻlim</a></h2><h1 id="n4"><a href="2.smil#q1">Ikkinchi bob</a></h1>',
            {"ncc:multimediaType": "audioFullText"},
        ),
        "1.smil": smil202(
            "1.mp3",
            [("p1", "kitob.html#t1", 0, 1), ("p2", "kitob.html#t2", 1, 2), ("p3", "kitob.html#t3", 2, 2.5), ("p4", "kitob.html#t4", 2.5, 4), ("p5", "kitob.html#t5", 4, 5)],
            {"p3": 'system-required="pagenumber-on"', "p5": 'system-required="footnote-on"'},
        ),
        "2.smil": smil202("2.mp3", [("q1", "kitob.html#t6", 0, 1), ("q2", "kitob.html#t7", 1, 2.25)]),
        "kitob.html": XHTML.format(
            meta="",
            body='<h1 id="t1"><a href="1.smil#p1">Birinchi bob</a></h1><p id="t2">Salom, dunyo. <a href="#t7">Keyin</a></p><span class="page-normal" id="t3">7</span>'
            '<h2 id="t4">Ichki boʻlim</h2><p class="note" id="t5">Izoh.</p><h1 id="t6">Ikkinchi bob</h1><p id="t7">Xayr.</p><script>alert(1)</script>',
        ),
        "1.mp3": mp3(5.1),
        "2.mp3": mp3(3),
    }  # fmt: skip


PACKAGE = """<?xml version="1.0" encoding="utf-8"?><package xmlns="http://openebook.org/namespaces/oeb-package/1.0/" unique-identifier="uid"><metadata>
<dc-metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:Format>ANSI/NISO Z39.86-2005</dc:Format><dc:Title>Книга</dc:Title><dc:Language>ru</dc:Language>
<dc:Identifier id="uid">c1</dc:Identifier><dc:Source>ISBN 978-9943-00-820-5</dc:Source><dc:Creator>Автор</dc:Creator></dc-metadata>
<x-metadata><meta name="dtb:multimediaType" content="{kind}"/><meta name="dtb:narrator" content="Чтец"/></x-metadata></metadata><manifest>
<item id="ncx" href="n.ncx" media-type="application/x-dtbncx+xml"/>{items}</manifest><spine>{spine}</spine></package>"""


def package(kind: str, items: Mapping[str, str], spine: Sequence[str]) -> str:
    made = "".join(f'<item id="{name}" href="{name}" media-type="{media}"/>' for name, media in items.items())
    return PACKAGE.format(kind=kind, items=made, spine="".join(f'<itemref idref="{name}"/>' for name in spine))


def smil3(body: str) -> str:
    return f'<?xml version="1.0"?><smil xmlns="http://www.w3.org/2001/SMIL20/"><head><customAttributes><customTest id="pg"/></customAttributes></head><body>{body}</body></smil>'


NCX = """<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><smilCustomTest id="pg" bookStruct="PAGE_NUMBER"/></head>
<docTitle><text>Книга</text></docTitle><navMap><navPoint id="a"><navLabel><text>Первая</text></navLabel><content src="1.smil#s1"/>
<navPoint id="b"><navLabel><text>Раздел</text></navLabel><content src="1.smil#p3"/></navPoint></navPoint>
<navPoint id="c"><navLabel><text>Вторая</text></navLabel><content src="2.smil#q1"/></navPoint></navMap>
<pageList><pageTarget id="g" type="normal" value="7"><navLabel><text>7</text></navLabel><content src="1.smil#p2"/></pageTarget></pageList></ncx>"""
DTBOOK = """<dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/" version="2005-3" xml:lang="ru"><head/><book><frontmatter><doctitle>Книга</doctitle></frontmatter><bodymatter>
<level1 id="l1"><h1 id="h1">Первая</h1><pagenum id="g7" page="normal">7</pagenum><level2><h2 id="h2">Раздел</h2><p id="t1"><sent id="s1">Раз. </sent><sent id="s2">Два<noteref id="r1" idref="#n1">1</noteref></sent></p>
<note id="n1"><p id="np">Примечание</p></note></level2></level1><level1><h1 id="h3">Вторая</h1><p id="t2">Три</p></level1></bodymatter></book></dtbook>"""


def book3(kind: str = "audioFullText") -> dict[str, bytes | str]:
    """Two chapters, a page, a note; `kind` audioNCX is without text."""
    text = kind == "audioFullText"

    def par(name: str, target: str, begin: float, end: float, more: str = "") -> str:
        shown = f'<text src="b.xml#{target}"/>' if text else ""
        return f'<par id="{name}" {more}>{shown}<audio src="{"1" if name[0] == "p" else "2"}.mp3" clipBegin="0:00:0{begin}" clipEnd="0:00:0{end}"/></par>'

    first = (
        par("p1", "h1", 0, 1)
        + par("p2", "g7", 1, 1.5, 'class="x" customTest="pg"')
        + par("p3", "h2", 1.5, 2)
        + par("p4", "s1", 2, 3)
    )
    first += '<seq class="note" customTest="nt">' + par("p5", "np", 3, 4) + "</seq>"
    files: dict[str, bytes | str] = {
        "p.opf": package(
            kind,
            {
                "1.smil": "application/smil",
                "2.smil": "application/smil",
                "1.mp3": "audio/mpeg",
                **({"b.xml": "application/x-dtbook+xml"} if text else {}),
            },
            ["1.smil", "2.smil"],
        ),
        "n.ncx": NCX,
        "1.smil": smil3(f'<seq id="s1">{first}</seq>'),
        "2.smil": smil3(f'<seq id="s2">{par("q1", "h3", 0, 1)}{par("q2", "t2", 1, 2)}</seq>'),
        "1.mp3": mp3(4.1),
        "2.mp3": mp3(2.1),
    }
    return files | ({"b.xml": DTBOOK} if text else {})
