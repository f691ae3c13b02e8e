"""The token that a request which changes something carries: only a page of ours has it.

On a page it stands under a mask of its own each time, so that its length under compression tells
nothing of it (the BREACH attack, 2013).
"""

import binascii
import hmac
import secrets
from base64 import b64decode, urlsafe_b64encode

LENGTH = 32
HEADER = "X-Alteram-Token"
FIELD = "token"


def masked(token: bytes) -> str:
    """Return a token of 32 bytes as a page carries it: another text each time."""
    mask = secrets.token_bytes(LENGTH)
    return urlsafe_b64encode(mask + _laid_over(token, mask)).decode("ascii")


def fits(given: str, token: bytes) -> bool:
    """Tell, in constant time, whether what was given is a token under any mask."""
    try:
        held = b64decode(given.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return False
    if len(held) != 2 * LENGTH:
        return False
    return hmac.compare_digest(_laid_over(held[LENGTH:], held[:LENGTH]), token)


def _laid_over(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
