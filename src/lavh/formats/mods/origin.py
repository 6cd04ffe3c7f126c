"""`originInfo`: where, by whom and when; edition and issuance."""

from lavh.formats import dating
from lavh.formats.description import Note, Period, Publication
from lavh.formats.draft import Draft
from lavh.formats.mods.titles import Pairs
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LOCAL, child, children, text
from lavh.formats.xml.parse import Element
from lavh.kernel import countries

_DATES = {
    "dateIssued": "published", "dateCreated": "created", "copyrightDate": "copyright", "dateCaptured": "created", "dateValid": "", "dateModified": "",
    "dateOther": "published", "displayDate": "",
}  # fmt: skip
_EVENTS = {
    "publication": "published", "production": "produced", "distribution": "distributed", "manufacture": "printed", "publishing": "published",
}  # fmt: skip
_COPIED = frozenset({"digitization", "digitisation", "reproduction", "capture"})  # of the images, not of the thing
_LEVELS = {
    "continuing": "serial",
    "serial": "serial",
    "integrating resource": "serial",
    "multipart monograph": "collection",
}
_NORMAL = frozenset({"w3cdtf", "iso8601", "edtf", "marc"})


def add(draft: Draft, element: Element, pairs: Pairs) -> None:
    """One originInfo: one statement of publication and all its dates."""
    event = (element.get("eventType") or "publication").lower()
    if event in _COPIED or child(element, "dateCaptured") is not None:
        return
    role = _EVENTS.get(event, "published")
    places = _places(draft, element)
    publishers = [text(each) for each in children(element, "publisher")]
    publishers += [text(child(each, "namePart")) for each in children(element, "agent")]
    for number, publisher in enumerate(filter(None, publishers)):
        _published(draft, places if number == 0 else "", publisher, role, pairs.of(element))
    if places and not any(publishers):
        _published(draft, places, "", role, pairs.of(element))
    draft.dates += _periods(element, "copyright" if event == "copyright notice" else "")
    draft.edition = draft.edition or "; ".join(filter(None, (text(each) for each in children(element, "edition"))))
    for each in children(element, "issuance"):
        draft.level = _LEVELS.get(text(each).lower(), draft.level)
    draft.notes += [Note(text=text(each)) for each in children(element, "frequency") if text(each)]


def _places(draft: Draft, element: Element) -> str:
    names: list[str] = []
    for place in children(element, "place"):
        for term in children(place, "placeTerm"):
            if term.get("type") == "code":
                draft.country = draft.country or _country(text(term), term.get("authority") or "")
            elif text(term):
                names.append(text(term).rstrip(" :,"))
    return " ; ".join(dict.fromkeys(names))


def _country(code: str, authority: str) -> str:
    if authority in {"iso3166", "iso3166-1-alpha-2"} and len(code) == 2:
        return code.lower()
    return countries.from_marc(code) or ""


def _published(draft: Draft, place: str, publisher: str, role: str, pair: int) -> None:
    script = script_of(f"{place} {publisher}")
    draft.publications.append(Publication(place=place, publisher=publisher, role=role, script=script, pair=pair))


def _periods(element: Element, role: str) -> list[Period]:
    """Dates of each kind: what is written, with years from the coded forms beside it."""
    found: list[Period] = []
    for name, usual in _DATES.items():
        dates = [each for each in children(element, name) if text(each)] if usual else []
        if dates:
            found += _of_kind(dates, role or usual)
    return found


def _of_kind(dates: list[Element], role: str) -> list[Period]:
    points = {each.get("point"): text(each) for each in dates if each.get("point")}
    single = [each for each in dates if not each.get("point")]
    written = [text(each) for each in single if (each.get("encoding") or "") not in _NORMAL]
    coded = [text(each) for each in single if (each.get("encoding") or "") in _NORMAL]
    start, end = points.get("start", ""), points.get("end", "")
    if start or end:
        ended = dating.between(written[0] if written else "", start, "" if end == "9999" else end, role)
        return [ended, *(dating.period(each, role) for each in written[1:])]
    if written:
        return [
            dating.period(written[0], role, coded[0] if coded else ""),
            *(dating.period(each, role) for each in written[1:]),
        ]
    return [dating.period(each, role) for each in coded]


def part_of(element: Element) -> str:
    """The place of a part in its host, in words: "4 (1991), 12–15"."""
    details = [
        " ".join(
            filter(None, (text(child(each, "caption")), text(child(each, "number")) or text(child(each, "title"))))
        )
        for each in children(element, "detail")
    ]
    pages = [
        "–".join(filter(None, (text(child(each, "start")), text(child(each, "end"))))) or text(child(each, "list"))
        for each in children(element, "extent")
    ]
    dates = [text(each) for each in element if LOCAL[each.tag] == "date"]
    return ", ".join(filter(None, (*details, *dates, *pages, text(child(element, "text")))))
