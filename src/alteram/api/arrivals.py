"""What comes in while inputs are read: kept in order, in groups, and told once it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from alteram.api.analysing import note_analysed
from alteram.api.intake import set_aside
from alteram.errors import QuoteMismatchError
from alteram.model import Document, Problem
from alteram.pipeline import NOTES
from alteram.store import Dossier, New

MOST_TOGETHER = 50
MOST_BYTES = 16_000_000
"""Documents and bytes of them that are kept in one transaction: others who write wait for it."""
MOST_NAMED = 1_000
"""Documents and problems that a result names; all are counted."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many documents were added, how many were there already, how many problems there were.

    Of the problems `to_look_at` set nothing aside: a person should look.
    """

    added: int
    known: int
    problems: int
    to_look_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What `read` did: documents added, documents that were there already, problems.

    Of each the first `MOST_NAMED` are named, `counts` counts all. `notes` say what was left out
    on purpose (hidden files of a folder).
    """

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What has just come of one input: a document, new or known, a problem, or its end."""

    location: str
    outcome: Literal["added", "known", "set_aside", "done"]
    document: Document | None = None
    problem: Problem | None = None


class Arrival(NamedTuple):
    """What came of an input: a new document, the record of one that is there already, a problem;
    None where the input has come to its end.
    """

    location: str
    came: New | Document | Problem | None


@dataclass(slots=True)
class _Named(Generic[T]):
    """The first of many, and how many there were."""

    first: list[T] = field(default_factory=list)
    count: int = 0

    def add(self, one: T) -> None:
        self.count += 1
        if len(self.first) < MOST_NAMED:
            self.first.append(one)


class Arrivals:
    """Keeps what arrives in a dossier, in its order, whatever comes together in one transaction.

    `told` is called with each step, after it is kept; what it raises ends the reading.
    """

    def __init__(self, store: Dossier, told: Callable[[Step], None]) -> None:
        self._store = store
        self._told = told
        self._waiting: list[Arrival] = []
        self._bytes = 0
        self._refused: dict[str, QuoteMismatchError] = {}
        self._added: _Named[Document] = _Named()
        self._known: _Named[Document] = _Named()
        self._problems: _Named[Problem] = _Named()
        self._to_look_at = 0

    def take(self, arrival: Arrival) -> None:
        """Take what has arrived; it is kept with the next group, or by `keep`."""
        self._waiting.append(arrival)
        if isinstance(arrival.came, New):
            self._bytes += len(arrival.came.original)
        if len(self._waiting) >= MOST_TOGETHER or self._bytes >= MOST_BYTES:
            self.keep()

    def keep(self) -> None:
        """Keep what waits, all in one transaction, and tell of it."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if all(arrival.came is None for arrival in waiting):
            steps = [_end(arrival.location) for arrival in waiting]
        else:
            with self._store.transactions.writing():
                steps = [step for arrival in waiting for step in self._kept(*arrival)]
                note_analysed(self._store, _added(steps))
        for step in steps:
            self._count(step)
            self._told(step)

    def result(self, notes: tuple[Problem, ...]) -> ReadResult:
        """Return what was done; `notes` are those on what was left out."""
        return ReadResult(
            added=tuple(self._added.first),
            known=tuple(self._known.first),
            problems=tuple(self._problems.first),
            notes=notes,
            counts=Counts(
                added=self._added.count,
                known=self._known.count,
                problems=self._problems.count,
                to_look_at=self._to_look_at,
            ),
        )

    def _kept(self, location: str, came: New | Document | Problem | None) -> list[Step]:
        if came is None:
            return [_end(location)]
        if isinstance(came, Problem):
            return [self._noted(location, came)]
        document = came.entry.document if isinstance(came, New) else came
        refused = self._refused.get(document.id)
        # The same bytes once more, of which nothing was stored, are no document either.
        if refused is None:
            (outcome,) = self._store.add_many([came])
            if not isinstance(outcome, QuoteMismatchError):
                return _steps(location, came, is_new=outcome)
            refused = self._refused[document.id] = outcome
        return [self._noted(location, set_aside(document.location, refused))]

    def _noted(self, location: str, problem: Problem) -> Step:
        self._store.add_problem(problem)
        return Step(location=location, outcome="set_aside", problem=problem)

    def _count(self, step: Step) -> None:
        if step.problem is not None:
            self._problems.add(step.problem)
            self._to_look_at += step.problem.stage in NOTES
        elif step.document is not None:
            (self._added if step.outcome == "added" else self._known).add(step.document)


def _steps(location: str, came: New | Document, *, is_new: bool) -> list[Step]:
    """Return what is told of a document: itself, and the problems of its analysis if it is new."""
    if isinstance(came, Document) or not is_new:
        document = came if isinstance(came, Document) else came.entry.document
        return [Step(location=location, outcome="known", document=document)]
    return [Step(location=location, outcome="added", document=came.entry.document)] + [
        Step(location=location, outcome="set_aside", problem=problem)
        for problem in came.entry.analysis.problems
    ]


def _added(steps: list[Step]) -> list[Document]:
    return [step.document for step in steps if step.document and step.outcome == "added"]


def _end(location: str) -> Step:
    return Step(location=location, outcome="done")
