"""XML under all the formats that are written in it: cut a hostile stream into records, open envelopes, parse one record safely.

The stream is cut as bytes, not parsed: what is wrong with one record stays in that record, its neighbours never notice, and the bytes
kept are the bytes that came. Only one record at a time is given to a parser, and that parser resolves, loads and fetches nothing.
"""
