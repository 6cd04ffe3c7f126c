"""HTML of ours with its Uzbek and Karakalpak words in another script: what is between the tags, by the language that holds there."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from markupsafe import Markup, escape

from lavh.kernel.text import turning

TURNS: Mapping[str, str] = {
    "uz-latn": "Latn",
    "uz-cyrl": "Cyrl",
    "uz-2026": "2026",
}  # the choice of a patron → alphabet
QUIET = frozenset({"code", "pre", "kbd", "samp", "math", "svg", "script", "style"})
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')


def turned(body: Markup, language: str, choice: str) -> Markup:
    """The same with words in the alphabet of `choice` (a key of `TURNS`)."""
    return Markup("".join(_pieces(str(body), language, TURNS[choice])))  # noqa: S704 (words are escaped again)


def _pieces(body: str, language: str, alphabet: str) -> Iterator[str]:
    held: list[tuple[str, Callable[[str], str] | None]] = [("", turning.turner(language, alphabet))]
    for at, piece in enumerate(_TAG.split(body)):
        if at % 2:
            _follow(piece, held, alphabet)
            yield piece
        else:
            turn = held[-1][1]
            yield str(escape(turn(unescape(piece)))) if turn and piece.strip() else piece


def _follow(tag: str, held: list[tuple[str, Callable[[str], str] | None]], alphabet: str) -> None:
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    if tag.startswith("</"):
        while len(held) > 1 and held.pop()[0] != name:
            pass
    elif name and name not in VOID and not tag.endswith("/>"):
        told = _LANG.search(tag)
        turn = None if name in QUIET else turning.turner(told[1], alphabet) if told else held[-1][1]
        held.append((name, turn))
