"""Audiobooks: W3C Audiobooks and LPF, Readium audiobooks (.audiobook), and simply sound files in a folder or a zip.

<https://www.w3.org/TR/audiobooks/> · <https://www.w3.org/TR/lpf/> · <https://readium.org/webpub-manifest/profiles/audiobook>
"""

from lavh.formats.audiobook.files import SoundFiles
from lavh.formats.audiobook.readium import Readium
from lavh.formats.audiobook.w3c import W3C

READIUM = Readium()
W3C_AUDIOBOOK = W3C()
SOUND_FILES = SoundFiles()

__all__ = ["READIUM", "SOUND_FILES", "W3C_AUDIOBOOK"]
