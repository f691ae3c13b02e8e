"""What comparing gives: records for pages, tables and files; each line names its speaker.

Numbers of origins and copies are those found in this collection.
"""

from dataclasses import dataclass
from typing import Literal

from alteram.model import Act, CountingUnit, Event, Outcome, Position, Qualifier, Relation

PointKind = Literal[
    "affected", "act", "denial", "demand", "stance", "date", "place", "figure", "dispute",
    "means", "explanation", "responsibility", "answer", "name",
]  # fmt: skip
Question = Literal["who", "what", "when", "where", "how_many", "how", "responsible", "name"]
AskedFor = Literal["point", "figure", "explanation", "answer", "date", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim as it stands on a page: who said it, through whom, in which words, and where.

    `chain` runs from the innermost speaker to the outlet. `start` and `end` are code points of
    the document's text. `date` and `place` are those that the claim gives. `also_in` holds the
    locations of other documents with the same words of the same speaker.
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
    place: str | None = None
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
class Point:
    """One thing that is said, by one party or by several.

    `words` is what is said ("killing"); `sentence` names who said it ("Ada Merin said: killing").
    """

    kind: PointKind
    words: str
    sentence: str
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an account holds on one question (who, what, when ...), in order of appearance."""

    question: Question
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one party said about the event, in order of first appearance.

    `answers` lays it out by question; questions that the account leaves open are not there.
    `reasons` are those for which a person chose this party; none where the program proposed it.
    """

    party: str
    reasons: tuple[str, ...]
    speakers: tuple[str, ...]
    documents: tuple[str, ...]
    independent_origins: int
    answers: tuple[Answer, ...]
    lines: tuple[Line, ...]
    figures: tuple[FigureLine, ...]
    names: tuple[NameUsed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one party said on a point on which the accounts compete."""

    party: str
    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competing:
    """A point on which accounts compete; nothing here says which one holds.

    Sides stand in alphabetical order of their parties.
    """

    kind: PointKind
    words: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What may be asked of a party: others spoke of it, or its own account leaves it open.

    `lines` are the passages behind the question, `independent_origins` how many different
    original speakers they go back to.
    """

    party: str
    asked_for: AskedFor
    words: str
    lines: tuple[Line, ...]
    independent_origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSet:
    """Figures that may be compared: same outcome, group, counting unit and scope.

    `reported_min` and `reported_max` are None where all figures of the set are words only;
    `least` and `greatest` are the ids of the figures that give them. `documents` counts copies
    too, `independent_origins` does not. `by_decision` is set where a person put figures together
    that the program would not compare, or told apart figures that it would.
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
    least: tuple[str, ...]
    greatest: tuple[str, ...]
    documents: int
    independent_origins: int
    parties: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    by_decision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComparable:
    """Sets of one outcome that are never drawn in one range, and one reason why.

    `number` is given where one and the same number stands in each of them.
    """

    outcome: Outcome
    sets: tuple[str, ...]
    reason: str
    number: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Which positions a speaker took towards one actor's responsibility, with the lines.

    `as_written` holds the speaker's own words for the actor where they give no name
    ("occupiers") and the text says who is meant.
    """

    actor: str
    positions: tuple[Position, ...]
    lines: tuple[Line, ...]
    as_written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """One speaker's positions, from all documents; `cells` has only actors spoken of."""

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
    """A relation of one line to another: `later` denies, repeats, revises ... `earlier`.

    `others` counts further speakers to whom the same line stands in the same relation, and who
    are not listed one by one.
    """

    relation: Relation
    later: Line
    earlier: Line
    words: str
    others: int = 0


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
    questions: tuple[OpenQuestion, ...]
    figures: tuple[FigureSet, ...]
    not_comparable: tuple[NotComparable, ...]
    responsibility: Responsibility
    relations: tuple[Related, ...]
