"""The language of KOReader's progress sync: where an e-ink reader is, as a Locator and back. Pure.

KOReader writes a place in reflowed text as an XPointer whose first step is the spine item ("/body/DocFragment[20]/body/p[22]/text().0"), in paged
documents as a page number. Which file it is in is an MD5 of a few pieces of the file. <https://github.com/koreader/koreader/tree/master/plugins/kosync.koplugin>
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

from lavh.formats.rwpm import Locations, Locator

_FRAGMENT = re.compile(r"^/body/DocFragment\[([0-9]{1,6})\]")
_PAGE = re.compile(r"[0-9]{1,7}")
PIECE = 1024


def digest(read: Callable[[int, int], bytes]) -> str:
    """KOReader's digest of a file; `read(offset, size)` gives a piece of it. Pieces lie at 0, 1 Ki, 4 Ki … 1 Gi, as far as the file goes."""
    made = hashlib.md5(usedforsecurity=False)
    for offset in (0, *(PIECE << (2 * step) for step in range(11))):
        piece = read(offset, PIECE)
        if not piece:
            break
        made.update(piece)
    return made.hexdigest()


def located(progress: str, percentage: float, order: Sequence[str]) -> Locator:
    """Where that is, in a publication whose reading order has these addresses; KOReader's own words are kept as a fragment, to be given back."""
    whole = min(max(percentage, 0.0), 1.0)
    own = f"koreader={quote(progress, safe='/[]().')}"
    fragment, page = _FRAGMENT.match(progress), _PAGE.fullmatch(progress)
    at = int(fragment[1]) - 1 if fragment else None
    if at is None or not 0 <= at < len(order):
        at = min(int(whole * len(order)), len(order) - 1) if order else None
    fragments = (own, f"page={int(progress)}") if page else (own,)
    href = order[at] if at is not None else ""
    return Locator(href, locations=Locations(fragments=fragments, total_progression=whole))


def told(locator: Locator, order: Sequence[str]) -> str:
    """A place in KOReader's words: the beginning of the chapter, or the page; "" where it cannot be said."""
    for fragment in locator.locations.fragments:
        if fragment.startswith("page="):
            return fragment.removeprefix("page=")
    href = locator.href.partition("#")[0]
    return f"/body/DocFragment[{order.index(href) + 1}]/body" if href in order else ""
