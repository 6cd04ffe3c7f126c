"""OAI-PMH 2.0 provider. https://www.openarchives.org/OAI/openarchivesprotocol.html

Records are those of the sources, deleted ones too (for ever). Lists go on by keyset: a resumption token says behind which record, holds no
state and never grows old; records that change meanwhile move to the end of the list and are met there.
"""
