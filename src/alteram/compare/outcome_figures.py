"""All figures for one outcome in a collection, compared with their like, whatever the event."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alteram.compare.figure_sets import compare_figures, group_figures
from alteram.compare.figures import Counted, scope_of
from alteram.compare.index import Index, Item, once
from alteram.compare.wording import NOT_STATED, NOTHING_STATED
from alteram.comparison import OutcomeFigures
from alteram.model import Collection, Event, Outcome


def _counted(item: Item, outcome: Outcome, event: Event | None) -> Iterator[Counted]:
    """Yield an item's figures with what they say of place and period, else what their event is."""
    for figure, line in item.figures:
        if figure.outcome != outcome:
            continue
        scope = scope_of(figure, event)
        place = scope.place or (event.place if event is not None else item.line.place) or ""
        interval = scope.interval or (event.date if event is not None else item.line.date) or ""
        scope = replace(scope, place=place, interval=interval)
        if not (scope.group or place or interval or scope.part):
            # Nothing says that two such figures count the same.
            scope = replace(scope, part=NOTHING_STATED.format(document=item.line.location))
        yield Counted(item=item, figure=figure, line=line, scope=scope)


def count_all(
    index: Index, collection: Collection, outcome: Outcome, *, copies: bool = False
) -> list[Counted]:
    """Return all figures for an outcome in a collection, of an event or of none, in order.

    What an event's figures leave unsaid of place and period is that of the event. With `copies`
    every document that has a figure gives it once more.
    """
    events = {claim: event for event in collection.links.events for claim in event.claims}
    claims = {
        figure.claim
        for entry in index.entries
        for figure in entry.analysis.figures
        if figure.outcome == outcome
    }
    found: Iterable[Item] = index.of_claims(claims)
    items = found if copies else once(found)
    return [one for item in items for one in _counted(item, outcome, events.get(item.line.claim))]


def figures_of(collection: Collection, outcome: Outcome) -> OutcomeFigures:
    """Return all figures for one outcome, compared with their like over the whole collection."""
    index = Index(collection)
    counted = count_all(index, collection, outcome)
    sets, apart = compare_figures(group_figures(counted, index.judgements.figures), NOT_STATED)
    return OutcomeFigures(
        outcome=outcome,
        documents=len({document for one in counted for document in one.item.documents}),
        independent_origins=len({one.item.origin.key for one in counted}),
        sets=sets,
        not_comparable=apart,
    )
