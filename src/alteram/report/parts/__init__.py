"""The parts of a report, one file each, in the order in which they are read."""

from collections.abc import Iterator

from alteram.report.blocks import Block
from alteram.report.contents import Contents
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
    for comparison in contents.comparisons:
        yield from event_opening(comparison)
        yield from accounts(comparison, contents.wording)
        yield from points(comparison)
        yield from figures(comparison, contents.lineages(comparison.event), contents.wording)
        yield from responsibility(comparison, contents.wording)
        yield from statements(contents.timeline(comparison.event), comparison)
    yield from documents(contents)
    yield from exclusions(contents)
    yield from method(contents)
