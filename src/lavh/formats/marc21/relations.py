"""Links to other descriptions (76X–78X) and to the thing itself (856)."""

from functools import partial

from lavh.formats.description import DigitalObject, Relation
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.links import media_type, told_role
from lavh.formats.iso2709.numbers import isbn, issn, oclc
from lavh.formats.iso2709.worksheet import Worksheet


def linking(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """$t title ($s uniform title), $a agent, $x ISSN, $z ISBN, $w record number, $i $g $n words about it."""
    title = agent = local_id = ""
    numbers: list[tuple[str, str]] = []
    note: list[str] = []
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "t" or (code == "s" and not title):
            title = trim_stop(text)
        elif code == "a":
            agent = trim_stop(text)
        elif code == "w":
            local_id = _record_number(sheet, text, numbers) or local_id
        elif code in "xzuy":
            _add_number(code, text, numbers)
        elif code in "ginbd":
            note.append(trim(text))
    if title or agent or numbers or local_id:
        # the title of a host may stand in $a alone
        sheet.relations.append(
            Relation(
                role, title or agent, agent if title else "", tuple(numbers), local_id, " · ".join(filter(None, note))
            )
        )


def _add_number(code: str, text: str, numbers: list[tuple[str, str]]) -> None:
    if code == "x":
        numbers.append(("issn", issn(text)[0]))
    elif code == "z":
        numbers.append(("isbn", isbn(text)[0] or text))
    elif code == "u":
        numbers.append(("report", text))


def _record_number(sheet: Worksheet, text: str, numbers: list[tuple[str, str]]) -> str:
    """(DLC) and (OCoLC) numbers mean the same everywhere; a number without an agency, or with our own, is one of the same source."""
    agency, closed, number = text.partition(")")
    if not closed or agency[:1] != "(":
        return text
    if agency == "(DLC":
        numbers.append(("lccn", number.replace(" ", "")))
    elif agency == "(OCoLC":
        numbers.append(("oclc", oclc(text) or number.strip()))
    elif agency[1:] == sheet.cataloguer or not sheet.cataloguer:
        return number.strip()
    else:
        numbers.append(("local", text))
    return ""


def link(sheet: Worksheet, parts: list[str]) -> None:
    """856. Indicator 2: 0 the thing, 1 another version of it, 2 related, 8 no display; $3 $y $z say of what part."""
    label = materials = media = rights = ""
    addresses: list[str] = []
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "u" and text:
            addresses.append(text)
        elif code == "3":
            materials = trim(text)
        elif code in "yz":
            label = f"{label}; {trim(text)}" if label else trim(text)
        elif code == "q":
            media = text
        elif code == "r" and text.startswith("http"):
            rights = text
    if not addresses:
        return
    role = _role(parts[0][1:2], materials, label)
    for address in addresses:
        sheet.links.append(
            DigitalObject(
                address,
                role,
                label if not materials else f"{materials}: {label}" if label else materials,
                media_type(media),
                rights,
            )
        )


def _role(mark: str, materials: str, label: str) -> str:
    told = told_role(f"{materials} {label}") if materials or label else ""
    if told:
        return told
    if mark == "2":
        return "related"
    return "part" if materials and mark not in {"0", "1"} else "full"


FIELDS: Rows = (
    ("856", link, "links", "role from indicator 2 and the words of $3 $y $z; $q media type; $r rights"),
    ("760", partial(linking, "part-of"), "relations[part-of]", "main series"),
    ("762", partial(linking, "has-part"), "relations[has-part]", "subseries"),
    ("765", partial(linking, "translation-of"), "relations[translation-of]", ""),
    ("767", partial(linking, "has-translation"), "relations[has-translation]", ""),
    ("770", partial(linking, "supplement"), "relations[supplement]", ""),
    ("772", partial(linking, "supplement-to"), "relations[supplement-to]", ""),
    ("773", partial(linking, "part-of"), "relations[part-of] · kind", "$t $a $g $w $x $z"),
    ("774", partial(linking, "has-part"), "relations[has-part]", ""),
    ("775", partial(linking, "other-edition"), "relations[other-edition]", ""),
    ("776", partial(linking, "other-form"), "relations[other-form]", ""),
    ("777", partial(linking, "issued-with"), "relations[issued-with]", ""),
    ("780", partial(linking, "earlier"), "relations[earlier]", ""),
    ("785", partial(linking, "later"), "relations[later]", ""),
    ("786 787", partial(linking, "related"), "relations[related]", ""),
)
