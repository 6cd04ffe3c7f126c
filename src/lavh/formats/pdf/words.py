"""The words of a PDF's page: where they stand, and which belong together as a paragraph."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("\ufffe", "\x02")  # what pdfium writes for a hyphen that only the end of the line made
_MOST = 20_000  # pieces of text on a page
_GAP, _INDENT, _GROWTH = 0.45, 1.2, 1.15  # of a line's height
_SHORT = 0.85  # of the paragraph's width
_LARGER, _LONGEST_HEADING = 1.18, 160
_HEADING = ' class="heading"'
_ENDS = (".", "!", "?", "…", ":", "؟", "۔", "。")


Box = tuple[float, float, float, float]  # left, bottom, right, top from the bottom left of the sheet


class Piece(NamedTuple):
    """Words on one line, in the page's own measure with the origin at its top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the line."""
        return max(self.bottom - self.top, 0.1)


def pieces(page: Any) -> tuple[Piece, ...]:
    """The pieces of text on a page, in the order in which the document has them."""
    left, bottom, right, top = page.get_cropbox()
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ()
    try:
        boxes = [text.get_rect(number) for number in range(min(text.count_rects(), _MOST))]
        found = [(_said(text.get_text_bounded(*box)), _line(text, box)) for box in boxes]
    except pypdfium2.PdfiumError:
        return ()
    finally:
        text.close()
    sheet, turn = (right - left, top - bottom), page.get_rotation() % 360
    placed = []
    for words, (x0, y0, x1, y1) in found:
        if words:
            (a, b), (c, d) = _turned(x0 - left, top - y1, sheet, turn), _turned(x1 - left, top - y0, sheet, turn)
            placed.append(Piece(words, min(a, c), min(b, d), max(a, c), max(b, d)))
    return tuple(placed)


def _line(text: Any, box: Box) -> Box:
    """The box of a piece as high as its letters could be, not as these happen to be: it tells the size of the type."""
    left, bottom, right, top = box
    if right - left < top - bottom:
        return box
    number = text.get_index(left + 1, (top + bottom) / 2, 5, 5)
    whole = raw.FS_RECTF()
    if number is None or not raw.FPDFText_GetLooseCharBox(text, number, whole):
        return box
    return (left, whole.bottom, right, whole.top) if 0.8 < (whole.top - whole.bottom) / (top - bottom) < 4 else box


def _turned(x: float, y: float, sheet: tuple[float, float], turn: int) -> tuple[float, float]:
    """A point from the top left of the sheet, from the top left of what is shown when the sheet is turned clockwise."""
    width, height = sheet
    return {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}.get(turn, (x, y))


def _said(text: str) -> str:
    """The words, a hyphen at the end of a line marked as one that need not be there."""
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, SOFT_HYPHEN)
    kept = "".join(each if each >= " " and each != "\ufffd" else " " for each in text)
    return " ".join(kept.encode("utf-8", "ignore").decode().split())


def paragraphs(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that belong together."""
    current: list[Piece] = []
    for piece in found:
        if current and _begins(current, piece):
            yield current
            current = []
        current.append(piece)
    if current:
        yield current


def _begins(before: list[Piece], piece: Piece) -> bool:
    """Whether a piece begins a new paragraph: by distance, size, another column, an indent, or a short last line."""
    last = before[-1]
    height = max(last.height, piece.height)
    if piece.top < last.bottom - height * 0.4 and piece.bottom > last.top + height * 0.4:
        return False  # the same line
    if piece.top < last.top or piece.top - last.bottom > height * _GAP:
        return True
    if max(piece.height, last.height) > min(piece.height, last.height) * _GROWTH:
        return True
    first = min(each.left for each in before)
    right = max(each.right for each in before)
    if piece.left > right or piece.right < first:
        return True
    ended = last.text.endswith(_ENDS)
    short = last.right - first < (max(right, piece.right) - first) * _SHORT
    return ended and (short or piece.left - first > piece.height * _INDENT)


def layer(found: Iterable[Piece], width: float, height: float) -> str:
    """The words as a transparent drawing over the page, a group for each paragraph; "" without words.

    Every piece is stretched to the width that it has on the page, whatever face the browser uses.
    """
    placed = tuple(found)
    usual = _usual(placed)
    groups = "".join(
        f"<g{_HEADING if _is_heading(each, usual) else ''}>{_joined(each)}</g>" for each in paragraphs(placed)
    )
    if not groups:
        return ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="words" viewBox="0 0 {width:g} {height:g}">{groups}</svg>'


def _usual(found: tuple[Piece, ...]) -> float:
    """The size of type that most letters of the page have."""
    letters: Counter[float] = Counter()
    for piece in found:
        letters[round(piece.height, 1)] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _is_heading(paragraph: list[Piece], usual: float) -> bool:
    """Whether a paragraph is one: short, and larger than the rest."""
    short = sum(len(piece.text) for piece in paragraph) <= _LONGEST_HEADING
    return (
        short
        and any(letter.isalpha() for letter in paragraph[0].text)
        and min(piece.height for piece in paragraph) >= usual * _LARGER
    )


def _joined(paragraph: list[Piece]) -> str:
    written = ""
    for number, piece in enumerate(paragraph):
        more = number + 1 < len(paragraph) and not piece.text.endswith(SOFT_HYPHEN)
        across = max(piece.right - piece.left, 0.1)
        written += (
            f'<text x="{piece.left:.1f}" y="{piece.bottom - piece.height * 0.2:.1f}" font-size="{piece.height:.1f}" '
            f'textLength="{across:.1f}" lengthAdjust="spacingAndGlyphs">{escape(piece.text)}</text>{" " if more else ""}'
        )
    return written
