"""Where accounts compete, what they share, what one has alone, what may be asked, and names."""

from collections.abc import Iterator

from alteram.comparison import Comparison, Competing, Point
from alteram.report.blocks import (
    Block,
    Fold,
    Items,
    Run,
    Runs,
    Table,
    heading,
    joined,
    numbered,
    said,
)
from alteram.report.parts.accounts import left_out

_MOST = 60
_MOST_LINES = 8


def points(comparison: Comparison) -> Iterator[Block]:
    """Yield the points of an event."""
    if comparison.competing:
        yield heading(3, "Competing points")
        for one in comparison.competing[:_MOST]:
            yield _sides(one)
        yield from left_out(len(comparison.competing), _MOST, "competing points")
    yield from _names(comparison)
    if comparison.questions:
        yield Fold(
            words=f"Questions to ask each side ({len(comparison.questions):,})",
            blocks=(
                Items(
                    items=tuple(
                        (Run(one.words, "name"), Run(" "), *numbered(one.lines))
                        for one in comparison.questions[:_MOST]
                    )
                ),
                *left_out(len(comparison.questions), _MOST, "questions"),
            ),
        )
    folded = tuple(_shared(comparison))
    if folded:
        yield Fold(
            words="Points in common, points of one account alone, relations between claims",
            blocks=folded,
        )


def _sides(one: Competing) -> Table:
    rows = (
        (
            (Run(side.party, "name"),),
            (
                Run(side.words, "name"),
                Run(". "),
                *joined(said(line) for line in side.lines[:_MOST_LINES]),
            ),
        )
        for side in one.sides
    )
    return Table(caption=(Run(one.words, "name"),), head=(), rows=tuple(rows))


def _names(comparison: Comparison) -> Iterator[Block]:
    rows: list[tuple[Runs, ...]] = []
    for account in comparison.accounts:
        held = (
            (
                Run(f"“{one.name}”", "quote", one.line.claim),
                *((Run(" (as another's word)"),) if one.distanced else ()),
            )
            for one in account.names[:_MOST]
        )
        if account.names:
            rows.append(((Run(account.party, "name"),), joined(held)))
    if rows:
        yield heading(3, "Names that each side uses for the event")
        yield Table(caption=(), head=("Party", "Names"), rows=tuple(rows))


def _shared(comparison: Comparison) -> Iterator[Block]:
    if comparison.common:
        yield heading(4, "No dispute found in this collection")
        yield _listed(comparison.common)
        yield from left_out(len(comparison.common), _MOST, "points")
    if comparison.only:
        yield heading(4, "Said in one account alone")
        yield _listed(comparison.only)
        yield from left_out(len(comparison.only), _MOST, "points")
    if comparison.relations:
        yield heading(4, "Relations")
        items = (
            (
                Run(one.words, "name"),
                Run(" "),
                Run("later", "soft", one.later.claim),
                Run(" "),
                Run("earlier", "soft", one.earlier.claim),
            )
            for one in comparison.relations[:_MOST]
        )
        yield Items(items=tuple(items))
        yield from left_out(len(comparison.relations), _MOST, "relations")


def _listed(found: tuple[Point, ...]) -> Items:
    return Items(
        items=tuple(
            (
                Run(", ".join(one.parties), "name"),
                Run(": "),
                Run(one.sentence, "name"),
                Run(". "),
                *numbered(one.lines),
            )
            for one in found[:_MOST]
        )
    )
