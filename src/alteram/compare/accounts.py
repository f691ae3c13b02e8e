"""Accounts by party, each laid out by question: who, what, when, where, how many, by whom."""

from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

from alteram.compare.index import Item
from alteram.compare.points import QUESTIONS, gather, lines_of, make_point
from alteram.comparison import Account, Answer, NameUsed, Point, Question

_ORDER: tuple[Question, ...] = get_args(Question)


def by_party(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return the claims of each party, parties in alphabetical order.

    That order is stated on the page and prefers nobody.
    """
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[item.line.party].append(item)
    return dict(sorted(groups.items(), key=lambda group: (group[0].casefold(), group[0])))


def find_accounts(items: Sequence[Item]) -> tuple[Account, ...]:
    """Return what each party said; within an account, lines stand as they first appeared."""
    return tuple(_account(party, ours) for party, ours in by_party(items).items())


def _account(party: str, items: list[Item]) -> Account:
    reasons = (item.party.reason for item in items)
    return Account(
        party=party,
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason is not None)),
        speakers=tuple(dict.fromkeys(item.speaker for item in items)),
        documents=tuple(dict.fromkeys(one for item in items for one in item.documents)),
        independent_origins=len({item.origin.key for item in items}),
        answers=_answers(items),
        lines=lines_of(items),
        figures=tuple(line for item in items for _, line in item.figures),
        names=tuple(
            NameUsed(name=label.text, distanced=label.distanced, line=item.line)
            for item in items
            for label in item.claim.labels
        ),
    )


def _answers(items: Sequence[Item]) -> tuple[Answer, ...]:
    points: dict[Question, list[Point]] = defaultdict(list)
    for key, ours in gather(items).items():
        points[QUESTIONS[key.kind]].append(make_point(key, ours))
    return tuple(
        Answer(question=question, points=tuple(points[question]))
        for question in _ORDER
        if question in points
    )
