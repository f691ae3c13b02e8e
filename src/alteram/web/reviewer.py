"""What one person did in the review, and the reasons that are offered to him or her."""

import datetime

from alteram.desk import View
from alteram.model import Decision

REASONS = (
    "The passage does not say this",
    "Somebody else said it",
    "It is said of something else",
    "A figure or a date was read wrongly",
    "The layout of the text was read wrongly",
    "It is there already",
)
"""Reasons for rejecting, offered to everybody; own words may take their place."""
REVIEWED = ("accept", "reject", "needs_work")


def reasons_for(seen: View, who: str) -> tuple[str, ...]:
    """Return reasons for rejecting; the one that this person gave last stands first."""
    for row in reversed(seen.decisions):
        if row.who == who and row.action == "reject" and row.why and not row.round:
            return (row.why, *(one for one in REASONS if one != row.why))
    return REASONS


def last_of(seen: View, who: str) -> Decision | None:
    """Return the last decision of review that a person made and nobody took back."""
    undone: set[str] = set()
    for row in reversed(seen.decisions):
        if row.action == "undo" and row.id not in undone:
            undone.add(row.subject)
        elif row.who == who and row.action in REVIEWED and not row.round and row.id not in undone:
            return row
    return None


def looked_at_today(seen: View, who: str) -> int:
    """Return on how many records a person decided today (UTC)."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    found: set[str] = set()
    for row in reversed(seen.decisions):
        if row.made[:10] < today:
            break
        if row.who == who and row.action in REVIEWED:
            found.add(row.subject)
    return len(found)
