"""Where figures come from, number by number."""

from alteram.chronology import Lineage, Step, Trail
from alteram.compare.wording import (
    ALL_EVENTS,
    ORDER_UNKNOWN,
    OUTCOMES,
    POSITIONS,
    UNDATED,
    counted_words,
)
from alteram.terminal.passages import chain
from alteram.terminal.words import plain, say

AGAINST_A_FIGURE = ("disputes_figure", "withdraws", "denies_act")


def print_lineage(lineage: Lineage, *, everything: bool = False) -> None:
    """Print each number's appearances in order, with what changed at each step."""
    label = lineage.event.label if lineage.event is not None else ALL_EVENTS
    say(f"== {label}: {OUTCOMES[lineage.outcome]} ==")
    if not lineage.trails:
        say("No figure for this outcome was found in this collection.")
    for trail in lineage.trails:
        _print_trail(trail, with_events=lineage.event is None, everything=everything)


def _print_trail(trail: Trail, *, with_events: bool, everything: bool) -> None:
    say()
    say(
        f"{_number(trail)}: {counted_words(trail.documents, 'document')}, "
        f"{counted_words(trail.copies, 'copy')} among them; independent origins found in this "
        f"collection: {trail.independent_origins}"
    )
    if len(trail.sets) == 1:
        say(f"  {trail.sets[0]}")
    for step in trail.steps:
        _print_step(step, trail, with_events=with_events, everything=everything)
    if trail.reasons:
        say(f"  not comparable throughout: {'; '.join(trail.reasons)}")


def _number(trail: Trail) -> str:
    if trail.low == trail.high:
        return f"{trail.low:,g}"
    return f"{trail.low:,g} to {trail.high:,g}"


def _print_step(step: Step, trail: Trail, *, with_events: bool, everything: bool) -> None:
    line = step.figure.line
    copy = ", copy" if step.copy else ""
    say(f"  {line.published or UNDATED}  {line.location}{copy}")
    changed = "; ".join(one.words for one in step.changes)
    changed += "" if step.in_order else f"; {ORDER_UNKNOWN}"
    against = f" [{POSITIONS[line.position]}]" if line.position in AGAINST_A_FIGURE else ""
    say(f"    {chain(line)}{against}: “{plain(step.figure.verbatim)}” ({plain(changed)})")
    if len(trail.sets) > 1:
        say(f"    {step.set}")
    if with_events and step.event is not None:
        say(f"    {plain(step.event)}")
    if step.copied_in:
        say(f"    the same in {counted_words(len(step.copied_in), 'copy')}")
        for location in step.copied_in if everything else ():
            say(f"      {location}")
