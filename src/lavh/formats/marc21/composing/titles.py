"""Titles: 130, 210–247, 740."""

from lavh.formats.description import Description, Title
from lavh.formats.marc21.composing.sheet import Sheet, before
from lavh.formats.written import About

CROSSWALK = (
    ("245", "titles[main] · responsibility", "its form in another script: 880"),
    ("130 240", "titles[uniform]", "130 where nobody heads the record"),
    ("246", "titles[parallel · variant · cover · original · later]", "by indicator 2"),
    ("210 247 740", "titles[abbreviated · former · analytic]", ""),
)
# role → (tag, indicators); N in the indicators is the number of nonfiling characters
_FIELDS = {
    "parallel": ("246", "31"), "variant": ("246", "3 "), "original": ("246", "3 "), "later": ("246", "3 "), "cover": ("246", "14"),
    "abbreviated": ("210", "0 "), "former": ("247", "10"), "analytic": ("740", "N2"),
}  # fmt: skip


def fields(sheet: Sheet, description: Description, about: About) -> None:
    """All of them. The first main title is the one; further ones without a pair are variants of it."""
    del about
    led = any(each.lead for each in description.contributions)
    placed: dict[tuple[str, int], str] = {}  # (role, number) → tag of the first form
    first: Title | None = None
    for title in description.titles:
        number = sheet.number("titles", title.pair)
        role = title.role
        if role == "main" and first is not None and not (number and (role, number) in placed):
            if title.script and title.script != first.script:
                sheet.other("245", _indicators("1N", title), _pairs(title), 0, title.script)
                continue
            role = "variant"
        if role == "main":
            first = first or title
        tag, indicators = _place(role, led=led)
        pairs = _pairs(title, description.responsibility if title is first else "")
        if number and (role, number) in placed:
            sheet.other(placed[role, number], _indicators(indicators, title), pairs, number, title.script)
        else:
            placed[role, number] = tag
            sheet.add(tag, _indicators(indicators, title), pairs, number)
    if first is None and description.responsibility:
        sheet.add("245", "00", [("c", description.responsibility)])


def _place(role: str, *, led: bool) -> tuple[str, str]:
    if role == "main":
        return "245", "1N" if led else "0N"
    if role == "uniform":
        return ("240", "1N") if led else ("130", "N ")
    return _FIELDS.get(role, _FIELDS["variant"])


def _indicators(pattern: str, title: Title) -> str:
    return pattern.replace("N", str(title.nonfiling) if 0 <= title.nonfiling <= 9 else "0")


def _pairs(title: Title, responsibility: str = "") -> list[tuple[str, str]]:
    text = before(title.text, "" if title.text.endswith(".") else ".", title.part)
    last = before(title.rest, " /", responsibility)
    if title.part:
        return [("a", text), ("n", _then(title.part, title.rest, responsibility)), ("b", last), ("c", responsibility)]
    return [("a", _then(title.text, title.rest, responsibility)), ("b", last), ("c", responsibility)]


def _then(text: str, rest: str, responsibility: str) -> str:
    return before(text, " :" if rest else " /", rest or responsibility)
