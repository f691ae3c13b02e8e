"""What a report is made from: records as they may be shown, and the program's words for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alteram.chronology import Lineage, Timeline
from alteram.comparison import Comparison
from alteram.decisions import Judgements
from alteram.model import CopyCluster, CopyKind, Entry, Event, Position, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The program's words for each position, and for each way of sharing a text."""

    positions: Mapping[Position, str]
    copies: Mapping[CopyKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTold:
    """All that is told of one event: `entries` are the documents that its lines stand in."""

    comparison: Comparison
    lineages: tuple[Lineage, ...]
    timeline: Timeline
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a report tells of.

    `lineages` gives where the figures of an event come from, outcome by outcome, `timeline` its
    statements. `notes` are sentences on what was masked or left out on purpose, `settings` pairs
    of a name and what holds for it. `narrowed` is set where only some events were asked for.
    """

    entries: tuple[Entry, ...]
    copies: tuple[CopyCluster, ...]
    comparisons: tuple[Comparison, ...]
    lineages: Callable[[Event], tuple[Lineage, ...]]
    timeline: Callable[[Event], Timeline]
    problems: tuple[Problem, ...]
    judged: Judgements
    notes: tuple[str, ...]
    wording: Wording
    settings: tuple[tuple[str, str], ...]
    version: str
    narrowed: bool = False
