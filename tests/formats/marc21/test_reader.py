"""Whole records of the Library of Congress."""

import io

from lavh.formats.description import (
    Agent,
    Classification,
    Contribution,
    Description,
    DigitalObject,
    Identifier,
    Name,
    Note,
    Period,
    Publication,
    Series,
    Subject,
    Title,
)
from lavh.formats.marc21 import MARC21
from lavh.formats.reading import Problem, Profile, Reading
from tests.samples import records, sample

PROFILE = Profile()
FORMAT = MARC21()


def read(raw: bytes, profile: Profile = PROFILE) -> Reading:
    return FORMAT.read(raw, profile)


def lcsh(term: str, *subdivisions: tuple[str, str], kind: str = "topic", scheme: str = "lcsh") -> Subject:
    return Subject(term, kind, subdivisions, scheme, language="en")


def test_a_book_of_1899_with_a_scan():
    assert read(records("marc21/lc-books.mrc")[0]) == Reading(
        Description(
            local_id="00000017",
            kind="book",
            titles=(Title("Child verse", rest="poems grave and gay", language="en", script="Latn"),),
            contributions=(
                Contribution(
                    Agent(
                        "Tabb, John B.", dates="1845-1909", script="Latn", forms=(Name("Tabb, John Banister", "Latn"),)
                    ),
                    lead=True,
                ),
            ),
            languages=("en",),
            scripts=("Latn",),
            dates=(Period("1899", 1899, 1899),),
            publications=(Publication("Boston", "Small, Maynard", script="Latn"),),
            extent="78 p.",
            dimensions="20 cm",
            identifiers=(Identifier("lccn", "00000017"), Identifier("oclc", "1929242")),
            classifications=(Classification("lcc", "PS2967", ".C5 1899"),),
            subjects=(lcsh("Children's poetry"),),
            notes=(Note("Also available in digital form on the Internet Archive Web site."),),
            links=(DigitalObject("http://hdl.loc.gov/loc.gdc/scd0001.00162561418"),),
            responsibility="by John B. Tabb",
            updated="20110630080225.0",
            cataloguer="DLC",
        )
    )


def test_a_korean_record_has_both_scripts_of_everything():
    assert read(records("marc21/lc-vernacular.mrc")[4]).description == Description(
        local_id="00272154",
        kind="book",
        titles=(
            Title(
                "Minjujuŭi wa sijang kyŏngje",
                rest="DJ nomiksŭ ŭi ironjŏk, kyŏngjesa chŏk kochʻal",
                language="ko",
                script="Latn",
                pair=1,
            ),
            Title(
                "민주주의 와 시장 경제",
                rest="DJ 노믹스 의 이론적・경제사 적 고찰",
                language="ko",
                script="Hang",
                pair=1,
            ),
        ),
        contributions=(
            Contribution(Agent("Yi, Sŏn", dates="1947-", script="Latn", forms=(Name("이 선", "Hang", "ko"),))),
        ),
        languages=("ko",),
        scripts=("Hang", "Latn"),
        dates=(Period("1999", 1999, 1999),),
        publications=(
            Publication("Sŏul Tʻŭkpyŏlsi", "Sanŏp Yŏnʼguwŏn", script="Latn", pair=2),
            Publication("서울 特別市", "產業 研究院", script="Hani", pair=2),
        ),
        extent="262 p.",
        dimensions="23 cm",
        series=(
            Series("21-segi chunbi yŏnʼgu pogosŏ sirijŭ", "99-01", script="Latn", pair=3),
            Series("21세기 준비 연구 보고서 시리즈", "99-01", script="Hang", pair=3),
        ),
        identifiers=(Identifier("lccn", "00272154"), Identifier("local", "(CStRLIN)DCLP00-B389")),
        classifications=(Classification("lcc", "HB75", ".M536 1999"),),
        subjects=(lcsh("Economics", ("topic", "History")),),
        notes=(Note("Includes bibliographical references (p. 260-262).", "bibliography"),),
        responsibility="Yi Sŏn ... [et al.] = 이 선 ... [et al.]",
        country="kr",
        updated="20090910094101.0",
        cataloguer="DLC",
    )


def test_every_sample_is_cut_and_read_without_problems():
    for name in ("lc-books", "lc-vernacular", "lc-uzbek"):
        raws = list(FORMAT.split(io.BytesIO(sample(f"marc21/{name}.mrc")), PROFILE))
        assert [(raw.content, raw.problems) for raw in raws] == [
            (record, ()) for record in records(f"marc21/{name}.mrc")
        ]
        assert all(read(raw.content).problems == () for raw in raws if name != "lc-vernacular")


def test_an_authority_record_without_a_heading_is_refused_with_a_reason():
    raw = b"00044nz  a2200037   4500001000300000\x1e42\x1e\x1d"
    assert read(raw) == Reading(None, (Problem("authority-record", "leader/06", grave=True),))


def test_bytes_that_are_no_record_give_a_grave_problem():
    assert read(b"hello") == Reading(None, (Problem("no-directory", "directory", "hello".ljust(24), grave=True),))
