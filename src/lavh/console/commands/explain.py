"""`lavh explain ID`."""

import argparse

from lavh.catalog import queries
from lavh.catalog.models import Record
from lavh.catalog.queries.explain import Explanation, explain
from lavh.catalog.queries.work import Telling
from lavh.console import house
from lavh.kernel.errors import Refused
from lavh.network.models import Institution


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("number", type=int, metavar="ID", help="number of a work, as in its address")
    parser.add_argument("--record", action="store_true", help="ID is the number of a record: explain the work it is in")


def run(options: argparse.Namespace) -> None:
    """Print the records of a work and what joins them."""
    house.ready(quiet=True)
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
