"""Names that may be one, as rows to compare: the blocks they meet in, and who stands beside whom.

Blocks are cheap and the comparison is not, so pairs that no level could save are left out here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np

from alteram.link.actor_facts import Key
from alteram.link.actor_levels import BODIES, PERSONS
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.keyed import Tally
from alteram.link.linkage import Model, Weighed
from alteram.link.names import INSTITUTIONS, body_words, name_words, stem
from alteram.link.personnames import PersonName, person_name
from alteram.link.spellings import Sounds, ending, fold, sounds

R = TypeVar("R", "Person", "Body")
Columns = dict[str, list[Any]]
Asked = Set[Key] | None
_NEIGHBOURS = 40
_LEAST_HEARD = 6
_LONGEST_CODE = 3
_LEAST_GIVEN = 2
_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A key of persons with the parts of its name and how they sound."""

    tally: Tally
    parts: PersonName
    last: Sounds
    given: Sounds
    state: str | None
    above: tuple[str, ...]

    def blocks(self) -> Iterator[str]:
        """Yield the blocks in which this name meets others."""
        parts, given = self.parts, self.parts.given
        for home in (self.state, *self.above):
            if home is not None:
                yield f"home|{self.last.skeleton}|{home}"
        if given:
            yield f"surname|{self.last.skeleton}|{given[0]}"
            yield "letters|" + "".join(sorted(self.parts.whole))
            yield f"long|{parts.long}|{given[0]}"
            yield f"stem|{given}|{parts.last[:_STEM]}"
            for word in parts.words[1:]:
                yield f"word|{given}|{word}"

    def order(self) -> tuple[str, ...]:
        """Return what sorts likely ones side by side within a block."""
        return (self.parts.last, self.parts.given, self.parts.whole, *self.tally.key)

    def may_be(self, other: "Person") -> bool:
        """Tell whether any level could make two names one."""
        if None not in (self.state, other.state) and self.state != other.state:
            return False
        one, two = self.parts.given, other.parts.given
        if one == two or not one or not two or self.given.skeleton == other.given.skeleton:
            return bool(one or two)
        short = min(len(one), len(two)) == 1 and one[0] == two[0]
        return short or sorted(self.parts.whole) == sorted(other.parts.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A key of bodies, outlets and other names; `words` are folded, without those of states.

    `codes` are numbers, numerals and letters ("Brigade 3", "Protocol II", "Unit K"), never varied.
    """

    tally: Tally
    words: str
    codes: tuple[str, ...]
    heard: Sounds
    state: str | None
    kind_only: bool
    short: str

    def blocks(self) -> Iterator[str]:
        """Yield the blocks in which this name meets others."""
        yield f"words|{self.words}"
        if len(self.heard.skeleton) >= _LEAST_HEARD:
            yield f"heard|{self.heard.skeleton}"
        for short in sorted({self.short, *self.tally.shorts} - {""}):
            yield f"short|{short}"

    def order(self) -> tuple[str, ...]:
        """Return what sorts likely ones side by side within a block."""
        return (self.words, self.state or "", *self.tally.key)

    def may_be_of(self, other: "Body") -> bool:
        """Tell whether a body of no known state may be of the other's: its texts name that one."""
        if self.state is not None or other.state is None:
            return True
        told = sum(self.tally.names.values())
        return not self.kind_only and 2 * self.tally.around[other.state] >= told

    def may_be(self, other: "Body") -> bool:
        """Tell whether any level could make two names one."""
        if None not in (self.state, other.state) and self.state != other.state:
            return False
        if self.state != other.state and not (self.may_be_of(other) and other.may_be_of(self)):
            return False
        alike = self.codes == other.codes and self.heard.skeleton == other.heard.skeleton
        spelled = self.words == other.words or alike
        spelled = spelled or (self.short != "" and self.short == other.short)
        return spelled or self.short in other.tally.shorts or other.short in self.tally.shorts


class Compared(NamedTuple):
    """Rows to weigh by a model, the tallies they stand for, and the pairs to weigh, by number."""

    model: Model
    tallies: list[Tally]
    columns: Columns
    pairs: list[tuple[int, int]]

    def weighed(self, engine: LinkingEngine = LOCAL, *, levels: bool = False) -> Weighed:
        """Return the weights of the pairs."""
        left, right = np.array(self.pairs, np.int32).T
        return engine.weigh(self.columns, self.model, proposed=(left, right), levels=levels)


def _person(tally: Tally) -> Person | None:
    parts = person_name(tally.name)
    alone = " " not in tally.key[1] and tally.key[-1] in tally.members
    if parts is None or alone:
        return None
    return Person(
        tally=tally,
        parts=parts,
        last=sounds(parts.last),
        given=sounds(parts.given),
        state=tally.state,
        above=tuple(sorted("\x1f".join(key) for key in tally.above if key[0] == "body")),
    )


def marks_of(tally: Tally) -> tuple[str, ...]:
    """Return what tells namesakes apart, "" where not told: state, second name, generation."""
    parts = person_name(tally.name) if tally.key[0] == "person" else None
    if parts is None:
        return (tally.state or "", "", "")
    return (tally.state or "", parts.middle[:1], parts.generation)


def is_vague(tally: Tally) -> bool:
    """Tell whether a name says less than others do: a surname, an initial, an abbreviation."""
    if tally.key[0] != "person":
        return tally.short != ""
    parts = person_name(tally.name)
    return parts is None or len(parts.given) < _LEAST_GIVEN


def _is_code(word: str) -> bool:
    return len(word) <= _LONGEST_CODE or not word.isalpha()


def _body(tally: Tally) -> Body | None:
    kinds, states = body_words(tally.name)
    of = (tally.state or "").split()
    words = [word for word in name_words(tally.name) if stem(word) not in of]
    codes = sorted(word for word in words if _is_code(word))
    spelled = sorted(fold(word) or word for word in words if not _is_code(word))
    if not spelled and not codes:
        return None
    return Body(
        tally=tally,
        words=" ".join((*spelled, *codes)),
        codes=tuple(codes),
        heard=sounds("".join(word for word in spelled if word.isascii())),
        state=tally.state or (next(iter(sorted(states))) if states else None),
        kind_only=kinds - set(of) <= INSTITUTIONS,
        short=tally.short,
    )


def _beside(rows: Sequence[R]) -> dict[int, list[int]]:
    """Return for each row the later ones to compare it with; two held ones are not compared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for block in sorted(set(row.blocks())):
            blocks[block].append(number)
    beside: dict[int, set[int]] = defaultdict(set)
    order = [row.order() for row in rows]
    for numbers in blocks.values():
        numbers.sort(key=order.__getitem__)
        for place, left in enumerate(numbers):
            for right in numbers[place + 1 : place + 1 + _NEIGHBOURS]:
                one, other = rows[left], rows[right]
                if not (one.tally.held and other.tally.held) and one.may_be(other):
                    beside[min(left, right)].add(max(left, right))
    return {left: sorted(beside[left]) for left in sorted(beside)}


def _asked_beside(rows: Sequence[R], asked: Set[Key]) -> dict[int, list[int]]:
    numbers = [number for number, row in enumerate(rows) if row.tally.key in asked]
    return {left: numbers[n + 1 :] for n, left in enumerate(numbers[:-1])}


def _shared(rows: Sequence[R], number: dict[int, int], beside: dict[int, list[int]]) -> Columns:
    """Return the columns that both models have, for the rows that are compared at all."""
    met: dict[int, list[str]] = {old: [] for old in number}
    for left, others in beside.items():
        for right in others:
            one, other = rows[left].tally, rows[right].tally
            if other.key in one.met or not one.documents.isdisjoint(other.documents):
                met[left].append(str(number[right]))
                met[right].append(str(number[left]))
                one.met.add(other.key)
                other.met.add(one.key)
    return {
        "number": [str(new) for new in number.values()],
        "met": list(met.values()),
        "state": [rows[old].state for old in number],
    }


def _numbered(beside: dict[int, list[int]]) -> dict[int, int]:
    """Return the new number of each row that is compared, by its old one."""
    return {old: new for new, old in enumerate(sorted(set(beside).union(*beside.values())))}


def _pairs(number: dict[int, int], beside: dict[int, list[int]]) -> list[tuple[int, int]]:
    return [(number[left], number[right]) for left in beside for right in beside[left]]


def compared_persons(tallies: Sequence[Tally], asked: Asked = None) -> Compared | None:
    """Return the persons' names that may be one with another, as rows; None without any.

    With `asked`, only names of these keys are compared, each with each.
    """
    rows = [row for tally in tallies if (row := _person(tally)) is not None]
    beside = _beside(rows) if asked is None else _asked_beside(rows, asked)
    if not beside:
        return None
    number = _numbered(beside)
    bearers = Counter(row.parts.last for row in rows if row.parts.given)
    kept = [rows[old] for old in number]
    columns = _shared(rows, number, beside)
    for name in PersonName._fields:
        columns[name] = [getattr(row.parts, name) for row in kept]
    columns |= {
        "whole": [row.parts.whole for row in kept],
        "last_end": [ending(row.parts.last) for row in kept],
        "last_skeleton": [row.last.skeleton for row in kept],
        "last_open": [row.last.open for row in kept],
        "last_close": [row.last.close for row in kept],
        "given_end": [ending(row.parts.given) for row in kept],
        "given_skeleton": [row.given.skeleton for row in kept],
        "given_open": [row.given.open for row in kept],
        "given_close": [row.given.close for row in kept],
        "bearers": [bearers[row.parts.last] for row in kept],
        "above": [row.above for row in kept],
        "posts": [sorted(row.tally.posts) for row in kept],
    }
    return Compared(PERSONS, [row.tally for row in kept], columns, _pairs(number, beside))


def compared_bodies(tallies: Sequence[Tally], asked: Asked = None) -> Compared | None:
    """Return the names of bodies that may be one with another, as `compared_persons` does."""
    rows = [row for tally in tallies if (row := _body(tally)) is not None]
    beside = _beside(rows) if asked is None else _asked_beside(rows, asked)
    if not beside:
        return None
    number = _numbered(beside)
    bearers = Counter(words for words, _ in {(row.words, row.state) for row in rows if row.state})
    kept = [rows[old] for old in number]
    columns = _shared(rows, number, beside) | {
        "words": [row.words for row in kept],
        "codes": [row.codes for row in kept],
        "short": [row.short for row in kept],
        "shorts": [sorted(row.tally.shorts) for row in kept],
        "skeleton": [row.heard.skeleton for row in kept],
        "open": [row.heard.open for row in kept],
        "close": [row.heard.close for row in kept],
        "bearers": [bearers[row.words] for row in kept],
    }
    return Compared(BODIES, [row.tally for row in kept], columns, _pairs(number, beside))
