"""What every relation needs: its words, its bound, and what is never related."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from alteram.compare.tellings import UNDATED, Told, statement_key
from alteram.compare.wording import (
    AND_OTHERS,
    CITES,
    DENIES,
    NARROWS,
    NOT_COMPARABLE,
    OTHER_ACTOR,
    OTHER_CAUSE,
    OTHER_FIGURE,
    REPEATS,
    REPEATS_ITSELF,
    REVISES,
    SAME_AS,
    TRANSLATES,
    TWICE,
    WITHDRAWS,
)
from alteram.comparison import Related
from alteram.model import Relation

_Key = TypeVar("_Key")
_Held = TypeVar("_Held")

MOST_SPEAKERS = 12
"""A claim is related to the first twelve other speakers; how many more there are is told."""

MOST_LOOKED_AT = 200
"""Speakers of one act, or of one set of figures, among whom relations are looked for."""

_WORDS: Mapping[Relation, str] = {
    "repeats": REPEATS,
    "cites": CITES,
    "translates": TRANSLATES,
    "denies": DENIES,
    "gives_other_figure": OTHER_FIGURE,
    "gives_other_actor": OTHER_ACTOR,
    "gives_other_cause": OTHER_CAUSE,
    "revises": REVISES,
    "withdraws": WITHDRAWS,
    "narrows_scope": NARROWS,
    "not_comparable": NOT_COMPARABLE,
}


def relate(
    relation: Relation,
    later: Told,
    earlier: Told,
    *,
    others: int = 0,
    words: str = "",
    why: str = "",
) -> Related:
    """Return a relation with its words; `others` more speakers stand in the same relation."""
    template = words or _WORDS[relation]
    if relation == "repeats":
        template = _repeating(later, earlier)
    sentence = template.format(
        later=later.item.line.speaker, earlier=earlier.item.line.speaker, why=why
    )
    if others:
        sentence += AND_OTHERS.format(count=others)
    return Related(
        relation=relation,
        later=later.item.line,
        earlier=earlier.item.line,
        words=sentence,
        others=others,
    )


def _repeating(later: Told, earlier: Told) -> str:
    """Return the words for a repetition; without dates nobody is said to have spoken first."""
    if later.key == earlier.key:
        return REPEATS_ITSELF if is_later(later, earlier) else TWICE
    return REPEATS if is_later(later, earlier) else SAME_AS


def relate_all(
    relation: Relation, later: Told, earlier: Sequence[Told], words: str = ""
) -> Iterator[Related]:
    """Yield a claim's relations to one claim of each other speaker, bounded."""
    shown = earlier[:MOST_SPEAKERS]
    for number, one in enumerate(shown, start=1):
        others = len(earlier) - len(shown) if number == len(shown) else 0
        yield relate(relation, later, one, others=others, words=words)


def first_speakers(held: Mapping[_Key, _Held]) -> Iterator[tuple[_Key, _Held]]:
    """Yield what is kept of the first speakers, so that work grows with the claims alone."""
    return islice(held.items(), MOST_LOOKED_AT)


def are_apart(one: Told, other: Told) -> bool:
    """Tell whether two claims may be related: not those of two copies of one text."""
    return one.root != other.root or not one.places.isdisjoint(other.places)


def is_other_statement(one: Told, other: Told) -> bool:
    """Tell whether two claims stand in different statements."""
    return statement_key(one) != statement_key(other)


def is_later(later: Told, earlier: Told) -> bool:
    """Tell whether a statement is later by its own date; undated ones are never known to be."""
    return UNDATED != later.day > earlier.day and earlier.day != UNDATED


def in_time(told: Iterable[Told]) -> list[Told]:
    """Return claims by the date of their statement, then in order of appearance."""
    return sorted(told, key=lambda one: (one.day, one.at))
