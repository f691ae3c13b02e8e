"""Who may make which decision, and who may take it back: the same on pages and for programs."""

from alteram.decisions import LAPSE
from alteram.decisions.actions import ABOUT_DECISIONS
from alteram.desk import Role, View
from alteram.errors import NotFoundError
from alteram.model import Decision
from alteram.web.refusal import Refusal
from alteram.web.visitor import Visitor

_OF_LEADS = frozenset(("restrict", "release", "close_round"))


def role_for(action: str, coded_in: str = "") -> Role:
    """Return the least role that may decide so, or code so in a round."""
    if action in _OF_LEADS:
        return "lead"
    return "coder" if action == "note" or coded_in else "reviewer"


def may_take_back(row: Decision, seen: View, here: Visitor) -> bool:
    """Tell whether somebody may take a decision back, or give it force again.

    Codings of a round are one's own. Of what undoes or renews another decision, that one counts.
    A note is taken back by who wrote it or by a reviewer. What the program wrote down stays.
    """
    if row.action == LAPSE:
        return False
    about = row
    while about.action in ABOUT_DECISIONS:
        about = decision_of(seen, about.subject)
    if row.round or about.round:
        return row.who == here.who
    if about.action == "note" and about.who != here.who:
        return here.may("reviewer")
    return here.may(role_for(about.action))


def check_taking_back(row: Decision, seen: View, here: Visitor) -> None:
    """Raise Refusal where somebody may not take a decision back."""
    if not may_take_back(row, seen, here):
        raise Refusal(
            403,
            "This decision is another role's or person's to take back. Nothing was changed. "
            "Ask a lead.",
        )


def decision_of(seen: View, decision: str) -> Decision:
    """Return a decision that is seen by its id; raises NotFoundError."""
    for row in seen.decisions:
        if row.id == decision:
            return row
    raise NotFoundError(f"There is no decision {decision}; nothing was written.")
