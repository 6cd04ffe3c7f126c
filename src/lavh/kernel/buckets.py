"""How much one address may ask: a bucket of tokens that fills again at a steady rate. Kept in the process; nothing is stored."""

import ipaddress
from collections import OrderedDict

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

    def empty(self, who: str, now: float) -> bool:
        """Whether nothing would be granted now; nothing is taken."""
        level, before = self.levels.get(who, (self.burst, now))
        return level + max(now - before, 0.0) * self.rate < 1.0


def asking(address: str, forwarded: str | None) -> str:
    """Whose bucket: the address that asks, a whole /64 for IPv6; "" for this machine itself. `forwarded`: what our own proxy wrote, if there is one."""
    text = address if forwarded is None else forwarded.rpartition(",")[2].strip()
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if found.is_loopback:
        return ""
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else text
