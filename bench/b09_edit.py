"""B9: how soon an edit is found, and what a thousand edits cost beside one.

On a copy of the instance: the work's card is changed in the database with its outbox event, the index catches up, a search finds the new word. Wall time
from the database's commit to the search that finds it. Then the commit of 1,000 rewritten documents beside the commit of one, in turn.
"""

import shutil
import time
from statistics import median

import homes
from figures import Result, cache, note, report, size


def main() -> None:
    """Edit, and look."""
    place = cache() / "b9"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(homes.home(), place, ignore=shutil.ignore_patterns("xapian*", "documents*", "static"))
    try:
        homes.loaded(place)
        seen = seconds_until_found()
        one, many = commits()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    ratio = many / one
    figure = {"seconds until found": round(seen, 3), "1,000 edits / 1": round(ratio, 2)}
    budget = {"seconds until found": 1.0, "1,000 edits / 1": 4.0}
    against = f"commit of 1: {one * 1000:.0f} ms, of 1,000: {many * 1000:.0f} ms; {size()} records"
    report(
        Result(
            "B9", "an edit is found; commit of 1,000 edits / of 1", figure, budget, seen <= 1 and ratio <= 4, against
        )
    )


def seconds_until_found() -> float:
    """Wall time from the database's commit to a search that finds a word just written, median of five; what the indexer waits between looks is added."""
    from django.conf import settings
    from django.db import transaction

    from lavh.catalog.actions import Incoming, take_in
    from lavh.catalog.actions.headings import Register
    from lavh.catalog.models import Record
    from lavh.discovery import indexer
    from lavh.discovery.search import Request, search
    from lavh.formats.description import Title, unpack
    from lavh.kernel import clock

    times = []
    for number, row in enumerate(Record.objects.order_by("id")[:5]):
        word = f"zyxw{'abcde'[number]}vut"
        before = unpack(bytes(row.description))
        titles = (Title(f"{before.titles[0].text} {word}", "main"), *before.titles[1:])
        after = type(before)(**{name: getattr(before, name) for name in before.__struct_fields__} | {"titles": titles})
        with transaction.atomic():
            take_in(
                [Incoming(row.pk, row.source, row.institution_id, row.local_id, after, known=True)],
                register=Register(),
                now=clock.now(),
            )
        began = time.monotonic()
        indexer.catch_up()
        assert search(Request(text=word)).total == 1
        times.append(time.monotonic() - began)
        note(f"found after {times[-1]:.3f} s")
    return median(times) + settings.INDEXER_INTERVAL


def commits() -> tuple[float, float]:
    """Wall time of putting and committing one document, and 1,000."""
    from lavh.catalog.queries.lists import works_after
    from lavh.discovery import reading
    from lavh.discovery.engines import engine

    documents = reading.documents(works_after(0, 1000))
    writer = engine().writer()
    one, many = [], []
    try:
        for number in range(7):
            for batch, times in ((documents[number : number + 1], one), (documents, many)):
                began = time.monotonic()
                writer.put(batch)
                writer.commit()
                times.append(time.monotonic() - began)
    finally:
        writer.close()
    return median(one), median(many)


if __name__ == "__main__":
    main()
