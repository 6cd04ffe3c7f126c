"""MARCXML (https://www.loc.gov/standards/marcxml/) and MarcXchange (ISO 25577), with MARC 21 or UNIMARC in them, bare or in OAI-PMH and SRU answers."""

from lavh.formats.marcxml.reader import MARCXML

__all__ = ["MARCXML"]
