"""Tables of the union catalogue. All but Record, Apart and Together are derived from the records and can be rebuilt from them."""

from lavh.catalog.models.heading import Agent, Subject
from lavh.catalog.models.joining import Authority, Claim, HeadingKey, Joined
from lavh.catalog.models.key import Apart, MatchKey, Moved
from lavh.catalog.models.record import Record, Unit
from lavh.catalog.models.stock import DigitalObject, Holding, Item, Shelfmark
from lavh.catalog.models.work import Expression, Manifestation, Work

__all__ = [
    "Agent",
    "Apart",
    "Authority",
    "Claim",
    "DigitalObject",
    "Expression",
    "HeadingKey",
    "Holding",
    "Item",
    "Joined",
    "Manifestation",
    "MatchKey",
    "Moved",
    "Record",
    "Shelfmark",
    "Subject",
    "Unit",
    "Work",
]
