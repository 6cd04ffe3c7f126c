"""Records that were made for the collection: of open scores, and of the Universal Declaration of Human Rights as e-book, braille and talking book."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree
from pymarc import Field, Record
from tools.demo_collection.copies import made_field

Pack = Callable[[Path, bytes], None]
NOTE = "Record made for the demo collection of Lavh."
DECLARATION = (  # file, MARC language, title as a reader writes it, script of braille
    ("udhr_uzn_latn", "uzb", "Inson huquqlari umumjahon deklaratsiyasi", "uz-g1"),
    ("udhr_uzn_cyrl", "uzb", "Инсон ҳуқуқлари умумжаҳон декларацияси", "uz-g1"),
    ("udhr_kaa", "kaa", "Инсан ҳуқықлары дүнья жүзлик декларациясы", ""),
    ("udhr_rus", "rus", "Всеобщая декларация прав человека", "ru-litbrl"),
    ("udhr_kor", "kor", "세계 인권 선언", "ko-g2"),
    ("udhr_arb", "ara", "الإعلان العالمي لحقوق الإنسان", "ar-ar-g1"),
    ("udhr_eng", "eng", "Universal Declaration of Human Rights", "en-ueb-g2"),
    ("udhr_deu_1996", "ger", "Die Allgemeine Erklärung der Menschenrechte", ""),
    ("udhr_fra", "fre", "Déclaration universelle des droits de l’homme", "fr-bfu-g2"),
)
TALKING = {"udhr_uzn_latn": "DAISY 2.02, 5 min", "udhr_rus": "DAISY 3, 4 min"}
MUSIC = "https://github.com/music-encoding/sample-encodings"


def _record(number: str, leader: str, fixed: str, *fields: Field | None) -> bytes:
    record = Record(leader=f"00000n{leader} a2200000 i 4500", force_utf8=True)
    record.add_field(Field(tag="001", data=number), Field(tag="008", data=fixed))
    for each in fields:
        if each is not None:
            record.add_field(each)
    return bytes(record.as_marc())


def _fixed(year: str, language: str, form: str) -> str:
    """Positions 00–39 of 008."""
    return f"261126{'s' if year else 'n'}{year or 'uuuu'}    xx {'':5}{form:1}{'':11}{language} d".ljust(40)[:40]


def declaration(texts: Path, out: Path, pack: Pack) -> None:
    """One work in nine languages: e-books of all, braille of seven, talking books of two."""
    made: list[bytes] = []
    for file, language, title, braille in DECLARATION:
        if not (texts / f"{file}.xml").is_file():
            raise FileNotFoundError(file)
        made.append(_declaration(f"demo-{file}-epub", language, title, "o", "1 EPUB file", "cr"))
        if braille:
            made.append(
                _declaration(f"demo-{file}-brf", language, title, "f", f"1 volume of braille ({braille})", "tb")
            )
        if file in TALKING:
            made.append(_declaration(f"demo-{file}-daisy", language, title, "", TALKING[file], "sd"))
    pack(out, b"".join(made))


def _declaration(number: str, language: str, title: str, form: str, extent: str, carrier: str) -> bytes:
    sound = carrier == "sd"
    kind = {"cr": "EPUB", "tb": "braille", "sd": "talking book"}[carrier]
    return _record(
        number, "im" if sound else "am", _fixed("", language, form),
        made_field("041", "  ", f"a{language}"),
        made_field("130", "0 ", "aUniversal Declaration of Human Rights"),
        made_field("245", "10", f"a{title}"),
        made_field("300", "  ", f"a{extent}"),
        made_field("336", "  ", "aspoken word", "bspw", "2rdacontent") if sound else None,
        made_field("336", "  ", "atactile text", "btct", "2rdacontent") if carrier == "tb" else None,
        made_field("338", "  ", "aonline resource", "bcr", "2rdacarrier") if carrier == "cr" else None,
        made_field("500", "  ", f"a{NOTE} The {kind} was made from the text published by the United Nations."),
        made_field("650", " 0", "aHuman rights"),
        made_field("710", "2 ", "aUnited Nations.", "bGeneral Assembly"),
        made_field("856", "42", "uhttps://github.com/eric-muller/udhr", "zText of the declaration in many languages"),
        made_field("852", "  ", "ademo-library-for-the-blind", "bmain", f"pDEMO-B-{number}") if carrier != "cr" else None,
    )  # fmt: skip


def scores(folder: Path, out: Path, pack: Pack) -> None:
    """The open scores of the Music Encoding Initiative, a record each."""
    made: list[bytes] = []
    for path in sorted(folder.glob("*.mei")):
        head = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        titles = [_text(each) for each in head.findall(".//{*}fileDesc/{*}titleStmt/{*}title")]
        title = next(each for each in titles if each).removesuffix("an electronic transcription").strip()
        composer = _text(head.find(".//{*}fileDesc/{*}titleStmt//{*}composer"))
        made.append(
            _record(
                f"demo-mei-{path.stem.lower()}", "cm", _fixed("", "zxx", "o"),
                made_field("100", "1 ", f"a{_inverted(composer)}", "ecomposer", "4cmp"),
                made_field("245", "10", f"a{title}"),
                made_field("300", "  ", "a1 score (MEI)"),
                made_field("336", "  ", "anotated music", "bntm", "2rdacontent"),
                made_field("338", "  ", "aonline resource", "bcr", "2rdacarrier"),
                made_field("500", "  ", f"a{NOTE} The score is one of the sample encodings of the Music Encoding Initiative ({path.name})."),
                made_field("856", "40", f"u{MUSIC}", "zMEI sample encodings"),
            )
        )  # fmt: skip
    pack(out, b"".join(made))


def _text(element: etree._Element | None) -> str:
    """The element's own words and those of what stands in it, apart from subtitles."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("type") in {"subtitle", "subordinate"} else _text(child), child.tail or ""]
    return " ".join(" ".join(parts).split())


def _inverted(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family
