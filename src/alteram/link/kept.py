"""What is kept of a linked collection, so that documents can be added without the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from alteram.link.finding import Facts
from alteram.link.keyed import Actors
from alteram.link.mentions import Mention
from alteram.link.traces import Trace
from alteram.model import Document, Entry, Links

Weights = dict[str, dict[str, float]]
"""The bits of each level by name, under the name of its comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMention:
    """A mention, the id of its event if it has one, and the speakers behind its claims.

    A speaker is that of an `Origin`: it stays as actors come to be known better.
    """

    mention: Mention
    event: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A collection linked: what belongs together, and what is kept to add to it.

    Of documents added, `links` holds what is new or changed and `traces` is of these documents;
    `mentions` are new or changed, `gone` are ids of links that are there no more, `dropped` keys of
    mentions that gave way to others. `weights` are those by which events were found.
    """

    links: Links
    actors: Actors
    facts: Facts
    traces: Sequence[Trace]
    mentions: Sequence[KeptMention]
    weights: Weights
    gone: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()


class Mentions(Protocol):
    """Finds kept mentions."""

    def under(self, blocks: Iterable[str]) -> Iterable[KeptMention]:
        """Return those found under any of these blocks."""

    def of(self, events: Iterable[str]) -> Iterable[KeptMention]:
        """Return those of these events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A collection as it was linked last; `documents` are their records by id.

    `entries` reads some of the documents, by id: those alone whose words turn out to come from a
    document that is added.
    """

    links: Links
    actors: Actors
    facts: Facts
    traces: Sequence[Trace]
    documents: Mapping[str, Document]
    mentions: Mentions
    entries: Callable[[Iterable[str]], Iterable[Entry]]
    weights: Weights
