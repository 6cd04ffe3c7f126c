"""Units of EAD 2002 and EAD3 become descriptions; what a component does not say itself it has from above."""

from lavh.formats.description import (
    Agent,
    Contribution,
    Description,
    DigitalObject,
    Holding,
    Identifier,
    Note,
    Period,
    Relation,
    Subject,
    Title,
    Unit,
)
from lavh.formats.ead import EAD
from lavh.formats.ead.prose import prose
from lavh.formats.reading import Problem, Reading
from lavh.formats.xml.parse import parse
from tests.formats.reading import PLAIN, SAMPLES, described, readings

EAD3 = SAMPLES / "ead" / "ead3.xml"
OFFICE = "Канцелярия Туркестанского генерал-губернатора"


def unit(did: str, around: str = "") -> Description:
    content = f'<c xmlns:xlink="http://www.w3.org/1999/xlink"><did>{did}</did>{around}</c>'
    return described(EAD.read(content.encode(), PLAIN))


def test_a_finding_aid() -> None:
    assert readings(EAD, EAD3)[4] == Reading(
        Description(
            local_id="UZ-1",
            kind="archive",
            level="collection",
            titles=(Title(OFFICE, script="Cyrl"),),
            contributions=(
                Contribution(
                    Agent(
                        "Канцелярия. Первое отделение", script="Cyrl", kind="corporate", identifiers=(("viaf", "123"),)
                    ),
                    lead=True,
                ),
                Contribution(Agent("Маев, Николай", script="Cyrl"), role="com"),
            ),
            languages=("ru", "chg"),
            scripts=("Cyrl",),
            dates=(Period("1867–1917", 1867, 1917, "created"), Period("1920", 1920, 1920, "created")),
            extent="22,000 files",
            identifiers=(Identifier("local", "Ф. 1"),),
            subjects=(
                Subject(
                    "Кауфман, Константин, 1818-1882",
                    "person",
                    scheme="lcnaf",
                    identifier="http://id.loc.gov/authorities/names/n1",
                ),
                Subject("Ташкент", "place"),
                Subject("Архивы", subdivisions=(("place", "Туркестан"),), scheme="lcsh"),
                Subject("Letters", "genre"),
            ),
            notes=(
                Note("By permit.\nNot on Sundays.", "access"),
                Note("1867: Founded\n1917: Closed; Moved", "biography"),
            ),
            links=(DigitalObject("https://archive.example/fonds/1", role="finding-aid"),),
            holdings=(Holding("Центральный архив", "Отдел I", call_number="Ф. 1"),),
            unit=Unit("fonds", children=2, reference="Ф. 1", root="UZ-1"),
            cataloguer="UZ-TsGA",
            language_of_record="ru",
        )
    )


def test_a_component_that_says_little_has_the_rest_from_above() -> None:
    assert readings(EAD, EAD3)[2] == Reading(
        Description(
            local_id="UZ-1#op1",
            kind="archive",
            level="unit",
            titles=(Title("Переписка", script="Cyrl"),),
            languages=("ru", "chg"),
            dates=(Period("1867–1870", 1867, 1870, "created"),),
            identifiers=(Identifier("local", "Оп. 1"),),
            notes=(Note("By permit.\nNot on Sundays.", "access", inherited=True),),
            holdings=(Holding("Центральный архив", "Отдел I"),),
            relations=(Relation("part-of", OFFICE, local_id="UZ-1"),),
            unit=Unit("series", "UZ-1", depth=1, children=2, reference="Оп. 1", root="UZ-1"),
            cataloguer="UZ-TsGA",
            language_of_record="ru",
        )
    )


def test_what_a_component_says_itself_is_not_inherited() -> None:
    assert readings(EAD, EAD3)[0] == Reading(
        Description(
            local_id="UZ-1#1.1",
            kind="archive",
            level="unit",
            titles=(Title("1868"),),
            languages=("ru", "chg"),
            dates=(Period("1868", 1868, 1868, "created"),),
            notes=(Note("Closed until 2030.", "access"),),
            links=(
                DigitalObject("https://archive.example/scan/1.jpg", label="Page 1"),
                DigitalObject("https://archive.example/scan/1-small.jpg", role="preview"),
            ),
            holdings=(Holding("Центральный архив", "Отдел I", "Shelf 9", "box 3, folder 14"),),
            relations=(Relation("part-of", OFFICE, local_id="UZ-1"),),
            unit=Unit("file", "UZ-1#op1", depth=2, root="UZ-1"),
            cataloguer="UZ-TsGA",
            language_of_record="ru",
        )
    )


def test_an_own_level_and_a_link_that_is_none() -> None:
    reading = readings(EAD, EAD3)[3]
    assert described(reading).unit == Unit("album", "UZ-1", order=1, depth=1, root="UZ-1")
    assert reading.problems == (Problem("bad-link", "dao/@href", "not an address"),)


def test_real_finding_aid_of_the_library_of_congress() -> None:
    whole = readings(EAD, SAMPLES / "ead" / "lc-neptune-plaza.xml")
    top = described(whole[-1])
    assert (len(whole), top.titles, top.dates, top.cataloguer, top.unit) == (
        44,
        (Title("1985 Neptune Plaza Concert Series Collection", script="Latn"),),
        (Period("1985", 1985, 1985, "created"),),
        "US-DLC",
        Unit("collection", children=3, reference="AFC 1985/015", root="http://hdl.loc.gov/loc.afc/eadafc.af011012"),
    )
    assert top.contributions[:2] == (
        Contribution(Agent("American Folklife Center", script="Latn", kind="corporate"), lead=True),
        Contribution(Agent("Cephas, John", script="Latn"), role="prf"),
    )
    assert {each.code for reading in whole for each in reading.problems} == set()


def test_a_component_without_a_title_is_called_by_what_it_has() -> None:
    assert unit("<unitdate>May 1920</unitdate><unitid>7</unitid>").titles == (Title("May 1920", script="Latn"),)
    assert unit("<container type='box'>3</container>").titles == (Title("box 3", script="Latn"),)
    assert EAD.read(b"<c><did/></c>", PLAIN).problems == (Problem("no-title", "did/unittitle"),)


def test_dates_inside_a_title_are_dates() -> None:
    found = unit('<unittitle>Letters, <unitdate normal="1901/1903">1901-03</unitdate>.</unittitle>')
    assert (found.titles, found.dates) == (
        (Title("Letters", script="Latn"),),
        (Period("1901-03", 1901, 1903, "created"),),
    )
    assert unit("<unittitle>From <unitdate>1901</unitdate> to war</unittitle>").titles == (
        Title("From 1901 to war", script="Latn"),
    )


def test_a_date_that_is_given_twice_counts_once() -> None:
    twice = "<unitdate>1917-1980</unitdate><unitdatestructured><daterange><fromdate>1917</fromdate><todate>1980</todate></daterange></unitdatestructured>"
    assert unit(twice).dates == (Period("1917-1980", 1917, 1980, "created"),)


def test_names_in_a_title_with_a_role_made_it() -> None:
    found = unit('<unittitle><persname role="cmp">Berger, Arthur, 1912-2003</persname></unittitle>')
    assert found.contributions == (
        Contribution(Agent("Berger, Arthur", script="Latn", dates="1912-2003"), role="cmp", lead=True),
    )


def test_extent_dimensions_and_material() -> None:
    physical = "<physdesc><extent>3 boxes</extent> <dimensions>30 cm</dimensions><physfacet>parchment</physfacet><genreform>Maps</genreform></physdesc><physdesc>and a roll</physdesc>"
    found = unit(physical)
    assert (found.extent, found.dimensions, found.medium, found.subjects) == (
        "3 boxes; and a roll",
        "30 cm",
        "parchment",
        (Subject("Maps", "genre"),),
    )


def test_links_of_groups_and_handles() -> None:
    group = '<daogrp><daoloc xlink:href="hdl:loc.music/x"><daodesc><p>Image</p></daodesc></daoloc><daoloc role="thumbnail" xlink:href="http://x.example/t.jpg"/></daogrp>'
    assert unit(group).links == (
        DigitalObject("https://hdl.handle.net/loc.music/x", label="Image"),
        DigitalObject("http://x.example/t.jpg", role="preview"),
    )


def test_a_licence_in_the_conditions_is_the_rights() -> None:
    found = unit(
        "",
        '<userestrict><p>See <extref xlink:href="https://creativecommons.org/licenses/by/4.0/">this</extref></p></userestrict>',
    )
    assert found.rights == "http://creativecommons.org/licenses/by/4.0/"


def test_blocks_are_told_line_by_line() -> None:
    block, _ = parse(
        b"<scopecontent><head>Scope</head><p>One <emph>two</emph>\n three.</p><list><item>a</item><item>b</item></list>"
        b"<table><tgroup><tbody><row><entry>1</entry><entry>2</entry></row></tbody></tgroup></table></scopecontent>"
    )
    assert block is not None
    assert prose(block) == "One two three.\na\nb\n1 | 2"


def test_all_dates_that_close_a_title_are_taken_off_it() -> None:
    unit = b"""<c><did><unittitle>Dance Collection<unitdate type="inclusive" normal="1975/1995">1975-1995</unitdate>
    <unitdate type="bulk">bulk 1980s</unitdate></unittitle></did></c>"""
    found = described(EAD.read(unit, PLAIN))
    assert [title.text for title in found.titles] == ["Dance Collection"]
    assert [(date.written, date.start, date.end) for date in found.dates] == [
        ("1975-1995", 1975, 1995),
        ("bulk 1980s", 1980, 1989),
    ]
