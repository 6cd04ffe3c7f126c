"""Style sheets of books: everything stays but what fetches from outside or runs. CSS Syntax 3, CSS Values 4.

Read token by token, escapes resolved, so that `\\75rl(` is an address too. An address that leads out becomes `url("about:invalid")`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from lavh.formats.xml.window import encoding_of

NOWHERE = "about:invalid"
Place = Callable[[str], str | None]  # an address as written → as it may stand, None = it may not

_SUSPECT = re.compile(r"url|@|\\|image|src\s*\(|expression|behaviou?r|binding|javascript|-epub-|<!|-->", re.IGNORECASE)
_IDENT = r"(?:[-_a-zA-Z0-9\u0080-\U0010ffff]|\\[0-9a-fA-F]{1,6}(?:\r\n|[ \t\r\n\f])?|\\[^\r\n\f0-9a-fA-F])+"
_TOKEN = re.compile(
    rf"""(?P<comment>/\*.*?(?:\*/|\Z))|(?P<string>"(?:[^"\\\r\n\f]|\\(?:\r\n|.))*(?:"|\Z)|'(?:[^'\\\r\n\f]|\\(?:\r\n|.))*(?:'|\Z))
    |(?P<cdo><!--|-->)|(?P<keyword>@{_IDENT})|(?P<function>{_IDENT}\()|(?P<ident>{_IDENT})|(?P<space>\s+)|(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
_UNQUOTED = re.compile(r"\s*((?:[^\"'()\\\s]|\\[^\r\n\f])*)\s*(?:\)|\Z)", re.DOTALL)
_QUOTED = re.compile(
    r"""\s*("(?:[^"\\\r\n\f]|\\(?:\r\n|.))*"|'(?:[^'\\\r\n\f]|\\(?:\r\n|.))*')([^()"']*)(?:\)|\Z)""", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[\r\n\f])|(.))", re.DOTALL)
_STATEMENT_END = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[^;{}"'])*+;?""")
_ADDRESSES = frozenset({"url", "src"})
_IMAGES = frozenset({"image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "paint"})
_RUNS = frozenset({"expression", "behavior", "-ms-behavior", "-moz-binding"})
_EPUB = {
    "-epub-text-combine": "-webkit-text-combine",
    "-epub-text-combine-horizontal": "text-combine-upright",
    "-epub-ruby-position": "ruby-position",
}
_CHARSET = re.compile(rb'^@charset "([A-Za-z0-9._-]{1,40})";')


def clean_css(sheet: bytes, place: Place) -> bytes:
    """A style sheet in UTF-8. `place` decides on addresses."""
    name, mark = encoding_of(sheet[:8])
    declared = _CHARSET.match(sheet)
    try:
        text = sheet[mark:].decode(declared[1].decode("ascii") if declared and not mark else name)
    except (UnicodeDecodeError, LookupError):
        text = sheet[mark:].decode("utf-8" if name != "utf-8" else "cp1252", "replace")
    return clean_style(text.replace("\0", "\ufffd"), place).encode("utf-8", "replace")


def clean_style(text: str, place: Place) -> str:
    """Style as it stands in an element or an attribute."""
    if not _SUSPECT.search(text):
        return text
    return _Sheet(text, place).cleaned()


class _Sheet:
    """One pass over the tokens."""

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._place = place
        self._at = 0
        self._out: list[str] = []
        self._open: list[str] = []  # functions around, for the strings in them

    def cleaned(self) -> str:
        while self._at < len(self._text):
            token = _TOKEN.match(self._text, self._at)
            if token is None:  # never: the last branch takes any character
                break
            self._at = token.end()
            getattr(self, "_" + (token.lastgroup or "other"))(token[0])
        return "".join(self._out)

    def _comment(self, _: str) -> None:
        self._out.append(" ")

    def _cdo(self, _: str) -> None:
        self._out.append(" ")

    def _space(self, written: str) -> None:
        self._out.append(written)

    def _string(self, written: str) -> None:
        if self._open and self._open[-1] in _IMAGES:
            self._address(unescaped(written[1:].removesuffix(written[0])), bare=True)
        else:
            closed = len(written) > 1 and written[-1] == written[0]
            self._out.append(written if closed else '""')

    def _keyword(self, written: str) -> None:
        rule = unescaped(written[1:]).lower()
        end = _STATEMENT_END.match(self._text, self._at)
        if rule == "namespace":  # a name, never fetched
            address = re.fullmatch(
                r"""\s*([\w-]*)\s*(?:url\()?\s*["']?([^"'();\s\\]*)["']?\s*\)?\s*;?""", end[0] if end else ""
            )
            if address:
                self._out.append(f'@namespace {address[1]} "{address[2]}";')
            self._skip(end)
        elif rule == "charset":
            self._skip(end)
        elif rule == "import":
            self._import()
        else:
            self._out.append("@" + _name(rule) if "\\" in written else written)

    def _import(self) -> None:
        """An import of a sheet of the publication stays; another goes with its conditions."""
        text = self._text[self._at :]
        function = re.match(rf"\s*{_IDENT}\(", text)
        quoted = _QUOTED.match(text, function.end() if function else 0) if function else None
        string = re.match(r"""\s*("[^"\\\r\n]*"|'[^'\\\r\n]*')""", text)
        unquoted = _UNQUOTED.match(text, function.end()) if function and not quoted else None
        found = quoted or unquoted or string
        rest = _STATEMENT_END.match(text, found.end() if found else 0)
        self._at += rest.end() if rest else len(text)
        placed = self._place(unescaped(found[1].strip("\"'"))) if found else None
        conditions = rest[0].rstrip(";").strip() if rest else ""
        if placed and re.fullmatch(r"[\w\s(),:.<>=/-]*", conditions):
            self._out.append(f"@import url({_quoted(placed)}){' ' + conditions if conditions else ''};")

    def _function(self, written: str) -> None:
        name = unescaped(written[:-1]).lower()
        if name in _ADDRESSES:
            quoted = _QUOTED.match(self._text, self._at)
            found = quoted or _UNQUOTED.match(self._text, self._at)
            if found is None:
                end = self._text.find(")", self._at)
                self._at = end + 1 if end >= 0 else len(self._text)
                self._out.append(f'url("{NOWHERE}")')
                return
            self._at = found.end()
            self._address(unescaped(found[1][1:-1] if quoted else found[1]))
            return
        self._open.append(name)
        if name in _RUNS:
            self._out.append(f"x-{name.lstrip('-')}(")
        else:
            self._out.append(_name(unescaped(written[:-1])) + "(" if "\\" in written else written)

    def _ident(self, written: str) -> None:
        name = unescaped(written)
        lower = name.lower()
        if lower in _RUNS:
            self._out.append("x-" + lower.lstrip("-"))
        elif lower.startswith("-epub-"):
            self._out.append(_EPUB.get(lower, _name(lower.removeprefix("-epub-"))))
        else:
            self._out.append(written)

    def _other(self, written: str) -> None:
        if written == "(":
            self._open.append("")
        elif written == ")" and self._open:
            self._open.pop()
        elif written in "{};":
            self._open.clear()
        # an escape that escapes nothing, a quote that never closes
        self._out.append(" " if written in "\\\"'" else written)

    def _address(self, address: str, bare: bool = False) -> None:
        placed = NOWHERE if address == NOWHERE else self._place(address) or NOWHERE
        self._out.append(_quoted(placed) if bare else f"url({_quoted(placed)})")

    def _skip(self, end: re.Match[str] | None) -> None:
        self._at = end.end() if end else len(self._text)


@lru_cache(maxsize=4096)
def unescaped(written: str) -> str:
    """What an identifier or string says (CSS Syntax 3, 4.3.7)."""
    return _ESCAPE.sub(_character, written) if "\\" in written else written


def _character(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"
    return found[3] or ""


def _name(name: str) -> str:
    """An identifier, with what may not stand in one escaped."""
    return re.sub(r"[^-_a-zA-Z0-9\u0080-\U0010ffff]", lambda found: f"\\{ord(found[0]):x} ", name)


def _quoted(address: str) -> str:
    return '"' + re.sub(r'[\\"\x00-\x1f<>]', lambda found: f"%{ord(found[0]):02X}", address) + '"'
