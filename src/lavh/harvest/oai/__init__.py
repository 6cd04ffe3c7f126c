"""Harvesting over OAI-PMH 2.0 (http://www.openarchives.org/OAI/openarchivesprotocol.html)."""

from lavh.harvest.oai.listing import OaiList
from lavh.harvest.oai.repository import Repository

__all__ = ["OaiList", "Repository"]
