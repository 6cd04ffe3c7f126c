"""The values of a mapping file, compiled: each becomes two functions of (item, record), one for its first text and one for all.

A value is written as
    "a.b"            a path into the item; "a[].b": of every element of a list; ".": the item itself; "/a.b": from the whole record
    "=text"          the text itself
    [ … ]            the first of these that gives something
    { from = …, }    a value with something done to it, in this order:
        skip = [ … ]        these texts mean nothing
        split = "; "        one text becomes several
        strip = ".,"        these characters are taken off both ends
        map = "name"/{ … }  replaced after a table; what is not in it gives nothing, or is kept with keep = true
        contains = { … }    the replacement of the first key found in the text, compared without case
        as = "role" | "language" | "year" | "day" | "rights" | "plain"
                            as a code of ours; the day of a time stamp; the text of HTML
        default = "text"    if nothing is left
    { template = "[{height} × ]{width} mm" }     a bracketed part falls away with its empty fields; so does the whole if all are empty;
        "{born|year}" turns a field into a code as above
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any, NamedTuple, TypeAlias

from lavh.formats import dating, languages, naming, rights
from lavh.kernel.errors import Misconfigured

Item: TypeAlias = Any  # decoded JSON
One = Callable[[Item, Item], str]
Many = Callable[[Item, Item], list[str]]
Maps = Mapping[str, Mapping[str, str]]
Change = Callable[[str], str]  # of one text; "" for nothing


class Value(NamedTuple):
    """A compiled value. `plural`: there may be several texts, and if the first comes to nothing the next is asked."""

    one: One
    many: Many
    plural: bool = False


_KEYS = frozenset(
    {"from", "template", "constant", "skip", "split", "strip", "map", "keep", "contains", "as", "default"}
)
_FIELD = re.compile(r"\{([^{}]+)\}")
_MARK = re.compile(r"</?[A-Za-z][^<>]*>")
_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


def compiled(spec: object, maps: Maps, place: str) -> Value:
    """The functions of one value. Raises `Misconfigured("bad-mapping")` naming the place."""
    if isinstance(spec, str):
        return constant(spec[1:]) if spec.startswith("=") else path(spec)
    if isinstance(spec, list):
        return _first([compiled(each, maps, place) for each in spec])
    if not isinstance(spec, dict) or set(spec) - _KEYS or not {"from", "template", "constant"} & set(spec):
        raise Misconfigured("bad-mapping", place=place, value=str(spec)[:200])
    skip = frozenset(str(each) for each in spec.get("skip", ()))
    if "template" in spec:
        value = _template(str(spec["template"]), skip, place)
    elif "constant" in spec:
        value = constant(str(spec["constant"]))
    else:
        value = compiled(spec["from"], maps, place)
        value = _changed(value, lambda text: "" if text in skip else text) if skip else value
    if "split" in spec:
        value = _split(value, str(spec["split"]))
    for name, make in _CHANGES:
        if name in spec:
            value = _changed(value, make(spec, maps, place))
    return _default(value, str(spec["default"])) if "default" in spec else value


def path(written: str) -> Value:
    """The texts at a path."""
    if written == ".":
        return Value(lambda item, _record: _text(item), lambda item, _record: _texts(item), plural=True)
    rooted, keys = written.startswith("/"), written.removeprefix("/").split(".")
    plural = any(key.endswith("[]") for key in keys)
    walk = walker(keys)

    def one(item: Item, record: Item) -> str:
        found = walk(record if rooted else item)
        return _text(found[0] if len(found) == 1 else found) if found else ""

    def many(item: Item, record: Item) -> list[str]:
        return [text for found in walk(record if rooted else item) for text in _texts(found)]

    return Value(one, many, plural) if plural or len(keys) > 1 else Value(_key(keys[0], rooted=rooted), many)


def _key(key: str, *, rooted: bool) -> One:
    """The commonest path by far: one key."""

    def one(item: Item, record: Item) -> str:
        source = record if rooted else item
        found = source.get(key) if type(source) is dict else None
        if type(found) is str and found.isprintable() and "  " not in found:
            return str(found.strip())
        return "" if found is None else _text(found)

    return one


def walker(keys: list[str]) -> Callable[[Item], list[Item]]:
    """What stands at the end of a path: none, one, or with "[]" several."""
    names = [(key.removesuffix("[]"), key.endswith("[]")) for key in keys]
    if len(names) == 1 and names[0][1]:
        return _listed(names[0][0])

    def walk(item: Item) -> list[Item]:
        found = [item]
        for name, listed in names:
            found = [inner for each in found if type(each) is dict and (inner := each.get(name)) is not None]
            if listed and found:
                found = [inner for each in found for inner in (each if type(each) is list else [each])]
        return found

    return walk


def _listed(name: str) -> Callable[[Item], list[Item]]:
    def walk(item: Item) -> list[Item]:
        found = item.get(name) if type(item) is dict else None
        if type(found) is list:
            return found
        return [] if found is None else [found]

    return walk


def _text(value: Item) -> str:
    """The first text of a JSON value, white space run together."""
    kind = type(value)
    if kind is str:
        clean = value.isprintable() and "  " not in value
        return str(value.strip() if clean else " ".join(value.split()))
    if kind is int:
        return str(value)
    if kind is float:
        return str(int(value)) if value == value // 1 else str(value)
    if kind is bool:
        return "true" if value else ""
    if kind is list:
        return next((text for each in value if type(each) is not list and (text := _text(each))), "")
    return ""


def _texts(value: Item) -> list[str]:
    """Every text of a JSON value; of a list, those of its elements."""
    if type(value) is list:
        return [text for each in value if type(each) is not list and (text := _text(each))]
    text = _text(value)
    return [text] if text else []


def constant(text: str) -> Value:
    """Always the same."""
    return Value(lambda _item, _record: text, lambda _item, _record: [text])


def _first(values: list[Value]) -> Value:
    def one(item: Item, record: Item) -> str:
        for value in values:
            if found := value.one(item, record):
                return found
        return ""

    def many(item: Item, record: Item) -> list[str]:
        return next((found for value in values if (found := value.many(item, record))), [])

    return Value(one, many, any(value.plural for value in values))


def _changed(value: Value, change: Change) -> Value:
    """Each text changed; one that becomes nothing is left out."""
    single, several, plural = value

    def many(item: Item, record: Item) -> list[str]:
        return [changed for each in several(item, record) if (changed := change(each))]

    def one(item: Item, record: Item) -> str:
        text = single(item, record)
        return change(text) if text else ""

    def first(item: Item, record: Item) -> str:
        for text in several(item, record):
            if changed := change(text):
                return changed
        return ""

    return Value(first if plural else one, many, plural)


def _split(value: Value, separator: str) -> Value:
    def many(item: Item, record: Item) -> list[str]:
        return [part for each in value.many(item, record) for piece in each.split(separator) if (part := piece.strip())]

    return Value(lambda item, record: next(iter(many(item, record)), ""), many, plural=True)


def _default(value: Value, text: str) -> Value:
    single, several, plural = value
    texts = [text]
    return Value(
        lambda item, record: single(item, record) or text, lambda item, record: several(item, record) or texts, plural
    )


def _template(written: str, skip: frozenset[str], place: str) -> Value:
    parts = [
        _piece(found[1] if found[2] is None else found[2], found[2] is None, place) for found in _PART.finditer(written)
    ]

    def one(item: Item, record: Item) -> str:
        text, told = "", False
        for words, fields, bracketed in parts:
            values = [field(item, record) for field in fields]
            if skip:
                values = ["" if each in skip else each for each in values]
            told = told or any(values)
            if not bracketed or all(values):
                text += words[0] + "".join([each + after for each, after in zip(values, words[1:], strict=True)])
        return " ".join(text.split()) if told else ""

    return Value(one, lambda item, record: [text] if (text := one(item, record)) else [])


def _piece(written: str, bracketed: bool, place: str) -> tuple[list[str], list[One], bool]:
    pieces = _FIELD.split(written)
    fields: list[One] = []
    for each in pieces[1::2]:
        name, _, code = each.partition("|")
        value = path(name)
        fields.append((_changed(value, _code(code, place)) if code else value).one)
    return pieces[::2], fields, bracketed


def _strip(spec: Mapping[str, Any], _maps: Maps, _place: str) -> Change:
    characters = str(spec["strip"]) + " "
    return lambda text: text.strip(characters)


def _mapped(spec: Mapping[str, Any], maps: Maps, place: str) -> Change:
    table = spec["map"] if isinstance(spec["map"], dict) else maps.get(str(spec["map"]))
    if table is None:
        raise Misconfigured("bad-mapping", place=place, value=str(spec["map"])[:200])
    known = {str(key).casefold(): str(ours) for key, ours in table.items()}
    if spec.get("keep"):
        return lambda text: known.get(text.casefold(), text)
    return lambda text: known.get(text.casefold(), "")


def _contains(spec: Mapping[str, Any], _maps: Maps, _place: str) -> Change:
    known = [(str(key).casefold(), str(ours)) for key, ours in dict(spec["contains"]).items()]

    def change(text: str) -> str:
        text = text.casefold()
        for key, ours in known:
            if key in text:
                return ours
        return ""

    return change


def _as(spec: Mapping[str, Any], _maps: Maps, place: str) -> Change:
    return _code(str(spec["as"]), place)


def _code(name: str, place: str) -> Change:
    if name not in _CODES:
        raise Misconfigured("bad-mapping", place=place, value=name[:200])
    return _CODES[name]


def _year(text: str) -> str:
    year = dating.year(text)
    return "" if year is None else str(year)


def _plain(text: str) -> str:
    return " ".join(unescape(_MARK.sub(" ", text)).split())


_CODES: dict[str, Change] = {
    "day": lambda text: text[:10],
    "plain": _plain,
    "role": lambda text: naming.role(text, "")[0],
    "language": languages.language,
    "year": _year,
    "rights": rights.address,
}
_CHANGES: tuple[tuple[str, Callable[[Mapping[str, Any], Maps, str], Change]], ...] = (
    ("strip", _strip),
    ("map", _mapped),
    ("contains", _contains),
    ("as", _as),
)
