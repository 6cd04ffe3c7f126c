"""A kind of column."""

from typing import Any

from django.db import models


class KeyField(models.BigIntegerField[int, int]):
    """A 64-bit number that is SQLite's row id itself, so that a key costs one B-tree and not two."""

    def db_type(self, connection: Any) -> str | None:
        """`integer` is the only type that SQLite makes a row id of; it holds 64 bits there."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
