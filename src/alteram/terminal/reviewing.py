"""The queue of proposals, a paragraph each."""

from collections.abc import Iterable

from alteram.api import Queue, ReviewItem
from alteram.api.reviewing import Field
from alteram.decisions import Ruling
from alteram.terminal.words import plain, safe, say

ACCEPTED_MEANS = "Accepted means: the passage says this."


def print_queue(queue: Queue) -> None:
    """Print each claim with its passage in context and what the program proposes."""
    for one in queue.items:
        _print_item(one)
    say(f"{len(queue.items)} of {queue.total} shown. {ACCEPTED_MEANS}")


def _print_item(one: ReviewItem) -> None:
    say(f"{one.id}  {one.state.replace('_', ' ')}{_by(one.ruling)}")
    say(f"    {plain(one.location)}:{one.start}-{one.end}")
    say(f"    {_line(one.before)}[{_line(one.passage)}]{_line(one.after)}")
    chain = " <- ".join(plain(name) for name in one.chain) or plain(one.speaker)
    say(f"    said by {chain}  ({one.attribution}, {one.attribution_state.replace('_', ' ')})")
    _print_fields(one.fields)
    for figure in one.figures:
        state = figure.state.replace("_", " ")
        say(f"    figure {figure.id}  {state}{_by(figure.ruling)}: “{plain(figure.verbatim)}”")
        _print_fields(figure.fields)
    say()


def _print_fields(fields: Iterable[Field]) -> None:
    for one in fields:
        words = plain(one.proposed) or "(none)"
        if one.edited is not None:
            words += f" -> {plain(one.edited.value) or '(none)'}{_by(one.edited)}"
        say(f"        {one.name}: {words}")


def _by(ruling: Ruling | None) -> str:
    if ruling is None:
        return ""
    why = f": {plain(ruling.why)}" if ruling.why else ""
    return f" by {plain(ruling.who)} on {ruling.made[:10]}{why}"


def _line(words: str) -> str:
    """Return a stretch of text on one line, with the spaces at its ends kept."""
    return safe(words.replace("\n", " "))
