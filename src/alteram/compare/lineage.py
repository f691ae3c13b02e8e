"""Where a figure comes from: first appearance, origins against copies, changes of wording."""

from collections import defaultdict
from collections.abc import Sequence

from alteram.compare.figures import Counted, Scope, count_figures, ends, set_words
from alteram.compare.index import Index
from alteram.compare.wording import FIRST_APPEARANCE, change_words
from alteram.comparison import Lineage, Step, Trail
from alteram.model import Collection, Event, Outcome


def _trail(number: float, scope: Scope, members: Sequence[Counted]) -> Trail:
    steps: list[Step] = []
    origins: set[str] = set()
    for one in members:
        earlier = steps[-1].figure if steps else None
        steps.append(
            Step(
                figure=one.line,
                copy=one.item.copy,
                new_origin=one.item.origin.key not in origins,
                change=change_words(earlier.qualifier, one.figure.qualifier)
                if earlier is not None
                else FIRST_APPEARANCE,
            )
        )
        origins.add(one.item.origin.key)
    return Trail(
        number=number,
        set=set_words(scope),
        documents=len({one.line.line.document for one in members}),
        independent_origins=len(origins),
        first=members[0].line,
        steps=tuple(steps),
    )


def trace(event: Event, outcome: Outcome, collection: Collection) -> Lineage:
    """Return for each number given for one outcome of an event where it appeared, in order.

    Numbers are followed within their comparable set alone; a range is followed by both ends.
    """
    items = list(Index(collection).every_item(event))
    groups: dict[tuple[Scope, float], list[Counted]] = defaultdict(list)
    for one in count_figures(items, event):
        if one.figure.outcome == outcome:
            for number in sorted(set(ends(one.figure) or ())):
                groups[one.scope, number].append(one)
    trails = [_trail(number, scope, ours) for (scope, number), ours in sorted(
        groups.items(), key=lambda group: (group[0][0], group[0][1])
    )]  # fmt: skip
    return Lineage(event=event, outcome=outcome, trails=tuple(trails))
