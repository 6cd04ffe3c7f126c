"""The mapping language: which of our fields comes from where, as TOML or as JSON in a source's profile.

    name = "tate"
    signature = ["acno", "contributors"]     keys that tell a record of this set, so that it needs no profile
    language = "en"                          of the records

    [maps.kinds]                             tables to translate values with
    "painting" = "museum-object"

    [fields]                                 fields that have one value (paths.py has the language of values)
    local_id = "acno"
    kind = { from = "classification", map = "kinds", default = "museum-object" }

    [[titles]]                               fields that are lists: one table for each kind of entry
    text = "title"

    [[contributions]]
    each = "contributors[]"                  one entry for each of these; paths then start there ("/" is the record)
    name = "mda"
    role = { from = "role", as = "role", default = "art" }

    [[subjects]]
    leaves = "subjects.children[]"           one entry for each leaf of a tree: "children" is the list of branches,
    term = "name"                            and "above[].name" names what it hangs on, nearest first

A profile may also say { "use": "tate" } for one of the mappings that ship with Lavh, and add or replace parts of it.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from lavh.formats.reading import Profile
from lavh.formats.tabular import paths
from lavh.formats.tabular.paths import Item, One, Value
from lavh.kernel.errors import Misconfigured

DEEPEST = 64  # branches of a tree

FIELDS = frozenset(
    {
        "local_id", "kind", "level", "medium", "extent", "dimensions", "edition", "rights", "rights_note", "place_made", "responsibility",
        "country", "updated", "cataloguer", "scale", "digital", "languages", "original_languages", "scripts",
    }
)  # fmt: skip
# our list → what its entries may have; the first must give something, or there is no entry
ENTRIES: Mapping[str, tuple[str, ...]] = {
    "titles": ("text", "role", "rest", "part", "language"),
    "contributions": ("name", "kind", "dates", "addition", "role", "stated", "identifier", "scheme"),
    "dates": ("written", "start", "end", "role"),
    "publications": ("publisher", "place", "role"),
    "series": ("title", "volume", "issn"),
    "identifiers": ("value", "scheme", "note"),
    "classifications": ("number", "scheme"),
    "subjects": ("term", "kind", "scheme", "identifier", "language"),
    "notes": ("text", "kind", "language"),
    "links": ("url", "role", "label", "media_type", "rights", "access", "credit"),
    "holdings": ("call_number", "institution", "branch", "shelf", "summary", "note", "barcode", "status", "use"),
    "relations": ("title", "role", "agent", "local_id", "identifier", "scheme", "note"),
}
CROSSWALK: tuple[tuple[str, str, str], ...] = (
    *((f"[fields] {name}", name, "") for name in sorted(FIELDS)),
    *(
        (f"[[{name}]] {', '.join(parts)}", name, "one entry for each value of the first")
        for name, parts in ENTRIES.items()
    ),
)
_REPEATING = {
    "titles",
    "publications",
    "classifications",
    "subjects",
    "notes",
    "links",
    "identifiers",
    "series",
    "relations",
}
_ABOUT = frozenset({"name", "signature", "language", "maps", "fields", "use", "note"})

Items = Callable[[Item], list[Item]]


class Entry(msgspec.Struct, frozen=True):
    """One table of a list, compiled. `several`: each text of the first part makes an entry of its own."""

    items: Items | None
    first: Value
    constants: dict[str, str]
    rest: tuple[tuple[str, One], ...]
    several: bool


class Mapped(msgspec.Struct, frozen=True):
    """A mapping, compiled."""

    name: str
    signature: frozenset[str]
    language: str
    fields: tuple[tuple[str, Value], ...]
    entries: tuple[tuple[str, tuple[Entry, ...]], ...]


def of_profile(profile: Profile) -> Mapped | None:
    """The mapping that a profile gives, compiled once; nothing if it gives none.

    Raises `Misconfigured("bad-mapping")` with the place of what cannot be understood.
    """
    given = profile.mapping
    if not given:
        return None
    known = _COMPILED.get(id(given))
    if known is None or known[0] is not given:
        base = _shipped(str(given["use"])) if "use" in given else {}
        if len(_COMPILED) > 256:
            _COMPILED.clear()
        known = _COMPILED[id(given)] = (given, compiled({**base, **given}))
    return known[1]


_COMPILED: dict[int, tuple[Mapping[str, object], Mapped]] = {}


def recognised(raw: bytes) -> Mapped | None:
    """The shipped mapping whose signature a record bears."""
    try:
        record = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return for_record(record)


def for_record(record: Item) -> Mapped | None:
    """The same for a decoded record."""
    if type(record) is dict:
        keys = record.keys()
        for mapping in shipped():
            if mapping.signature and mapping.signature <= keys:
                return mapping
    return None


@cache
def shipped() -> tuple[Mapped, ...]:
    """The mappings that come with Lavh."""
    folder = resources.files(__package__) / "mappings"
    names = sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple(compiled(_shipped(name)) for name in names)


def _shipped(name: str) -> dict[str, object]:
    file = resources.files(__package__) / "mappings" / f"{name}.toml"
    if not name.replace("-", "").isalnum() or not file.is_file():
        raise Misconfigured("bad-mapping", place="use", value=name[:200])
    return tomllib.loads(file.read_text("utf-8"))


def compiled(given: Mapping[str, object]) -> Mapped:
    """Compile a mapping. Raises `Misconfigured("bad-mapping")` with the place of what cannot be understood."""
    maps = _table(given.get("maps", {}), "maps")
    fields = _table(given.get("fields", {}), "fields")
    unknown = [*(set(given) - _ABOUT - set(ENTRIES)), *(f"fields.{each}" for each in set(fields) - FIELDS)]
    if unknown:
        raise Misconfigured("bad-mapping", place=min(unknown))
    return Mapped(
        name=str(given.get("name", "")),
        signature=frozenset(str(each) for each in _list(given.get("signature", []), "signature")),
        language=str(given.get("language", "")),
        fields=tuple((name, paths.compiled(spec, maps, f"fields.{name}")) for name, spec in fields.items()),
        entries=tuple(
            (name, tuple(_entry(name, spec, maps) for spec in _list(given[name], name)))
            for name in ENTRIES
            if name in given
        ),
    )


def _entry(name: str, spec: object, maps: paths.Maps) -> Entry:
    table = dict(_table(spec, name))
    each, leaves = table.pop("each", None), table.pop("leaves", None)
    unknown = sorted(set(table) - set(ENTRIES[name]))
    if unknown:
        raise Misconfigured("bad-mapping", place=f"{name}.{unknown[0]}")
    values = {part: paths.compiled(table[part], maps, f"{name}.{part}") for part in ENTRIES[name] if part in table}
    if not values:
        raise Misconfigured("bad-mapping", place=name)
    first = values.pop(ENTRIES[name][0], paths.constant(""))
    constants = {part: str(table[part])[1:] for part in values if str(table[part]).startswith("=")}
    return Entry(
        items=_items(each, leaves),
        first=first,
        constants=constants,
        rest=tuple(
            (part, _remembering(value.one) if leaves is not None and _of_above(table[part]) else value.one)
            for part, value in values.items()
            if part not in constants
        ),
        several=name in _REPEATING and each is None and leaves is None,
    )


def _items(each: object, leaves: object) -> Items | None:
    if leaves is not None:
        *before, branches = str(leaves).split(".")
        name, walk = branches.removesuffix("[]"), paths.walker(before)
        return lambda record: [leaf for tree in walk(record) for leaf in _leaves(tree, name)]
    return None if each is None else paths.walker(str(each).split("."))


def _of_above(spec: object) -> bool:
    """Whether a value tells only of what a leaf hangs on."""
    return str(spec.get("from", "") if isinstance(spec, dict) else spec).startswith("above")


def _remembering(value: One) -> One:
    """The leaves of one branch share what is above them: the last answer often holds."""
    last: tuple[object, str] = (None, "")

    def again(item: Item, record: Item) -> str:
        nonlocal last
        above, text = last
        if item["above"] is not above:
            text = value(item, record)
            last = (item["above"], text)
        return text

    return again


def _leaves(tree: Item, branches: str) -> list[Item]:
    """The ends of a tree, each with what is above it."""
    found: list[Item] = []
    waiting: list[tuple[Item, list[Item]]] = [(tree, [])]
    for node, above in waiting:  # grows on the way: breadth first
        if type(node) is not dict:
            continue
        inner = node.get(branches)
        if type(inner) is list and inner and len(above) < DEEPEST:
            higher = [node, *above]
            for each in inner:
                waiting.append((each, higher))  # noqa: PERF401 (a list that is being walked)
        elif above:
            node["above"] = above
            found.append(node)
    return found


def _table(given: object, place: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise Misconfigured("bad-mapping", place=place, value=str(given)[:200])
    return given


def _list(given: object, place: str) -> list[Any]:
    if not isinstance(given, list):
        raise Misconfigured("bad-mapping", place=place, value=str(given)[:200])
    return given
