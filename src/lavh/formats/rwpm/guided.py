"""Guided navigation: which words belong to which seconds. <https://github.com/readium/guided-navigation>

One document for one resource of the reading order, linked from it as an alternate. DAISY's skippable elements keep their kind in `role`.
"""

from lavh.formats.rwpm.manifest import Wire

MEDIA_TYPE = "application/guided-navigation+json"


class Guided(Wire, frozen=True):
    """A phrase: words (`textref`: `ch1.xhtml#s2`), sound (`audioref`: `01.mp3#t=1.2,3.4`), or something that holds phrases."""

    textref: str | None = None
    audioref: str | None = None
    imgref: str | None = None
    text: str | None = None
    role: tuple[
        str, ...
    ] = ()  # heading1 … heading6 · pagebreak · footnote · noteref · sidebar · annotation · linenumber · sentence · paragraph
    children: tuple["Guided", ...] = ()


class Guidance(Wire, frozen=True):
    """The phrases of one resource, in order."""

    guided: tuple[Guided, ...] = ()
