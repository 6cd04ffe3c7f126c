"""Keys of devices and codes that join two of them. Pure but for the randomness of what is made."""

import hashlib
import hmac
import secrets
from datetime import timedelta

CODE_DIGITS = 8
CODE_LIFE = timedelta(minutes=10)
KEY_BYTES = 32
LONGEST_KEY = 128


def new_key() -> str:
    """A key that nobody can guess: it is the whole of a guest's identity."""
    return secrets.token_urlsafe(KEY_BYTES)


def fingerprint(key: str) -> str:
    """What is kept of a key. It has 256 random bits, so no salt and no slowness is needed."""
    return hashlib.sha256(key.encode()).hexdigest()


def new_code() -> str:
    """Digits: every keyboard has them, and they are read aloud without mistakes."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def new_token() -> str:
    """The end of an address that only those find who were given it."""
    return secrets.token_urlsafe(16)


def code_of(written: str) -> str:
    """The digits of a code as somebody typed it, in whichever digits; "" where it is none."""
    digits = "".join(str(int(each)) for each in written[:40] if each.isdecimal())
    return digits if len(digits) == CODE_DIGITS else ""


def sealed(secret: str, *parts: str) -> str:
    """What is kept of something that can be guessed (a code, a password): worthless without the secret of this installation."""
    return hmac.new(secret.encode(), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()
