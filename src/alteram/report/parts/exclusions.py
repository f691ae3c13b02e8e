"""What is not in the report, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence

from alteram.decisions import Judgements
from alteram.model import Problem
from alteram.report.blocks import Block, Items, Run, Runs, Words, heading, plain
from alteram.report.contents import Contents

NOTHING = "Nothing was set aside in reading."
SET_ASIDE = "Set aside, or to look at"


def exclusions(contents: Contents) -> Iterator[Block]:
    """Yield what was set aside, withheld or rejected."""
    yield from not_in_it(contents.notes, contents.judged, narrowed=contents.narrowed)
    if not contents.problems:
        yield Words(runs=plain(NOTHING))
        return
    yield heading(3, SET_ASIDE, "problems")
    yield Items(items=tuple(map(problem, contents.problems)))


def not_in_it(notes: Sequence[str], judged: Judgements, *, narrowed: bool) -> Iterator[Block]:
    """Yield what was withheld, rejected or not asked for."""
    yield heading(2, "Not in this report", "exclusions")
    told: list[Runs] = [plain(note) for note in notes]
    states = Counter(ruling.value for ruling in judged.reviews.values())
    for state in sorted(states):
        left_out = ", left out" if state == "rejected" else ""
        words = f"Records that people marked {_said(state)}: {states[state]:,}{left_out}."
        told.append(plain(words))
    if narrowed:
        told.append(plain("Only the events asked for, and their documents, are in this report."))
    if told:
        yield Items(items=tuple(told))


def problem(one: Problem) -> Runs:
    """Return what was set aside and why."""
    return (Run(one.location, "name"), Run(f", {one.stage}: "), Run(one.message, "name"))


def _said(state: str) -> str:
    return state.replace("_", " ")
