"""`lavh explain ID`."""

import argparse
from collections.abc import Sequence

from lavh.catalog import queries
from lavh.catalog.models import Record
from lavh.catalog.models.joining import SUBJECTS
from lavh.catalog.queries.explain import Explanation, explain
from lavh.catalog.queries.joined import Named, joined, joined_subject
from lavh.catalog.queries.work import Telling
from lavh.console import house
from lavh.kernel.errors import Refused
from lavh.network.models import Institution


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("number", type=int, metavar="ID", help="number of a work, as in its address")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--record", action="store_true", help="ID is the number of a record: explain the work it is in")
    what.add_argument(
        "--agent", action="store_true", help="ID is the number of a person or body: explain who is one with it"
    )
    what.add_argument(
        "--subject", action="store_true", help="ID is the number of a subject: explain what is one with it"
    )


def run(options: argparse.Namespace) -> None:
    """Print the records of a work and what joins them."""
    house.ready(quiet=True)
    if options.agent or options.subject:
        show_headings(options.number, joined(options.number) if options.agent else joined_subject(options.number))
        return
    explanation = explain(_work(options))
    if explanation is None:
        raise Refused("no-such-work", number=options.number)
    show(explanation)


def _work(options: argparse.Namespace) -> int:
    if not options.record:
        return queries.current(options.number)
    work = Record.objects.filter(pk=options.number).values_list("manifestation__work", flat=True).first()
    if work is None:
        raise Refused("no-such-record", number=options.number)
    return int(work)


def show(explanation: Explanation) -> None:
    """The explanation in words."""
    slugs = dict(Institution.objects.values_list("id", "slug"))
    print(f"Work {explanation.work}: {len(explanation.records)} records")
    for each in explanation.records:
        print(f"  {each.record}  {slugs.get(each.institution, '?')} {each.local_id}: {_line(each)}")
    for link in explanation.links:
        print(f"  {link.one} and {link.other} are {'one edition' if link.edition else 'one work'}, because both have:")
        for key in link.keys:
            print(f"      {_sentence(key)}")
        if link.differ:
            print(f"      but {DIFFER[link.differ]}, so they are two editions.")
    for number in explanation.apart:
        print(f"  {number} was set apart by hand (lavh separate {number} --undo takes it back).")


def show_headings(number: int, found: Sequence[Named]) -> None:
    """Headings that are one, and why, in words."""
    if not found:
        print(f"Heading {number} is one with no other.")
        return
    print(f"Heading {number} is one with {len(found) - 1} others:")
    for each in found:
        dates = f", {each.dates}" if each.dates else ""
        known = f"authority record {each.record}" if each.record else f"{each.node % SUBJECTS}"
        print(f"  {known}  {each.name}{dates}")
        for key in each.keys:
            print(f"      shares {_shared(key)}")
        if each.records:
            print(f"      as records say: {', '.join(map(str, each.records))}")


def _shared(key: str) -> str:
    """A key of a heading in words."""
    scheme, _, rest = key.partition(" ")
    if "|" in rest:
        name, years, *_ = rest.split("|")
        return f"the name “{name}”" + (f" with the years {years}" if years else "")
    if scheme.isdecimal():
        return f"the subject “{rest}”"
    own, _, institution = scheme.partition("@")
    return f"the number {rest} of institution {institution}" if institution else f"the number {own.upper()} {rest}"


DIFFER = {
    "carrier": "one is on microfilm or microfiche",
    "part": "they are different parts",
    "statement": "their edition statements differ",
    "year": "their years lie apart",
    "pages": "their extents differ",
    "title": "their titles differ",
    "subtitle": "their subtitles differ",
    "language": "they are in different languages",
    "author": "they name different people",
    "publisher": "nothing shows that they are of one publisher",
    "place": "they are about different places",
    "number": "their standard numbers differ and the extent is not told",
}


def _sentence(key: str) -> str:
    """A match key in words. Titles and names in it are folded: as the search sees them."""
    kind, _, rest = key.partition(" ")
    words, *more = rest.split("|")
    if kind == "serial" and len(more) > 3:
        return f"the serial title “{words}”, the place “{more[1]}”, the publisher “{more[2]}”, {more[3]}"
    if kind in {"title", "work"}:
        author, year = (more[0] if len(more) > 1 else ""), (more[1] if kind == "title" and len(more) > 1 else "")
        told = [f"the title “{words}”", author and f"“{author}”", year and f"the year {year}"]
        return ", ".join(part for part in told if part)
    title = f", and a title with the words “{more[0]}”" if len(more) > 1 else ""
    return f"the number {kind.upper()} {words}{title}"


def _line(each: Telling) -> str:
    description = each.description
    title = next((title.text for title in description.titles), "?")
    author = next((contribution.agent.name for contribution in description.contributions), "")
    year = next((date.written for date in description.dates), "")
    return " · ".join(part for part in (title, author, year) if part)
