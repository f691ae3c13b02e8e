"""Which documents share text: copies, statements inside articles, the same quotation.

Fingerprints only propose pairs; the share of common five-word runs decides, exactly.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from alteram.link.fingerprints import WORDS, Hashes, shingles, winnow, words_of
from alteram.model import CopyCluster, CopyKind, Entry, Republication, content_id
from alteram.origins import in_order

SAME_TEXT = 0.5
REWORDED, THROUGHOUT = 0.25, 0.6
LEAST_WORDS = 12
LEAST_QUOTED = 8
_COMMONEST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What of a document is compared: the body's runs of words, and those inside quotations."""

    document: str
    size: int
    runs: Hashes
    body: Hashes
    quoted: Hashes
    prints: Hashes


def body_of(entry: Entry) -> str:
    """Return the text without headline, dateline, byline and page furniture."""
    text, kept, position = entry.text.text, [], 0
    for part in sorted(entry.text.parts, key=lambda part: part.span):
        if part.span.start > position:
            kept.append(text[position : part.span.start])
        position = max(position, part.span.end)
    kept.append(text[position:])
    return "\n".join(kept)


def _quoted(entry: Entry) -> Hashes:
    text = entry.text.text
    found = [
        shingles(words)
        for attribution in entry.analysis.attributions
        if attribution.kind in ("direct", "mixed")
        for span in attribution.content
        if len(words := words_of(text[span.start : span.end])) >= WORDS
    ]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)


def trace(entry: Entry) -> Trace:
    """Return what is compared of one document."""
    words = words_of(body_of(entry))
    runs = shingles(words)
    return Trace(
        document=entry.document.id,
        size=len(words),
        runs=runs,
        body=np.unique(runs),
        quoted=_quoted(entry),
        prints=winnow(runs),
    )


def _same_bodies(traces: Sequence[Trace]) -> list[list[int]]:
    groups: dict[bytes, list[int]] = defaultdict(list)
    for number, item in enumerate(traces):
        if item.size >= LEAST_WORDS:
            groups[item.body.tobytes()].append(number)
    return list(groups.values())


def _candidates(traces: Sequence[Trace], firsts: Iterable[int]) -> list[tuple[int, int]]:
    """Return pairs with a fingerprint in common, leaving out fingerprints that many texts have."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number in firsts:
        for fingerprint in traces[number].prints.tolist():
            holders[fingerprint].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= _COMMONEST:
            for i, left in enumerate(numbers):
                shared.update((left, right) for right in numbers[i + 1 :])
    return sorted(shared)


def _judge(a: Trace, b: Trace) -> tuple[CopyKind, float] | None:
    common = np.intersect1d(a.body, b.body, assume_unique=True)
    small, large = sorted((len(a.body), len(b.body)))
    share = len(common) / small
    if len(common) / large >= SAME_TEXT:
        return "same_text", share
    if share >= REWORDED:
        least, most = sorted((_extent(a, common), _extent(b, common)))
        if most >= THROUGHOUT:
            return "same_text" if least >= THROUGHOUT else "contains", share
    quoted = np.intersect1d(a.quoted, b.quoted, assume_unique=True)
    if len(quoted) >= LEAST_QUOTED:
        return "same_quotation", share
    return None


def _extent(item: Trace, common: Hashes) -> float:
    """Return how much of a text lies between its first run of common words and its last.

    A text that was reworded shares runs from end to end; a statement inside an article does not.
    """
    (at,) = np.isin(item.runs, common).nonzero()
    return float(at[-1] - at[0] + 1) / len(item.runs) if len(at) else 0.0


def _pairs(traces: Sequence[Trace]) -> list[tuple[int, int, CopyKind, float]]:
    found: list[tuple[int, int, CopyKind, float]] = []
    firsts = []
    for group in _same_bodies(traces):
        firsts.append(group[0])
        found.extend((group[0], other, "same_text", 1.0) for other in group[1:])
    for left, right in _candidates(traces, firsts):
        judged = _judge(traces[left], traces[right])
        if judged is not None:
            found.append((left, right, *judged))
    return found


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of numbers below `count` that pairs connect, two or more in each."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in pairs:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for node in range(count):
        groups[root(node)].append(node)
    return [group for group in groups.values() if len(group) > 1]


def find_copies(entries: Sequence[Entry]) -> tuple[CopyCluster, ...]:
    """Return the clusters of documents that share text; a cluster is of one kind of sharing.

    A document may stand in a cluster of copies and in one for a statement that it contains.
    """
    ordered = in_order(entries)
    traces = [trace(entry) for entry in ordered]
    pairs = _pairs(traces)
    clusters = []
    for kind in ("same_text", "contains", "same_quotation"):
        ours = [pair for pair in pairs if pair[2] == kind]
        for group in components(len(traces), ((left, right) for left, right, _, _ in ours)):
            members = set(group)
            documents = tuple(traces[number].document for number in group)
            links = tuple(
                Republication(
                    document=traces[right].document,
                    of=traces[left].document,
                    kind=pair_kind,
                    overlap=round(share, 3),
                )
                for left, right, pair_kind, share in ours
                if left in members
            )
            made = content_id("copies", kind, documents[0])
            clusters.append(CopyCluster(id=made, documents=documents, links=links))
    return tuple(sorted(clusters, key=lambda cluster: cluster.id))
