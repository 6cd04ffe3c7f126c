"""B13: SQL queries a page costs: results with 1, 3 and 20 hits, a work with 1 and 3 editions and with many, every institution.

Pages are asked for through the whole application, middlewares and all, after one warm-up each. The figure is the largest number; the pages of one sort
must all have cost the same, or it is not constant.
"""

from collections import defaultdict
from collections.abc import Iterator

import homes
import library
from figures import Result, note, report, size


def main() -> None:
    """Ask and count."""
    homes.enter()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    seen: dict[str, dict[str, int]] = defaultdict(dict)
    client = Client(SERVER_NAME="localhost")
    for sort, path in pages():
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code != 200:
            note(f"{path}: {answer.status_code}")
            continue
        seen[sort][path] = len(captured)
    for sort, costs in seen.items():
        note(f"{sort}: {sorted(set(costs.values()))} queries over {len(costs)} pages")
    most = max(count for costs in seen.values() for count in costs.values())
    constant = all(len(set(costs.values())) == 1 for costs in seen.values())
    against = "; ".join(
        f"{sort} {'–'.join(map(str, sorted({min(costs.values()), max(costs.values())})))}"
        for sort, costs in seen.items()
    )
    report(
        Result(
            "B13",
            "SQL queries a page",
            most,
            8,
            most <= 8 and constant,
            f"{against}; {'constant' if constant else 'not constant'}; {size()} records",
        )
    )


def pages() -> Iterator[tuple[str, str]]:
    """(sort of page, address)."""
    from urllib.parse import quote

    from django.db.models import Count

    from lavh.catalog.models import Work
    from lavh.discovery.search import Request, search
    from lavh.network.models import Institution

    wanted = {1: "", 3: "", 20: ""}
    for text in library.queries("20k", terms=3) + library.queries("20k", terms=1):
        total = search(Request(text=text)).total
        reached = next((number for number in (1, 3) if total == number), 20 if total >= 20 else 0)
        if reached and not wanted[reached]:
            wanted[reached] = text
    for text in filter(None, wanted.values()):
        yield "results", f"/en/search?q={quote(text)}"
    by_editions = Work.objects.annotate(editions=Count("manifestations")).order_by("-editions")
    for number in {by_editions.first().pk, *Work.objects.values_list("pk", flat=True)[:3]}:  # type: ignore[union-attr]
        yield "work", f"/en/work/{number}"
    for slug in Institution.objects.values_list("slug", flat=True)[:8]:
        yield "institution", f"/en/institution/{slug}"


if __name__ == "__main__":
    main()
