"""IRBIS fields → `Description`. They descend from RUSMARC; those that mean the same are read by the same handlers."""

from functools import partial

from lavh.formats.description import Classification, DigitalObject, Note, Relation, Subject
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Crosswalk, Handler, Rows, crosswalk, handlers
from lavh.formats.iso2709.links import told_role
from lavh.formats.iso2709.numbers import issn
from lavh.formats.iso2709.record import Record
from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.reading import Profile, Reading
from lavh.formats.unimarc import mapping as unimarc

# 920: the worksheet that the cataloguer filled in → leader/06-07 as UNIMARC has it
_WORKSHEETS = {
    "PAZK": "am", "PVK": "am", "SPEC": "am", "PAZ": "am", "ASP": "aa", "J": "as", "OJ": "as", "NJ": "as", "NJK": "as", "NJP": "as", "KN": "am",
    "MUSP": "cm", "NOTP": "cm", "IZO": "km", "KARTA": "em", "AUDIO": "jm", "VIDEO": "gm", "EL": "lm", "AUNTD": "am", "NTD": "am",
}  # fmt: skip
_FREE = {
    "0": "available",
    "1": "on loan",
    "2": "not yet received",
    "3": "in repair",
    "4": "lost",
    "5": "temporarily unavailable",
    "6": "written off",
    "9": "reserved",
}


def _parts(parts: list[str]) -> dict[str, str]:
    """First text of each subfield."""
    return {part[:1]: part[1:].strip() for part in reversed(parts[1:])}


def shelf_number(sheet: Worksheet, parts: list[str]) -> None:
    """903: the number of the record in its database."""
    sheet.local_id = _parts(parts).get("a", "") or sheet.local_id


def document_type(sheet: Worksheet, parts: list[str]) -> None:
    """900: ^T type of material as UNIMARC leader/06, ^C character: m dissertation, v its abstract."""
    found = _parts(parts)
    if found.get("t"):
        sheet.leader = sheet.leader[:6] + found["t"][0].lower() + sheet.leader[7:]
    if {found.get("c", ""), found.get("2", ""), found.get("3", "")} & {"m", "v", "M", "V"}:
        sheet.genres.append("thesis")


def subject(sheet: Worksheet, parts: list[str]) -> None:
    """606: ^A heading, ^B ^C ^D topics, ^G ^E ^O places and times, ^H form."""
    found = _parts(parts)
    term = trim_stop(found.get("a", ""))
    kinds = {"b": "topic", "c": "topic", "d": "topic", "g": "place", "e": "place", "o": "period", "h": "genre"}
    divisions = tuple(
        (kinds[part[:1]], trim_stop(part[1:].strip())) for part in parts[1:] if part[:1] in kinds and part[1:].strip()
    )
    if term:
        sheet.subjects.append(Subject(term, "topic", divisions))


def place(sheet: Worksheet, parts: list[str]) -> None:
    """607."""
    found = _parts(parts)
    if found.get("a"):
        divisions = tuple(("topic", trim_stop(found[code])) for code in "bcd" if found.get(code))
        sheet.subjects.append(Subject(trim_stop(found["a"]), "place", divisions))


def classed(scheme: str, sheet: Worksheet, parts: list[str]) -> None:
    """621, 675, 676, 964."""
    number = _parts(parts).get("a", "")
    if number:
        sheet.classifications.append(Classification(scheme, number))


def host(sheet: Worksheet, parts: list[str]) -> None:
    """463: ^C the journal or collection, ^A its author, ^J year, ^V volume, ^H number, ^S pages."""
    found = _parts(parts)
    title = trim_stop(found.get("c", ""))
    number = (("issn", issn(found["i"])[0]),) if found.get("i", "")[:1].isdecimal() else ()
    note = ", ".join(
        filter(
            None,
            (
                found.get("j"),
                found.get("v"),
                found.get("h"),
                found.get("s") and f"С. {found['s'].removeprefix('С.').strip()}",
            ),
        )
    )
    if title:
        sheet.relations.append(Relation("part-of", title, trim(found.get("a", "")), number, found.get("w", ""), note))
    year = found.get("j", "")
    if year[:4].isdecimal() and not any(role == "published" for role, _ in sheet.issued):
        sheet.issued.append(("published", year))


def whole(sheet: Worksheet, parts: list[str]) -> None:
    """461: the multi-volume work: ^C title, ^X author's surname, ^D ^G ^H place, publisher and years, ^1 number of volumes."""
    found = _parts(parts)
    title = trim_stop(found.get("c", "") or found.get("a", ""))
    if title:
        sheet.relations.append(Relation("part-of", title, trim(found.get("x", "")), (), found.get("w", "")))


def annotation(sheet: Worksheet, parts: list[str]) -> None:
    """331."""
    text = _parts(parts).get("a", "")
    if text:
        sheet.notes.append(Note(text, "summary"))


def contents(sheet: Worksheet, parts: list[str]) -> None:
    """330, 922: a work that is contained: ^C title, ^F ^G its responsibility."""
    found = _parts(parts)
    text = " / ".join(filter(None, (found.get("c") or found.get("a", ""), found.get("f", "") or found.get("g", ""))))
    if text:
        sheet.notes.append(Note(text, "contents"))
    if found.get("c"):
        sheet.title(trim_stop(found["c"]), "analytic")


def keyword(sheet: Worksheet, parts: list[str]) -> None:
    """610."""
    term = trim_stop(_parts(parts).get("a", ""))
    if term:
        sheet.subjects.append(Subject(term))


def copy(sheet: Worksheet, parts: list[str]) -> None:
    """910: ^B inventory number, ^H bar code, ^D where it stands, ^A status, ^1 how many, ^F department, ^V number."""
    found = _parts(parts)
    facts = {
        "branch": found.get("d", ""),
        "call_number": sheet.shelfmark,
        "barcode": found.get("h", "") or found.get("b", ""),
        "status": _FREE.get(found.get("a", ""), ""),
        "note": f"{found['1']} экз." if found.get("1", "1") not in {"", "1"} else "",
    }
    sheet.copies.append(("910", {field: text for field, text in facts.items() if text}))


def issues(sheet: Worksheet, parts: list[str]) -> None:
    """909: what is held of a periodical: ^Q year, ^F volume, ^H numbers, ^D where."""
    found = _parts(parts)
    text = " ".join(
        filter(None, (found.get("q"), found.get("f") and f"т. {found['f']}", found.get("h") and f"№ {found['h']}"))
    )
    if text:
        sheet.copies.append(("909", {"branch": found.get("d", ""), "summary": text}))


def external(sheet: Worksheet, parts: list[str]) -> None:
    """951: ^I address, ^T text of the link; ^A file names lead nowhere outside the library."""
    found = _parts(parts)
    if found.get("i", "").startswith(("http://", "https://", "ftp://")):
        label = trim(found.get("t", ""))
        sheet.links.append(DigitalObject(found["i"], told_role(label) or "full", label))


def changed(sheet: Worksheet, parts: list[str]) -> None:
    """907: ^A date of a step of the work, the last one counts."""
    sheet.updated = max(sheet.updated, _parts(parts).get("a", ""))


def extent(sheet: Worksheet, parts: list[str]) -> None:
    """215: ^A number, ^1 unit if not pages, ^C illustrations, ^E accompanying material."""
    found = _parts(parts)
    size = found.get("a", "")
    if size:
        size = f"{size} {found.get('1', 'с.')}" if size[-1:].isdecimal() else size
        sheet.extent = "".join(
            filter(None, (size, found.get("c") and f" : {found['c']}", found.get("e") and f" + {found['e']}"))
        )
    if found.get("d"):
        sheet.dimensions = found["d"]


FIELDS: Rows = (
    ("903", shelf_number, "local_id", ""),
    ("900", document_type, "kind", "^T type, ^C character"),
    ("606", subject, "subjects[topic]", "^A; ^B ^C ^D topic, ^G ^E place, ^O period, ^H genre"),
    ("607", place, "subjects[place]", ""),
    ("610", keyword, "subjects[topic]", ""),
    ("621", partial(classed, "bbk"), "classifications[bbk]", ""),
    ("675", partial(classed, "udc"), "classifications[udc]", ""),
    ("676", partial(classed, "ddc"), "classifications[ddc]", ""),
    ("964", partial(classed, "local"), "classifications[local]", "GRNTI"),
    ("463", host, "relations[part-of] · dates", "^C ^A ^J ^V ^H ^S"),
    ("461 46", whole, "relations[part-of]", "^C ^X"),
    ("331", annotation, "notes[summary]", ""),
    ("330 922", contents, "notes[contents] · titles[analytic]", "^C ^F"),
    ("910", copy, "holdings", "^B ^H barcode, ^D branch, ^A status, ^1 number; call number from 906 and 908"),
    ("909", issues, "holdings.summary", "^Q ^F ^H, ^D branch"),
    ("951", external, "links", "^I ^T"),
    ("907", changed, "updated", "^A, the latest"),
    ("215", extent, "extent · dimensions", "^A ^1 ^C ^E"),
)
_SHARED = """
010 011 013 019 101 102 200 205 210 225 300 304 305 306 307 314 316 317 320 323 324 326 327 333 337 421 422 451 452 453 454 488
500 503 510 512 517 518 520 532 541 600 601 608 686 700 701 702 710 711 712
"""
HANDLERS: dict[str, Handler] = {
    tag: handler for tag, handler in unimarc.HANDLERS.items() if tag in _SHARED.split()
} | handlers(FIELDS)
CROSSWALK: Crosswalk = crosswalk(
    FIELDS,
    also=[
        ("906 908", "holdings.call_number", "shelf mark and author's mark"),
        ("920", "kind · level", "worksheet"),
        *(row for row in unimarc.CROSSWALK if row[0] in _SHARED.split()),
    ],
)


def understand(record: Record, profile: Profile) -> Reading:
    """A record of an IRBIS database of books."""
    sheet = Worksheet(record, profile)
    worksheet = _text(record, "920").upper()
    sheet.leader = f"     n{_WORKSHEETS.get(worksheet) or _WORKSHEETS.get(worksheet[:4], 'am')}  ".ljust(24)
    sheet.shelfmark = " ".join(filter(None, (_text(record, "906"), _text(record, "908"))))
    unimarc.read_fields(sheet, record, HANDLERS)
    return unimarc.settled(sheet, record)


def _text(record: Record, tag: str) -> str:
    return _parts(record.first(tag).split("\x1f")).get("a", "")
