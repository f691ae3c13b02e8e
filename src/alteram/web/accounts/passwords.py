"""Passwords: made, hashed and checked. What is kept is an argon2id hash (RFC 9106) alone."""

import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from alteram.errors import AccountError

SHORTEST = 12
LONGEST = 200
_DIFFERENT = 6
# No sign that is taken for another when it is read out or copied by hand.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS = 4
_GROUP = 5
# Each hash takes 64 MiB and all of a core: more at once would only help who floods us.
_AT_ONCE = 2
_PATIENCE = 10


def make_password() -> str:
    """Return a new password of 20 random signs in groups, 99 bits."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def check_new(password: str, name: str) -> None:
    """Raise AccountError for a password that would be guessed, or that no sign-in takes."""
    held = _composed(password)
    if not SHORTEST <= len(held) <= LONGEST:
        raise AccountError(
            f"A password has {SHORTEST} signs or more, and at most {LONGEST}; the old one still "
            "holds. Several words that do not belong together are easy to keep in mind."
        )
    if len(set(held)) < _DIFFERENT or name.casefold() in held.casefold():
        raise AccountError(
            "This password is easy to guess: it repeats few signs or holds your name. The old one "
            "still holds. Choose several words that do not belong together."
        )


class Passwords:
    """Hashes and checks passwords, a few at once."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """`hasher` makes hashes with other costs than those of RFC 9106 for little memory."""
        self._hasher = hasher or PasswordHasher()
        self._room = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """Return the hash to keep, with its salt and costs."""
        with self._in_turn():
            return self._hasher.hash(_composed(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Tell whether a password is that of a hash; without one the work is the same, for nothing.

        So nobody learns by the time that it takes whether there is a person of a name.
        """
        against = kept or self._nobodys
        with self._in_turn():
            try:
                self._hasher.verify(against, _composed(password[: LONGEST + 1]))
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_stale(self, kept: str) -> bool:
        """Tell whether a hash was made with other costs than those of now."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self.hashed(secrets.token_urlsafe())

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._room.acquire(timeout=_PATIENCE):
            raise AccountError("Too many people sign in at once. Try again in a minute.")
        try:
            yield
        finally:
            self._room.release()


def _composed(password: str) -> str:
    """Return a password in one form, whatever keyboard it was typed on (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password)
