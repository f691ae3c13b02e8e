"""People who sign in, their sessions, and the log of who saw and exported what."""

from alteram.web.accounts.noting import note

__all__ = ["note"]
