"""Accounts by question, and the points in which they compete, meet or stand alone.

Each point names its speakers and the numbers of the passages behind it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from alteram.compare.points import sentence
from alteram.compare.wording import (
    CHOSEN_BY,
    NO_DISPUTE,
    POSITIONS,
    QUESTIONS,
    counted_words,
    names_of,
)
from alteram.comparison import Account, Comparison, Competing, OpenQuestion, Point, Side
from alteram.terminal.figures import origins
from alteram.terminal.passages import Numbers, chain
from alteram.terminal.words import plain, say, short

MOST_POINTS = 12
MOST_QUESTIONS = 40


def print_account(account: Account, numbers: Numbers) -> None:
    """Print what one party said, by question, and then the passages behind it."""
    say()
    say(
        f"Account of {plain(account.party)} "
        f"({counted_words(len(account.documents), 'document')}, "
        f"{origins(account.independent_origins)})"
    )
    for reason in account.reasons:
        say("  " + CHOSEN_BY.format(party=plain(account.party), reason=plain(reason)))
    for answer in account.answers:
        say(f"  {QUESTIONS[answer.question]}")
        for words in _said(answer.points, numbers):
            say(f"    {words}")
    say("  passages")
    for line in account.lines:
        also = f" (also in {len(line.also_in)} more)" if line.also_in else ""
        position = POSITIONS[line.position]
        say(f"    [{numbers.of(line)}] {chain(line)} [{position}]{also}")
        say(f"        “{short(line.quote)}”")


def _said(points: Sequence[Point], numbers: Numbers) -> Iterator[str]:
    """Yield points as sentences, those of one kind and the same speakers in one."""
    shown = points[:MOST_POINTS]
    for (kind, speakers), ours in groupby(shown, key=lambda one: (one.kind, one.speakers)):
        said = "; ".join(f"{plain(one.words)} {numbers.words(one.lines)}" for one in ours)
        yield sentence(kind, said, map(plain, speakers))
    if len(points) > MOST_POINTS:
        yield f"and {len(points) - MOST_POINTS} more"


def print_competing(competing: Sequence[Competing], numbers: Numbers) -> None:
    """Print the points on which accounts compete, with what each side said."""
    if competing:
        say()
        say("Competing points")
    for one in competing:
        say(f"  {plain(one.words)}")
        for side in one.sides:
            say(f"    {_side(side)} {numbers.words(side.lines)}")


def _side(side: Side) -> str:
    speakers = names_of(tuple(dict.fromkeys(plain(line.speaker) for line in side.lines)))
    party = plain(side.party)
    who = party if party.startswith(speakers) else f"{party} ({speakers})"
    return f"{who}: {plain(side.words)}"


def print_shared(comparison: Comparison, numbers: Numbers) -> None:
    """Print the points without a dispute, and those of one account among several."""
    if comparison.common:
        say()
        say(NO_DISPUTE)
        for point in comparison.common:
            say(f"  {plain(point.sentence)} {numbers.words(point.lines)}")
    if len(comparison.accounts) > 1 and comparison.only:
        say()
        say("Said in one account alone")
        for account in comparison.accounts:
            ours = [point for point in comparison.only if point.parties == (account.party,)]
            for words in _said(ours, numbers):
                say(f"  {words}")


def print_questions(questions: Sequence[OpenQuestion], numbers: Numbers) -> None:
    """Print what may be asked of each party."""
    if questions:
        say()
        say("Questions to ask each side")
    for one in questions[:MOST_QUESTIONS]:
        say(f"  {plain(one.words)} {numbers.words(one.lines)}")
    if len(questions) > MOST_QUESTIONS:
        say(f"  and {len(questions) - MOST_QUESTIONS} more")
