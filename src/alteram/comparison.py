"""What comparing gives: records for pages, tables and files; each line names its speaker.

Numbers of origins and copies are those found in this collection.
"""

from dataclasses import dataclass
from typing import Literal

from alteram.model import Act, CountingUnit, Event, Outcome, Position, Qualifier, Relation

PointKind = Literal["act", "responsibility", "denial", "figure", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim as it stands on a page: who said it, through whom, in which words, and where.

    `chain` runs from the innermost speaker to the outlet. `start` and `end` are code points of
    the document's text. `also_in` holds the locations of other documents with the same words of
    the same speaker.
    """

    claim: str
    speaker: str
    chain: tuple[str, ...]
    party: str
    origin: str
    quote: str
    document: str
    location: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    position: Position
    act: Act | None
    date: str | None
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One figure with the line that it stands in; `start` and `end` are its own."""

    figure: str
    line: Line
    verbatim: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """A name that a speaker uses for the event; `distanced` where marked as another's word."""

    name: str
    distanced: bool
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one party said about the event, in order of first appearance."""

    party: str
    speakers: tuple[str, ...]
    documents: tuple[str, ...]
    independent_origins: int
    lines: tuple[Line, ...]
    figures: tuple[FigureLine, ...]
    names: tuple[NameUsed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that is said, by one party or by several."""

    kind: PointKind
    words: str
    parties: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one party said on a point on which the accounts compete."""

    party: str
    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competing:
    """A point on which accounts compete; nothing here says which one holds."""

    kind: PointKind
    words: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSet:
    """Figures that may be compared: same outcome, group, counting unit and scope.

    `reported_min` and `reported_max` are None where all figures of the set are words only.
    """

    id: str
    words: str
    outcome: Outcome
    group: tuple[str, ...]
    counting_unit: CountingUnit
    scope_place: str | None
    scope_interval: str | None
    reported_min: float | None
    reported_max: float | None
    independent_origins: int
    figures: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComparable:
    """Two sets of one outcome that are never drawn in one range, and why."""

    first: str
    second: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Which positions a speaker took towards one actor's responsibility, with the lines."""

    actor: str
    positions: tuple[Position, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """One speaker's positions; `cells` has those actors alone of whom the speaker spoke."""

    speaker: str
    party: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who is held responsible by whom: rows are speakers, columns are actors."""

    columns: tuple[str, ...]
    rows: tuple[ResponsibilityRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation of one line to another: `later` denies, repeats, revises ... `earlier`."""

    relation: Relation
    later: Line
    earlier: Line
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything said about one event, laid side by side."""

    event: Event
    documents: int
    copies: int
    independent_origins: int
    accounts: tuple[Account, ...]
    common: tuple[Point, ...]
    competing: tuple[Competing, ...]
    only: tuple[Point, ...]
    figures: tuple[FigureSet, ...]
    not_comparable: tuple[NotComparable, ...]
    responsibility: Responsibility
    relations: tuple[Related, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One appearance of a number: `copy` where its text first appeared elsewhere.

    `change` says how its wording differs from the step before it ("at least" left out).
    """

    figure: FigureLine
    copy: bool
    new_origin: bool
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The appearances of one number in one comparable set, in order."""

    number: float
    set: str
    documents: int
    independent_origins: int
    first: FigureLine
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where the figures for one outcome of an event come from."""

    event: Event
    outcome: Outcome
    trails: tuple[Trail, ...]
