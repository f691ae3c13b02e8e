"""Where figures come from, number by number."""

from alteram.compare.wording import OUTCOMES
from alteram.comparison import Lineage
from alteram.terminal.passages import chain
from alteram.terminal.words import plain, say


def print_lineage(lineage: Lineage) -> None:
    """Print each number's appearances in order, with what changed at each step."""
    say(f"== {lineage.event.label}: {OUTCOMES[lineage.outcome]} ==")
    if not lineage.trails:
        say("No figure for this outcome was found in this collection.")
    for trail in lineage.trails:
        say()
        say(
            f"{trail.number:,.0f} ({trail.set}), documents: {trail.documents}, "
            f"independent origins found in this collection: {trail.independent_origins}"
        )
        for step in trail.steps:
            line = step.figure.line
            copy = ", copy" if step.copy else ""
            say(f"  {line.published or 'undated'}  {line.location}{copy}")
            say(f"    {chain(line)}: “{plain(step.figure.verbatim)}” ({step.change})")
