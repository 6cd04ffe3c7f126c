"""Harvesting over SRU 1.1, 1.2 (https://www.loc.gov/standards/sru/) and 2.0 (OASIS searchRetrieve 1.0)."""

from lavh.harvest.sru.listing import SruList

__all__ = ["SruList"]
