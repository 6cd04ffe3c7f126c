"""Why headings are one: the numbers and names that they share, and the records that say so."""

from typing import NamedTuple

from lavh.catalog import rows
from lavh.catalog.joining import NAME, NUMBER, Key
from lavh.catalog.models.joining import SUBJECTS
from lavh.formats import authority as authorities

MOST = 5  # records that are named


class Named(NamedTuple):
    """One of the headings that are one. `records`: the first that give it its numbers; `record`: it is an authority record itself."""

    node: int
    name: str
    dates: str
    keys: list[str]  # that it shares with others here, readable
    records: list[int]
    record: int = 0


def joined(agent: int) -> list[Named]:
    """Those who are one with an agent, with itself first; [] if nobody is."""
    return _named(agent, "SELECT id, name, dates FROM catalog_agent WHERE id {among}")


def joined_subject(subject: int) -> list[Named]:
    """The same of a subject."""
    sql = f"SELECT id + {SUBJECTS}, term, '' FROM catalog_subject WHERE id + {SUBJECTS} {{among}}"  # noqa: S608 (our own number)
    return _named(subject + SUBJECTS, sql)


def _named(node: int, sql: str) -> list[Named]:
    found = rows.select(
        "SELECT j.node FROM catalog_joined j WHERE j.leader IN (SELECT leader FROM catalog_joined WHERE node {among})",
        [node],
    )
    nodes = [each for (each,) in found]
    names = {number: (name, dates) for number, name, dates in rows.select(sql, [each for each in nodes if each > 0])}
    for record, said in rows.select(
        "SELECT id, said FROM catalog_authority WHERE id {among}", [-each for each in nodes if each < 0]
    ):
        heading = authorities.unpack(bytes(said)).heading
        names[-record] = (heading.name, heading.dates)
    keys = _keys(nodes)
    return [
        Named(each, *names[each], _shared(each, keys), _records(each), -each if each < 0 else 0)
        for each in sorted(nodes, key=lambda each: (each != node, each < 0, abs(each)))
        if each in names
    ]


def _keys(nodes: list[int]) -> dict[int, set[Key]]:
    """What each could share; those without numbers have their own key only."""
    found: dict[int, set[Key]] = {}
    for node, *told in rows.select("SELECT node, role, key, text FROM catalog_headingkey WHERE node {among}", nodes):
        found.setdefault(node, set()).add(Key(*told))
    bare = [node for node in nodes if node > 0 and node not in found]
    for node, key in rows.select("SELECT id, key FROM catalog_agent WHERE id {among}", bare) + rows.select(
        f"SELECT id + {SUBJECTS}, key FROM catalog_subject WHERE id + {SUBJECTS} {{among}}",  # noqa: S608 (our own number)
        bare,
    ):
        found[node] = {Key(NAME, key)}
    return found


def _shared(node: int, keys: dict[int, set[Key]]) -> list[str]:
    """Numbers first. A name that is not kept in words is that of another node with the same digest."""
    others = {each.digest for other, own in keys.items() if other != node for each in own}
    texts = {each.digest: each.text for own in keys.values() for each in own if each.text}
    own = sorted(keys.get(node, ()), key=lambda each: (each.role != NUMBER, each.text))
    return [texts[each.digest] for each in own if each.digest in others and each.digest in texts]


def _records(node: int) -> list[int]:
    return sorted(record for (record,) in rows.select("SELECT record FROM catalog_claim WHERE node {among}", [node]))[
        :MOST
    ]
