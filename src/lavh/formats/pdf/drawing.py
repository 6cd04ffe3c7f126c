"""Pictures of a PDF's pages: one for a telephone, one for a larger screen or a closer look."""

import io
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from lavh.formats.pdf.document import Document
from lavh.kernel.errors import Unreadable

WIDTHS = (800, 1600)
MEDIA_TYPE = "image/webp"
_TALLEST = 6_000
_QUALITY = 75
_FEW = [round(value / 17) * 17 for value in range(256)]  # sixteen levels
_LETTERS = 0.06  # bytes for a pixel: letters need less, pictures more
_GREY = 6  # levels between the channels of what still counts as grey


def drawn(document: Document, number: int, width: int) -> bytes:
    """A page as WebP. Grey pages of letters are exact, in the few levels that letters need; what is more than that is not.

    Raises Unreadable("broken-page").
    """
    across, down = document.size(number)
    scale = min(width / across, _TALLEST / down)
    with document.page(number) as page:
        try:
            picture = page.render(scale=scale).to_pil().convert("RGB")
            if not _grey(picture):
                return _saved(picture, quality=_QUALITY, method=2)
            grey = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise Unreadable("broken-page", str(error), filename=document.name) from error
    exact = _saved(grey.point(_FEW), lossless=True, method=1, quality=30)
    if len(exact) <= grey.width * grey.height * _LETTERS:
        return exact
    return min(exact, _saved(grey, quality=_QUALITY, method=2), key=len)


def _grey(picture: Image.Image) -> bool:
    red, green, blue = picture.resize((min(picture.width, 200), min(picture.height, 200))).split()
    gaps = (ImageChops.difference(a, b).histogram()[_GREY:] for a, b in ((red, green), (green, blue)))
    return not any(map(any, gaps))


def _saved(picture: Image.Image, **how: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, "WEBP", **how)
    return made.getvalue()
