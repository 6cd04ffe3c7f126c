"""Sound as samples, by whatever decoder is at hand: miniaudio (MP3, FLAC, WAV, Vorbis), else ffmpeg where it is installed (everything)."""

import re
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Protocol

from lavh.formats.audio.probing import seekable
from lavh.kernel.errors import Unreadable

RATE = 8_000  # samples a second, one channel: enough to see where somebody speaks
PIECE = RATE // 10
PATIENCE = 600  # seconds that a program may take
# What says how many frames an MP3 has. Of files that were put one behind the other the first one's says too little, and the decoder would believe it.
COUNTED = re.compile(rb"(?:Xing|Info)\x00\x00\x00[\x00-\x0f]")

Open = Callable[[], BinaryIO]


class Decoder(Protocol):
    """Turns a sound file into samples of sixteen bits, a tenth of a second at a time."""

    def takes(self, media_type: str) -> bool:
        """Whether it is there and reads such files."""

    def samples(self, source: Open, media_type: str) -> Iterator[Sequence[int]]:
        """The samples. Raises Unreadable("broken-audio")."""


class MiniAudio:
    """The decoder that comes with us."""

    def takes(self, media_type: str) -> bool:
        """Vorbis is in Ogg; Opus is too, and turns out to be unreadable."""
        if media_type not in {"audio/mpeg", "audio/flac", "audio/wav", "audio/ogg"}:
            return False
        try:
            import miniaudio  # noqa: F401
        except ImportError:
            return False
        return True

    def samples(self, source: Open, media_type: str) -> Iterator[Sequence[int]]:
        """Streamed: nothing is held but a tenth of a second."""
        import miniaudio

        class Source(miniaudio.StreamableSource):  # type: ignore[misc]  # the package has no types
            def __init__(self, stream: BinaryIO) -> None:
                self._stream = stream

            def read(self, num_bytes: int) -> bytes:
                piece = self._stream.read(num_bytes)
                return COUNTED.sub(_uncounted, piece) if media_type == "audio/mpeg" else piece

            def seek(self, offset: int, origin: miniaudio.SeekOrigin) -> bool:
                self._stream.seek(offset, 0 if origin == miniaudio.SeekOrigin.START else 1)
                return True

        kinds = miniaudio.FileFormat
        known = {"audio/mpeg": kinds.MP3, "audio/flac": kinds.FLAC, "audio/wav": kinds.WAV, "audio/ogg": kinds.VORBIS}
        with source() as raw, seekable(raw) as stream:
            try:
                yield from miniaudio.stream_any(
                    Source(stream),
                    source_format=known[media_type],
                    output_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=RATE,
                    frames_to_read=PIECE,
                )
            except miniaudio.MiniaudioError as error:
                raise Unreadable("broken-audio", str(error)) from error


def _uncounted(found: re.Match[bytes]) -> bytes:
    return bytes(len(found[0]))


class FFmpeg:
    """The program of that name. `program`: where it is; "" = on the path."""

    def __init__(self, program: str = "") -> None:
        self._program = program

    def takes(self, media_type: str) -> bool:
        """Everything, if it is installed."""
        return media_type.startswith("audio/") and bool(self._found())

    def samples(self, source: Open, media_type: str) -> Iterator[Sequence[int]]:  # noqa: ARG002 (as the port says)
        """Through a file, because some formats have their directory at the end; it may open no other."""
        with source() as stream, tempfile.NamedTemporaryFile() as copy:
            shutil.copyfileobj(stream, copy, 1 << 16)
            copy.flush()
            command = (self._found(), "-v", "error", "-nostdin", "-protocol_whitelist", "file", "-i", copy.name)
            wanted = ("-vn", "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-t", str(100 * 3600), "pipe:1")
            with subprocess.Popen((*command, *wanted), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603 (no shell; the name is ours)
                try:
                    yield from _pieces(process)
                finally:
                    process.kill()
                if process.wait(PATIENCE) not in {0, -9}:
                    raise Unreadable("broken-audio")

    def _found(self) -> str:
        return self._program or shutil.which("ffmpeg") or ""


def _pieces(process: "subprocess.Popen[bytes]") -> Iterator[Sequence[int]]:
    assert process.stdout is not None  # noqa: S101 (asked for above)
    while piece := process.stdout.read(PIECE * 2):
        yield array("h", piece[: len(piece) // 2 * 2])
    process.wait(PATIENCE)


DECODERS: tuple[Decoder, ...] = (MiniAudio(), FFmpeg())
