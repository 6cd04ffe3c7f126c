"""The collection of three works that the API's tests have, behind the pages."""

from tests.api.conftest import collection, empty

__all__ = ["collection", "empty"]
