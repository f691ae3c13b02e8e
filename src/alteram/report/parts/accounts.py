"""What each party says about an event, in columns of equal weight."""

from collections.abc import Iterator

from alteram.comparison import Account, Comparison, Line
from alteram.report.blocks import (
    Block,
    Columns,
    Fold,
    Items,
    Run,
    Runs,
    Words,
    chain,
    heading,
    numbered,
    passage,
    plain,
)
from alteram.report.contents import Wording

MOST_LINES = 60
"""Lines of one account in a report; the documents have all passages."""


def accounts(comparison: Comparison, wording: Wording) -> Iterator[Block]:
    """Yield the accounts of an event, in alphabetical order of their parties."""
    if not comparison.accounts:
        return
    yield heading(3, "Accounts, in alphabetical order")
    yield Columns(parts=tuple(tuple(_account(one, wording)) for one in comparison.accounts))


def _account(one: Account, wording: Wording) -> Iterator[Block]:
    yield heading(4, f"Account of {one.party}")
    for reason in one.reasons:
        yield Words(runs=(Run("Party chosen by a person: "), Run(reason, "quote")), soft=True)
    yield Words(runs=(Run(", ".join(one.speakers), "name"),), soft=True)
    yield Items(items=tuple(_line(line, wording) for line in one.lines[:MOST_LINES]))
    yield from left_out(len(one.lines), MOST_LINES, "lines of this account")
    if one.answers:
        yield Fold(
            words="By question: who, what, when, where, how many, who is responsible",
            blocks=tuple(_answers(one)),
        )
    if one.names:
        yield Words(runs=tuple(_names(one)))


def _line(line: Line, wording: Wording) -> Runs:
    also = len(line.also_in)
    more = "document" if also == 1 else "documents"
    same = (Run(f" same words in {also} more {more}", "soft"),) if also else ()
    position = Run(wording.positions[line.position], "position")
    return (*chain(line), Run(" "), position, Run(" "), *passage(line), *same)


def _answers(one: Account) -> Iterator[Block]:
    for answer in one.answers:
        yield heading(4, answer.question.replace("_", " "))
        yield Items(
            items=tuple(
                (Run(point.sentence, "name"), Run(" "), *numbered(point.lines))
                for point in answer.points[:MOST_LINES]
            )
        )
        yield from left_out(len(answer.points), MOST_LINES, "points")


def _names(one: Account) -> Iterator[Run]:
    yield Run("Names used: ")
    for at, name in enumerate(one.names[:MOST_LINES]):
        yield Run("; " if at else "")
        yield Run(f"“{name.name}”", "quote", name.line.claim)
        yield Run(" (as another's word) " if name.distanced else " ")
        yield Run(name.line.speaker, "name")


def left_out(count: int, most: int, of: str) -> Iterator[Block]:
    """Yield words on what a list does not show, where it does not show all."""
    if count > most:
        words = f"The first {most:,} of {count:,} {of}; the dossier has all."
        yield Words(runs=plain(words), soft=True)
