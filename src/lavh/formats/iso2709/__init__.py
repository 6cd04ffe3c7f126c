"""ISO 2709, the tape format of MARC: cutting a stream into records, and one record into fields, however damaged.

A record is a 24-byte leader, a directory of 12-byte entries (tag, length, start), and fields, each ended by 0x1E; 0x1D ends the record.
Lengths and positions are the part that programs get wrong, the three delimiters the part that they get right: we believe the delimiters.
"""
