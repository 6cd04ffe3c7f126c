"""EPUB 2 and 3. <https://www.w3.org/TR/epub-33/>, <https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm>

`ocf` finds the package and what is locked; `package` reads it; `metadata`, `accessibility`, `navigation`, `order` and `overlays` make the
manifest of it, `describing` the description; `content` opens the files, cleaned.
"""

from lavh.formats.container.reading import whole
from lavh.formats.epub import ocf
from lavh.formats.epub.opening import opened
from lavh.formats.publishing import Container, Limits, Opened
from lavh.kernel.errors import Unreadable

CROSSWALK = (
    ("dc:title, title-type, display-seq, alternate-script, file-as", "title, subtitle, sortAs → titles", "in the book's order; forms in other scripts belong together; without one the file's name"),
    ("dc:creator, dc:contributor, role, file-as, media:narrator", "author, translator, editor … → contributions", "MARC relators; creators without a role are authors"),
    ("dc:publisher, dc:date, dcterms:issued, dcterms:modified", "publisher, published, modified → publications, dates, updated", "opf:event of EPUB 2 is understood"),
    ("dc:identifier, dc:source", "identifier → identifiers, local_id, notes[related]", "ISBN, DOI, UUID; the unique identifier is the record's number"),
    ("dc:language, dc:subject, dc:description, dc:rights, cc:license", "language, subject, description, rights → languages, subjects, notes[summary], rights", "tags in descriptions are left out"),
    ("belongs-to-collection, calibre:series", "belongsTo → series", ""),
    ("schema:access…, dcterms:conformsTo, a11y:…", "accessibility → notes[accessibility]", "EPUB Accessibility 1.1; names of EPUB 2 too"),
    ("rendition:…, page-progression-direction, viewport, viewBox", "presentation, properties, readingProgression, width, height", "an item's own before the book's; the first of two"),
    ("spine, linear, fallback", "readingOrder, resources", "foreign files by their fallbacks; a file that stands twice has two addresses; pictures on a page of their own"),
    ("nav (toc, page-list, landmarks), NCX, guide", "toc, pageList, landmarks", "without any, the headings of the chapters; entries that lead nowhere are reported"),
    ("media overlays (SMIL)", "guided navigation, duration, mediaOverlay", "par = phrase, seq = what holds phrases; clips as media fragments"),
    ("XHTML, SVG, CSS", "cleaned", "by an allow-list: nothing runs, nothing is fetched from outside"),
    ("zip entries that are neither stored nor deflated", "—", "refused as unsupported-packing (OCF, section 4.2)"),
    ("META-INF/encryption.xml", "fonts made readable", "IDPF and Adobe obfuscation; any other encryption is refused by name"),
)  # fmt: skip


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
