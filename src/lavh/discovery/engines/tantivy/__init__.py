"""Tantivy: an index in a folder, in this process. See docs/decisions/0004."""

from lavh.discovery.engines.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]
