"""What people type → `Wish`: words, "phrases", -not, OR, author: title: subject: series: publisher: isbn: year:1990-2000.

Whatever is typed has a meaning; nothing is an error. Names of fields and the word OR are understood in every interface language.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from lavh.kernel.text import script_of
from lavh.kernel.text.repair import repaired

FieldName = Literal["", "title", "author", "subject", "series", "publisher", "number", "year"]

FIELDS: dict[str, FieldName] = {  # as typed, lower case, apostrophes left out
    "title": "title", "sarlavha": "title", "nomi": "title", "сарлавҳа": "title", "номи": "title", "ataması": "title", "atamasi": "title",
    "заглавие": "title", "название": "title", "العنوان": "title", "عنوان": "title",
    "author": "author", "muallif": "author", "муаллиф": "author", "avtor": "author", "автор": "author", "المؤلف": "author", "مؤلف": "author",
    "subject": "subject", "mavzu": "subject", "мавзу": "subject", "tema": "subject", "тема": "subject", "предмет": "subject", "الموضوع": "subject", "موضوع": "subject",
    "series": "series", "turkum": "series", "туркум": "series", "seriya": "series", "серия": "series", "السلسلة": "series", "سلسلة": "series",
    "publisher": "publisher", "nashriyot": "publisher", "нашриёт": "publisher", "baspa": "publisher", "издательство": "publisher", "издатель": "publisher",
    "الناشر": "publisher", "ناشر": "publisher",
    "isbn": "number", "issn": "number", "ismn": "number", "number": "number", "raqam": "number", "рақам": "number", "номер": "number", "шифр": "number",
    "shifr": "number", "call": "number", "رقم": "number",
    "year": "year", "yil": "year", "йил": "year", "jıl": "year", "jil": "year", "год": "year", "годы": "year", "السنة": "year", "سنة": "year",
}  # fmt: skip
OR = {"OR", "|", "YOKI", "ЁКИ", "YAKI", "ИЛИ", "أو", "او"}
LONGEST = 400  # characters of a query that are read
REMEMBERED = (
    1_024  # texts whose meaning is: the facets of a page and the next page come when others have asked in between
)
MOST = 24  # words of a query that are looked for

_PIECE = re.compile(
    r"""(?P<minus>[-−–])?                      # not
        (?:(?P<field>[^\W\d_]{2,12}):(?=\S))?  # author:
        (?:["“”«»„](?P<phrase>[^"“”«»„]*)["“”«»„]?|(?P<word>[^\s"“”«»„]+))""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_YEARS = re.compile(r"^\s*(\d{1,4})?\s*(?:[-–—]|\.\.)?\s*(\d{1,4})?\s*$")


class Piece(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """A word or phrase that a document must have, must not have, or that is one of several (`alternatives`)."""

    text: str
    field: FieldName = ""
    phrase: bool = False
    never: bool = False


class Years(msgspec.Struct, frozen=True, gc=False):
    """A stretch of years, both included; None is open."""

    first: int | None
    last: int | None
    never: bool = False


class Wish(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """What somebody looks for: each of `groups` must be met by one of its pieces."""

    groups: tuple[tuple[Piece, ...], ...] = ()
    never: tuple[Piece, ...] = ()
    years: tuple[Years, ...] = ()
    text: str = ""  # the plain words alone, as typed: for whole titles, numbers and phrases


@lru_cache(maxsize=REMEMBERED)
def parse(typed: str) -> Wish:
    """The meaning of what was typed. Never fails; "" means everything."""
    if typed.isascii() and len(typed) <= LONGEST and "zb" not in typed.lower() and (wish := _plain(typed)):
        return wish  # there is nothing to repair
    typed = repaired(typed[:LONGEST].replace("\x00", " "), national=False).replace(
        "\u2060", ""
    )  # O zbekiston is one word
    return _plain(typed) or _marked(typed)


def _plain(typed: str) -> Wish | None:
    """What most people type: words with single spaces between them, none of which means anything else."""
    if not _PLAIN.fullmatch(typed):
        return None
    words = typed.split(" ", MOST)[:MOST]
    if not OR.isdisjoint(words) or not (typed.isascii() or not _KANA.search(typed)):
        return None
    return Wish(tuple([(Piece(word),) for word in words]), text=" ".join(words))


def _marked(typed: str) -> Wish:
    """Everything else, piece by piece."""
    groups: list[list[Piece]] = []
    never: list[Piece] = []
    years: list[Years] = []
    joining = False
    for piece in _pieces(typed):
        if piece is None:
            joining = bool(groups)
        elif isinstance(piece, Years):
            years.append(piece)
        elif piece.never:
            never.append(piece)
        elif joining:
            groups[-1].append(piece)
            joining = False
        elif groups and len(groups[-1]) == 1 and _run_on(groups[-1][0], piece):
            groups[-1] = [Piece(groups[-1][0].text + piece.text)]
        else:
            groups.append([piece])
    kept = groups[:MOST]
    plain = " ".join(group[0].text for group in kept if len(group) == 1 and not group[0].field)
    return Wish(tuple(map(tuple, kept)), tuple(never[:MOST]), tuple(years), plain)


def _run_on(one: Piece, other: Piece) -> bool:
    """Whether a space between two pieces means nothing: Japanese typed letter by letter, where a single kana is no word."""
    if any(piece.field or piece.phrase for piece in (one, other)):
        return False
    return any(map(_KANA.fullmatch, (one.text, other.text))) and {
        script_of(one.text[-1]),
        script_of(other.text[0]),
    } <= {"Jpan", "Hani"}


def _pieces(typed: str) -> Iterator[Piece | Years | None]:
    """The pieces in order; None is an OR."""
    for match in _PIECE.finditer(typed):
        word, phrase = match["word"], match["phrase"]
        name = (match["field"] or "").lower()
        field = FIELDS.get(name, "")
        never = bool(match["minus"])
        if word in OR and not never and not name:
            yield None
            continue
        text = phrase if phrase is not None else word.strip("()[]{}")
        if name and not field:
            text = f"{match['field']}:{text}"  # no field of ours: the colon was a colon
        if field == "year":
            span = span_of(text)
            if span:
                yield Years(*span, never=never)
                continue
            field = ""
        if not any(character.isalnum() for character in text):
            continue
        yield Piece(text, field, phrase is not None, never)


def span_of(text: str) -> tuple[int | None, int | None] | None:
    """Years typed as "1990-2000", "1990", "1990-", "-1990" as years; None for anything else."""
    match = _YEARS.match(text)
    if not match or not (match[1] or match[2]):
        return None
    first = int(match[1]) if match[1] else None
    last = int(match[2]) if match[2] else None
    if last is None and not re.search(r"[-–—.]", text):
        last = first
    if first is not None and last is not None and first > last:
        first, last = last, first
    return first, last
