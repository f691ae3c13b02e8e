"""A dossier as it is at one moment, in the parts that every page needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from alteram.compare import Common
from alteram.decisions import Judgements
from alteram.model import Decision, Document, Event, LinkedActor, Links, Problem
from alteram.store import Stamp


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Now:
    """What all views of one moment share; nobody changes it.

    `stamp` tells it from other moments, but for its `links`: those of `kept` may be of a moment
    before, as long as what is linked follows decisions. `kept` are links as they were saved,
    `links` are these with the names that people gave, events by date. `documents` stand by date
    and location, undated ones last. `stored` are the records of documents as the program made
    them. `touched` gives for a document the number of the last decision that changed how its
    records stand.
    """

    stamp: Stamp
    decisions: tuple[Decision, ...]
    judged: Judgements
    kept: Links
    links: Links
    stored: Mapping[str, Document]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    records: Mapping[str, Document]
    events: Mapping[str, Event]
    actors: Mapping[str, LinkedActor]
    touched: Mapping[str, int]
    common: Common
