"""Decisions, a paragraph each."""

from collections.abc import Sequence

from alteram.api import DecisionList, Look
from alteram.model import Decision
from alteram.terminal.words import plain, say, short


def print_decisions(listed: DecisionList) -> None:
    """Print each decision with who, when and why."""
    for one in listed.decisions:
        _print_decision(one)
    if listed.hidden:
        say(
            f"Rows of rounds that are open: {listed.hidden}, not shown. "
            "Your own: alteram decisions --round NAME --who YOU."
        )
    elif not listed.decisions:
        say("No decisions in this dossier.")


def print_looks(looks: Sequence[Look]) -> None:
    """Print the decisions that no longer fit, each with what became of its records."""
    for one in looks:
        _print_decision(one.decision)
        say(f"    needs a look: {plain(one.why)} ({short(' '.join(one.records))})")
    if looks:
        say(
            "Renew each of them (alteram decide renew ID) or take it back (alteram decide undo ID)."
        )
    else:
        say("No decision needs a look.")


def _print_decision(one: Decision) -> None:
    coded = f"  [round {plain(one.round)}]" if one.round else ""
    say(f"{one.made}  {plain(one.who)}: {one.action.replace('_', ' ')}  ({one.id}){coded}")
    say(f"    {plain(one.subject)}" + (f"  |  {plain(one.value)}" if one.value else ""))
    if one.why:
        say(f"    {plain(one.why)}")
