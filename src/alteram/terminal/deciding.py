"""Decisions, a paragraph each."""

from collections.abc import Sequence

from alteram.model import Decision
from alteram.terminal.words import plain, say


def print_decisions(decisions: Sequence[Decision]) -> None:
    """Print each decision with who, when and why."""
    for one in decisions:
        say(f"{one.made}  {plain(one.who)}: {one.action.replace('_', ' ')}  ({one.id})")
        say(f"    {plain(one.subject)}" + (f"  |  {plain(one.value)}" if one.value else ""))
        say(f"    {plain(one.why)}")
    if not decisions:
        say("No decisions in this dossier.")
