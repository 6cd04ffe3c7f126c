"""Verbs of the room. What somebody reads is nobody's business: none of them writes to the outbox."""
