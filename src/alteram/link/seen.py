"""What linking keeps of one document by itself, and of all documents together.

A document is seen on any machine and in any order; once all were seen, the collection has what
each of them must know of the others (`Common`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from alteram.link.actor_facts import ActorFacts, facts_of
from alteram.link.finding import Facts, Known
from alteram.link.packed import Packed, packed
from alteram.link.placenames import unlisted_places
from alteram.link.traces import Trace, trace
from alteram.model import CopyCluster, Document, Entry, LinkedActor
from alteram.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that linking keeps of one document by itself.

    `unlisted` are the names that no gazetteer has and the document tells to be a place, sorted.
    """

    document: Document
    trace: Trace
    actors: ActorFacts
    unlisted: tuple[str, ...] = ()


def seen(entry: Entry) -> Seen:
    """Return what linking keeps of a document: a pure function of it."""
    return Seen(
        document=entry.document,
        trace=trace(entry),
        actors=facts_of(entry),
        unlisted=tuple(sorted(unlisted_places([entry]))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was seen of documents, by their ids; `facts` count those of earlier ones too."""

    documents: dict[str, Document]
    traces: list[Trace]
    actors: Packed[ActorFacts]
    facts: Facts


def gathered(every: Iterable[Seen], before: Facts) -> Gathered:
    """Return what was seen of documents, in whatever order, with the facts of earlier ones."""
    documents: list[Document] = []
    traces: list[Trace] = []
    actors: list[bytes] = []
    unlisted = set(before.unlisted)
    for one in every:
        documents.append(one.document)
        traces.append(one.trace)
        actors.append(packed(one.actors))
        unlisted.update(one.unlisted)
    order = sorted(range(len(documents)), key=lambda number: documents[number].id)
    return Gathered(
        documents={documents[number].id: documents[number] for number in order},
        traces=[traces[number] for number in order],
        actors=Packed(ActorFacts, (actors[number] for number in order)),
        facts=Facts(unlisted=tuple(sorted(unlisted))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What a document must know of all others to tell its mentions; packed, it goes to each worker.

    `documents` are those alone to which copies and passages may go back. A worker asks once for
    `known` and `origins`, which are ready to be asked and large, and tells with them many
    documents.
    """

    facts: Facts
    actors: tuple[LinkedActor, ...]
    copies: tuple[CopyCluster, ...]
    documents: tuple[Document, ...]

    def known(self) -> Known:
        """Return the facts and actors, ready to be asked."""
        return Known(self.facts, self.actors)

    def origins(self) -> Origins:
        """Return what finds original speakers."""
        return Origins(self.actors, self.copies, {one.id: one for one in self.documents})


def common_to(
    facts: Facts,
    actors: tuple[LinkedActor, ...],
    copies: tuple[CopyCluster, ...],
    documents: dict[str, Document],
) -> Common:
    """Return what all documents of a collection must know."""
    named = {link.of for cluster in copies for link in cluster.links}
    named |= {cluster.origin or cluster.documents[0] for cluster in copies}
    return Common(
        facts=facts,
        actors=actors,
        copies=copies,
        documents=tuple(documents[one] for one in sorted(named) if one in documents),
    )
