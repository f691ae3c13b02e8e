"""Documents: copies and origins, then the texts with passages marked.

Texts stand whole as far as there is room; of the rest the passages stand with what is around them.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import PurePath

from alteram.model import CopyCluster, CopyKind, Document, Entry
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
    names = {one.document.id: name_of(one.document) for one in contents.entries}
    yield from _copies(contents, names)
    left = ROOM
    for entry in sorted(contents.entries, key=lambda one: in_time(one.document)):
        yield from document_heading(entry, 3)
        size = len(entry.text.text)
        whole = size <= left
        stretches = ((0, size),) if whole else tuple(around(entry))
        left -= sum(end - start for start, end in stretches)
        if not whole:
            told = "The passages of this document, with what is around them; the dossier has all."
            yield Words(runs=plain(told), soft=True)
        yield Passages(entry=entry, stretches=stretches)


def document_heading(entry: Entry, level: int) -> Iterator[Block]:
    """Yield the heading of a document, to which links lead, and where it comes from."""
    name = Run(entry.document.title or name_of(entry.document), "name")
    yield Heading(level=level, runs=(name,), anchor=entry.document.id)
    yield Words(runs=_facts(entry), soft=True)


def name_of(document: Document) -> str:
    """Return a document's file name."""
    return PurePath(document.location).name or document.location


def around(entry: Entry, wanted: Set[str] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that hold its claims, with context, none meeting another.

    Of the claims those `wanted`, where ids are given.
    """
    end_of_text = len(entry.text.text)
    start, end = -1, -1
    claims = (one for one in entry.analysis.claims if wanted is None or one.id in wanted)
    for claim in sorted(claims, key=lambda one: (one.span, one.id)):
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


def in_time(document: Document) -> tuple[str, str, str]:
    """Return what sorts documents by the day on which they were published, undated ones last."""
    return document.published or "9999", document.location, document.id


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
        found[contents.wording.copies[kind_of(cluster)]].append(cluster)
    for words, clusters in found.items():
        items = tuple(
            copied(one, here, lambda document: Run(names[document], "name", document))
            for one in clusters
            if len(here := [document for document in one.documents if document in names]) > 1
        )
        if items:
            yield heading(3, words)
            yield Items(items=items)


def kind_of(cluster: CopyCluster) -> CopyKind:
    """Return how the documents of a cluster share a text."""
    return cluster.links[0].kind if cluster.links else "same_text"


def copied(cluster: CopyCluster, here: Sequence[str], link: Callable[[str], Run]) -> Runs:
    """Return those documents `here` that share a text; `link` gives the name of each."""
    runs: list[Run] = []
    for one in here:
        if runs:
            runs.append(Run(", "))
        runs.append(link(one))
        if one == cluster.origin:
            runs.append(Run(" (origin)", "soft"))
        if one == cluster.documents[0]:
            runs.append(Run(" (first appearance)", "soft"))
    if cluster.credit:
        runs += [Run(" all credit ", "soft"), Run(cluster.credit, "name")]
    return tuple(runs)
