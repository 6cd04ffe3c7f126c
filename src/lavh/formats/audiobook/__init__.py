"""Audiobooks: W3C Audiobooks and LPF, Readium audiobooks (.audiobook), and simply sound files in a folder or a zip.

<https://www.w3.org/TR/audiobooks/> · <https://www.w3.org/TR/lpf/> · <https://readium.org/webpub-manifest/profiles/audiobook>
"""

from lavh.formats.audiobook.files import SoundFiles
from lavh.formats.audiobook.readium import Readium
from lavh.formats.audiobook.w3c import W3C

CROSSWALK = (
    ("publication.json, publication.html, LPF", "manifest", "W3C Audiobooks: name, author, readBy, inLanguage, readingOrder, resources[cover]; contents from the element with the role doc-toc"),
    ("manifest.json, .audiobook", "manifest", "Readium: as it is, without what points outside"),
    ("sound files", "readingOrder", "MP3, M4A, M4B, AAC, Ogg, Opus, FLAC, WAV; by the numbers in the tags where every file has its own, else by names, disc by disc, 9 before 10"),
    ("length, bitrate", "readingOrder", "measured, whatever the manifest says; a file that cannot be read is left out and told"),
    ("chpl, chapter track, CHAP and CTOC, CHAPTERxxx, CUESHEET, .cue", "toc", "chapters of MP4, MP3, Ogg and FLAC; a cue sheet beside the sound comes first"),
    ("album, artist, narrator or composer, publisher, language, year, ISBN", "metadata", "title, author, narrator …"),
    ("cover.*, folder.*, picture in the tags", "resources[cover]", ""),
)  # fmt: skip
READIUM = Readium()
W3C_AUDIOBOOK = W3C()
SOUND_FILES = SoundFiles()

__all__ = ["CROSSWALK", "READIUM", "SOUND_FILES", "W3C_AUDIOBOOK"]
