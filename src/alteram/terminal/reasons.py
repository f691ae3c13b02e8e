"""Why claims stand in one event, or in two, in words."""

from collections.abc import Iterable

from alteram.api.reasons import Reason
from alteram.terminal.words import say, short


def print_reasons(reasons: Iterable[Reason]) -> None:
    """Print each pair of claims, what was compared between them, the sum and what came of it."""
    told = list(reasons)
    if not told:
        say("This event has one claim, so nothing was compared.")
    for reason in told:
        say(f"{reason.first}  “{short(reason.first_words)}”")
        say(f"{reason.second}  “{short(reason.second_words)}”")
        for step in reason.steps:
            if step.bits:
                say(f"  {step.bits:+6.1f}  {step.name}: {step.words}")
        say(f"  {reason.bits:+6.1f}  sum: {_outcome(reason)}")
        say()


def _outcome(reason: Reason) -> str:
    where = "one event" if reason.together else "not one event"
    if reason.decided:
        return f"{where}; a person put them {reason.decided}"
    if reason.together and reason.bits <= 0:
        return f"{where}, through other claims or by what their text tells beside them"
    if not reason.together and reason.bits > 0:
        return f"{where}: others of their events speak more against it"
    return where
