"""What people decided about what belongs together and what may be compared: made and replayed.

Rows are only ever added. Of several about one matter the last holds; `undo` takes one back. A
matter is a pair of records ("these two claims are of one event"), or an actor and its party.
Every decision here overrules a proposal of the program, so each one carries a reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, NamedTuple, get_args

from alteram.errors import DecisionError
from alteram.model import Decision, content_id

Matter = Literal["event", "actor", "text", "figure"]
Action = Literal[
    "same_event", "other_event", "same_actor", "other_actor", "same_text", "other_text",
    "comparable", "not_comparable", "party", "undo",
]  # fmt: skip

ACTIONS: tuple[Action, ...] = get_args(Action)

_PAIRED: dict[str, tuple[Matter, bool]] = {
    "same_event": ("event", True),
    "other_event": ("event", False),
    "same_actor": ("actor", True),
    "other_actor": ("actor", False),
    "same_text": ("text", True),
    "other_text": ("text", False),
    "comparable": ("figure", True),
    "not_comparable": ("figure", False),
}

LINKING = frozenset(
    action for action, (matter, _) in _PAIRED.items() if matter != "figure"
) | frozenset(("undo",))


class Pair(NamedTuple):
    """Two record ids in alphabetical order."""

    first: str
    second: str


def pair(one: str, other: str) -> Pair:
    """Return two ids as a pair, whatever order they are given in."""
    return Pair(*sorted((one, other)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Records that a person put together (`joined`) or told apart (`parted`)."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.joined or self.parted)


NO_PAIRS = Pairs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All decisions as they stand now.

    `events` pairs claims, `actors` pairs actors of documents, `texts` pairs documents, `figures`
    pairs figures. `parties` gives the name of the party under which an actor's statements stand,
    by the id of the linked actor or by the name of the party proposed by the program; `reasons`
    gives why, by the same key.
    """

    events: Pairs = NO_PAIRS
    actors: Pairs = NO_PAIRS
    texts: Pairs = NO_PAIRS
    figures: Pairs = NO_PAIRS
    parties: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


NO_JUDGEMENTS = Judgements()


def decide(
    action: str, subject: Sequence[str], value: Sequence[str], *, who: str, why: str, made: str
) -> Decision:
    """Return the decision that `who` made at `made` (ISO 8601) for the reason `why`.

    `subject` and `value` are record ids; each of the one is paired with each of the other. Of a
    `party`, `value` is its name, or nothing for the party that the program proposes. Of an
    `undo`, `subject` is a decision's id. Raises DecisionError where something is missing.
    """
    if action not in ACTIONS:
        raise DecisionError(f"No decision {action!r}. There are: {', '.join(ACTIONS)}.")
    if not who.strip() or not why.strip():
        raise DecisionError(
            "A decision needs a name and a reason; nothing was written. Give --who and --why."
        )
    if not subject or (action in _PAIRED and not value):
        raise DecisionError(f"{action} needs the records it is about; nothing was written.")
    if action in _PAIRED and set(subject) & set(value):
        raise DecisionError(f"{action} pairs a record with itself; nothing was written.")
    words = " ".join(value)
    about = " ".join(subject)
    return Decision(
        id=content_id("decision", made, who, action, about, words, why),
        made=made,
        who=who,
        action=action,
        subject=about,
        value=words,
        why=why,
    )


def replay(decisions: Iterable[Decision]) -> Judgements:
    """Return what holds after all decisions, in the order in which they were made."""
    rows = list(decisions)
    undone = _undone(rows)
    together: dict[Matter, dict[Pair, bool]] = {"event": {}, "actor": {}, "text": {}, "figure": {}}
    parties: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for row in rows:
        if row.id in undone:
            continue
        if row.action in _PAIRED:
            matter, joined = _PAIRED[row.action]
            for one, other in product(row.subject.split(), row.value.split()):
                together[matter].pop(pair(one, other), None)
                together[matter][pair(one, other)] = joined
        elif row.action == "party":
            parties.pop(row.subject, None)
            reasons.pop(row.subject, None)
            if row.value:
                parties[row.subject] = row.value
                reasons[row.subject] = row.why
    return Judgements(
        events=_pairs(together["event"]),
        actors=_pairs(together["actor"]),
        texts=_pairs(together["text"]),
        figures=_pairs(together["figure"]),
        parties=parties,
        reasons=reasons,
    )


def _undone(rows: Sequence[Decision]) -> set[str]:
    """Return the ids of decisions taken back; who undoes an undo gives it force again."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row.action == "undo" and row.id not in undone:
            undone.add(row.subject)
    return undone


def _pairs(held: Mapping[Pair, bool]) -> Pairs:
    return Pairs(
        joined=frozenset(one for one, joined in held.items() if joined),
        parted=frozenset(one for one, joined in held.items() if not joined),
    )
