"""One decision, made: with a name, and with a reason where it overrules the program."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.decisions.actions import ACTIONS, IN_ROUNDS, LAPSE, OVERRULING, PAIRED
from alteram.errors import DecisionError
from alteram.model import Decision, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who decides, when (ISO 8601), why, and the name of the round that it is coded in, if any."""

    who: str
    made: str
    why: str = ""
    round: str = ""


def decide(
    action: str, subject: Sequence[str], value: Sequence[str], by: By, *, seen: str = ""
) -> Decision:
    """Return a decision; raises DecisionError where something is missing.

    `subject` and `value` are record ids; each of the one is paired with each of the other. An
    `edit` is about an id and a field, its `value` the words of the new value, empty for none. Of
    `party`, `name`, `label` and `fatalities`, `value` is what is chosen, or nothing for what the
    program proposes; of `graphic`, "yes" or nothing. Of an `undo` or `renew`, `subject` is a
    decision's id. `seen` are the marks of the records.
    """
    if action not in ACTIONS:
        raise DecisionError(f"No decision {action!r}. There are: {', '.join(ACTIONS)}.")
    _named_and_reasoned(action, by)
    if not _complete(action, subject, value):
        raise DecisionError(f"{action} needs the records it is about; nothing was written.")
    if action in PAIRED and set(subject) & set(value):
        raise DecisionError(f"{action} pairs a record with itself; nothing was written.")
    return _row(action, subject, value, by, seen)


def lapse(decision: str, records: Sequence[str], by: By) -> Decision:
    """Return the row by which the program notes that a decision no longer fits some records."""
    return _row(LAPSE, (decision,), records, by, "")


def _complete(action: str, subject: Sequence[str], value: Sequence[str]) -> bool:
    if action == "edit":
        return len(subject) == 2 and len(value) == 1
    if action == "note":
        return len(subject) in (1, 2) and any(one.strip() for one in value)
    return bool(subject) and (action not in PAIRED or bool(value))


def _named_and_reasoned(action: str, by: By) -> None:
    if by.round and action not in IN_ROUNDS:
        raise DecisionError(
            f"{action} is nothing that is coded in a round; nothing was written. "
            f"In a round there are: {', '.join(sorted(IN_ROUNDS))}."
        )
    # A coding overrules nothing: why two people differ is asked when they are laid side by side.
    reasoned = by.why.strip() or by.round or action not in OVERRULING
    if not by.who.strip() or not reasoned:
        raise DecisionError(
            f"{action} needs a name and a reason; nothing was written. Give --who and --why."
            if action in OVERRULING
            else f"{action} needs a name; nothing was written. Give --who."
        )


def _row(action: str, subject: Sequence[str], value: Sequence[str], by: By, seen: str) -> Decision:
    about, words = " ".join(subject), " ".join(value)
    coded = (by.round,) if by.round else ()
    return Decision(
        id=content_id("decision", by.made, by.who, action, about, words, by.why, *coded),
        made=by.made,
        who=by.who,
        action=action,
        subject=about,
        value=words,
        why=by.why,
        seen=seen,
        round=by.round,
    )
