"""A partner's file of books and of authority records, in one: names lead to works, nothing is refused, and all of it can be taken back."""

from pathlib import Path

import pytest

from lavh.catalog.models import Authority, HeadingKey, Joined, Record
from lavh.discovery import indexer
from lavh.discovery.search import Request, search
from lavh.formats.reading import Profile
from lavh.harvest import actions
from lavh.harvest.models import RawRecord, Run, Source
from lavh.network.actions import enrol

pytestmark = [
    pytest.mark.django_db(transaction=True),  # PostgreSQL tells a cursor of committed events only
    pytest.mark.usefixtures("empty"),
]
BOOK = """<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">{number}</controlfield>
<controlfield tag="008">940101s1994    uz            000 1 uzb  </controlfield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">{author}</subfield>{more}</datafield>
<datafield tag="245" ind1="0" ind2="0"><subfield code="a">{title}</subfield></datafield>
<datafield tag="650" ind1=" " ind2="4"><subfield code="a">{subject}</subfield></datafield></record>"""
NAME = """<record type="Authority"><leader>00000nz  a2200000n  4500</leader><controlfield tag="001">{number}</controlfield>
<controlfield tag="008">860211n| azannaabn          |a aaa      </controlfield>
<datafield tag="{tag}" ind1="1" ind2=" "><subfield code="a">{name}</subfield></datafield>{variants}</record>"""
SEE = '<datafield tag="{tag}" ind1="1" ind2=" "><subfield code="a">{name}</subfield></datafield>'


def book(number: int, title: str, author: str, *, subject: str = "Roman", more: str = "") -> str:
    return BOOK.format(number=number, title=title, author=author, subject=subject, more=more)


def name(number: int, preferred: str, *variants: str, tag: int = 100) -> str:
    others = "".join(SEE.format(tag=tag + 300, name=each) for each in variants)
    return NAME.format(number=number, tag=tag, name=preferred, variants=others)


@pytest.fixture
def source() -> Source:
    return actions.source_for(
        institution=enrol(name="Demo library", kind="public-library"), profile=Profile(language="uz")
    )


def take(source: Source, folder: Path, *records: str) -> Run:
    path = folder / "all.xml"
    path.write_text(
        f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>', encoding="utf-8"
    )
    run = actions.import_paths(source=source, paths=[path], full=True)
    indexer.catch_up()
    return run


def found(words: str) -> list[str]:
    ids = search(Request(words)).ids
    return sorted(Record.objects.filter(manifestation__work__in=ids).values_list("local_id", flat=True))


BOOKS = (book(1, "Oʻtkan kunlar", "Qodiriy, Abdulla"), book(2, "Mehrobdan chayon", "Кадырий, А.", subject="Paxta"))


def test_every_name_of_an_authority_record_finds_the_works(source: Source, tmp_path: Path) -> None:
    before = take(source, tmp_path, *BOOKS)
    assert (before.new, found("Julqunboy"), found("Qodiriy")) == (2, [], ["1"])
    rules = (
        name(1, "Qodiriy, Abdulla", "Кадырий, А.", "Julqunboy"),
        name(2, "Paxta", "Cotton", tag=150),
        name(3, "Nobody, Known", "Nobody, Else"),
    )
    run = take(source, tmp_path, *BOOKS, *rules)
    assert (run.new, run.unchanged, run.refused, run.authorities) == (3, 2, 0, 3)
    assert (found("Julqunboy"), found("author:Qodiriy"), found("subject:cotton"), found("Nobody")) == (["1", "2"], ["1", "2"], ["2"], [])  # fmt: skip
    assert set(RawRecord.objects.values_list("local_id", "grave")) == {
        (number, False) for number in ("1", "2", "authority 1", "authority 2", "authority 3")
    }
    again = take(source, tmp_path, *BOOKS, *rules)
    assert (again.unchanged, again.authorities) == (5, 0)


def test_what_is_gone_or_says_something_else_leads_nowhere_any_more(source: Source, tmp_path: Path) -> None:
    take(source, tmp_path, *BOOKS, name(1, "Qodiriy, Abdulla", "Julqunboy"))
    take(source, tmp_path, *BOOKS, name(1, "Qodiriy, Abdulla", "Jirtaqi"))
    assert (found("Julqunboy"), found("Jirtaqi")) == ([], ["1"])
    run = take(source, tmp_path, *BOOKS)
    assert (run.deleted, found("Jirtaqi"), found("Qodiriy")) == (1, [], ["1"])
    assert (Authority.objects.count(), HeadingKey.objects.count(), Joined.objects.count()) == (0, 0, 0)


def test_numbers_in_the_records_lead_to_the_authority_record(source: Source, tmp_path: Path) -> None:
    linked = book(4, "Shum bola", "Gʻulom, Gʻ.", more='<subfield code="0">(UzTaNBL)A77</subfield>')
    rule = name(0, "Gafur Gulyam, poet", "Гулям, Гафур").replace(">0<", ">A77<")
    take(source, tmp_path, linked, rule)
    assert (found("Гафур Гулям"), found("Gulyam")) == (["4"], ["4"])


def test_reading_again_finds_what_an_older_release_refused(source: Source, tmp_path: Path) -> None:
    take(source, tmp_path, *BOOKS, name(1, "Qodiriy, Abdulla", "Julqunboy"))
    for model in (Authority, HeadingKey, Joined):
        model.objects.all().delete()
    indexer.rebuild()
    assert found("Julqunboy") == []
    run = actions.reread(source=source)
    indexer.catch_up()
    assert (run.unchanged, found("Julqunboy")) == (2, ["1"])
