"""`Listed`: what a list says of one book."""

from typing import Literal

import msgspec

SAID_BY = " / "  # between title and makers in one line of text, as catalogues write it
Standing = Literal["", "now", "next", "done"]


class Listed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row. `standing`: being read, to be read, finished; `shelves`: the reader's own lists."""

    title: str
    author: str = ""
    isbns: tuple[str, ...] = ()
    standing: Standing = ""
    shelves: tuple[str, ...] = ()
    added: str = ""  # as written
