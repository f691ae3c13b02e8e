"""How far people who coded the same items without sight of each other agree.

Cohen's kappa (1960) for each pair of coders, on the items that both coded; Krippendorff's alpha
(2011, nominal) for all, which allows for missing codes. Both are counted by NLTK.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from alteram.decisions import Coding

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

FEW = 30
"""Items coded by two: below that, a measure may fall anywhere by chance."""
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """Two coders: the items that both coded, the share of them on which they agree, kappa.

    `kappa` is None where both gave one and the same answer throughout: chance alone would then
    agree as well.
    """

    one: str
    other: str
    items: int
    share: float
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An item on which coders differ, with each coder's answer."""

    item: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement on one question.

    `items` is how many were coded, `shared` how many of them by two or more; `share` is the part
    of all pairs of answers to one item that are the same. What cannot be counted is None, and
    `words` say why, or what the figures are worth.
    """

    question: str
    items: int
    shared: int
    coders: tuple[str, ...]
    share: float | None
    alpha: float | None
    pairs: tuple[PairAgreement, ...]
    differences: tuple[Difference, ...]
    words: str


def agreement(codings: Iterable[Coding]) -> tuple[Agreement, ...]:
    """Return the agreement on each question, by its name."""
    asked: dict[str, list[Coding]] = defaultdict(list)
    for one in codings:
        asked[one.question].append(one)
    return tuple(_agreement(question, rows) for question, rows in sorted(asked.items()))


def _agreement(question: str, rows: Sequence[Coding]) -> Agreement:
    by_item: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sorted(rows):
        by_item[row.item][row.who] = row.code
    shared = {item: codes for item, codes in by_item.items() if len(codes) > 1}
    coders = tuple(sorted({row.who for row in rows}))
    same = [one == other for codes in shared.values()
            for one, other in combinations(codes.values(), 2)]  # fmt: skip
    alpha = _alpha(shared)
    return Agreement(
        question=question,
        items=len(by_item),
        shared=len(shared),
        coders=coders,
        share=round(sum(same) / len(same), _DIGITS) if same else None,
        alpha=alpha,
        pairs=tuple(
            pair for one, other in combinations(coders, 2)
            if (pair := _pair(one, other, shared)) is not None
        ),
        differences=tuple(
            Difference(item=item, answers=tuple(sorted(codes.items())))
            for item, codes in sorted(shared.items())
            if len(set(codes.values())) > 1
        ),
        words=_words(len(shared), alpha),
    )  # fmt: skip


def _words(shared: int, alpha: float | None) -> str:
    if not shared:
        return "No item was coded by two people: nothing can be compared."
    if alpha is None:
        return "All gave one and the same answer: agreement beyond chance cannot be counted."
    if shared < FEW:
        return (
            f"Only {shared} items were coded by two people: below {FEW}, kappa and alpha may fall "
            "anywhere by chance and should not be reported."
        )
    return ""


def _alpha(shared: Mapping[str, Mapping[str, str]]) -> float | None:
    if len({code for codes in shared.values() for code in codes.values()}) < 2:
        return None
    return round(float(_task(shared).alpha()), _DIGITS)


def _pair(one: str, other: str, shared: Mapping[str, Mapping[str, str]]) -> PairAgreement | None:
    """Return how two coders agree on what both coded; None where that is nothing."""
    both = {
        item: {one: codes[one], other: codes[other]}
        for item, codes in shared.items()
        if one in codes and other in codes
    }
    if not both:
        return None
    same = sum(codes[one] == codes[other] for codes in both.values())
    several = len({code for codes in both.values() for code in codes.values()}) > 1
    kappa = float(_task(both).kappa_pairwise(one, other)) if several else None
    return PairAgreement(
        one=one,
        other=other,
        items=len(both),
        share=round(same / len(both), _DIGITS),
        kappa=None if kappa is None else round(kappa, _DIGITS),
    )


def _task(shared: Mapping[str, Mapping[str, str]]) -> "AnnotationTask":
    # Imported with the first count: it brings much of NLTK along, which takes two seconds.
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(
        [(who, item, code) for item, codes in shared.items() for who, code in codes.items()]
    )
