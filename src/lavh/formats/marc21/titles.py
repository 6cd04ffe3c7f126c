"""Titles: 130, 210–247, 730, 740."""

from functools import partial

from lavh.formats.description import Relation
from lavh.formats.isbd import trim, trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.kernel.languages import from_marc as language_of

_CONTROLS = str.maketrans("", "", "\x88\x89\x98\x9c")  # non-sorting marks of ISO 6630 and of MARC-8


def title(sheet: Worksheet, parts: list[str]) -> None:
    """245. A parallel title stands behind "=", in $b or where the cataloguer has put it."""
    text = rest = numbers = before = ""
    for part in parts[1:]:
        code = part[:1]
        if code == "a":
            text = f"{text} {part[1:]}" if text else part[1:]
        elif code == "b":
            rest = f"{rest} {part[1:]}" if rest else part[1:]
            before = before or text[-2:] + numbers[-2:]
        elif code == "c":
            stated = trim_stop(part[1:])
            sheet.responsibility = f"{sheet.responsibility} = {stated}" if sheet.responsibility else stated
        elif code in "np":
            numbers = f"{numbers} {part[1:]}" if numbers else part[1:]
        elif code in "ks":
            text = f"{text} {part[1:]}" if text else part[1:]
        elif code == "h":
            sheet.genres.append(plain(part[1:]))
    nonfiling = parts[0][1:2]
    add_title(sheet, text, rest, numbers, int(nonfiling) if "0" <= nonfiling <= "9" else 0, parallel="=" in before)


def add_title(sheet: Worksheet, text: str, rest: str, numbers: str, nonfiling: int, *, parallel: bool = False) -> None:
    """The main title and, behind "=", its parallel one."""
    if "\x98" in text or "\x88" in text:
        nonfiling = max(text.find("\x9c"), text.find("\x89")) - 1
        text = text.translate(_CONTROLS)
    if text[:1] == " ":
        text = text.lstrip()
    text, other = trim_stop(text), ""
    if rest:
        if parallel:
            rest, other = "", rest
        elif " = " in rest:
            rest, _, other = rest.partition(" = ")
    part = trim_stop(numbers) if numbers else ""
    if not text:
        text, part = part, ""
    sheet.title(
        text, "main", sheet.language, rest=trim_stop(rest) if rest else "", part=part, nonfiling=max(nonfiling, 0)
    )
    if other:
        name, _, tail = other.partition(" : ")
        sheet.title(trim_stop(name), "parallel", rest=trim_stop(tail))


def _joined(parts: list[str], codes: str) -> str:
    return " ".join([part[1:].strip() for part in parts[1:] if part[:1] in codes and part[1:]])


def other_title(role: str, nonfiling_at: int, sheet: Worksheet, parts: list[str]) -> None:
    """210, 222, 247; the nonfiling characters stand in that indicator."""
    text = trim_stop(_joined(parts, "a"))
    part = trim_stop(_joined(parts, "np"))
    skip = parts[0][nonfiling_at : nonfiling_at + 1]
    sheet.title(
        text or part,
        role,
        rest=trim_stop(_joined(parts, "b")),
        part=part if text else "",
        nonfiling=int(skip) if skip.isdecimal() else 0,
    )


def uniform(nonfiling_at: int, sheet: Worksheet, parts: list[str]) -> None:
    """130, 240: the name of the work, and of its expression: "Works. Selections", "Voĭna i mir"."""
    text = trim_stop(_joined(parts, "at"))
    part = trim_stop(_joined(parts, "nkmor"))
    name = trim_stop(_joined(parts, "p"))
    skip = parts[0][nonfiling_at : nonfiling_at + 1]
    sheet.title(
        text, "uniform", part=". ".join(filter(None, (part, name))), nonfiling=int(skip) if skip.isdecimal() else 0
    )


_VARYING = {"1": "parallel", "4": "cover"}


def varying(sheet: Worksheet, parts: list[str]) -> None:
    """246. Indicator 2 says what form it is."""
    role = _VARYING.get(parts[0][1:2], "variant")
    sheet.title(
        trim_stop(_joined(parts, "a")), role, rest=trim_stop(_joined(parts, "b")), part=trim_stop(_joined(parts, "np"))
    )


def translated(sheet: Worksheet, parts: list[str]) -> None:
    """242: the cataloguer's own translation of the title; $y its language."""
    sheet.title(
        trim_stop(_joined(parts, "a")),
        "variant",
        language_of(_joined(parts, "y")),
        rest=trim_stop(_joined(parts, "b")),
        part=trim_stop(_joined(parts, "np")),
    )


def added(sheet: Worksheet, parts: list[str]) -> None:
    """730, 740: contained (indicator 2 = 2) or related."""
    text = trim_stop(_joined(parts, "atnp"))
    if parts[0][1:2] == "2":
        sheet.title(text, "analytic")
    elif text:
        sheet.relations.append(Relation("related", text, "", (), "", trim(_joined(parts, "i")).rstrip(":")))


def uncontrolled(sheet: Worksheet, parts: list[str]) -> None:
    """740: before 1998 also used for variants of the title itself, so it is always searched as one."""
    sheet.title(trim_stop(_joined(parts, "anp")), "analytic" if parts[0][1:2] == "2" else "variant")


FIELDS: Rows = (
    (
        "245",
        title,
        "titles[main] · titles[parallel] · responsibility",
        "$a $b $n $p; indicator 2 = nonfiling; behind “=” the parallel title; $c; $h tells the kind",
    ),
    ("130", partial(uniform, 0), "titles[uniform]", "$a $t; $k $m $n $o $p $r as part"),
    ("240", partial(uniform, 1), "titles[uniform]", "$a; $k $m $n $o $p $r as part"),
    ("210", partial(other_title, "abbreviated", 9), "titles[abbreviated]", ""),
    ("222", partial(other_title, "variant", 1), "titles[variant]", "key title"),
    ("242", translated, "titles[variant]", "$y language"),
    ("246", varying, "titles[variant · parallel · cover]", "by indicator 2"),
    ("247", partial(other_title, "former", 9), "titles[former]", ""),
    ("730", added, "titles[analytic] · relations[related]", "by indicator 2"),
    ("740", uncontrolled, "titles[analytic · variant]", "by indicator 2"),
)
