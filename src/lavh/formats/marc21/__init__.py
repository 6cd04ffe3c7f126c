"""MARC 21: ISO 2709 bytes ⇄ `Description`."""

from lavh.formats.marc21.reader import MARC21

__all__ = ["MARC21"]
