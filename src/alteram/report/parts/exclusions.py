"""What is not in the report, and why."""

from collections import Counter
from collections.abc import Iterator

from alteram.report.blocks import Block, Items, Run, Words, heading, plain
from alteram.report.contents import Contents


def exclusions(contents: Contents) -> Iterator[Block]:
    """Yield what was set aside, withheld or rejected."""
    yield heading(2, "Not in this report", "exclusions")
    told: list[tuple[Run, ...]] = [plain(note) for note in contents.notes]
    states = Counter(ruling.value for ruling in contents.judged.reviews.values())
    for state in sorted(states):
        left_out = ", left out" if state == "rejected" else ""
        words = f"Records that people marked {_said(state)}: {states[state]:,}{left_out}."
        told.append(plain(words))
    if contents.narrowed:
        told.append(plain("Only the events asked for, and their documents, are in this report."))
    if told:
        yield Items(items=tuple(told))
    if not contents.problems:
        yield Words(runs=plain("Nothing was set aside in reading."))
        return
    yield heading(3, "Set aside, or to look at", "problems")
    yield Items(
        items=tuple(
            (Run(one.location, "name"), Run(f", {one.stage}: "), Run(one.message, "name"))
            for one in contents.problems
        )
    )


def _said(state: str) -> str:
    return state.replace("_", " ")
