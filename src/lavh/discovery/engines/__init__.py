"""The engines, one folder or file each, and the one that the settings choose."""

from functools import cache

from django.conf import settings

from lavh.discovery.engine import Engine
from lavh.kernel.errors import Misconfigured


@cache
def engine() -> Engine:
    """The engine of this instance, opened once in each process."""
    if settings.ENGINE == "tantivy":
        from lavh.discovery.engines.tantivy import TantivyEngine

        return TantivyEngine(settings.INDEX)
    if settings.ENGINE == "memory":
        from lavh.discovery.engines.memory import MemoryEngine

        return MemoryEngine()
    raise Misconfigured("unknown-engine", f"LAVH_ENGINE={settings.ENGINE}: there are tantivy and memory.")
