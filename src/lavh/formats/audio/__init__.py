"""Sound files: what they are, how long, their tags, chapters and picture, and a small waveform. Nothing is decoded but for the waveform.

Durations and tags are read by tinytag; chapters, which it does not read, by the small parsers here: `mp4` (Nero `chpl`, QuickTime chapter tracks),
`id3` (CHAP, CTOC), `comments` (CHAPTERxxx of Ogg, Opus and FLAC), `cue` (cue sheets). All of them are bounded in bytes, reads and chapters.
"""

from lavh.formats.audio.chapters import Chapter
from lavh.formats.audio.kinds import is_audio, media_type
from lavh.formats.audio.probing import Picture, Sound, Tags, probe

__all__ = ["Chapter", "Picture", "Sound", "Tags", "is_audio", "media_type", "probe"]
