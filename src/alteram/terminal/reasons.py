"""Why claims stand in one event, or in two, in words."""

from collections.abc import Iterable

from alteram.api.reasons import ActorReasons, Reason
from alteram.terminal.words import plain, say, short


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


def print_names(reasons: ActorReasons) -> None:
    """Print the names of an actor, and what was compared between those that differ."""
    names = "; ".join(plain(one) for one in (reasons.actor.name, *reasons.actor.aliases))
    say(f"{names}  [{reasons.actor.id}]")
    if not reasons.compared:
        say("These are one name by its words and its state; nothing was weighed.")
    for reason in reasons.compared:
        say()
        say(f"{plain(reason.one)}  /  {plain(reason.other)}")
        for step in reason.compared.steps:
            if step.bits:
                say(f"  {step.bits:+6.1f}  {step.name}: {step.words}")
        say(f"  {reason.compared.bits:+6.1f}  sum")


def _outcome(reason: Reason) -> str:
    where = "one event" if reason.together else "not one event"
    if reason.decided:
        return f"{where}; a person put them {reason.decided}"
    if reason.together and reason.bits <= 0:
        return f"{where}, through other claims or by what their text tells beside them"
    if not reason.together and reason.bits > 0:
        return f"{where}: others of their events speak more against it"
    return where
