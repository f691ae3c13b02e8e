"""Everything said about one event, side by side: the input of tables, pages and files."""

from alteram.compare.accounts import find_accounts
from alteram.compare.competing import find_competing
from alteram.compare.figure_sets import compare_figures, group_figures
from alteram.compare.figures import count_figures
from alteram.compare.index import Index
from alteram.compare.questions import find_questions
from alteram.compare.relations import find_relations
from alteram.compare.responsibility import compare_responsibility
from alteram.compare.shared import find_shared
from alteram.compare.tellings import Tellings
from alteram.comparison import Comparison
from alteram.model import Collection, Event


def compare(event: Event, collection: Collection, index: Index | None = None) -> Comparison:
    """Return what each party said about an event; `index` may be reused for many events."""
    index = index or Index(collection)
    items = index.items(event)
    counted = count_figures(items, event)
    groups = group_figures(counted, index.judgements.figures)
    competing = find_competing(items, groups, event.date)
    common, only = find_shared(items, groups, competing)
    sets, apart = compare_figures(groups)
    copies = sum(index.firsts.get(document, document) != document for document in event.documents)
    return Comparison(
        event=event,
        documents=len(event.documents),
        copies=copies,
        independent_origins=event.independent_origins,
        accounts=find_accounts(items),
        common=common,
        competing=competing,
        only=only,
        questions=find_questions(items, groups),
        figures=sets,
        not_comparable=apart,
        responsibility=compare_responsibility(items),
        relations=find_relations(Tellings(index), event),
    )
