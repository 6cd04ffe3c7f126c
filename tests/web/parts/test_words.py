"""Codes of ours as sentences: rights, problems, reasons; every code that the readers give has one."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import lavh
from lavh.access import sentences
from lavh.catalog import agreement
from lavh.kernel.rights import CODES
from lavh.web.parts import problems
from lavh.web.parts.institutions import SERVICES
from lavh.web.parts.joined import DIFFER, reason
from lavh.web.parts.rights import SENTENCES, statement

PUBLICATIONS = (
    "container", "xhtml", "epub", "html", "plaintext", "pdf", "cbz", "audiobook", "audio", "recording", "daisy", "dtbook", "rwpm",
)  # fmt: skip
REFUSED = re.compile(r"""Unreadable\(\s*"([a-z0-9-]+)\"""")
INSIDE = {"missing-bytes"}  # of our own storage
CODE = re.compile(r"""Problem\(\s*(?:code=)?"([a-z0-9-]+)"|\bproblem\(\s*"([a-z0-9-]+)\"""")


def test_every_problem_that_a_reader_tells_of_has_a_sentence() -> None:
    root = Path(lavh.__file__).parent
    sources = [
        file.read_text(encoding="utf-8")
        for room in ("formats", "harvest", "access")
        for file in (root / room).rglob("*.py")
    ]
    told = {code for source in sources for pair in CODE.findall(source) for code in pair if code}
    assert sorted(told - set(problems.SENTENCES) - set(sentences.PROBLEMS)) == []


def test_every_refusal_of_a_publication_has_a_sentence() -> None:
    root = Path(lavh.__file__).parent
    folders = [root / "access", *(root / "formats" / name for name in PUBLICATIONS)]
    sources = [file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.py")]
    told = {code for source in sources for code in REFUSED.findall(source)} - INSIDE
    assert sorted(told - set(sentences.REFUSALS)) == []


def test_every_difference_of_editions_has_a_sentence() -> None:
    told = {
        code
        for checks in (agreement.BY_NUMBER, agreement.SERIALS_BY_NUMBER, agreement.BY_TITLE)
        for code, _check in checks
    }
    assert told == set(DIFFER)


def test_every_service_and_rights_code_has_words() -> None:
    from lavh.network.rules import SERVICES as OFFERED

    assert set(SENTENCES) == set(CODES)
    assert set(SERVICES) == set(OFFERED)


@pytest.mark.parametrize(
    ("given", "code", "address", "written"),
    [
        (
            "http://rightsstatements.org/vocab/InC/1.0/",
            "in-copyright",
            "http://rightsstatements.org/vocab/InC/1.0/",
            "",
        ),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "cc0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "",
        ),
        ("Ask the archive", "unknown", "", "Ask the archive"),
    ],
)
def test_statements(given: str, code: str, address: str, written: str) -> None:
    found = statement(given)
    assert (found.code, found.address, found.written) == (code, address, written)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("isbn 9789943008205|otkan|t|", "It has the same number as another record here: ISBN 9789943008205."),
        ("national 12|a|t|", "It has the same number as another record here: national 12."),
        (
            "title otkan kunlar|qodiriy|1994|384 p.|t|",
            "Title, author, year and pages or publisher are the same as in another record here, whatever the script.",
        ),
        (
            "work otkan kunlar|qodiriy|t",
            "Title and author are the same as in another record here: another edition of the same work.",
        ),
        ("work bible|t", "It has the same uniform title as another record here."),
    ],
)
def test_reasons(key: str, expected: str) -> None:
    with translation.override("en"):
        assert reason(key) == expected
