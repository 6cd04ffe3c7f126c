"""SRU 1.2 and 2.0 server. https://www.loc.gov/standards/sru/ · OASIS searchRetrieve 1.0, part 3 (2013)

Finds works; a work is given as the record that says most of it.
"""
