"""Books for the reader's journeys, and a chapter that means harm."""

import ctypes
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from tests.factories.publications import epub

PARAGRAPH = "Toshkent bozorida kitoblar koʻp edi, har bir doʻkonda eski va yangi kitoblar tokchalarga terilgan edi. "
CHAPTERS = {
    "one.xhtml": (
        '<h1>Bozor</h1><p id="first">Otabek kitobni oldi.<a epub:type="noteref" href="#n1"><sup>1</sup></a> '
        '<a id="out" href="https://example.org/page">Tashqariga</a></p>'
        + "".join(f"<p>{at}. {PARAGRAPH * 4}</p>" for at in range(1, 13))
        + '<table><tr>' + "".join(f"<td>ustun{at}</td>" for at in range(30)) + "</tr></table>"
        '<aside epub:type="footnote" id="n1"><p>Izoh: kitob qimmat edi.</p></aside>'
    ),
    "two.xhtml": '<h1>Uy</h1><p>Uyda Otabek kitobni uzoq oʻqidi.</p><p><img src="cover.png" alt="Uyning surati"/></p>',
    "three.xhtml": (
        '<h1>Yoʻl</h1><p>Yoʻl uzoq edi.</p><p>Yigʻindi <math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>'
        + "<mo>+</mo>".join(f"<msup><mi>a</mi><mn>{at}</mn></msup>" for at in range(60)) + "</mrow></math> katta.</p>"
    ),
}  # fmt: skip
HOSTILE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Harm</title>
<script>localStorage.setItem("harm", "inline"); top.harm = 1; fetch("https://evil.example/inline")</script>
<script src="/p/1/harm.js"></script><script src="https://evil.example/x.js"></script><script src="/static/assets/../../p/1/harm.js"></script>
<link rel="stylesheet" href="https://evil.example/x.css"/><style>@import "https://evil.example/y.css"; body { background: url(https://evil.example/bg.png) }</style>
<meta http-equiv="refresh" content="0; url=https://evil.example/refresh"/><base href="https://evil.example/"/></head>
<body onload="localStorage.setItem('harm', 'onload')"><h1>Harm</h1>
<img src="x" onerror="localStorage.setItem('harm', 'onerror')"/><img src="https://evil.example/pixel.png" alt=""/>
<svg xmlns="http://www.w3.org/2000/svg"><script>localStorage.setItem("harm", "svg")</script><a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:localStorage.setItem('harm','xlink')"><text y="20">svg</text></a></svg>
<iframe src="https://evil.example/frame"></iframe><iframe srcdoc="&lt;script&gt;parent.localStorage.setItem('harm','srcdoc')&lt;/script&gt;"></iframe>
<object data="https://evil.example/object"></object><embed src="https://evil.example/embed"/>
<form action="https://evil.example/form"><button id="send">send</button></form>
<a id="trap" href="javascript:localStorage.setItem('harm', 'link')">trap</a><video poster="https://evil.example/poster.png" src="https://evil.example/v.mp4"/>
</body></html>"""


PRINTED = (
    ("Bozorda kitoblar ko'p edi.", "Otabek kitobni oldi."),
    ("Uyda Otabek kitobni uzoq o'qidi.",),
)  # pages, lines


def story(folder: Path) -> Path:
    """A book with a footnote, a picture, a wide table, a wide formula among words and a link out."""
    return epub(folder, "story.epub", "Bozor va uy", CHAPTERS, "urn:isbn:9789943001008")


def printed(folder: Path) -> Path:
    """A PDF of two pages with words."""
    document = pypdfium2.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    for lines in PRINTED:
        page = document.new_page(300, 400)
        for number, line in enumerate(lines):
            words = raw.FPDFPageObj_CreateTextObj(document, font, 14)
            encoded = line.encode("utf-16-le") + b"\0\0"
            raw.FPDFText_SetText(words, ctypes.cast(encoded, raw.FPDF_WIDESTRING))
            raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 20, 340 - 30 * number)
            raw.FPDFPage_InsertObject(page, words)
        page.gen_content()
    path = folder / "printed.pdf"
    document.save(path)
    document.close()
    return path
