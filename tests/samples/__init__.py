"""Small real records. Every folder says where its own come from."""

from pathlib import Path

FOLDER = Path(__file__).parent


def sample(name: str) -> bytes:
    """The bytes of a sample: "marc21/lc-books.mrc"."""
    return (FOLDER / name).read_bytes()


def records(name: str) -> list[bytes]:
    """The records of an undamaged ISO 2709 sample."""
    return [record + b"\x1d" for record in sample(name).split(b"\x1d")[:-1]]
