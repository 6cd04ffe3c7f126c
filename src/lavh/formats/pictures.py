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


class Picture(NamedTuple):
    """A picture as a page refers to it. `choices`: the same in several widths, for the browser to choose from."""

    address: str
    size: Size | None = None
    alt: str = ""
    choices: tuple[tuple[str, int], ...] = ()


def page(picture: Picture, title: str, words: str = "", language: str = "") -> bytes:
    """An XHTML page of the picture's size that shows it. `words`: markup of ours that is laid over it and can be selected."""
    shape = picture.size
    viewport = f'<meta name="viewport" content="width={shape.width}, height={shape.height}"/>' if shape else ""
    sized = f' width="{shape.width}" height="{shape.height}"' if shape else ""
    told = f' lang="{escape(language)}" xml:lang="{escape(language)}"' if language else ""
    choices = ", ".join(f"{address} {width}w" for address, width in picture.choices)
    choice = f' srcset="{escape(choices)}" sizes="{_SIZES}"' if choices else ""
    role = ' role="presentation"' if words else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"{told}><head><title>{escape(title)}</title>{viewport}<style>{_STYLE}</style></head>
<body>{words}<img class="page" src="{escape(picture.address)}" alt="{escape(picture.alt)}"{choice}{sized}{role}/></body></html>
""".encode()


_STYLE = (
    "html,body{margin:0;padding:0}body{position:relative}img.page{display:block;max-width:100%;height:auto}"
    "svg.words{position:absolute;inset:0;inline-size:100%;block-size:100%}svg.words text{fill:transparent;white-space:pre}"
)
_SIZES = "(min-device-width: 700px) 1000px, 400px"  # of the screen: a page in a frame is made small by the reader, not by its width
