"""EPUB 2 and 3. <https://www.w3.org/TR/epub-33/>, <https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm>

`ocf` finds the package and what is locked; `package` reads it; `metadata`, `accessibility`, `navigation`, `order` and `overlays` make the
manifest of it, `describing` the description; `content` opens the files, cleaned.
"""

from lavh.formats.container.reading import whole
from lavh.formats.epub import ocf
from lavh.formats.epub.opening import opened
from lavh.formats.publishing import Container, Limits, Opened
from lavh.kernel.errors import Unreadable


class EPUB:
    """The format."""

    name = "epub"

    def recognises(self, source: Container) -> float:
        """By its container file, its mimetype, or a package that stands alone (which DAISY has too)."""
        if ocf.CONTAINER in source.names:
            return 1.0
        if "mimetype" in source.names:
            try:
                return 0.95 if whole(source, "mimetype", 1000).strip() == ocf.MIMETYPE else 0.0
            except Unreadable:
                return 0.0
        return 0.2 if any(name.lower().endswith(".opf") for name in source.names) else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """The book, understood."""
        return opened(source, limits)
