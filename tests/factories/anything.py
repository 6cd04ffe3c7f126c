"""Any description at all: every field with any text, number or list in it. What writers must survive."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from lavh.formats.description import Description
from lavh.formats.kinds import KINDS

TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(["Navoiy, Alisher", "Ўткан кунлар", "أعرجي", "http://example.org/?a=b&c=<d>", "9789943008205", "viaf", "isbn", "[1923?]", "a\x00\x1f\x1eb", "..", " ", "-"]),
    st.text(max_size=12),
)  # fmt: skip
NUMBERS = st.one_of(st.none(), st.integers(-3000, 9999))
ROLES: Mapping[str, list[str]] = {
    "Title": ["main", "parallel", "uniform", "original", "variant", "cover", "abbreviated", "former", "later", "analytic"],
    "Contribution": ["aut", "trl", "ill", "cre", "edt", "pht", "ctb"],
    "Period": ["published", "created", "original", "copyright", "covers", "printed", "acquired"],
    "Publication": ["published", "printed", "distributed", "produced"],
    "DigitalObject": ["full", "part", "preview", "contents", "image", "sound", "video", "record", "related"],
    "Relation": ["part-of", "has-part", "translation-of", "earlier", "later", "review-of", "collection", "related"],
}  # fmt: skip


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of `lavh.formats.description`."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        fields = {name: of(hint) for name, hint in hints.items() if name != "coordinates"}
        if kind.__name__ in ROLES:
            fields["role"] = st.sampled_from(ROLES[kind.__name__])
        if kind is Description:
            fields["kind"] = st.sampled_from([*KINDS, ""])
            fields["level"] = st.sampled_from(["single", "serial", "part", "collection", "unit"])
            fields["coordinates"] = st.one_of(st.none(), st.just((-64.5, 40.25, 65.0, 41.0)))
        return st.builds(kind, **fields)
    if get_origin(kind) is tuple:
        inner, *more = get_args(kind)
        return st.tuples(*map(of, get_args(kind))) if more != [...] else st.lists(of(inner), max_size=2).map(tuple)
    if type(None) in get_args(kind):
        (plain,) = (each for each in get_args(kind) if each is not type(None))
        return NUMBERS if plain is int else st.one_of(st.none(), of(plain))
    return {str: TEXTS, int: st.integers(0, 120), bool: st.booleans()}[kind]


ANY = of(Description)
