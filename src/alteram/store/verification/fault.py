"""One thing in a dossier that is not as it was stored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was stored; `line` says what, in one line."""

    document: str
    location: str
    line: str
