"""Lavh: a library platform for a whole country, in any script, on any phone."""

__version__ = "0.1.0"
