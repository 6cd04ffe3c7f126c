"""Which headings are one, kept in step with the records: what a batch says is compared with all that may be connected with it, by the keys they share."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from lavh.catalog import joining, matching, rows
from lavh.catalog.actions import names
from lavh.catalog.actions.area import Incoming
from lavh.catalog.actions.headings import Register
from lavh.catalog.assembly import HEADINGS, Headings
from lavh.catalog.authority_numbers import LOCAL, telling
from lavh.catalog.joining import NAME, NUMBER, VARIANT, Key, key
from lavh.catalog.models import Authority, Claim, HeadingKey, Joined
from lavh.catalog.models.joining import SUBJECTS
from lavh.formats import authority as authorities
from lavh.formats import description as hinge
from lavh.outbox import actions as outbox

Nodes = dict[int, set[Key]]


class Ruled(NamedTuple):
    """An authority record that came, or is gone (None)."""

    record: int
    source: int
    institution: int
    authority: authorities.Authority | None


def follow(batch: Sequence[Incoming], found: Headings, register: Register) -> None:
    """Join, or part, whom these records name. Costs next to nothing where nobody has a number. Call inside the transaction that took them in."""
    named = {
        register.agents[digest]: agent
        for digest, agent in found.agents.items()
        if agent.identifiers and telling(agent.identifiers)
    }
    old, touched = _claim(batch, found, register, named)
    touched |= _met(register.made) | _standing(register.enriched)
    new = set(register.made.values())
    register.made.clear()
    register.enriched.clear()
    if touched:
        _write(closure(old | touched), new)


def settle(ruled: Sequence[Ruled]) -> None:
    """Take authority records in, or out. Call inside a transaction."""
    if not ruled:
        return
    rows.one_at_a_time("lavh.catalog")
    nodes = [-each.record for each in ruled]
    old = set(closure(set(nodes)))
    rows.delete(HeadingKey, "node", nodes)
    rows.delete(Authority, "id", [each.record for each in ruled])
    there = [(each, each.authority) for each in ruled if each.authority is not None]
    rows.insert(
        Authority,
        ("id", "source", "institution", "said"),
        [(each.record, each.source, each.institution, authorities.pack(said)) for each, said in there],
    )
    _put_keys(
        (-each.record, own) for each, said in there for own in sorted(keys_of(said, each.record, each.institution))
    )
    _write(closure(old | set(nodes)))


def keys_of(said: authorities.Authority, record: int, institution: int) -> set[Key]:
    """What an authority record can share. The same number in the institution's other records means this one."""
    name = _key(said.heading)
    called = [structs.replace(each, name=form) for each in (said.heading, *said.variants) for form in _spellings(each)]
    variants = {_key(each) for each in called} - {name}
    keys = {key(NAME, name), *(key(VARIANT, each) for each in variants)}
    if not said.is_agent:  # numbers of subjects are not compared
        return {*keys, key(NUMBER, f"record {record}")}
    own = joining.own_number(said)
    numbers = joining.number_keys(telling(said.heading.identifiers), [institution])
    return {*keys, *numbers, key(NUMBER, f"{LOCAL}@{institution} {own}" if own else f"record {record}")}


def _spellings(heading: hinge.Agent) -> list[str]:
    return [heading.name, *(form.text for form in heading.forms)]


def _key(heading: hinge.Agent) -> str:
    """The match key of a heading of any sort."""
    kind = HEADINGS.get(heading.kind)
    return matching.agent_key(heading) if kind is None else matching.subject_key(kind, heading.name)


def _claim(
    batch: Sequence[Incoming], found: Headings, register: Register, named: Mapping[int, hinge.Agent]
) -> tuple[set[int], set[int]]:
    """Write who is named with a number by which record. Returns nodes that were connected with those that changed, and those themselves."""
    wanted = _wanted(batch, found, register, named)
    known = [each.record for each in batch if each.known]
    before = {
        (record, node): number
        for number, record, node in rows.select(
            "SELECT id, record, node FROM catalog_claim WHERE record {among}", known
        )
    }
    gone = {claim: number for claim, number in before.items() if claim not in wanted}
    new = [
        (record, node, institution) for (record, node), institution in wanted.items() if (record, node) not in before
    ]
    if not gone and not new:
        return set(), set()
    old = set(closure({node for _, node in gone})) if gone else set()
    rows.delete(Claim, "id", gone.values())
    rows.insert(Claim, ("record", "node", "institution"), new)
    return old, _settle_keys({node for _, node in gone} | {node for _, node, _ in new}, named)


def _wanted(
    batch: Sequence[Incoming], found: Headings, register: Register, named: Mapping[int, hinge.Agent]
) -> dict[tuple[int, int], int]:
    """(record, agent) → institution, of the agents that have a number."""
    if not named:
        return {}
    return {
        (each.record, node): each.institution
        for each in batch
        if each.description is not None
        for digest in (*found.pointers[each.record].agents, *found.pointers[each.record].about)
        if digest and (node := register.agents[digest]) in named
    }


def _settle_keys(nodes: set[int], named: Mapping[int, hinge.Agent]) -> set[int]:
    """Make the keys of these nodes what the claims say. Returns those whose keys changed."""
    institutions: dict[int, set[int]] = {}
    for node, institution in rows.select(
        "SELECT DISTINCT node, institution FROM catalog_claim WHERE node {among}", nodes
    ):
        institutions.setdefault(node, set()).add(institution)
    before = _stored(nodes)
    after = {node: _keys(before.get(node, set()), named.get(node), institutions.get(node, set())) for node in nodes}
    changed = {node for node in nodes if after[node] != before.get(node, set())}
    rows.delete(HeadingKey, "node", changed)
    _put_keys((node, own) for node in sorted(changed) for own in sorted(after[node]))
    return changed


def _keys(before: set[Key], agent: hinge.Agent | None, institutions: set[int]) -> set[Key]:
    """The keys of an agent with numbers; none where nobody gives it the numbers any more."""
    if not institutions:
        return set()
    if agent is None:  # not of this batch: only whose own numbers it has can have changed
        good = {f"{LOCAL}@{each}" for each in institutions}
        return {each for each in before if not each.text.startswith(f"{LOCAL}@") or each.scheme in good}
    return {key(NAME, matching.agent_key(agent)), *joining.number_keys(telling(agent.identifiers), institutions)}


def _put_keys(keys: Iterable[tuple[int, Key]]) -> None:
    rows.insert(
        HeadingKey,
        ("node", "key", "role", "text"),
        [(node, each.digest, each.role, each.text) for node, each in keys],
    )


def _met(made: Mapping[int, int]) -> set[int]:
    """Of new headings (key → node) those whose name somebody with a number, or an authority record, bears."""
    found = rows.select("SELECT DISTINCT key FROM catalog_headingkey WHERE key {among}", made)
    return {made[key] for (key,) in found}


def _standing(nodes: Iterable[int]) -> set[int]:
    """Those that are one with others."""
    return {node for (node,) in rows.select("SELECT node FROM catalog_joined WHERE node {among}", set(nodes))}


def closure(start: set[int]) -> Nodes:
    """All nodes that are connected with these by shared keys, over any number of steps, with their keys."""
    found: Nodes = {}
    asked: set[int] = set()
    frontier = start
    while frontier:
        keys = _stored(frontier)
        keys.update(_plain(frontier - keys.keys()))
        found.update((node, keys.get(node, set())) for node in frontier)
        digests = {each.digest for own in keys.values() for each in own} - asked
        asked |= digests
        frontier = _bearers(digests) - found.keys()
    return found


def _stored(nodes: Iterable[int]) -> Nodes:
    found: Nodes = {}
    for node, *told in rows.select("SELECT node, role, key, text FROM catalog_headingkey WHERE node {among}", nodes):
        found.setdefault(node, set()).add(Key(*told))
    return found


def _plain(nodes: set[int]) -> Nodes:
    """The own key of headings without numbers. Those that have lost theirs have a key that nobody else has."""
    agents = [node for node in nodes if 0 < node < SUBJECTS]
    subjects = [node - SUBJECTS for node in nodes if node > SUBJECTS]
    found = rows.select("SELECT id, key FROM catalog_agent WHERE id {among}", agents)
    found += rows.select(f"SELECT id + {SUBJECTS}, key FROM catalog_subject WHERE id {{among}}", subjects)  # noqa: S608
    return {node: {Key(NAME, digest)} for node, digest in found}


def _bearers(digests: set[int]) -> set[int]:
    """Every node that has one of these keys."""
    found = rows.select(
        "SELECT node FROM catalog_headingkey WHERE key {among} UNION SELECT id FROM catalog_agent WHERE key {among}"  # noqa: S608
        f" UNION SELECT id + {SUBJECTS} FROM catalog_subject WHERE key {{among}}",
        digests,
    )
    return {node for (node,) in found}


def _write(nodes: Nodes, new: Collection[int] = ()) -> None:
    """Write which of these nodes are one, what stands for them is called, and tell of it. `new`: nodes that nobody can have indexed yet."""
    now: dict[int, int] = {}
    for part in joining.clusters(nodes):
        headings = [node for node in part if node > 0]
        if len(part) > 1 and headings:
            now.update(dict.fromkeys(part, headings[0]))
    before: dict[int, int] = dict(rows.select("SELECT node, leader FROM catalog_joined WHERE node {among}", nodes))
    changed = {node for node in nodes if before.get(node) != now.get(node)}
    rows.delete(Joined, "node", before.keys() - now.keys())
    rows.insert(Joined, ("node", "leader"), sorted((node, now[node]) for node in changed & now.keys()), replace=True)
    leaders = {*now.values(), *before.values()}
    renamed = names.refresh({leader: [node for node in now if now[node] == leader] for leader in leaders})
    moved = {node for node in changed if node > 0} | {before[node] for node in changed & before.keys()} | renamed
    _tell(moved.difference(new), renamed)


def _tell(moved: set[int], renamed: set[int]) -> None:
    """Whoever has filed or indexed something under these headings does it anew."""
    outbox.record("agents-changed", sorted(node for node in renamed if node < SUBJECTS))
    outbox.record("subjects-changed", sorted(node - SUBJECTS for node in renamed if node > SUBJECTS))
    outbox.record("agents-joined", sorted(node for node in moved if node < SUBJECTS))
    outbox.record("subjects-joined", sorted(node - SUBJECTS for node in moved if node > SUBJECTS))
