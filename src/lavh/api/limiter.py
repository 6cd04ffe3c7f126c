"""How much one address may ask of our doors: the buckets of this process."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest

from lavh.kernel.buckets import Buckets, asking


@cache
def buckets() -> Buckets | None:
    """The buckets of this process; None where nothing is limited."""
    return Buckets(settings.API_RATE / 60, max(settings.API_BURST, 1)) if settings.API_RATE > 0 else None


@cache
def strangers() -> Buckets:
    """For what somebody does once in a while: beginning anew, typing a code or a password."""
    return Buckets(1 / 30, 20)


def who(request: HttpRequest) -> str:
    """Whose bucket; "" for this machine itself, which is never limited."""
    address: str = request.META.get("REMOTE_ADDR", "")
    return asking(address, request.headers.get("X-Forwarded-For", address) if settings.BEHIND_PROXY else None)
