"""Which sound files we take: those that the browsers of phones play. Names first, the first bytes where a name says nothing."""

PLAYED = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "mp4": "audio/mp4",
    "aac": "audio/aac",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "wave": "audio/wav",
}
UNPLAYED = frozenset({"wma", "aif", "aiff", "aifc", "ra", "rm", "ape", "wv", "mpc", "amr", "aax", "aaxc", "aa", "mid", "midi", "au", "mp2", "spx"})  # fmt: skip
PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif"}


def suffix(name: str) -> str:
    """What stands behind the last full stop of a file's name, in lower case."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name else ""


def media_type(name: str) -> str:
    """The media type of a sound file that phones play, by its name; "" for every other file."""
    return PLAYED.get(suffix(name), "")


def is_audio(name: str) -> bool:
    """Whether the name is that of a sound file that phones play."""
    return suffix(name) in PLAYED


def sniffed(head: bytes) -> str:
    """The media type of a sound file by its first bytes; "" for every other file."""
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 in {0xE2, 0xE4, 0xE6}):
        return "audio/mpeg"
    if head[4:8] == b"ftyp":
        return "audio/mp4"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    marks = ((b"OggS", "audio/ogg"), (b"fLaC", "audio/flac"))
    known = next((kind for mark, kind in marks if head.startswith(mark)), "")
    return "audio/wav" if head.startswith(b"RIFF") and head[8:12] == b"WAVE" else known
