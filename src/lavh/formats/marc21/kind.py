"""What is it? Decided from leader, 006, 007, 008, 33X, genre terms and the general material designation of older records."""

from lavh.formats.iso2709.worksheet import Worksheet
from lavh.formats.marc21.fixed import (
    BOOK_CONTENTS,
    BOOK_FORM,
    COMPUTER_TYPE,
    LEVEL,
    SERIAL_TYPE,
    TYPE,
    VISUAL_FORM,
    VISUAL_TYPE,
)

_ELECTRONIC = frozenset("oqs")
_TACTILE = "f"
_BY_TYPE = {
    "a": "book", "c": "score", "d": "score", "e": "map", "f": "map", "g": "video", "i": "audiobook", "j": "recording", "k": "image", "m": "software",
    "o": "kit", "p": "archive", "r": "museum-object", "t": "manuscript",
}  # fmt: skip
_BY_COMPUTER_TYPE = {
    "a": "dataset",
    "b": "software",
    "c": "image",
    "d": "ebook",
    "e": "dataset",
    "f": "software",
    "g": "software",
    "h": "recording",
    "j": "website",
}
_BY_SERIAL_TYPE = {"w": "website", "d": "dataset"}
_BY_VISUAL_TYPE = {
    "a": "image", "b": "kit", "c": "image", "d": "museum-object", "f": "video", "g": "kit", "i": "image", "k": "image", "l": "image", "m": "video", "n": "image",
    "o": "image", "p": "museum-object", "q": "museum-object", "r": "museum-object", "s": "image", "t": "image", "v": "video", "w": "kit",
}  # fmt: skip

# Words of GMDs, content and carrier terms and genre headings that are surer than the coded type.
_WORDS: dict[str, str] = {
    "sound recording": "recording", "videorecording": "video", "videocassette": "video", "dvd": "video", "motion picture": "video", "braille": "tactile",
    "tactile text": "tactile", "tactile image": "tactile", "tactile notated music": "tactile", "tactile three-dimensional form": "tactile", "photographs": "photograph",
    "photograph": "photograph", "photographic prints": "photograph", "glass negatives": "photograph", "film negatives": "photograph", "daguerreotypes": "photograph",
    "albumen prints": "photograph", "academic theses": "thesis", "theses": "thesis", "dissertations, academic": "thesis", "dissertations": "thesis", "thesis": "thesis",
    "hochschulschrift": "thesis", "диссертации": "thesis", "автореферат": "thesis", "авторефераты диссертаций": "thesis", "audiobooks": "audiobook",
    "spoken word recordings": "audiobook", "hörbuch": "audiobook", "livres audio": "audiobook", "spoken word": "audiobook", "dataset": "dataset", "data sets": "dataset",
    "cartographic dataset": "dataset", "computer dataset": "dataset", "computer program": "software", "computer games": "software", "video games": "software",
    "manuscript": "manuscript", "manuscripts": "manuscript", "web sites": "website", "websites": "website", "kit": "kit", "game": "kit", "еженедельник": "periodical",
    "рукопись": "manuscript", "ноты": "score", "карты": "map", "звукозапись": "recording", "видеозапись": "video", "изоматериал": "image", "шрифт брайля": "tactile",
    "government publication": "government",
}  # fmt: skip
_SURE = frozenset(
    (
        "tactile",
        "photograph",
        "thesis",
        "audiobook",
        "dataset",
        "software",
        "manuscript",
        "website",
        "government",
        "video",
        "recording",
    )
)
_PRINTED = frozenset(("book", "ebook"))


def settle_kind(sheet: Worksheet) -> None:
    """Sets `kind` and `digital`."""
    if sheet.profile.kind:
        sheet.kind = sheet.profile.kind
    elif sheet.carriers or sheet.genres or sheet.relations:
        sheet.kind, sheet.digital = _kind(sheet)
    else:
        key = (sheet.leader[TYPE:9], sheet.fixed[18:34])  # nothing else speaks
        found = _simple.get(key)
        if found is None:
            found = _kind(sheet)
            if len(_simple) < 50_000:
                _simple[key] = found
        sheet.kind, sheet.digital = found


_simple: dict[tuple[str, str], tuple[str, bool]] = {}


def _kind(sheet: Worksheet) -> tuple[str, bool]:
    leader, fixed = sheet.leader, sheet.fixed
    form = (
        fixed[VISUAL_FORM : VISUAL_FORM + 1] if leader[TYPE : TYPE + 1] in "efgko" else fixed[BOOK_FORM : BOOK_FORM + 1]
    )
    digital = form in _ELECTRONIC or _is_online(sheet)
    kind = _by_leader(sheet, leader, fixed, form)
    for word in sheet.genres:
        told = _WORDS.get(word)
        if told is not None and told in _SURE and _may_become(kind, told):
            kind = told
    kind = _by_carrier(sheet, kind)
    if kind == "book" and "m" in fixed[BOOK_CONTENTS]:
        kind = "thesis"
    return ("ebook" if kind == "book" and digital else kind), digital


def _by_leader(sheet: Worksheet, leader: str, fixed: str, form: str) -> str:
    what, level = leader[TYPE : TYPE + 1], leader[LEVEL : LEVEL + 1]
    if form == _TACTILE and what in "at":
        return "tactile"
    if what == "m":
        return _BY_COMPUTER_TYPE.get(fixed[COMPUTER_TYPE : COMPUTER_TYPE + 1], "software")
    if what in "gkr":
        return _BY_VISUAL_TYPE.get(fixed[VISUAL_TYPE : VISUAL_TYPE + 1]) or _BY_TYPE[what]
    if leader[8:9] == "a" and level in "cd":
        return "archive"
    if what == "a" and level in "si":
        return _BY_SERIAL_TYPE.get(fixed[SERIAL_TYPE : SERIAL_TYPE + 1], "periodical")
    return (
        "article"
        if what == "a" and (level in "ab" or _in_host(sheet))
        else _BY_TYPE.get(what) or ("book" if what in " |#^" else "other")
    )


def _is_online(sheet: Worksheet) -> bool:
    """Carrier and GMD say so; a 007 of a remote resource counts only where nothing has a size: others describe the scan of a printed book."""
    if "carrier:cr" in sheet.carriers or "electronic resource" in sheet.genres or "online resource" in sheet.genres:
        return True
    return not sheet.dimensions and any(carrier[:2] == "cr" for carrier in sheet.carriers)


def _in_host(sheet: Worksheet) -> bool:
    """A monograph with a host that is a serial or has pages in it is a part in all but its leader."""
    return any(
        each.role == "part-of" and each.note and any(scheme == "issn" for scheme, _ in each.identifiers)
        for each in sheet.relations
    )


def _may_become(kind: str, told: str) -> bool:
    """Whether a word may overrule the leader: a thesis is a book, a photograph an image; a book of photographs stays a book."""
    if told == "photograph":
        return kind in {"image", "photograph"}
    if told == "audiobook":
        return kind in {"recording", "audiobook"}
    if told in {"thesis", "government"}:
        return kind in _PRINTED
    if told == "manuscript":
        return False  # the leader knows better: "Manuscripts" is mostly what a book is about
    if told in {"video", "recording"}:
        return kind == "book"
    return kind in _PRINTED or kind in {"software", "image", "other"}


def _by_carrier(sheet: Worksheet, kind: str) -> str:
    """007 and 33X."""
    for carrier in sheet.carriers:
        if carrier[:2] == "fb" or carrier in {"content:tct", "content:tci", "content:tcm"}:
            return "tactile"
        if carrier == "content:spw" and kind in {"book", "recording", "ebook"}:
            return "audiobook"
        if carrier == "content:cod" and kind == "software":
            return "dataset"
        if carrier == "content:sti" and kind == "book":
            kind = "image"
        if carrier[:2] == "kh" and kind == "image":
            return "photograph"
    return kind
