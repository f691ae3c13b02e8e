"""What was shown when somebody decided: a mark that travels with the form and is compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from alteram.api import ReviewItem
from alteram.decisions import Judgements
from alteram.desk import View
from alteram.model import content_id


def records_of(item: ReviewItem) -> tuple[str, ...]:
    """Return the ids of all that is decided on in one item: claim, attribution, figures."""
    return (item.id, item.attribution, *(one.id for one in item.figures))


def mark(judged: Judgements, records: Iterable[str]) -> str:
    """Return a mark that is another one as soon as anybody decided on one of the records."""
    found: list[str] = []
    for record in records:
        rulings = [held.get(record) for held in (judged.reviews, judged.restrictions)]
        rulings += judged.edits.get(record, {}).values()
        found += sorted(one.decision for one in rulings if one is not None)
    return content_id("shown", *found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An item as it is laid out, with the mark of what is shown."""

    item: ReviewItem
    shown: str


def card(seen: View, item: ReviewItem) -> Card:
    """Return an item with the mark of what is shown of it."""
    return Card(item=item, shown=mark(seen.judged, records_of(item)))
