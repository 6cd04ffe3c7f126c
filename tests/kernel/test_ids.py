"""Standard numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn as oracle

from lavh.kernel import ids


@pytest.mark.parametrize(
    ("written", "isbn"),
    [
        ("978-9943-00-820-5 (pbk.) : $5", "9789943008205"),
        ("9780306406157", "9780306406157"),
        ("0-8044-2957-X", "9780804429573"),
        ("080442957x", "9780804429573"),
        ("0-8044-2957-Х", "9780804429573"),  # Cyrillic
        ("ISBN 0 8044 2957 X", "9780804429573"),
        ("isbn: 978‑0‑306‑40615‑7", "9780306406157"),
        ("۹۷۸۰۳۰۶۴۰۶۱۵۷", "9780306406157"),
        ("0306406152 (v. 1)", "9780306406157"),
        ("v. 1 : 0306406152", "9780306406157"),
        ("\u200f0306406152\u200e", "9780306406157"),
        ("979-10-90636-07-1", "9791090636071"),
        ("0306406153", None),
        ("9780306406158", None),
        ("9790230671187", None),  # music
        ("0000000000", None),
        ("30640615", None),
        ("19-624824-8", "9780196248240"),  # an SBN, before 1970
        ("(pbk.)", None),
        ("", None),
        ("x" * 13, None),
        ("²²²²²²²²²²", None),
    ],
)
def test_isbns_are_read_in_any_writing(written: str, isbn: str | None) -> None:
    assert ids.isbn13(written) == isbn


@given(st.text(alphabet="0123456789X-", min_size=10, max_size=18))
def test_isbns_agree_with_an_independent_reading(text: str) -> None:
    bare = text.replace("-", "").rjust(10, "0")
    expected = (
        oracle.to_isbn13(bare) if oracle.is_valid(bare) and not bare.startswith("9790") and bare.strip("0") else None
    )
    assert ids._valid(bare) == expected


@given(st.text())
def test_nothing_that_is_written_breaks_a_reader(text: str) -> None:
    assert all(isinstance(rule(text), str | None) for rule in ids.NORMALISERS.values())
    assert ids.looks_like_isbn(text) in {True, False}


def test_all_isbns_of_a_text_are_found_once_and_in_order() -> None:
    text = "ISBN 978-0-306-40615-7 (set); 0-8044-2957-X; 0306406152; 0306406153"
    assert ids.isbns_in(text) == ("9780306406157", "9780804429573")


def test_a_query_may_look_like_an_isbn_though_a_digit_is_wrong() -> None:
    queries = ["9780306406158", "978-0-306-40615-8", "0-8044-2957-1", "isbn 0804429571", "0804429571", "0306406152", "1917 1923 54", "navoiy", "19171923545"]  # fmt: skip
    assert [ids.looks_like_isbn(query) for query in queries] == [
        True,
        True,
        True,
        True,
        False,
        True,
        False,
        False,
        False,
    ]


def test_isbns_get_the_hyphens_of_their_agency() -> None:
    assert ids.hyphenate_isbn("9789943008205") == "978-9943-00-820-5"
    assert ids.hyphenate_isbn("nonsense") == "nonsense"


def test_isbns_have_a_short_form_unless_they_never_had() -> None:
    assert [ids.isbn10("9780804429573"), ids.isbn10("9791090636071")] == ["080442957X", None]


@pytest.mark.parametrize(
    ("scheme", "written", "expected"),
    [
        ("issn", "ISSN 0028-0836 (print)", ("0028-0836", True)),
        ("issn", "2434561X", ("2434-561X", True)),
        ("issn", "2434-561Х", ("2434-561X", True)),
        ("issn", "977002808300213", ("977002808300213", False)),
        ("issn", "9770028083002", ("0028-0836", True)),
        ("issn", "0028-0837", ("0028-0837", False)),
        ("ismn", "M-2306-7118-7", ("9790230671187", True)),
        ("ismn", "979-0-2306-7118-7 (score)", ("9790230671187", True)),
        ("ismn", "M-2306-7118-8", ("M-2306-7118-8", False)),
        ("lccn", "   78-890351 /r", ("78890351", True)),
        ("lccn", "n78-890351", ("n78890351", True)),
        ("lccn", "85-2", ("85000002", True)),
        ("lccn", "2001-000002", ("2001000002", True)),
        ("lccn", "75-425165//r75", ("75425165", True)),
        ("lccn", " 79139101 /AC/r932", ("79139101", True)),
        ("lccn", "https://lccn.loc.gov/2001000002", ("2001000002", True)),
        ("lccn", "unknown", ("unknown", False)),
        ("oclc", "(OCoLC)ocm00012345", ("12345", True)),
        ("oclc", "(OCoLC)on1234567890", ("1234567890", True)),
        ("oclc", "ocn123456789", ("123456789", True)),
        ("oclc", "https://www.worldcat.org/oclc/12345", ("12345", True)),
        ("oclc", "(DLC)12345", ("(DLC)12345", False)),
        ("doi", "https://doi.org/10.1000/ABC(1).", ("10.1000/abc(1)", True)),
        ("doi", "(doi:10.1000/182)", ("10.1000/182", True)),
        ("doi", "10.1000", ("10.1000", False)),
        ("ark", "https://gallica.bnf.fr/ark:/12148/bpt6k107371t", ("ark:/12148/bpt6k107371t", True)),
        ("ark", "ark:12148/bpt6k107371t", ("ark:/12148/bpt6k107371t", True)),
        ("viaf", "http://viaf.org/viaf/102333412/#Austen", ("102333412", True)),
        ("viaf", "102333412", ("102333412", True)),
        ("isni", "ISNI 0000 0001 2103 2683", ("0000000121032683", True)),
        ("isni", "0000 0001 2103 2684", ("0000 0001 2103 2684", False)),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", ("0000-0002-1825-0097", True)),
        ("orcid", "0000 0001 2103 2683", ("0000 0001 2103 2683", False)),
        ("wikidata", "http://www.wikidata.org/entity/q5", ("Q5", True)),
        ("ean", "4 006381 333931", ("4006381333931", True)),
        ("ean", "036000291452", ("0036000291452", True)),
        ("ean", "4006381333932", ("4006381333932", False)),
        ("accession", " 1917.4 ", ("1917.4", True)),
        ("accession", "  ", ("", False)),
    ],
)
def test_numbers_are_normalised_or_kept_as_written(scheme: str, written: str, expected: tuple[str, bool]) -> None:
    assert ids.normalise(scheme, written) == expected
