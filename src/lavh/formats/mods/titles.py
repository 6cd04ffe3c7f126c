"""`titleInfo`: titles in all their roles, and series."""

import msgspec

from lavh.formats import languages
from lavh.formats.description import Title
from lavh.formats.draft import Draft
from lavh.formats.scripts import script_of
from lavh.formats.xml.elements import LANG, attribute, child, children, text
from lavh.formats.xml.parse import Element

_ROLES = {"abbreviated": "abbreviated", "alternative": "variant", "uniform": "uniform", "translated": "parallel"}
_ENDINGS = ("'", "’", "-")  # what leaves no space between an article and its noun


class Pairs:
    """Elements with one altRepGroup are the same in several scripts: the numbers that tie them."""

    def __init__(self, record: Element) -> None:
        groups = [each.get("altRepGroup") or "" for each in record]
        repeated = [each for each in dict.fromkeys(groups) if each and groups.count(each) > 1]
        self._numbers = {group: number for number, group in enumerate(repeated, start=1)}

    def of(self, element: Element) -> int:
        """The number of its group; 0 if it stands alone."""
        return self._numbers.get(element.get("altRepGroup") or "", 0)


def title_of(element: Element, pair: int = 0) -> Title | None:
    """One titleInfo; nothing if it names no title."""
    article, own = child(element, "nonSort"), text(child(element, "title"))
    before = article.text or "" if article is not None else ""
    join = "" if before.rstrip().endswith(_ENDINGS) or not before.strip() else " "
    words = f"{before.strip()}{join}{own}" if own else ""
    if not words:
        return None
    tag = element.get("lang") or element.get(LANG) or ""
    parts = [text(each) for name in ("partNumber", "partName") for each in children(element, name)]
    return Title(
        text=words,
        role=_ROLES.get(element.get("type") or "", "main"),
        rest=" : ".join(filter(None, (text(each) for each in children(element, "subTitle")))),
        part=", ".join(filter(None, parts)),
        language=languages.language(tag),
        script=element.get("script") or languages.script(tag) or script_of(words),
        nonfiling=len(words) - len(own) if own else 0,
        pair=pair,
    )


def add(draft: Draft, element: Element, pairs: Pairs) -> None:
    """A title of the record. A second main title that is not another writing of the first is a variant."""
    found = title_of(element, pairs.of(element))
    if found is None:
        return
    first = next((each for each in draft.titles if each.role == "main"), None)
    again = first is not None and not (found.pair and found.pair == first.pair)
    if found.role == "main" and again and first is not None:
        other = bool(found.language) and found.language != first.language
        found = msgspec.structs.replace(found, role="parallel" if other else "variant")
    if element.get("usage") == "primary":
        draft.titles.insert(0, found)
    else:
        draft.titles.append(found)


def full(element: Element | None) -> str:
    """A title with everything that belongs to it, for other descriptions that are only named."""
    found = title_of(element) if element is not None else None
    if found is None:
        return ""
    whole = f"{found.text} : {found.rest}" if found.rest else found.text
    return f"{whole}. {found.part}" if found.part else whole


def attribute_of(element: Element, *names: str) -> str:
    """The first of these attributes that says something."""
    return next(filter(None, (attribute(element, name) for name in names)), "")
