"""DTBook alone: the text of a DAISY book without its sound. ANSI/NISO Z39.86-2005."""

from lavh.formats.dtbook.book import Chapter, Text, read
from lavh.formats.dtbook.opening import DTBook

DTBOOK = DTBook()

__all__ = ["DTBOOK", "Chapter", "Text", "read"]
