"""Titles: 200, 5XX."""

from functools import partial

from lavh.formats.description import Title
from lavh.formats.isbd import trim_stop
from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.worksheet import Worksheet, plain
from lavh.formats.scripts import script_of
from lavh.kernel.languages import from_marc as language_of

_BEGINS = ("\x98", "\x88", "«NSB»", "<<")
_ENDS = ("\x9c", "\x89", "«NSE»", ">>")
_MARKS = str.maketrans("", "", "\x88\x89\x98\x9c")


def filed(text: str) -> tuple[str, int]:
    """A title without the marks that fence what is skipped in sorting, and how many characters that is."""
    for begin, end in zip(_BEGINS, _ENDS, strict=True):
        if begin in text and end in text:
            before, _, rest = text.partition(begin)
            skipped, _, rest = rest.partition(end)
            if not before.strip():
                skipped = skipped if skipped[-1:] in {" ", "'", "’", "-"} or rest[:1] == " " else f"{skipped} "
                return f"{skipped}{rest}".strip(), len(skipped)
            text = f"{before}{skipped}{rest}"
    return text.translate(_MARKS), 0


def title(sheet: Worksheet, parts: list[str]) -> None:
    """200. $a title proper ($a again: another work of the same author), $c a work of another author, $d parallel, $e rest, $h $i part, $f $g responsibility."""
    stated: list[str] = []
    role, words = "main", _Words()
    first = len(sheet.titles)
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if not text:
            continue
        if code in "acd":
            _end(sheet, role, words)
            role = "parallel" if code == "d" else "main" if len(sheet.titles) == first else "analytic"
            words = _Words(text)
        elif code == "e":
            words.rest.append(trim_stop(text))
        elif code in "hiv":
            words.part.append(trim_stop(text))
        elif code in "fg":
            stated.append(trim_stop(text))
        elif code == "b":
            sheet.genres.append(plain(text.lstrip("*")))
    _end(sheet, role, words)
    if stated:
        text = " ; ".join(dict.fromkeys(stated))
        sheet.responsibility = f"{sheet.responsibility} = {text}" if sheet.responsibility else text


class _Words:
    """The words of one title."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.rest: list[str] = []
        self.part: list[str] = []


def _end(sheet: Worksheet, role: str, words: _Words) -> None:
    text, skip = filed(words.text.lstrip("= "))
    text, part = trim_stop(text), ". ".join(filter(None, words.part))
    if not text:
        text, part = part, ""
    if text:
        language = sheet.language if role == "main" else ""
        rest = " : ".join(filter(None, words.rest))
        sheet.titles.append(
            Title(text, role, rest, part, language, script_of(text), skip if skip < len(text) else 0, sheet.pair)
        )


def other_title(role: str, sheet: Worksheet, parts: list[str]) -> None:
    """5XX: $a, $e rest, $h $i part, $m language."""
    words = _Words()
    language = ""
    for part in parts[1:]:
        code, text = part[:1], part[1:].strip()
        if code == "a" and not words.text:
            words.text = text
        elif code in {"e", "b"}:
            words.rest.append(trim_stop(text))
        elif code in {"h", "i", "k", "l", "n", "q", "r", "s", "u"}:
            words.part.append(trim_stop(text))
        elif code in {"m", "z"}:
            language = language_of(text)
    text, skip = filed(words.text)
    sheet.title(
        trim_stop(text), role, language, rest=" : ".join(words.rest), part=". ".join(words.part), nonfiling=skip
    )


FIELDS: Rows = (
    (
        "200",
        title,
        "titles[main · parallel · analytic] · responsibility",
        "$a $e $h $i; $d parallel; second $a and $c analytic; $f $g; $b tells the kind",
    ),
    ("500 501 503", partial(other_title, "uniform"), "titles[uniform]", "$m language"),
    ("510", partial(other_title, "parallel"), "titles[parallel]", "$z language"),
    ("512", partial(other_title, "cover"), "titles[cover]", ""),
    ("511 513 514 515 516 517 518 530 532 540 541 545", partial(other_title, "variant"), "titles[variant]", ""),
    ("520", partial(other_title, "former"), "titles[former]", ""),
    ("531", partial(other_title, "abbreviated"), "titles[abbreviated]", ""),
)
