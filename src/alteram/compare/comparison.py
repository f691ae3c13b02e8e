"""Everything said about one event, side by side: the input of tables, pages and files."""

from alteram.compare.accounts import find_accounts, find_competing, find_points
from alteram.compare.figures import compare_figures, count_figures
from alteram.compare.index import Index
from alteram.compare.relations import find_relations
from alteram.compare.responsibility import compare_responsibility
from alteram.comparison import Comparison
from alteram.model import Collection, Event


def compare(event: Event, collection: Collection, index: Index | None = None) -> Comparison:
    """Return what each party said about an event; `index` may be reused for many events."""
    index = index or Index(collection)
    items = index.items(event)
    counted = count_figures(items, event)
    competing = find_competing(items, counted)
    points = find_points(items, competing)
    sets, apart = compare_figures(counted)
    copies = sum(index.firsts.get(document, document) != document for document in event.documents)
    return Comparison(
        event=event,
        documents=len(event.documents),
        copies=copies,
        independent_origins=event.independent_origins,
        accounts=find_accounts(items),
        common=tuple(point for point in points if len(point.parties) > 1),
        competing=competing,
        only=tuple(point for point in points if len(point.parties) == 1),
        figures=sets,
        not_comparable=apart,
        responsibility=compare_responsibility(items),
        relations=find_relations(items, counted),
    )
