"""Make the dictionary that raw records are compressed with: tools/train_vault.py OUT FILE… (MARC, NDJSON or XML, may be .xz)."""

import lzma
import sys
from pathlib import Path

import zstandard

SIZE = 48_000


def samples(path: Path) -> list[bytes]:
    """Single records of a file, every seventh of the first 20,000."""
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    mark = b"\x1d" if b"\x1d" in content[:200_000] else b"</c0" if b"</c0" in content else b"\n"
    return [part for part in content.split(mark)[:20_000:7] if 100 < len(part) < 8_000]


def main() -> None:
    """Train on all files together."""
    out, *paths = map(Path, sys.argv[1:])
    everything = [sample for path in paths for sample in samples(path)]
    out.write_bytes(zstandard.train_dictionary(SIZE, everything).as_bytes())
    print(f"{out}: {len(everything)} samples")


if __name__ == "__main__":
    main()
