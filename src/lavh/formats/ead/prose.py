"""The block text of a finding aid as plain text: one line a paragraph, list item, table row or entry of a chronicle."""

from lavh.formats.xml.elements import LOCAL, inner, text
from lavh.formats.xml.parse import Element

_BLOCKS = frozenset(
    {
        "p", "item", "row", "chronitem", "defitem", "blockquote", "address", "addressline", "legalstatus", "indexentry", "bibref", "head01",
        "head02", "listhead", "quote", "lg", "line", "head",
    }
)  # fmt: skip
_SKIPPED = frozenset({"listhead", "colspec", "ptr", "extptr", "graphic", "arc"})
# what stands at the head of an entry of a chronicle or of a list of definitions
_HEADS = frozenset({"label", "date", "datesingle", "daterange"})
_ENTRIES = frozenset({"chronitem", "defitem"})


def prose(element: Element) -> str:
    """The text of a block, its own heading left out."""
    lines: list[list[str]] = [[]]
    _gather(element, lines, top=True)
    told = (" ".join("".join(line).split()) for line in lines)
    return "\n".join(line.strip(" |") for line in told if line.strip(" |"))


def _gather(block: Element, lines: list[list[str]], *, top: bool) -> None:
    """Walk in document order without recursion: finding aids nest as they please."""
    waiting: list[tuple[Element | None, str, bool]] = [(block, "", top)]
    while waiting:
        element, tail, outermost = waiting.pop()
        if element is None:
            lines[-1].append(tail)
            continue
        name = LOCAL[element.tag]
        after = "" if outermost else (element.tail or "")
        if name in _SKIPPED or (name == "head" and element.getparent() is block):
            lines[-1].append(after)
            continue
        if name in _BLOCKS:
            lines.append([])
        lines[-1].append(element.text or "")
        closing = _closing(element, name)
        if name in _BLOCKS:
            waiting.append((None, "", False))
        waiting.append((None, closing + after, False))
        waiting.extend((child, "", False) for child in reversed(element))


def _closing(element: Element, name: str) -> str:
    """What parts an element from what follows it on the same line."""
    if name == "entry":
        return " | "
    if name == "event" and element.getnext() is not None:
        return "; "
    parent = element.getparent()
    heads = name in _HEADS and parent is not None and LOCAL[parent.tag] in _ENTRIES and element.getprevious() is None
    return ": " if heads else ""


def titled(element: Element) -> tuple[str, list[Element]]:
    """A unittitle without the dates that close it, and the dates inside it."""
    dated = [each for each in element if LOCAL[each.tag] in {"unitdate", "unitdatestructured"}]
    closing = ""
    for each in reversed(element):
        if each not in dated or (each.tail or "").strip(" ,.;\r\n\t"):
            break
        closing = inner(each) + (each.tail or "") + closing
    if not closing:
        return text(element).strip(" ,;:"), dated
    whole = inner(element)
    title = " ".join(whole[: len(whole) - len(closing)].split())
    return title.strip(" ,;:") or text(element), dated
