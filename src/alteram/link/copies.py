"""Which documents share text: copies, rewritten copies, statements inside articles, quotations.

Fingerprints only propose pairs; the share of common runs of words decides, exactly. All is
found from the traces, without reading a text again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from alteram.decisions import NO_PAIRS, Pair, Pairs
from alteram.link.candidates import (
    Follower,
    collapse,
    find_furniture,
    quotation_rows,
    rows_of,
)
from alteram.link.copy_clusters import Found, clusters_of
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.fingerprints import Hashes
from alteram.link.sharing import Shared, View, judge, quotation_share, views
from alteram.link.traces import Trace
from alteram.model import CopyCluster
from alteram.origins import first_to_last

LEAST_PRINTS, LEAST_RUNS = 2, 3
_MOST_CREDITED = 20
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """The texts of a collection in order, which of them lead, and the copies of these."""

    views: list[View]
    leaders: list[int]
    followers: list[Follower]
    furniture: dict[str, Hashes]


def compared(traces: Sequence[Trace], furniture: dict[str, Hashes] | None = None) -> Compared:
    """Return the texts in order of first appearance, those that are one collapsed.

    `furniture` is what outlets repeat on their pages, where it is known from more documents.
    """
    order = first_to_last([one.appearance for one in traces])
    known = find_furniture(traces) if furniture is None else furniture
    held = views([traces[number] for number in order], known)
    return Compared(held, *collapse(held), known)


def find_copies(
    traces: Sequence[Trace],
    before: Sequence[CopyCluster] = (),
    judged: Pairs = NO_PAIRS,
    engine: LinkingEngine = LOCAL,
) -> tuple[CopyCluster, ...]:
    """Return the clusters of documents that share text; `before` lends its ids.

    A cluster is of one text, of one statement inside others, or of one quotation; a document
    may stand in several. Documents that a person joined (`judged`) are copies of one text
    whatever their words, and those told apart are in no cluster of one text together.
    """
    return clusters_among(compared(traces), before, judged, engine)


def clusters_among(
    texts: Compared,
    before: Sequence[CopyCluster] = (),
    judged: Pairs = NO_PAIRS,
    engine: LinkingEngine = LOCAL,
) -> tuple[CopyCluster, ...]:
    """Return the clusters among texts that stand ready to be compared."""
    quotations = find_quotations(texts.views, engine)
    pairs = {(head, number): shared for head, number, shared in texts.followers}
    rows = rows_of(texts.views, texts.leaders, texts.followers)
    proposed = engine.share(*rows, LEAST_PRINTS)
    for one, other in [*map(tuple, proposed.tolist()), *credited_pairs(texts.views, quotations)]:
        if (one, other) not in pairs:
            shared = judge(texts.views[one], texts.views[other])
            if shared is not None:
                pairs[one, other] = shared
    numbers = {view.trace.document: number for number, view in enumerate(texts.views)}
    joined, parted = _numbered(judged.joined, numbers), _numbered(judged.parted, numbers)
    for pair in parted:
        pairs.pop(pair, None)
    for pair in joined:
        pairs[pair] = Shared("same_text", _common_part(texts.views, pair))
    return clusters_of(Found(texts.views, pairs, quotations, joined, parted), before)


def _numbered(judged: Iterable[Pair], numbers: dict[str, int]) -> list[Place]:
    """Return pairs of documents as numbers, sorted; those with documents not there are left out."""
    found = []
    for pair in judged:
        if pair.first in numbers and pair.second in numbers:
            one, other = numbers[pair.first], numbers[pair.second]
            found.append((min(one, other), max(one, other)))
    return sorted(found)


def _common_part(held: Sequence[View], pair: Place) -> float:
    one, other = held[pair[0]].unique, held[pair[1]].unique
    common = np.intersect1d(one, other, assume_unique=True)
    return len(common) / max(1, min(len(one), len(other)))


def find_quotations(held: Sequence[View], engine: LinkingEngine = LOCAL) -> list[list[Place]]:
    """Return for each quotation that several texts have the places where it stands, in order.

    A place is the number of the text and that of the quotation within it.
    """
    groups, numbers, runs = quotation_rows(held)
    same = [
        (one, other)
        for one, other in engine.share(numbers, runs, LEAST_RUNS).tolist()
        if quotation_share(_runs(held, groups[one][0]), _runs(held, groups[other][0]))
    ]
    gathered = _around_the_first(len(groups), same, [min(places) for places in groups])
    places = [sorted(place for number in one for place in groups[number]) for one in gathered]
    return sorted(found for found in places if len({text for text, _ in found}) > 1)


def _around_the_first(
    count: int, same: Iterable[tuple[int, int]], first: Sequence[Place]
) -> list[list[int]]:
    """Return quotations with those that are one with the earliest of them, not with each other.

    A chain of quotations that differ a little from link to link ends with other words.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in same:
        near[one].append(other)
        near[other].append(one)
    taken: set[int] = set()
    found = []
    for number in sorted(range(count), key=lambda n: first[n]):
        if number not in taken:
            group = [number, *(other for other in near[number] if other not in taken)]
            taken.update(group)
            found.append(group)
    return found


def _runs(held: Sequence[View], place: Place) -> Hashes:
    return held[place[0]].quotations[place[1]]


def credited_pairs(
    held: Sequence[View], quotations: Iterable[Sequence[Place]]
) -> list[tuple[int, int]]:
    """Return pairs of texts that have a quotation in common and of which one credits the other.

    Or both credit one agency. Of many texts of an outlet the first ones are taken.
    """
    found: set[tuple[int, int]] = set()
    for places in quotations:
        texts = sorted({text for text, _ in places})
        by_outlet: dict[str, list[int]] = defaultdict(list)
        for text in texts:
            for key in held[text].outlets | held[text].surely:
                by_outlet[key].append(text)
        for text in texts:
            for key in held[text].credits:
                others = by_outlet.get(key, [])[:_MOST_CREDITED]
                found.update((min(text, o), max(text, o)) for o in others if o != text)
    return sorted(found)
