"""IRBIS64 text exchange: "#200: ^AЗаглавие^EСведения", a line a field, "*****" behind the record → `Description`."""

from lavh.formats.irbis.reader import IRBIS

__all__ = ["IRBIS"]
