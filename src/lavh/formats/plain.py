"""`Description` as a plain JSON object: every part an object with the names of its fields, what says nothing left out.

The stored form is arrays in field order, for compactness. These mirrors of the same types are made from them, so that nothing can drift apart.
"""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from lavh.formats.description import Description


@cache
def mirror(kind: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """The same type, encoded as an object. Empty fields are left out; defaults that say something ("main") are always written."""
    fields: list[Any] = [
        (field.name, _mirrored(field.type), field.default if _empty(field.default) else msgspec.NODEFAULT)
        for field in msgspec.structs.fields(kind)
    ]
    return msgspec.defstruct(
        kind.__name__,
        fields,
        kw_only=True,
        frozen=True,
        omit_defaults=True,
        module=__name__,
        namespace={"__doc__": kind.__doc__},
    )


def _empty(default: Any) -> bool:
    return default is None or default in ("", (), 0)  # False is 0


def _mirrored(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return mirror(annotation)
    origin, arguments = get_origin(annotation), tuple(_mirrored(each) for each in get_args(annotation))
    if origin in {Union, UnionType}:
        return Union[arguments]  # noqa: UP007 (arguments are values here)
    return origin[arguments] if origin is not None else annotation


def plain(description: Description) -> msgspec.Struct:
    """The description, to be encoded as JSON."""
    return msgspec.convert(description, mirror(Description), from_attributes=True)
