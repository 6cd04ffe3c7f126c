"""References to real records in the languages they are in, and in every style."""

import pytest
from hypothesis import HealthCheck, given, settings

from lavh.formats.citing import STYLES, Run, cite, text
from lavh.formats.citing.names import Person, person
from lavh.formats.description import (
    Agent,
    Contribution,
    Description,
    Identifier,
    Name,
    Period,
    Publication,
    Relation,
    Title,
)
from lavh.formats.written import NOBODY, About
from tests.factories.anything import ANY
from tests.formats.marcxml.test_writer import samples

MUSEUM = About(institution="Demo Art Museum")


def marked(description: Description, style: str, language: str = "", about: About = NOBODY) -> str:
    """With asterisks around italics."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in cite(description, style, language, about))


def one(name: str, place: int = 0) -> Description:
    return list(samples(name))[place]


@pytest.mark.parametrize(
    ("name", "place", "iso690", "gost", "apa"),
    [
        (
            "unimarc/uzmarc-two-scripts.mrc", 0,
            'УВАТОВ, Убайдулла. *Муҳаддислар имоми*. Тошкент: "Маънавият", 1998. Буюк сиймолар, 3.',
            'Уватов У. Муҳаддислар имоми. Тошкент : "Маънавият", 1998. 86 б. (Буюк сиймолар ; 3).',
            'Уватов, У. (1998). *Муҳаддислар имоми*. "Маънавият".',
        ),
        (
            "marc21/lc-uzbek.mrc", 1,
            'BURIEVA, M. R. *Ŭzbekistonda oila demografii︠a︡si*. Tashkent: "Universitet" nashriëti, 1997.',
            'Burieva M. R. Ŭzbekistonda oila demografii︠a︡si. Tashkent : "Universitet" nashriëti, 1997. 171 b.',
            'Burieva, M. R. (1997). *Ŭzbekistonda oila demografii︠a︡si*. "Universitet" nashriëti.',
        ),
        (
            "oai_dc/page.xml", 0,
            "QODIRIY, Abdulla. *Oʻtkan kunlar* [Elektron resurs]. L. Safarov tarjimasi. Gʻafur Gʻulom nomidagi Adabiyot va sanʼat nashriyoti, 1980. ISBN 9789943008205. URL: https://repository.example/1/otkan-kunlar.pdf",
            "Qodiriy A. Oʻtkan kunlar [Elektron resurs] / L. Safarov tarjimasi. Gʻafur Gʻulom nomidagi Adabiyot va sanʼat nashriyoti, 1980. 384 b. URL: https://repository.example/1/otkan-kunlar.pdf.",
            "Qodiriy, A. (1980). *Oʻtkan kunlar*. Gʻafur Gʻulom nomidagi Adabiyot va sanʼat nashriyoti. https://repository.example/1/otkan-kunlar.pdf",
        ),
        (
            "irbis/irbis-utf8.txt", 0,
            "ВИНОКУРОВ, М. А.; СУХОДОЛОВ, А. П. *Экономика Иркутской области. Т. 1: Учебное пособие* [Электронный ресурс]. Под ред. Н. С. Иванова. Иркутск: Изд-во ИГЭА, 1998. Регионы, 2. ISBN 9785725302271. URL: http://example.org/ekonomika.pdf",
            "Винокуров М. А., Суходолов А. П. Экономика Иркутской области. Т. 1 : Учебное пособие [Электронный ресурс] / под ред. Н. С. Иванова. Иркутск : Изд-во ИГЭА, 1998. 275 с. (Регионы ; 2). URL: http://example.org/ekonomika.pdf.",
            "Винокуров, М. А. и Суходолов, А. П. (1998). *Экономика Иркутской области. Т. 1: Учебное пособие*. Изд-во ИГЭА. http://example.org/ekonomika.pdf",
        ),
        (
            "irbis/irbis-utf8.txt", 1,
            "СУХОДОЛОВ, А. П. Лес и река. *Экономика региона*. 1999, С. 12–18.",
            "Суходолов А. П. Лес и река // Экономика региона. 1999. С. 12–18.",
            "Суходолов, А. П. (1999). Лес и река. *Экономика региона*, 12–18.",
        ),
        (
            "marc21/lc-books.mrc", 2,
            "RASINSKI, Timothy V.; PADAK, Nancy. *From phonics to fluency: effective teaching of decoding and reading fluency in the elementary school*. New York: Longman, 2001. ISBN 9780321049032.",
            "Rasinski T. V., Padak N. From phonics to fluency : effective teaching of decoding and reading fluency in the elementary school. New York : Longman, 2001. xviii, 238 p.",
            "Rasinski, T. V., & Padak, N. (2001). *From phonics to fluency: effective teaching of decoding and reading fluency in the elementary school*. Longman.",
        ),
        (
            "marc21/lc-vernacular.mrc", 0,
            "أعرجي النجفي الحسيني، جعفر; رجائي، مهدي. *مناهل الضرب في انساب العرب*. الطبعة 1. قم: مكتبة آية الله العظمى المرعشي النجفي, 1998. ISBN 9789646121232.",
            "أعرجي النجفي الحسيني، جعفر، رجائي، مهدي. مناهل الضرب في انساب العرب. الطبعة 1. قم : مكتبة آية الله العظمى المرعشي النجفي, 1998. 525 ص.",
            "أعرجي النجفي الحسيني، جعفر و رجائي، مهدي. (1998). *مناهل الضرب في انساب العرب* (الطبعة 1). مكتبة آية الله العظمى المرعشي النجفي.",
        ),
        (
            "unimarc/iccu.mrc", 0,
            "ASIMOV, Isaac et al. *L'altra faccia della spirale*. Milano: A. Mondadori, 1996. Bestsellers, 641. ISBN 9788804406822.",
            "L'altra faccia della spirale / I. Asimov [et al.]. Milano : A. Mondadori, 1996. V, 201 p. (Bestsellers ; 641).",
            "Asimov, I., Fruttero, C., Lucentini, F., & Scaglia, C. (1996). *L'altra faccia della spirale*. A. Mondadori.",
        ),
        (
            "ead/lc-neptune-plaza.xml", 1,
            "*John Cephas and Phil Wiggins, 4-18-85*, n.d. 1985 Neptune Plaza Concert Series Collection. Library of Congress, folder 2.",
            "John Cephas and Phil Wiggins, 4-18-85, n.d. // Library of Congress. 1985 Neptune Plaza Concert Series Collection. folder 2.",
            "*John Cephas and Phil Wiggins, 4-18-85*. (n.d.). 1985 Neptune Plaza Concert Series Collection (folder 2). Library of Congress.",
        ),
    ],
)  # fmt: skip
def test_real_records(name: str, place: int, iso690: str, gost: str, apa: str) -> None:
    description = one(name, place)
    assert [marked(description, style) for style in ("iso690", "gost", "apa")] == [iso690, gost, apa]


def test_museum_objects_stand_in_their_museum() -> None:
    assert [marked(one("tabular/cmoa.ndjson"), style, "", MUSEUM) for style in STYLES] == [
        "GIFFORD, Robert S. *Old Trees*, 1883. charcoal on laid paper. H 14.25 in × W 19.25 in. Demo Art Museum, 06.16.2.",
        "Gifford R. S. Old Trees, 1883. charcoal on laid paper; H 14.25 in × W 19.25 in. Demo Art Museum, 06.16.2.",
        "Gifford, R. S. (1883). *Old Trees* [charcoal on laid paper]. Demo Art Museum.",
    ]


def test_an_article_with_everything() -> None:
    article = Description(
        kind="article", level="part", languages=("en",), titles=(Title("Silk roads", rest="a review", script="Latn"),),
        contributions=(Contribution(Agent("Smith, Anna Maria", script="Latn"), "aut", lead=True),), dates=(Period("1999", 1999, 1999),),
        relations=(Relation("part-of", "Central Asian Survey", identifiers=(("issn", "0263-4937"),), note="Vol. 18, no. 2 (1999), p. 101-120"),),
        identifiers=(Identifier("doi", "10.1080/02634939995678"),),
    )  # fmt: skip
    assert [marked(article, style) for style in STYLES] == [
        "SMITH, Anna Maria. Silk roads: a review. *Central Asian Survey*. 1999, vol. 18, no. 2, pp. 101–120. ISSN 0263-4937. https://doi.org/10.1080/02634939995678.",
        "Smith A. M. Silk roads : a review // Central Asian Survey. 1999. vol. 18. no. 2. pp. 101–120. DOI 10.1080/02634939995678.",
        "Smith, A. M. (1999). Silk roads: a review. *Central Asian Survey*, *18*(2), 101–120. https://doi.org/10.1080/02634939995678",
    ]


def test_a_serial_and_a_map() -> None:
    serial = Description(kind="periodical", level="serial", languages=("uz",), titles=(Title("Sharq yulduzi", script="Latn"),), publications=(Publication("Toshkent", "Sharq", script="Latn"),),
                         dates=(Period("1932-", 1932, None),), identifiers=(Identifier("issn", "0131-1573"),))  # fmt: skip
    sheet = Description(kind="map", languages=("ru",), titles=(Title("Карта Туркестана", script="Cyrl"),), scale="1:840 000", dates=(Period("1877", 1877, 1877),))  # fmt: skip
    assert [marked(each, style) for each in (serial, sheet) for style in STYLES] == [
        "*Sharq yulduzi*. Toshkent: Sharq, 1932–. ISSN 0131-1573.",
        "Sharq yulduzi. Toshkent : Sharq, 1932–.",
        "*Sharq yulduzi*. (1932–). Sharq.",
        "*Карта Туркестана*. 1:840 000. 1877.",
        "Карта Туркестана. 1:840 000. 1877.",
        "*Карта Туркестана* [1:840 000]. (1877).",
    ]


@pytest.mark.parametrize(("language", "title"), [("", "مناهل الضرب في انساب العرب"), ("ar", "مناهل الضرب في انساب العرب"), ("en", "Manāhil al-ḍarab fī ansāb al-ʻArab"), ("ru", "Manāhil al-ḍarab fī ansāb al-ʻArab")])  # fmt: skip
def test_the_form_that_the_reader_can_read(language: str, title: str) -> None:
    italics = [run.text for run in cite(one("marc21/lc-vernacular.mrc"), "iso690", language) if run.italic]
    assert italics == [title]


@pytest.mark.parametrize(
    ("given", "language", "initials"),
    [
        ("Abdulla", "uz", "A."), ("Sharof Rashidovich", "uz", "Sh. R."), ("Oʻtkir", "uz", "Oʻ."), ("Charles W.", "en", "C. W."), ("Jean-Paul", "fr", "J.-P."),
        ("Ch. T.", "ru", "Ch. T."), ("I︠U︡riĭ", "ru", "I︠U︡."), ("Абдулла", "uz", "А."), ("A. van der", "nl", "A. van der"),
    ],
)  # fmt: skip
def test_initials(given: str, language: str, initials: str) -> None:
    assert person(Agent(f"Family, {given}"), language=language).initials() == initials


def test_names_that_cannot_be_taken_apart() -> None:
    assert [person(Agent("Abdulla Qodiriy")), person(Agent("Uzbekistan. Vazirlar Mahkamasi, ", "corporate"))] == [
        Person(literal="Abdulla Qodiriy", script="Latn"),
        Person(literal="Uzbekistan. Vazirlar Mahkamasi", script="Latn"),
    ]
    assert (
        person(Agent("Navoiy, Alisher", script="Latn", forms=(Name("Навоий, Алишер", "Cyrl"),)), "Cyrl").family
        == "Навоий"
    )


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(description=ANY)
@pytest.mark.parametrize("style", STYLES)
def test_anything_can_be_cited(style: str, description: Description) -> None:
    runs = cite(description, style)
    assert all(isinstance(run, Run) and run.text for run in runs)
    assert text(runs) == text(runs).rstrip()
