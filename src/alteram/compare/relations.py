"""How the claims about one event stand to each other, by the words of docs/glossary.md.

Scope is compared before anything is called another figure; no relation says which claim holds.
"""

from collections.abc import Iterator, Sequence

from alteram.compare.figures import Counted, Scope, by_scope, ends
from alteram.compare.index import Item
from alteram.compare.wording import (
    DENIES,
    NARROWS,
    OTHER_ACTOR,
    OTHER_CAUSE,
    OTHER_FIGURE,
    REPEATS,
    REVISES,
    WITHDRAWS,
)
from alteram.comparison import Line, Related
from alteram.model import Relation

_MOST_ITEMS = 300
_DENYING = frozenset(("denies_act", "acknowledges_denies_responsibility"))
_ASSERTING = frozenset(("asserts", "attributes_to", "attributes_to_unknown"))

_WORDS: dict[Relation, str] = {
    "repeats": REPEATS,
    "denies": DENIES,
    "gives_other_figure": OTHER_FIGURE,
    "gives_other_actor": OTHER_ACTOR,
    "gives_other_cause": OTHER_CAUSE,
    "revises": REVISES,
    "withdraws": WITHDRAWS,
    "narrows_scope": NARROWS,
}


def _related(relation: Relation, later: Line, earlier: Line) -> Related:
    words = _WORDS[relation].format(later=later.speaker, earlier=earlier.speaker)
    return Related(relation=relation, later=later, earlier=earlier, words=words)


def _same_act(a: Item, b: Item) -> bool:
    return a.claim.act is None or b.claim.act is None or a.claim.act == b.claim.act


def _same_speaker(a: Item, b: Item) -> bool:
    return a.origin.key == b.origin.key


def _denial(one: Item, other: Item) -> Relation | None:
    """Return how a claim answers another party's assertion of the same act."""
    if other.line.position not in _ASSERTING or one.line.party == other.line.party:
        return None
    if not _same_act(one, other):
        return None
    if one.line.position in _DENYING:
        return "denies"
    return "gives_other_cause" if one.line.position == "acknowledges_other_explanation" else None


def _other_actor(later: Item, earlier: Item) -> bool:
    return (
        later.claim.act is not None
        and later.claim.act == earlier.claim.act
        and bool(later.blamed)
        and bool(earlier.blamed)
        and not set(later.blamed) & set(earlier.blamed)
        and later.line.party != earlier.line.party
        and later.line.position in _ASSERTING
        and earlier.line.position in _ASSERTING
    )


def _between_items(items: Sequence[Item]) -> Iterator[Related]:
    for number, later in enumerate(items):
        for earlier in items[:number]:
            answer = _denial(later, earlier)
            if answer is not None:
                yield _related(answer, later.line, earlier.line)
            back = _denial(earlier, later)
            if back is not None:
                yield _related(back, earlier.line, later.line)
            if _other_actor(later, earlier):
                yield _related("gives_other_actor", later.line, earlier.line)
            if later.line.position == "withdraws" and _same_speaker(later, earlier):
                yield _related("withdraws", later.line, earlier.line)


def _is_later(later: Line, earlier: Line) -> bool:
    known = later.published is not None and earlier.published is not None
    return known and str(later.published) > str(earlier.published)


def _figure_relation(later: Counted, earlier: Counted) -> Relation | None:
    before, after = ends(earlier.figure), ends(later.figure)
    if before is None or after is None or later.line.line.claim == earlier.line.line.claim:
        return None
    if before == after:
        elsewhere = later.line.line.document != earlier.line.line.document
        return "repeats" if elsewhere else None
    if _same_speaker(later.item, earlier.item):
        return "revises" if _is_later(later.line.line, earlier.line.line) else None
    return "gives_other_figure"


def _narrower(one: Scope, other: Scope) -> bool:
    """Tell whether a scope counts a part of what another counts."""
    same = one.outcome == other.outcome and one.unit == other.unit
    same = same and one.place == other.place and one.interval == other.interval
    return same and one.part == other.part and set(one.group) > set(other.group)


def _between_figures(counted: Sequence[Counted]) -> Iterator[Related]:
    groups = by_scope(counted)
    for members in groups.values():
        for number, later in enumerate(members[:_MOST_ITEMS]):
            for earlier in members[:number]:
                relation = _figure_relation(later, earlier)
                if relation is not None:
                    yield _related(relation, later.line.line, earlier.line.line)
    for narrow, ours in groups.items():
        for wide, others in groups.items():
            if _narrower(narrow, wide) and ours[0].item.origin != others[0].item.origin:
                yield _related("narrows_scope", ours[0].line.line, others[0].line.line)


def find_relations(items: Sequence[Item], counted: Sequence[Counted]) -> tuple[Related, ...]:
    """Return the relations between an event's claims, each once, in order of appearance.

    Of an event with very many claims the first `_MOST_ITEMS` are compared with each other.
    """
    found = dict.fromkeys((*_between_items(items[:_MOST_ITEMS]), *_between_figures(counted)))
    return tuple(found)
