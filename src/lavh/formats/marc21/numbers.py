"""Standard numbers and class numbers: 010–088."""

from functools import partial

from lavh.formats.description import Classification, Identifier
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Handler, Rows
from lavh.formats.iso2709.numbers import doi, isbn, ismn, issn, lccn, oclc
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.kernel.languages import from_marc


def lccn_field(sheet: Worksheet, parts: list[str]) -> None:
    """010; $z is a number that was cancelled."""
    for part in parts[1:]:
        code = part[:1]
        if code in "az":
            value, valid = lccn(part[1:])
            if value:
                sheet.identifiers.append(Identifier("lccn", value, valid and code == "a"))


def isbn_field(sheet: Worksheet, parts: list[str]) -> None:
    """020: number and qualifier, in one subfield or two. $z: cancelled, or of another form of the thing."""
    at = len(sheet.identifiers)
    for part in parts[1:]:
        code = part[:1]
        if code in "az":
            value, valid, note = isbn(part[1:])
            if not valid and value and code == "a":
                sheet.problem("bad-isbn", "020 $a", part[1:])
            if value:
                sheet.identifiers.append(Identifier("isbn", value, valid and code == "a", note))
        elif code == "q" and len(sheet.identifiers) > at:
            last = sheet.identifiers[-1]
            sheet.identifiers[-1] = Identifier(
                "isbn", last.value, last.valid, f"{last.note}, {_bare(part)}" if last.note else _bare(part)
            )


def _bare(part: str) -> str:
    return part[1:].strip(" ():;,")


def issn_field(sheet: Worksheet, parts: list[str]) -> None:
    """022: $a; $l of all media together; $y wrong, $z cancelled."""
    for part in parts[1:]:
        code = part[:1]
        if code in "alyz":
            value, valid = issn(part[1:])
            if value and not (code == "l" and any(each.value == value for each in sheet.identifiers)):
                sheet.identifiers.append(
                    Identifier("issn", value, valid and code in "al", "linking" if code == "l" else "")
                )


_OTHER = {"0": ("music", "isrc"), "1": ("local", "upc"), "3": ("local", "ean"), "4": ("sici", ""), "8": ("local", "")}
_SOURCES = {
    "doi": "doi",
    "ark": "ark",
    "uri": "uri",
    "hdl": "uri",
    "urn": "uri",
    "isni": "isni",
    "viaf": "viaf",
    "isbn": "isbn",
    "issn": "issn",
    "ismn": "ismn",
}


def other_standard(sheet: Worksheet, parts: list[str]) -> None:
    """024: scheme from indicator 1, or with 7 from $2."""
    mark = parts[0][:1]
    source = next((part[1:].strip().lower() for part in parts[1:] if part[:1] == "2"), "")
    for part in parts[1:]:
        code, value = part[:1], trim(part[1:])
        if code not in "az" or not value:
            continue
        scheme, note = (
            (_SOURCES.get(source, "local"), "" if source in _SOURCES else source)
            if mark == "7"
            else _OTHER.get(mark, ("local", ""))
        )
        sheet.identifiers.append(_checked(scheme if mark != "2" else "ismn", value, note, valid=code == "a"))


def _checked(scheme: str, value: str, note: str, *, valid: bool) -> Identifier:
    good = True
    if scheme == "ismn":
        value, good = ismn(value)
    elif scheme == "doi":
        value, good = doi(value)
    elif scheme == "issn":
        value, good = issn(value)
    elif scheme == "isbn" or (note == "ean" and value.replace("-", "").replace(" ", "")[:3] in ("978", "979")):
        number, good, note = isbn(value)
        value, scheme = number or value, "isbn"
    return Identifier(scheme, value, valid and good, note)


def control_numbers(sheet: Worksheet, parts: list[str]) -> None:
    """035: (agency)number. Those of OCLC are OCLC numbers, the others are known only to their agency."""
    for part in parts[1:]:
        code = part[:1]
        if code in "az":
            value = part[1:].strip()
            number = oclc(value)
            if number:
                sheet.identifiers.append(Identifier("oclc", number, code == "a"))
            elif value:
                sheet.identifiers.append(Identifier("local", value, code == "a"))


def number(scheme: str, code: str, note: str, sheet: Worksheet, parts: list[str]) -> None:
    """A number of one scheme in one subfield; $z cancelled."""
    for part in parts[1:]:
        if part[:1] == code or part[:1] == "z":
            value = trim(part[1:])
            if value:
                sheet.identifiers.append(Identifier(scheme, value, part[:1] == code, note))


def classed(scheme: str, sheet: Worksheet, parts: list[str]) -> None:
    """$a the number, once or several times; $b the book number of the last one."""
    number = ""
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            if number:
                sheet.classifications.append(Classification(scheme, number))
            number = part[1:].strip()
        elif code == "b" and number:
            sheet.classifications.append(Classification(scheme, number, part[1:].strip()))
            number = ""
    if number:
        sheet.classifications.append(Classification(scheme, number))


def dewey(sheet: Worksheet, parts: list[str]) -> None:
    """082, 083, 092. Slashes and primes mark where the number may be cut; they are no part of it. "[E]", "[Fic]" and "B" are shelf marks."""
    for part in parts[1:]:
        if part[:1] == "a":
            number = part[1:].replace("/", "").replace("'", "").replace("ʹ", "").strip()
            if number:
                sheet.classifications.append(Classification("ddc", number))


_CLASS_SCHEMES = {
    "rubbk": "bbk", "rubbkd": "bbk", "rubbkk": "bbk", "rubbkm": "bbk", "rubbkmv": "bbk", "rubbkn": "bbk", "rubbknp": "bbk", "rubbko": "bbk", "rubbks": "bbk",
    "bbk": "bbk", "rueskl": "local", "udc": "udc", "undis": "local", "nlm": "nlm", "sudocs": "sudoc", "lcc": "lcc", "ddc": "ddc",
}  # fmt: skip


def other_class(sheet: Worksheet, parts: list[str]) -> None:
    """084: scheme in $2; the Russian tables of all formats (rubbk…) are one."""
    source = next((part[1:].strip().lower() for part in parts[1:] if part[:1] == "2"), "")
    _CLASSES.get(_CLASS_SCHEMES.get(source, "local"), _CLASSES["local"])(sheet, parts)


_CLASSES: dict[str, Handler] = {
    scheme: partial(classed, scheme) for scheme in ("bbk", "udc", "nlm", "sudoc", "lcc", "ddc", "local")
}


def document_class(sheet: Worksheet, parts: list[str]) -> None:
    """086: class numbers of governments; indicator 1 = 0 is that of the US Superintendent of Documents."""
    sheet.genres.append("government publication")
    _CLASSES["sudoc" if parts[0][:1] in "01 " else "local"](sheet, parts)


def cataloguer(sheet: Worksheet, parts: list[str]) -> None:
    """040: who made the record, and in what language."""
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            sheet.cataloguer = sheet.cataloguer or part[1:].strip()
        elif code == "b":
            sheet.language_of_record = from_marc(trim_stop(part[1:]))


FIELDS: Rows = (
    ("010", lccn_field, "identifiers[lccn]", "$z cancelled"),
    ("020", isbn_field, "identifiers[isbn]", "as 13 digits; $q note; $z not valid"),
    ("022", issn_field, "identifiers[issn]", "$l linking; $y $z not valid"),
    ("024", other_standard, "identifiers", "scheme from indicator 1 or $2"),
    ("035", control_numbers, "identifiers[oclc · local]", "$z not valid"),
    ("015", partial(number, "bnb", "a", ""), "identifiers[bnb]", ""),
    ("016", partial(number, "national", "a", ""), "identifiers[national]", ""),
    ("017", partial(number, "local", "a", "copyright"), "identifiers[local]", "copyright or legal deposit number"),
    ("026", partial(number, "local", "e", "fingerprint"), "identifiers[local]", "fingerprint"),
    ("027", partial(number, "strn", "a", ""), "identifiers[strn]", ""),
    ("028", partial(number, "music", "a", ""), "identifiers[music]", ""),
    ("030", partial(number, "local", "a", "coden"), "identifiers[local]", "CODEN"),
    ("036", partial(number, "local", "a", ""), "identifiers[local]", ""),
    ("037", partial(number, "accession", "a", ""), "identifiers[accession]", ""),
    ("074", partial(number, "local", "a", "gpo item"), "identifiers[local]", "GPO item number"),
    ("088", partial(number, "report", "a", ""), "identifiers[report]", ""),
    ("050 051 055 090", partial(classed, "lcc"), "classifications[lcc]", "$b book number"),
    ("060 096", partial(classed, "nlm"), "classifications[nlm]", ""),
    ("070 099", partial(classed, "local"), "classifications[local]", ""),
    ("080", partial(classed, "udc"), "classifications[udc]", ""),
    ("082 083 092", dewey, "classifications[ddc]", "without marks of segmentation"),
    ("084", other_class, "classifications[bbk · udc · local …]", "scheme from $2"),
    ("086", document_class, "classifications[sudoc] · kind", ""),
    ("040", cataloguer, "cataloguer · language_of_record", ""),
)
