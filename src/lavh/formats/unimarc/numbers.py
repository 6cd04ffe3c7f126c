"""Standard numbers and class numbers: 010–073, 675–686, 801."""

from functools import partial

from lavh.formats.description import Classification, Identifier
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.numbers import isbn, ismn, issn, oclc
from lavh.formats.iso2709.worksheet import Worksheet


def isbn_field(sheet: Worksheet, parts: list[str]) -> None:
    """010: $a number, $b qualifier, $z wrong; $d price and terms stay out."""
    for part in parts[1:]:
        code = part[:1]
        if code in {"a", "z"} and part[1:].strip():
            value, valid, note = isbn(part[1:])
            if not valid and value and code == "a":
                sheet.problem("bad-isbn", "010 $a", part[1:])
            if value:
                sheet.identifiers.append(Identifier("isbn", value, valid and code == "a", note or _qualifier(parts)))


def _qualifier(parts: list[str]) -> str:
    return next((part[1:].strip(" ().") for part in parts[1:] if part[:1] == "b"), "")


def issn_field(sheet: Worksheet, parts: list[str]) -> None:
    """011: $a; $f of all media together; $y cancelled, $z wrong."""
    for part in parts[1:]:
        code = part[:1]
        if code in {"a", "f", "y", "z"} and part[1:].strip():
            value, valid = issn(part[1:])
            if not any(each.value == value for each in sheet.identifiers):
                sheet.identifiers.append(
                    Identifier("issn", value, valid and code in "af", "linking" if code == "f" else "")
                )


def ismn_field(sheet: Worksheet, parts: list[str]) -> None:
    """013."""
    for part in parts[1:]:
        if part[:1] in {"a", "z"} and part[1:].strip():
            value, valid = ismn(part[1:])
            sheet.identifiers.append(Identifier("ismn", value, valid and part[:1] == "a", _qualifier(parts)))


def control_numbers(sheet: Worksheet, parts: list[str]) -> None:
    """035."""
    for part in parts[1:]:
        value = part[1:].strip()
        if part[:1] in {"a", "z"} and value:
            number = oclc(value)
            sheet.identifiers.append(Identifier("oclc" if number else "local", number or value, part[:1] == "a"))


def numbered(scheme: str, note: str, sheet: Worksheet, parts: list[str]) -> None:
    """$b (020–022) or $a the number, with the country of $a before it where there are both."""
    has_country = any(part[:1] == "b" for part in parts[1:])
    for part in parts[1:]:
        code, value = part[:1], trim(part[1:])
        if value and code in ({"b", "z"} if has_country else {"a", "z"}):
            sheet.identifiers.append(Identifier(scheme, value, code != "z", note))


def barcode(sheet: Worksheet, parts: list[str]) -> None:
    """073: EAN; a book's is its ISBN."""
    for part in parts[1:]:
        value = part[1:].strip()
        if part[:1] == "a" and value:
            number, valid, _ = isbn(value)
            found = Identifier("isbn", number) if valid else Identifier("local", value, True, "ean")
            if found.value not in {each.value for each in sheet.identifiers}:
                sheet.identifiers.append(found)


def classed(scheme: str, sheet: Worksheet, parts: list[str]) -> None:
    """675, 676, 680: $a the number, $b the book number."""
    item = next((part[1:].strip() for part in parts[1:] if part[:1] == "b"), "") if scheme == "lcc" else ""
    for part in parts[1:]:
        number = part[1:].strip()
        if part[:1] == "a" and number:
            sheet.classifications.append(
                Classification(scheme, number.replace("/", "") if scheme == "ddc" else number, item)
            )


_SCHEMES = {"udc": "udc", "ddc": "ddc", "lcc": "lcc", "nlm": "nlm", "usnlm": "nlm"}


def other_class(sheet: Worksheet, parts: list[str]) -> None:
    """686: scheme in $2; every table of the library-bibliographical classification (rubbk, bbk, ББК, LBC, KBK) is one scheme."""
    source = next((part[1:].strip().lower() for part in parts[1:] if part[:1] == "2"), "")
    scheme = (
        "bbk"
        if "bbk" in source or "ббк" in source or "кбк" in source or source in {"lbc", "kbk"}
        else _SCHEMES.get(source, "local")
    )
    classed(scheme, sheet, parts)


def agency(sheet: Worksheet, parts: list[str]) -> None:
    """801: $b of the agency that made the record (indicator 2 = 0), else of the first one named."""
    name = next((part[1:].strip() for part in parts[1:] if part[:1] == "b"), "")
    if name and (not sheet.cataloguer or parts[0][1:2] == "0"):
        sheet.cataloguer = trim_stop(name)


FIELDS: Rows = (
    ("010", isbn_field, "identifiers[isbn]", "as 13 digits; $b note; $z not valid"),
    ("011", issn_field, "identifiers[issn]", "$f linking; $y $z not valid"),
    ("013", ismn_field, "identifiers[ismn]", ""),
    ("012", partial(numbered, "local", "fingerprint"), "identifiers[local]", "fingerprint"),
    ("015", partial(numbered, "report", ""), "identifiers[report]", "ISRN"),
    ("016", partial(numbered, "music", "isrc"), "identifiers[music]", "ISRC"),
    ("017", partial(numbered, "local", ""), "identifiers[local]", ""),
    ("020", partial(numbered, "bnb", ""), "identifiers[bnb]", "$b"),
    ("021", partial(numbered, "local", "legal deposit"), "identifiers[local]", "$b"),
    ("022", partial(numbered, "report", "government"), "identifiers[report]", "$b"),
    ("035", control_numbers, "identifiers[oclc · local]", "$z not valid"),
    ("040", partial(numbered, "local", "coden"), "identifiers[local]", "CODEN"),
    ("071", partial(numbered, "music", ""), "identifiers[music]", "publisher's number"),
    ("072", partial(numbered, "local", "upc"), "identifiers[local]", "UPC"),
    ("073", barcode, "identifiers[isbn · local]", "EAN"),
    ("675", partial(classed, "udc"), "classifications[udc]", ""),
    ("676", partial(classed, "ddc"), "classifications[ddc]", ""),
    ("680", partial(classed, "lcc"), "classifications[lcc]", "$b book number"),
    ("686", other_class, "classifications[bbk · udc · local …]", "scheme from $2"),
    ("801", agency, "cataloguer", "$b"),
)
