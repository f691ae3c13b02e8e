"""The copies of a dossier, laid out with their origins and, where wanted, what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.compare import Differences, find_differences, place_of
from alteram.errors import NotFoundError
from alteram.model import CopyCluster, CopyKind, Document, Entry, Republication, Span
from alteram.store import Dossier

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document of a cluster; `of` is the document that it has text of, None at the origin.

    `overlap` is the share of the shorter text's words that both have, `credit` the agency that
    the text names, `passages` the words in common where they are not the text as a whole.
    """

    document: Document
    of: Document | None
    kind: CopyKind | None
    overlap: float
    credit: str | None
    passages: tuple[str, ...]
    differences: Differences | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameText:
    """One text, statement or quotation with all documents that have it, by first appearance."""

    id: str
    kind: CopyKind
    origin: Document
    credit: str | None
    copies: tuple[Copy, ...]


def copies(
    document: str | None = None,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    differences: bool = False,
) -> tuple[SameText, ...]:
    """Return the texts that several documents have, largest first, each with its documents.

    `document` is an id, a location or its end; raises NotFoundError where no document or more
    than one answers to it. `differences` adds what each copy leaves out, adds and changes.
    """
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        wanted = None if document is None else _find(store.documents(), document)
        found: list[SameText] = []
        for one in store.links().copies:
            if wanted is None or wanted in one.documents:
                entries = {entry.document.id: entry for entry in store.sound(one.documents)}
                found += copies_among(entries, [one], differences=differences)
    return tuple(sorted(found, key=_largest_first))


def copies_among(
    entries: Mapping[str, Entry], clusters: Iterable[CopyCluster], *, differences: bool = False
) -> tuple[SameText, ...]:
    """Return the texts that clusters are of, as `copies` does; `entries` by document id.

    A cluster of which a document is missing is left out.
    """
    found = [
        _same_text(cluster, entries, differences)
        for cluster in clusters
        if cluster.links and entries.keys() >= set(cluster.documents)
    ]
    return tuple(sorted(found, key=_largest_first))


def _largest_first(text: SameText) -> tuple[bool, int, str, str]:
    small = text.kind == "same_quotation"
    return small, -len(text.copies), text.origin.location, text.id


def _find(documents: Iterable[Document], name: str) -> str:
    ends = [one for one in documents if name == one.id or one.location.endswith(name)]
    found = [one for one in ends if name in (one.id, one.location)] or ends
    if len(found) == 1:
        return found[0].id
    if not found:
        raise NotFoundError(f"No document answers to {name!r}. `alteram copies` lists them.")
    named = "; ".join(f"{one.location} ({one.id})" for one in found[:_MOST_NAMED])
    raise NotFoundError(f"{len(found)} documents answer to {name!r}: {named}. Name one by its id.")


def _same_text(cluster: CopyCluster, entries: Mapping[str, Entry], differences: bool) -> SameText:
    origin = cluster.origin or cluster.documents[0]
    by_copy: dict[str, list[Republication]] = {document: [] for document in cluster.documents}
    for link in cluster.links:
        by_copy.setdefault(link.document, []).append(link)
    laid_out = [
        copy
        for document, links in by_copy.items()
        for copy in _copies_of(entries, document, links, differences)
    ]
    kind = cluster.links[0].kind
    return SameText(
        id=cluster.id,
        kind="same_text" if kind == "rewritten" else kind,
        origin=entries[origin].document,
        credit=cluster.credit,
        copies=tuple(laid_out),
    )


def _copies_of(
    entries: Mapping[str, Entry], document: str, links: Sequence[Republication], wanted: bool
) -> list[Copy]:
    entry = entries[document]
    if not links:
        return [
            Copy(document=entry.document, of=None, kind=None, overlap=1.0, credit=None,
                 passages=(), differences=None)
        ]  # fmt: skip
    text = entry.text.text
    return [
        Copy(
            document=entry.document,
            of=entries[link.of].document,
            kind=link.kind,
            overlap=link.overlap,
            credit=link.credit,
            passages=tuple(text[span.start : span.end] for span in link.passages),
            differences=_differences(entries[link.of], entry, link) if wanted else None,
        )
        for link in links
    ]


def _differences(earlier: Entry, copy: Entry, link: Republication) -> Differences | None:
    """Return what differs: of texts as a whole, or of the passages that both have."""
    if link.kind in ("same_text", "rewritten") or not link.passages:
        return find_differences(earlier.text.text, copy.text.text)
    within = Span(link.passages[0].start, link.passages[-1].end)
    if link.kind == "contains":
        return find_differences(earlier.text.text, copy.text.text, within=within)
    longest = max(link.passages, key=lambda span: (span.end - span.start, -span.start))
    words = copy.text.text[longest.start : longest.end]
    among = place_of(words, earlier.text.text)
    if among is None:
        return None
    return find_differences(earlier.text.text, copy.text.text, within=longest, among=among)
