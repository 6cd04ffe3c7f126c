"""How much one address may ask: a bucket of tokens that fills again at a steady rate. Kept in this process; nothing is stored."""

import ipaddress
from collections import OrderedDict
from functools import cache

from django.conf import settings
from django.http import HttpRequest

MOST = 20_000  # addresses remembered; the one that asked longest ago is forgotten first


class Buckets:
    """`rate`: tokens a second; `burst`: tokens a full bucket holds."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate = rate
        self.burst = burst
        self.levels: OrderedDict[str, tuple[float, float]] = OrderedDict()  # who -> tokens, when

    def take(self, who: str, now: float) -> float:
        """Take a token at `now` (seconds). 0.0: granted; else the seconds until one will be there."""
        level, before = self.levels.pop(who, (self.burst, now))
        level = min(self.burst, level + max(now - before, 0.0) * self.rate)
        granted = level >= 1.0
        self.levels[who] = (level - 1.0 if granted else level, now)
        while len(self.levels) > MOST:
            self.levels.popitem(last=False)
        return 0.0 if granted else (1.0 - level) / self.rate


@cache
def buckets() -> Buckets | None:
    """The buckets of this process; None where nothing is limited."""
    return Buckets(settings.API_RATE / 60, max(settings.API_BURST, 1)) if settings.API_RATE > 0 else None


def who(request: HttpRequest) -> str:
    """Whose bucket: the address that asks, a whole /64 for IPv6; "" for this machine itself, which is never limited."""
    text: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last entry is the one that our own proxy wrote
        text = request.headers.get("X-Forwarded-For", text).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.is_loopback:
        return ""
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else text
