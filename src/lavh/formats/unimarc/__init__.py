"""UNIMARC and its national dialects (RUSMARC, UZMARC): ISO 2709 bytes → `Description`."""

from lavh.formats.unimarc.reader import UNIMARC

__all__ = ["UNIMARC"]
