"""Single recordings: interviews, radio, music. One sound file, and beside it what somebody wrote about it.

Beside `sound.mp3` may stand, under any name if there is only one sound file:
- a cue list: `.cue`, WebVTT chapters, labels of Audacity (`.txt`), podcast chapters (`.json`), a table (`.csv`, `.tsv`) with the columns start, end,
  title, description, speaker;
- a transcript: WebVTT, SubRip (`.srt`), or text (`.txt`), with or without times;
- `metadata.json` (or `sound.json`): title, description, language, date, place, rights, publisher, subjects, kind, identifier, speakers
  ([{"name": …, "role": "interviewee"}]), segments (as the table has them). Everything in it is optional.
"""

from lavh.formats.recording.opening import Recording

CROSSWALK = (
    ("one sound file", "readingOrder", "with a waveform (alternate `waveform`) where a decoder is at hand: miniaudio or ffmpeg"),
    (".cue, WebVTT chapters, labels of Audacity, podcast chapters, .csv, .tsv, chapters in the file", "toc, alternate `segments`", "start, end, title, description, speaker"),
    ("WebVTT, .srt, .txt", "resources[transcript], guided navigation", "XHTML with an id for each phrase; what is said a few characters a second is a list of chapters"),
    ("metadata.json", "metadata", "title, description, language, date, place, rights, publisher, subjects, kind, identifier, speakers (name, role), segments"),
    ("speakers of segments and transcripts, artist", "metadata.contributor", "spk, ive, ivr …; prf of music"),
)  # fmt: skip
RECORDING = Recording()

__all__ = ["CROSSWALK", "RECORDING"]
