"""What runs over time: statements and their answers, how a speaker's words moved, where numbers
come from. Records for pages, tables and files; each one names its speaker.

Statements stand by their own date (EDTF), undated ones last. Numbers of origins and copies are
those found in this collection.
"""

from dataclasses import dataclass
from typing import Literal

from alteram.comparison import FigureLine, Line
from alteram.model import Event, Outcome

Mark = Literal["first_said", "said_otherwise", "said_again"]
Aspect = Literal["figure", "name", "position", "responsibility"]
Change = Literal[
    "first_appearance", "same_wording", "qualifier_lost", "qualifier_added", "qualifier_changed",
    "range_became_number", "number_became_range", "unit_changed", "group_changed",
    "place_changed", "period_changed", "part_changed", "outcome_changed", "speaker_lost",
    "speaker_named",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one speaker said on one date, known from one or many copies.

    `speaker` is the speaking body, `voices` are the names under which the documents have it.
    `date` is that of the statement where the text gives it, else that of the document in which
    it first appeared. `documents` are locations in order of first appearance, copies too.
    """

    id: str
    speaker: str
    voices: tuple[str, ...]
    date: str | None
    documents: tuple[str, ...]
    first: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """A statement refers to another's: by which words, and to which statement.

    `answered` is None where the statement referred to was not found in this collection;
    `reason` then says what was looked for.
    """

    statement: Statement
    words: str
    line: Line
    answered: Statement | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a speaker said on one matter in one statement, against what he or she said before.

    `matter` says of what ("killed, civilian, persons"), `said` and `before` are the words of
    this statement and of the one before it.
    """

    statement: str
    date: str | None
    event: str | None
    aspect: Aspect
    matter: str
    mark: Mark
    said: str
    before: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerTimeline:
    """One speaker's statements in order of date, and how figure, name and position moved."""

    speaker: str
    party: str
    statements: tuple[Statement, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The speakers of one event, or of the whole collection where `event` is None."""

    event: Event | None
    speakers: tuple[SpeakerTimeline, ...]
    answers: tuple[Answering, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """One way in which a number's wording differs from that of an earlier appearance."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One appearance of a number, compared with the earlier one `after` (a figure's id).

    `copy` is set where its text first appeared elsewhere; `copied_in` holds the locations of
    copies that have it in the same words of the same speaker. `set` says what it counts.
    `in_order` is not set where one of the two has no date, so that neither is known to be first.
    """

    figure: FigureLine
    set: str
    event: str | None
    copy: bool
    new_origin: bool
    after: str | None
    changes: tuple[Altered, ...]
    in_order: bool = True
    copied_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The appearances of one number, or of one range, in order.

    `sets` says what it counts, each once: more than one where the same number stands for
    different things, which are not comparable for the `reasons` given.
    """

    low: float
    high: float
    sets: tuple[str, ...]
    reasons: tuple[str, ...]
    documents: int
    copies: int
    independent_origins: int
    first: FigureLine
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where the figures for one outcome come from: of one event, or of the whole collection."""

    event: Event | None
    outcome: Outcome
    trails: tuple[Trail, ...]
