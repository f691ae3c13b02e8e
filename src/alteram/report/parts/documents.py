"""Documents: copies and origins, then the texts with passages marked.

Texts stand whole as far as there is room; of the rest the passages stand with what is around them.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from alteram.model import CopyCluster, CopyKind, Entry
from alteram.report.blocks import (
    Block,
    Heading,
    Items,
    Passages,
    Run,
    Runs,
    Words,
    heading,
    plain,
)
from alteram.report.contents import Contents

ROOM = 600_000
"""Characters of texts in one report."""
CONTEXT = 160
"""Characters around a passage where a text does not stand whole."""


def documents(contents: Contents) -> Iterator[Block]:
    """Yield copies and origins, then each document."""
    yield heading(2, "Documents", "documents")
    names = {one.document.id: name_of(one) for one in contents.entries}
    yield from _copies(contents, names)
    left = ROOM
    for entry in sorted(contents.entries, key=_in_time):
        yield Heading(
            level=3,
            runs=(Run(entry.document.title or names[entry.document.id], "name"),),
            anchor=entry.document.id,
        )
        yield Words(runs=_facts(entry), soft=True)
        size = len(entry.text.text)
        whole = size <= left
        stretches = ((0, size),) if whole else tuple(around(entry))
        left -= sum(end - start for start, end in stretches)
        if not whole:
            told = "The passages of this document, with what is around them; the dossier has all."
            yield Words(runs=plain(told), soft=True)
        yield Passages(entry=entry, stretches=stretches)


def name_of(entry: Entry) -> str:
    """Return a document's file name."""
    return PurePath(entry.document.location).name or entry.document.location


def around(entry: Entry) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that hold its claims, with context, none meeting another."""
    end_of_text = len(entry.text.text)
    start, end = -1, -1
    for claim in sorted(entry.analysis.claims, key=lambda one: (one.span, one.id)):
        first = max(0, claim.span.start - CONTEXT)
        last = min(end_of_text, claim.span.end + CONTEXT)
        if first <= end:
            end = max(end, last)
            continue
        if end > start:
            yield start, end
        start, end = first, last
    if end > start:
        yield start, end


def _in_time(entry: Entry) -> tuple[str, str, str]:
    held = entry.document
    return held.published or "9999", held.location, held.id


def _facts(entry: Entry) -> Runs:
    held = entry.document
    author = f", by {held.author}" if held.author else ""
    published = f", published {held.published}" if held.published else ""
    return (
        Run(f"{held.outlet or 'outlet not named'}{author}{published}", "name"),
        Run("; read as "),
        Run(held.location, "name"),
        Run(f" at {held.captured}; SHA-256 "),
        Run(held.sha256, "code"),
        Run("; of the text "),
        Run(entry.text.sha256, "code"),
    )


def _copies(contents: Contents, names: dict[str, str]) -> Iterator[Block]:
    found: dict[str, list[CopyCluster]] = {words: [] for words in contents.wording.copies.values()}
    for cluster in contents.copies:
        kind: CopyKind = cluster.links[0].kind if cluster.links else "same_text"
        found[contents.wording.copies[kind]].append(cluster)
    for words, clusters in found.items():
        items = tuple(runs for one in clusters if (runs := _cluster(one, names)))
        if items:
            yield heading(3, words)
            yield Items(items=items)


def _cluster(cluster: CopyCluster, names: dict[str, str]) -> Runs:
    here: Sequence[str] = [one for one in cluster.documents if one in names]
    if len(here) < 2:
        return ()
    runs: list[Run] = []
    for one in here:
        if runs:
            runs.append(Run(", "))
        runs.append(Run(names[one], "name", one))
        if one == cluster.origin:
            runs.append(Run(" (origin)", "soft"))
        if one == cluster.documents[0]:
            runs.append(Run(" (first appearance)", "soft"))
    if cluster.credit:
        runs += [Run(" all credit ", "soft"), Run(cluster.credit, "name")]
    return tuple(runs)
