"""Pages that are a picture: how large it is, and a page of a fixed size that shows it."""

import warnings
from html import escape
from typing import BinaryIO, NamedTuple

from PIL import Image, UnidentifiedImageError

TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".jpe": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".jxl": "image/jxl", ".bmp": "image/bmp", ".svg": "image/svg+xml", ".tif": "image/tiff", ".tiff": "image/tiff",
}  # fmt: skip
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


def size(stream: BinaryIO) -> Size | None:
    """The size of a picture, from its first bytes; nothing where they tell none."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(stream) as picture:
                return Size(*picture.size)
        except _BROKEN:
            return None


def page(picture: str, title: str, shape: Size | None, inside: str = "", alt: str = "") -> bytes:
    """An XHTML page that shows `picture` (its address as the page refers to it) and lays `inside` over it, which is markup of ours."""
    viewport = f'<meta name="viewport" content="width={shape.width}, height={shape.height}"/>' if shape else ""
    sized = f' width="{shape.width}" height="{shape.height}"' if shape else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title>{viewport}<style>{_STYLE}</style></head>
<body><img class="page" src="{escape(picture)}" alt="{escape(alt)}"{sized}/>{inside}</body></html>
""".encode()


_STYLE = "html,body{margin:0;padding:0}body{position:relative}img.page{display:block;max-width:100%;height:auto}"
