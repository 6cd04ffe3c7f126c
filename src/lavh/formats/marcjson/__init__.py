"""MARC-in-JSON: {"leader": …, "fields": [{"001": …}, {"245": {"ind1": …, "subfields": [{"a": …}]}}]} → `Description`.

A value a line, an array, or one value behind the other. https://web.archive.org/web/20151112001548/http://dilettantes.code4lib.org/blog/2010/09/a-proposal-to-serialize-marc-in-json
"""

from lavh.formats.marcjson.reader import MARCJSON

__all__ = ["MARCJSON"]
