"""Holdings, items, digital objects and shelf marks of records that came."""

from collections.abc import Mapping, Sequence

from lavh.catalog import rows
from lavh.catalog.actions.area import Incoming
from lavh.catalog.assembly import Member
from lavh.catalog.models import DigitalObject, Holding, Item, Shelfmark
from lavh.formats import description as hinge
from lavh.kernel import shelfmarks
from lavh.network import queries as network

SHORT, MIDDLE = 80, 200


def write(batch: Sequence[Incoming], known: set[int], editions: Mapping[int, int]) -> None:
    """Replace what these records say about copies and links. `known`: records that may have some. `editions`: record → manifestation."""
    if known:
        Holding.objects.filter(record_id__in=known).delete()
        rows.delete(DigitalObject, "record_id", known)
    having = [
        each for each in batch if each.description is not None and (each.description.holdings or each.description.links)
    ]
    if not having:
        return
    _write_holdings(having, editions)
    rows.insert(
        DigitalObject,
        ("record", "manifestation", "url", "role", "label", "media_type", "rights", "access"),
        [
            (
                each.record,
                editions[each.record],
                link.url,
                link.role[:20],
                link.label,
                link.media_type[:100],
                link.rights,
                link.access[:20],
            )
            for each in having
            for link in (each.description.links if each.description else ())
        ],
    )


def follow(moves: Sequence[tuple[int, int]]) -> None:
    """Records changed their manifestation: (manifestation, record). What hangs on them goes along."""
    rows.update(Holding, ("manifestation",), moves, by="record")
    rows.update(DigitalObject, ("manifestation",), moves, by="record")


def shelve(works: Sequence[tuple[int, Sequence[Member]]], known: set[int]) -> None:
    """Give works their places on the classified shelf: the first number of each scheme. `known`: works that had places before."""
    rows.delete(Shelfmark, "work_id", known)
    made: list[tuple[int, int, str, str]] = []
    for work, members in works:
        schemes: set[int] = set()
        for member in members:
            for each in member.description.classifications:
                scheme = shelfmarks.SCHEMES.get(each.scheme, 0)
                if scheme and scheme not in schemes:
                    schemes.add(scheme)
                    number = f"{each.number} {each.item}".strip()
                    made.append((work, scheme, shelfmarks.sort_key(each.scheme, number)[:SHORT], number[:SHORT]))
    rows.insert(Shelfmark, ("work", "scheme", "key", "number"), made)


def _write_holdings(having: Sequence[Incoming], editions: Mapping[int, int]) -> None:
    pairs = [(each, holding) for each in having for holding in (each.description.holdings if each.description else ())]
    numbers = rows.numbers(Holding, len(pairs))
    places = network.places() if pairs else None
    rows.insert(
        Holding,
        ("id", "record", "manifestation", "institution", "branch", "place", "shelf", "call_number", "summary", "note"),
        [
            (
                number, each.record, editions[each.record], *_whose(each, holding, places), holding.branch[:MIDDLE], holding.shelf[:MIDDLE],
                holding.call_number[:MIDDLE], holding.summary, holding.note,
            )
            for number, (each, holding) in zip(numbers, pairs, strict=True)
        ],
    )  # fmt: skip
    rows.insert(
        Item,
        ("holding", "barcode", "volume", "status", "use", "note"),
        [
            (number, copy.barcode[:SHORT], copy.volume[:120], copy.status[:SHORT], copy.use[:20], copy.note)
            for number, (_, holding) in zip(numbers, pairs, strict=True)
            for copy in holding.copies
        ],
    )


def _whose(each: Incoming, holding: hinge.Holding, places: network.Places | None) -> tuple[int, int | None]:
    """(institution, branch): whom the record names, else whose record it is."""
    if places is None:
        return each.institution, None
    institution = places.institutions.get(holding.institution, each.institution)
    return institution, places.branches.get((institution, holding.branch))
