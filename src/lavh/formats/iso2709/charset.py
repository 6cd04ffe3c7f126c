"""Which characters do these bytes mean? Decided for each record by itself, because files of mixed origin are the rule.

Valid UTF-8 is UTF-8. Otherwise every character set that libraries have used is tried, and the one whose text looks most like language wins;
what the record says of itself (leader/09, UNIMARC 100 $a/26-29) is a hint that breaks near ties, not a fact.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable

from lavh.formats.iso2709.iso5426 import from_iso5426
from lavh.formats.iso2709.marc8 import from_marc8
from lavh.formats.iso2709.plausible import plausibility
from lavh.formats.reading import Problem

_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{2,6});")  # "lossless conversion" of MARC-8
_CODED_DATA = re.compile(rb"\x1e[^\x1d-\x1f]{2}\x1fa(\d{8}[^\x1d-\x1f]{25,30})[\x1d-\x1f]")  # UNIMARC 100 $a
_SAMPLE = 3_000  # bytes beside non-ASCII ones that are enough to judge by
_MOJIBAKE = ("Ã", "Â", "Å", "Ä", "Ð", "Ñ", "Ø", "Ù")  # leading bytes of UTF-8 that were taken for Latin-1
_WINDOWS = {
    chr(ord(bytes([code]).decode("cp1252"))): code
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_MADE_LATIN = str.maketrans({letter: chr(code) for letter, code in _WINDOWS.items()})
_ENTITIES = (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&"))
_SPACES = str.maketrans("\n\r\t\v\f\x00\ufeff", "       ")


def _python(name: str) -> Callable[[bytes], str]:
    return lambda raw: raw.decode(name, "replace")


CODECS: dict[str, Callable[[bytes], str]] = {
    "utf-8": _python("utf-8"),
    "marc-8": from_marc8,
    "iso5426": from_iso5426,
    "cp1251": _python("cp1251"),
    "cp866": _python("cp866"),
    "koi8-r": _python("koi8-r"),
    "latin-1": _python("cp1252"),
}
_UNIMARC_HINTS = {b"50": "utf-8", b"03": "iso5426", b"79": "cp866", b"89": "cp1251", b"99": "koi8-r"}
_CANDIDATES = ("latin-1", "utf-8", "marc-8", "cp1251", "cp866")
_COMBINING = frozenset(("marc-8", "iso5426"))


def decode(raw: bytes, encoding: str = "") -> tuple[str, list[Problem]]:
    """The text of a whole record in NFC, with the delimiters in place. ALA-LC ligature marks (U+FE20, U+FE21) stay as they are."""
    if b"\x1b" in raw:
        raw = _fenced(raw)
    if encoding:
        return _forced(raw, encoding)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _guessed(raw)
    if raw.isascii():
        if b"\x1b" in raw:
            text = unicodedata.normalize("NFC", from_marc8(raw))
        if "&" in text:
            text = _unescaped(text)
        return (text.translate(_SPACES) if "\n" in text or "\r" in text or "\t" in text or "\x00" in text else text), []
    return _tidy(text)


def _fenced(raw: bytes) -> bytes:
    """ISO 6630 fences of what is skipped in sorting, as escape sequences (ESC H, ESC I), become the control characters that UTF-8 has for them."""
    return raw.replace(b"\x1bH", b"\xc2\x98").replace(b"\x1bI", b"\xc2\x9c")


def decoder(raw: bytes, encoding: str = "") -> Callable[[bytes], str]:
    """A function that decodes parts of this record as `decode` decodes the whole."""
    if encoding:
        codec = _codec(encoding)[0]
    else:
        try:
            raw.decode()
        except UnicodeDecodeError:
            codec = CODECS[guess(raw)]
        else:
            codec = from_marc8 if raw.isascii() and b"\x1b" in raw else CODECS["utf-8"]
    return lambda part: _tidy(codec(part))[0]


def guess(raw: bytes) -> str:
    """The name in `CODECS` of the character set of a record that is not valid UTF-8."""
    sample = _telling(raw)
    hint = _hint(raw)
    candidates = _CANDIDATES if not hint or hint in _CANDIDATES else (*_CANDIDATES, hint)
    scores = {}
    for name in candidates:
        text = unicodedata.normalize("NFC", CODECS[name](sample))
        scores[name] = plausibility(text, combining=name in _COMBINING)
    if hint:
        scores[hint] += 0.1 * abs(scores[hint]) + 0.5
    return max(scores, key=scores.__getitem__)


def _telling(raw: bytes) -> bytes:
    """The fields that are not UTF-8, up to a few thousand bytes of them."""
    parts: list[bytes] = []
    size = 0
    for part in raw.split(b"\x1e"):
        if not part.isascii() and not _is_utf8(part):
            parts.append(part[:_SAMPLE])
            size += len(part)
            if size > _SAMPLE:
                break
    return b"\x1e".join(parts)


def _is_utf8(part: bytes) -> bool:
    """Whether a part is UTF-8, and not three letters of cp866 that happen to be a Samaritan one."""
    try:
        return part.isascii() or plausibility(part.decode()[:_SAMPLE]) > 0
    except UnicodeDecodeError:
        return False


def _hint(raw: bytes) -> str:
    coded = _CODED_DATA.search(raw)
    if coded is not None:
        for at in (26, 28, 30):
            found = _UNIMARC_HINTS.get(coded[1][at : at + 2])
            if found:
                return found
        return ""
    return "utf-8" if raw[9:10] == b"a" else "marc-8"


def _guessed(raw: bytes) -> tuple[str, list[Problem]]:
    name = guess(raw)
    codec = CODECS[name]
    mixed = [
        part.decode() if (part.isascii() and b"\x1b" not in part) or _is_utf8(part) else codec(part)
        for part in raw.split(b"\x1e")
    ]
    text, problems = _tidy("\x1e".join(mixed))
    damage = text.count("\ufffd")
    if damage:
        at = text.index("\ufffd")
        problems.append(Problem("bad-encoding", "", f"{name}: {damage}: {text[max(0, at - 40) : at + 40]}"))
    elif _hint(raw) == "utf-8":
        problems.append(Problem("bad-encoding", "leader/09", name))
    return text, problems


def _forced(raw: bytes, encoding: str) -> tuple[str, list[Problem]]:
    codec, known = _codec(encoding)
    text, problems = _tidy(codec(raw))
    if not known:
        problems.append(Problem("unknown-encoding", "profile", encoding[:200]))
    if "\ufffd" in text:
        at = text.index("\ufffd")
        problems.append(Problem("bad-encoding", "", f"{encoding}: {text[max(0, at - 40) : at + 40]}"))
    return text, problems


def _codec(encoding: str) -> tuple[Callable[[bytes], str], bool]:
    name = encoding.lower().replace("_", "-")
    if name in CODECS:
        return CODECS[name], True
    try:
        found = codecs.lookup(encoding).name
        if b"".decode(found) == "":
            return _python(found), True
    except (LookupError, ValueError):
        pass
    return CODECS["utf-8"], False


def _tidy(text: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    text = (
        text.translate(_SPACES)
        if "\n" in text or "\r" in text or "\t" in text or "\ufeff" in text or "\x00" in text
        else text
    )
    if "&" in text:
        text = _unescaped(text)
    for lead in _MOJIBAKE:
        if lead in text:
            text, problems = _unfolded(text)
            break
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, problems


def _unescaped(text: str) -> str:
    """References that stand for characters: those of MARC-8's lossless conversion, and those of an XML file taken over literally."""
    if "&#x" in text:
        text = _REFERENCE.sub(_referred, text)
    for written, meant in _ENTITIES:
        if written in text:
            text = text.replace(written, meant)
    return text


def _referred(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xDFFF < code < 0x110000 else match[0]


def _unfolded(text: str) -> tuple[str, list[Problem]]:
    """UTF-8 that was encoded twice, field by field: a field that can be decoded once more, and is not ASCII, was."""
    fields = text.split("\x1e")
    repaired = 0
    for at, each in enumerate(fields):
        if any(lead in each for lead in _MOJIBAKE):
            try:
                fields[at] = each.translate(_MADE_LATIN).encode("latin-1").decode()
            except UnicodeError:
                continue
            repaired += 1
    return ("\x1e".join(fields), [Problem("double-encoding", "", f"{repaired} fields")]) if repaired else (text, [])
