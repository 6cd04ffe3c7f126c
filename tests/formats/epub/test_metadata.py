"""What a package says of a book: the manifest's metadata and the description for the catalogue."""

from lavh.formats.description import Agent, Contribution, Identifier, Name, Note, Period, Publication, Subject, Title
from lavh.formats.epub import EPUB
from lavh.formats.publishing import Limits, Opened
from lavh.formats.rwpm import Accessibility, Certification, Contributor
from lavh.formats.rwpm import Subject as Topic
from tests.formats.zips import container, epub, page


def opened(metadata: str, package: str = "") -> Opened:
    content = epub({"ch1.xhtml": page("a")}, metadata=metadata)
    return EPUB().open(container(content, "kitob.epub"), Limits())


RICH = """
<dc:title id="sub">Tarixiy roman</dc:title><meta refines="#sub" property="title-type">subtitle</meta><meta refines="#sub" property="display-seq">2</meta>
<dc:title id="t" xml:lang="uz-Latn">Oʻtkan kunlar</dc:title><meta refines="#t" property="title-type">main</meta><meta refines="#t" property="display-seq">1</meta>
<meta refines="#t" property="alternate-script" xml:lang="uz-Cyrl">Ўткан кунлар</meta><meta refines="#t" property="file-as">Otkan kunlar</meta>
<dc:title id="s">Kunlar</dc:title><meta refines="#s" property="title-type">short</meta>
<dc:creator id="a">Abdulla Qodiriy</dc:creator><meta refines="#a" property="role" scheme="marc:relators">aut</meta><meta refines="#a" property="file-as">Qodiriy, Abdulla</meta>
<meta refines="#a" property="alternate-script" xml:lang="uz-Cyrl">Абдулла Қодирий</meta>
<dc:contributor id="i">Anvar Rassom</dc:contributor><meta refines="#i" property="role">ill</meta>
<dc:contributor>Kimdir</dc:contributor><dc:publisher>Gʻafur Gʻulom</dc:publisher><dc:language>uz-Latn</dc:language><dc:language>ru</dc:language>
<dc:identifier id="id">urn:isbn:9789943008205</dc:identifier><dc:identifier>urn:uuid:11111111-2222-3333-4444-555555555555</dc:identifier>
<dc:date>2019-05-01</dc:date><meta property="dcterms:modified">2020-01-02T03:04:05Z</meta><dc:description>Roman &lt;b&gt;haqida&lt;/b&gt;.</dc:description>
<dc:subject id="k">Uzbek fiction</dc:subject><meta refines="#k" property="authority">LCSH</meta><meta refines="#k" property="term">sh1</meta>
<dc:rights>CC BY 4.0</dc:rights>
"""


def test_titles_makers_languages_numbers() -> None:
    about = opened(RICH).manifest.metadata
    assert about.title == {"uz-Latn": "Oʻtkan kunlar", "uz-Cyrl": "Ўткан кунлар"}
    assert (about.subtitle, about.sort_as, about.identifier) == (
        "Tarixiy roman",
        "Otkan kunlar",
        "urn:isbn:9789943008205",
    )
    assert about.author == (
        Contributor({"uz-Latn": "Abdulla Qodiriy", "uz-Cyrl": "Абдулла Қодирий"}, "Qodiriy, Abdulla"),
    )
    assert (about.illustrator, about.contributor) == ((Contributor("Anvar Rassom"),), (Contributor("Kimdir"),))
    assert (about.publisher, about.language) == ((Contributor("Gʻafur Gʻulom"),), ("uz-Latn", "ru"))
    assert (about.published, about.modified) == ("2019-05-01", "2020-01-02T03:04:05Z")
    assert about.subject == (Topic("Uzbek fiction", "sh1", "http://id.loc.gov/authorities/subjects"),)


def test_the_description_says_the_same_in_the_catalogues_words() -> None:
    said = opened(RICH).description
    assert said.titles == (
        Title("Oʻtkan kunlar", "main", "Tarixiy roman", language="uz", script="Latn", pair=1),
        Title("Ўткан кунлар", "main", language="uz", script="Cyrl", pair=1),
        Title("Kunlar", "abbreviated", script="Latn"),
    )
    qodiriy = Agent(
        "Qodiriy, Abdulla",
        script="Latn",
        forms=(Name("Abdulla Qodiriy", "Latn"), Name("Абдулла Қодирий", "Cyrl", "uz")),
    )
    assert said.contributions == (
        Contribution(qodiriy, "aut", lead=True),
        Contribution(Agent("Anvar Rassom", script="Latn"), "ill"),
        Contribution(Agent("Kimdir", script="Latn"), "ctb"),
    )
    assert (said.kind, said.digital, said.languages, said.scripts) == ("ebook", True, ("uz", "ru"), ("Latn",))
    assert said.identifiers == (
        Identifier("isbn", "9789943008205"),
        Identifier("uri", "urn:uuid:11111111-2222-3333-4444-555555555555"),
    )
    assert said.dates == (Period("2019-05-01", 2019, 2019),)
    assert said.publications == (Publication(publisher="Gʻafur Gʻulom", script="Latn"),)
    assert said.subjects == (Subject("Uzbek fiction", scheme="lcsh", identifier="sh1"),)
    assert said.notes == (Note("Roman haqida.", "summary"),)
    assert (said.rights, said.rights_note) == ("http://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")
    assert (said.local_id, said.updated) == ("urn:isbn:9789943008205", "2020-01-02T03:04:05Z")


def test_accessibility() -> None:
    metadata = """<dc:title>a</dc:title><meta property="dcterms:conformsTo" id="c">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>
    <meta property="a11y:certifiedBy" refines="#c">Kutubxona</meta><meta property="a11y:certifierCredential" refines="#c">Nishon</meta>
    <link rel="a11y:certifierReport" refines="#c" href="https://x.uz/r"/><meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
    <meta property="schema:accessModeSufficient">textual,visual</meta><meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">alternativeText</meta><meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">Hammasi bor.</meta><meta property="a11y:exemption">eaa-microenterprise</meta>"""
    book = opened(metadata)
    assert book.manifest.metadata.accessibility == Accessibility(
        ("https://www.w3.org/TR/epub-a11y-11#wcag-2.1-aa",),
        Certification("Kutubxona", "Nishon", "https://x.uz/r"),
        "Hammasi bor.",
        ("textual", "visual"),
        (("textual", "visual"), ("textual",)),
        ("alternativeText",),
        ("none",),
        ("eaa-microenterprise",),
    )
    assert book.description.notes == (Note("Hammasi bor.", "accessibility"),)


def test_accessibility_of_epub_2_is_in_names() -> None:
    said = opened(
        '<dc:title>a</dc:title><meta name="schema:accessibilityFeature" content="index"/>'
    ).manifest.metadata.accessibility
    assert said == Accessibility(feature=("index",))


def test_several_titles_without_kinds_begin_with_the_first() -> None:
    book = opened("<dc:title>  Bir \n kitob </dc:title><dc:title>Yana</dc:title>")
    assert book.manifest.metadata.title == "Bir kitob"
    assert [(each.text, each.role) for each in book.description.titles] == [("Bir kitob", "main"), ("Yana", "variant")]


def test_without_a_title_the_files_name_is_one() -> None:
    book = opened("")
    assert (book.manifest.metadata.title, book.description.titles) == ("kitob", (Title("kitob", script="Latn"),))


def test_a_direction_that_the_first_letter_would_not_give_is_marked() -> None:
    assert opened('<dc:title dir="rtl">CSS: כותרת</dc:title>').manifest.metadata.title == "\u200fCSS: כותרת"
    assert opened('<dc:title dir="rtl">כותרת</dc:title>').manifest.metadata.title == "כותרת"


def test_pages_turn_as_the_language_is_written() -> None:
    told = [
        opened(f"<dc:title>a</dc:title><dc:language>{code}</dc:language>").manifest.metadata.reading_progression
        for code in ("ar", "uz-Arab", "uz", "he-IL")
    ]
    assert told == ["rtl", "rtl", None, "rtl"]
