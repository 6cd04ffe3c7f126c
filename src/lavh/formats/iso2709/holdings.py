"""Holdings and copies, in the tags of either dialect and in those that a profile names."""

from lavh.formats.description import Copy, Holding
from lavh.formats.isbd import trim
from lavh.formats.iso2709.worksheet import Worksheet

# subfield code → our field. "call_number" parts are joined in the order in which they come.
LAYOUTS: dict[str, dict[str, str]] = {
    "852": {"a": "institution", "b": "branch", "c": "shelf", "k": "call_number", "h": "call_number", "i": "call_number", "j": "call_number", "m": "call_number",
            "p": "barcode", "t": "volume", "3": "summary", "z": "note", "8": "link"},
    "876": {"p": "barcode", "j": "status", "h": "use", "3": "volume", "t": "copy", "z": "note", "l": "shelf", "8": "link"},
    "952": {"a": "institution", "b": "branch", "c": "shelf", "o": "call_number", "p": "barcode", "h": "volume", "y": "type", "z": "note", "7": "not_for_loan",
            "1": "lost", "0": "withdrawn", "q": "due", "5": "restricted"},
    "995": {"a": "institution", "b": "institution", "c": "branch", "d": "branch", "e": "shelf", "f": "barcode", "k": "call_number", "v": "volume", "u": "note",
            "o": "use", "r": "type"},
    "899": {"a": "institution", "b": "branch", "c": "shelf", "h": "call_number", "i": "call_number", "j": "call_number", "k": "call_number", "p": "barcode",
            "x": "barcode", "z": "note"},
    "930": {"b": "institution", "c": "branch", "a": "call_number", "p": "note", "5": "link"},
    "955": {"r": "summary", "5": "link"},
    "915": {"b": "barcode", "a": "barcode", "5": "link"},
    "949": {"a": "call_number", "i": "barcode", "l": "branch", "t": "type", "v": "volume", "s": "status", "z": "note"},
}  # fmt: skip
LAYOUTS["877"] = LAYOUTS["878"] = LAYOUTS["876"]
_USES = {
    "reference": "reference", "non-circulating": "reference", "not for loan": "reference", "in-library use": "reference", "use in library": "reference",
    "d": "", "loan": "loan", "circulating": "loan", "restricted": "restricted", "1": "reference",
}  # fmt: skip
# UNIMARC 995 $o of the French recommendation
_CIRCULATION = {
    "0": "loan",
    "1": "restricted",
    "2": "reference",
    "c": "reference",
    "d": "loan",
    "a": "reference",
    "e": "restricted",
    "f": "reference",
    "m": "loan",
    "p": "loan",
}


def copies(tag: str, sheet: Worksheet, parts: list[str]) -> None:
    """One field = one copy, or a holding without copies: which subfield means what is in `LAYOUTS`, the profile's own layout first."""
    layout = _layout(sheet, tag)
    facts: dict[str, str] = {}
    for part in parts[1:]:
        field = layout.get(part[:1])
        text = part[1:].strip()
        if field and text:
            facts[field] = (
                f"{facts[field]} {text}"
                if field in {"call_number", "note"} and field in facts
                else facts.get(field) or text
            )
    if facts:
        sheet.copies.append((tag, facts))


def _layout(sheet: Worksheet, tag: str) -> dict[str, str]:
    own = sheet.profile.subfields.get(tag)
    if own:
        return {code: field for field, codes in own.items() for code in codes}
    return LAYOUTS.get(tag) or {}


def holdings_statement(sheet: Worksheet, parts: list[str]) -> None:
    """866, 867, 868: what there is, in words."""
    text = " ".join([part[1:].strip() for part in parts[1:] if part[:1] in "az"])
    link = next((part[1:].strip() for part in parts[1:] if part[:1] == "8"), "")
    if text:
        sheet.statements.append((link.split(".")[0], text))


def settle_holdings(sheet: Worksheet) -> None:
    """Copies of one shelf become one holding, in the order in which they came; statements and item fields join the 852 they are linked to."""
    if not sheet.copies and not sheet.statements:
        return
    shelves: dict[tuple[str, str, str, str], list[Copy]] = {}
    more: dict[tuple[str, str, str, str], tuple[list[str], list[str]]] = {}
    by_link: dict[str, tuple[str, str, str, str]] = {}
    place = ("", "", "", "")
    for tag, facts in sheet.copies:
        link = facts.get("link", "").split(".")[0]
        if tag in _ITEMS:
            place = by_link.get(link, place)
        else:
            place = (
                facts.get("institution", ""),
                facts.get("branch", ""),
                facts.get("shelf", ""),
                trim(facts.get("call_number", "")),
            )
            by_link.setdefault(link, place)
        summaries, notes = more.setdefault(place, ([], []))
        copy = _copy(facts)
        found = shelves.setdefault(place, [])
        if copy is not None:
            found.append(copy)
        if "summary" in facts:
            summaries.append(facts["summary"])
        if "note" in facts and copy is None:
            notes.append(facts["note"])
    for link, text in sheet.statements:
        place = by_link.get(link, place)
        shelves.setdefault(place, [])
        more.setdefault(place, ([], []))[0].append(text)
    for place, items in shelves.items():
        summaries, notes = more[place]
        sheet.holdings.append(
            Holding(*place, "; ".join(dict.fromkeys(summaries)), "; ".join(dict.fromkeys(notes)), tuple(items))
        )


_ITEMS = frozenset(("876", "877", "878", "915", "955"))  # of a holding that stands in another field


def _copy(facts: dict[str, str]) -> Copy | None:
    """A copy, if the field is about one: it has a barcode, a volume, a status or a rule of use."""
    barcode, volume, status = facts.get("barcode", ""), facts.get("volume", ""), facts.get("status", "")
    use = _use(facts)
    for flag in ("lost", "withdrawn"):
        if facts.get(flag, "0") not in {"0", ""}:
            status = flag
    if facts.get("due"):
        status = status or f"due {facts['due']}"
    if not (barcode or volume or status or use):
        return None
    return Copy(barcode, volume, status, use, facts.get("note", ""))


def _use(facts: dict[str, str]) -> str:
    if facts.get("not_for_loan", "0") not in {"0", ""} or facts.get("type", "").upper() in {"REF", "REFERENCE"}:
        return "reference"
    if facts.get("restricted", "0") not in {"0", ""}:
        return "restricted"
    word = facts.get("use", "").lower()
    return _USES.get(word, "") or _CIRCULATION.get(word, "")
