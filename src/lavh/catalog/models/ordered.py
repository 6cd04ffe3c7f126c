"""Text that is compared byte by byte, whatever the database's language."""

from typing import Any

from django.db import models


class SortKeyField(models.CharField[str, str]):
    """A key of `kernel.text.sort_key` or `kernel.shelfmarks`. SQLite compares so by itself, PostgreSQL is told to."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """With PostgreSQL's collation "C"."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return dict(parameters)
