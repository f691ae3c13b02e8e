"""The parts of a report, one file each, in the order in which they are read."""

from collections.abc import Iterator

from alteram.report.blocks import Block
from alteram.report.contents import Contents, EventTold, Wording
from alteram.report.drawing import DRAWN, Drawing
from alteram.report.parts.accounts import accounts
from alteram.report.parts.documents import documents
from alteram.report.parts.exclusions import exclusions
from alteram.report.parts.figures import figures
from alteram.report.parts.method import method
from alteram.report.parts.opening import event_opening, opening
from alteram.report.parts.points import points
from alteram.report.parts.responsibility import responsibility
from alteram.report.parts.statements import statements


def parts(contents: Contents) -> Iterator[Block]:
    """Yield a report block by block."""
    yield from opening(contents)
    for one in contents.comparisons:
        told = EventTold(
            comparison=one,
            lineages=contents.lineages(one.event),
            timeline=contents.timeline(one.event),
        )
        yield from event_parts(told, contents.wording)
    yield from documents(contents)
    yield from exclusions(contents)
    yield from method(contents)


def event_parts(told: EventTold, wording: Wording, drawing: Drawing = DRAWN) -> Iterator[Block]:
    """Yield what is told of one event block by block."""
    comparison = told.comparison
    yield from event_opening(comparison)
    yield from accounts(comparison, wording)
    yield from points(comparison)
    yield from figures(comparison, told.lineages, wording, drawing)
    yield from responsibility(comparison, wording)
    yield from statements(told.timeline, comparison, drawing)
