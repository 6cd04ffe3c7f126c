"""Make the dictionary that descriptions are compressed with: tools/train_descriptions.py OUT FILE… (any format of ours, may be .xz)."""

import io
import lzma
import sys
from pathlib import Path

import zstandard

from lavh.formats.description import packed
from lavh.formats.reading import Profile
from lavh.formats.registry import HEAD, detect

SIZE = 64_000


def samples(path: Path) -> list[bytes]:
    """Descriptions of a file, every seventh of the first 20,000."""
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    reader = detect(content[:HEAD], path.name.removesuffix(".xz"))
    raws = list(reader.split(io.BytesIO(content), Profile()))[:20_000:7]
    read = [reader.read(raw.content, Profile()).description for raw in raws]
    return [packed(description) for description in read if description]


def main() -> None:
    """Train on all files together."""
    out, *paths = map(Path, sys.argv[1:])
    everything = [sample for path in paths for sample in samples(path)]
    out.write_bytes(zstandard.train_dictionary(SIZE, everything).as_bytes())
    print(f"{out}: {len(everything)} samples")


if __name__ == "__main__":
    main()
