"""Comics as archives or folders of pictures (CBZ), with or without a ComicInfo.xml. <https://anansi-project.github.io/docs/comicinfo/documentation>"""

from lavh.formats.cbz.info import INFO
from lavh.formats.cbz.opening import opened, pages
from lavh.formats.publishing import Container, Limits, Opened

CROSSWALK = (
    ("pictures", "readingOrder (divina)", "in natural order; what no browser shows (TIFF, BMP) becomes WebP"),
    ("ComicInfo: Title, Series, Number, Summary, Genre, LanguageISO", "title, belongsTo, description, subject, language → titles, series, notes[summary], subjects[genre], languages", "without a title the series and number, else the file's name"),
    ("ComicInfo: Writer, Penciller, Inker, Colorist, Letterer, CoverArtist, Editor, Translator", "author, illustrator, editor, translator, contributor → contributions", "MARC relators"),
    ("ComicInfo: Year, Month, Day, Publisher, GTIN", "published, publisher → dates, publications, identifiers", ""),
    ("ComicInfo: Manga", "readingProgression", "YesAndRightToLeft = rtl"),
    ("ComicInfo: Page/@Bookmark; folders", "toc", ""),
)  # fmt: skip

_MOSTLY = 0.8


class CBZ:
    """The format."""

    name = "cbz"

    def recognises(self, source: Container) -> float:
        """By its name, its ComicInfo.xml, or because nearly everything in it is a picture."""
        found = pages(source)
        if not found:
            return 0.0
        if source.name.lower().endswith(".cbz") or any(name.rpartition("/")[2] == INFO for name in source.names):
            return 0.95
        return 0.4 if len(found) >= _MOSTLY * len(source.names) else 0.0

    def open(self, source: Container, limits: Limits) -> Opened:
        """The comic, understood."""
        return opened(source, limits)
