"""Links to other descriptions (4XX) and to the thing itself (856)."""

from functools import partial

from lavh.formats.description import DigitalObject, Relation
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.imprint import add_series
from lavh.formats.iso2709.links import media_type, told_role
from lavh.formats.iso2709.numbers import isbn, issn
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.formats.unimarc.agents import body_of, person_of
from lavh.formats.unimarc.titles import filed


def embedded(parts: list[str]) -> list[tuple[str, list[str]]]:
    """The fields in a 4XX: each $1 begins with tag and indicators; what follows are its subfields. Control fields are text behind the tag."""
    fields: list[tuple[str, list[str]]] = []
    for part in parts[1:]:
        if part[:1] == "1":
            tag = part[1:4]
            fields.append((tag, [part[4:]]))
        elif fields:
            fields[-1][1].append(part)
    return fields


class _Linked:
    """What a 4XX says about the other description."""

    def __init__(self) -> None:
        self.title = ""
        self.agent = ""
        self.local_id = ""
        self.numbers: list[tuple[str, str]] = []
        self.note: list[str] = []

    def relation(self, role: str) -> Relation | None:
        """None if it says nothing."""
        if not (self.title or self.agent or self.local_id or self.numbers):
            return None
        return Relation(
            role, self.title, self.agent, tuple(self.numbers), self.local_id, " · ".join(filter(None, self.note))
        )


def _by_subfields(parts: list[str]) -> _Linked:
    """The standard technique: $t title, $a agent, $v volume, $x ISSN, $y ISBN, $0 $3 record number, $p extent, $c $d $n place, date, publisher."""
    found = _Linked()
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "t" and not found.title:
            found.title = trim_stop(filed(text)[0])
        elif code == "a":
            found.agent = trim_stop(text)
        elif code in {"0", "3"} and not found.local_id:
            found.local_id = text
        elif code == "x":
            found.numbers.append(("issn", issn(text)[0]))
        elif code == "y":
            found.numbers.append(("isbn", isbn(text)[0] or text))
        elif code in {"v", "p", "d", "h", "i"}:
            found.note.append(trim(text))
    return found


def _by_fields(parts: list[str]) -> _Linked:
    """The technique of embedded fields."""
    found = _Linked()
    for tag, field in embedded(parts):
        if tag == "001":
            found.local_id = field[0].strip()
        elif tag in {"200", "500"}:
            _embedded_title(found, field)
        elif tag[:2] == "70":
            found.agent = found.agent or person_of(field)[0].name
        elif tag[:2] == "71":
            found.agent = found.agent or body_of(field)[0].name
        elif tag in {"010", "011"}:
            for part in field[1:]:
                if part[:1] == "a":
                    found.numbers.append(
                        ("isbn", isbn(part[1:])[0] or part[1:]) if tag == "010" else ("issn", issn(part[1:])[0])
                    )
        elif tag in {"210", "215"}:
            found.note.append(", ".join(trim(part[1:]) for part in field[1:] if part[:1] in "acd"))
    return found


def _embedded_title(found: _Linked, field: list[str]) -> None:
    for part in field[1:]:
        code, text = part[:1], trim_stop(part[1:].strip())
        if code == "a" and not found.title:
            found.title = trim_stop(filed(part[1:].strip())[0])
        elif code in {"h", "i"} and found.title:
            found.title = f"{found.title}. {text}"
        elif code == "v":
            found.note.insert(0, text)
        elif code == "f" and not found.agent:
            found.agent = text


def linking(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """A 4XX in either technique."""
    found = (
        _by_fields(parts)
        if any(part[:1] == "1" and part[1:4].isdecimal() for part in parts[1:])
        else _by_subfields(parts)
    )
    relation = found.relation(role)
    if relation is not None and relation not in sheet.relations:
        sheet.relations.append(relation)


def series(sheet: Worksheet, parts: list[str]) -> None:
    """410: also a series statement, where 225 has none of that title."""
    before = len(sheet.relations)
    linking("part-of", sheet, parts)
    for relation in sheet.relations[before:]:
        if relation.title and not any(plain(each.title) == plain(relation.title) for each in sheet.series):
            number = next((value for scheme, value in relation.identifiers if scheme == "issn"), "")
            add_series(sheet, relation.title, relation.note.split(" · ")[0], number)


def link(sheet: Worksheet, parts: list[str]) -> None:
    """856: $u address, $2 text of the link, $z note, $q media type."""
    words: list[str] = []
    media = ""
    addresses: list[str] = []
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "u" and text:
            addresses.append(text)
        elif code in {"2", "3", "y", "z"} and text:
            words.append(trim(text))
        elif code == "q":
            media = text
    label = "; ".join(dict.fromkeys(words))
    role = told_role(label) if label else ""
    sheet.links += [DigitalObject(address, role or "full", label, media_type(media)) for address in addresses]


_ROLES = {
    "411": "has-part", "412": "part-of", "413": "has-part", "421": "supplement", "422": "supplement-to", "423": "issued-with", "424": "later",
    "425": "earlier", "430": "earlier", "431": "earlier", "432": "earlier", "433": "earlier", "434": "earlier", "435": "earlier", "436": "earlier", "437": "earlier",
    "440": "later", "441": "later", "442": "later", "443": "later", "444": "later", "445": "later", "446": "later", "447": "later", "448": "later",
    "451": "other-edition", "452": "other-form", "453": "has-translation", "454": "translation-of", "455": "reproduction-of", "456": "other-form",
    "461": "part-of", "462": "part-of", "463": "part-of", "464": "has-part", "470": "review-of", "481": "issued-with", "482": "issued-with", "488": "related",
}  # fmt: skip
FIELDS: Rows = (
    *(
        (tag, partial(linking, role), f"relations[{role}]", "embedded fields, or $t $a $v $x $y $0")
        for tag, role in _ROLES.items()
    ),
    ("410", series, "relations[part-of] · series", "as the others; series where 225 says nothing"),
    ("856", link, "links", "role from the words of $2 $z; $q media type"),
)
