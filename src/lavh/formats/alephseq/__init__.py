"""Aleph sequential: a line a field, "000000002 24510 L $$aTitle :$$bsubtitle" → `Description`. The fields are MARC 21's or UNIMARC's.

A line is the record's number (9 digits), tag, indicators, the letter of the record's language and the field; "^" stands for a blank.
"""

from lavh.formats.alephseq.reader import AlephSequential

__all__ = ["AlephSequential"]
