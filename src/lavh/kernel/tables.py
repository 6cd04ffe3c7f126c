"""Tables that ship with the program: tab-separated text, one thing a line, `#` before a remark."""

from collections.abc import Iterator
from importlib.resources import files


def rows(package: str, name: str) -> Iterator[list[str]]:
    """The lines of a table that lies beside the code of `package`, cut at tabs."""
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
