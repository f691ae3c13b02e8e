"""Figures of an event: chart, tables, what is not compared, and where numbers come from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alteram.charts import figure_charts, trail_charts
from alteram.chronology import Lineage, Step, Trail
from alteram.comparison import Comparison, FigureLine, FigureSet, NotComparable
from alteram.report.blocks import (
    Block,
    Fold,
    Items,
    Picture,
    Run,
    Runs,
    Table,
    Words,
    chain,
    heading,
    passage,
    plain,
)
from alteram.report.contents import Wording
from alteram.report.drawing import (
    DRAWN,
    MOST_FIGURES,
    MOST_STEPS,
    Drawing,
    pictured,
    to_passage,
)
from alteram.report.numbers import number, numbers
from alteram.report.parts.accounts import left_out

_SIGNS = (
    "A filled sign is a new origin, a hollow one a copy, a dashed line an order that is not known. "
)
_DISPUTED = ("disputes_figure", "denies_act")
_MOST_SETS = 6
_MOST_ROWS = 150
_MOST_TRAILS = 6
_MOST_STEPS = 60


def figures(
    comparison: Comparison, lineages: Sequence[Lineage], wording: Wording, drawing: Drawing = DRAWN
) -> Iterator[Block]:
    """Yield the figures of an event."""
    sets = comparison.figures
    if not sets:
        return
    yield heading(3, "Figures")
    tables = tuple(_tables(sets, wording))
    if drawing.charts:
        yield _drawn(comparison, drawing)
        yield Fold(words="The same as a table", blocks=tables)
    else:
        yield from tables
    if comparison.not_comparable:
        named = {one.id: one.words for one in sets}
        rows = comparison.not_comparable
        yield Fold(
            words=f"Figures that are not compared with each other, and why ({len(rows):,})",
            blocks=(
                Items(items=tuple(_apart(row, named) for row in rows[:_MOST_ROWS])),
                *left_out(len(rows), _MOST_ROWS, "reasons"),
            ),
        )
    yield from _lineages(lineages, drawing)


def _drawn(comparison: Comparison, drawing: Drawing) -> Picture:
    sets = [replace(one, figures=one.figures[: drawing.rows]) for one in comparison.figures]
    parties = [account.party for account in comparison.accounts]
    parties += [figure.line.party for one in sets for figure in one.figures]
    return pictured(
        figure_charts(sets, to_passage, parties=parties, most=MOST_FIGURES),
        figure_charts(sets, to_passage, parties=parties, narrow=True, most=MOST_FIGURES),
    )


def _tables(sets: Sequence[FigureSet], wording: Wording) -> Iterator[Block]:
    for one in sets:
        rows = (_row(figure, wording) for figure in one.figures[:_MOST_ROWS])
        yield Table(caption=_caption(one), head=(), rows=tuple(rows))
        yield from left_out(len(one.figures), _MOST_ROWS, "figures")


def _caption(one: FigureSet) -> Runs:
    reported = ""
    if one.reported_min is not None or one.reported_max is not None:
        reported = f": reported {number(one.reported_min)}"
        if one.reported_max != one.reported_min:
            reported += f" to {number(one.reported_max)}"
    counted = (
        f" documents: {one.documents:,}, independent origins found in this collection: "
        f"{one.independent_origins:,}, said by: "
    )
    return (
        Run(one.words, "name"),
        Run(reported),
        Run(counted, "soft"),
        Run(", ".join(one.parties), "name"),
    )


def _row(figure: FigureLine, wording: Wording) -> tuple[Runs, ...]:
    line = figure.line
    words = wording.positions[line.position]
    disputed = (Run(f" {words}", "position"),) if line.position in _DISPUTED else ()
    said = (*passage(line, figure.verbatim), *disputed)
    return (chain(line), said, plain(numbers(figure)))


def _apart(row: NotComparable, named: dict[str, str]) -> Runs:
    each = f", each with {number(row.number)}" if row.number is not None else ""
    more = len(row.sets) - _MOST_SETS
    listed = " / ".join(named[one] for one in row.sets[:_MOST_SETS] if one in named)
    return (
        Run(f"{len(row.sets)} sets of “{row.outcome.replace('_', ' ')}”{each}: "),
        Run(row.reason, "name"),
        Run(f" ({listed}{f' / {more} more' if more > 0 else ''})", "soft"),
    )


def _lineages(lineages: Sequence[Lineage], drawing: Drawing) -> Iterator[Block]:
    told = [(held, trail) for held in lineages for trail in held.trails if len(trail.steps) > 1]
    if not told:
        return
    told.sort(key=lambda one: -len(one[1].steps))
    yield heading(3, "Where numbers come from")
    once = sum(len(held.trails) for held in lineages) - len(told)
    yield Words(
        runs=plain(
            "Numbers that appear more than once, those of most appearances first. "
            f"{_SIGNS if drawing.charts else ''}Numbers that appear once: {once:,}."
        ),
        soft=True,
    )
    for held, trail in told[:_MOST_TRAILS]:
        yield from _trail(held, trail, drawing)
    yield from left_out(len(told), _MOST_TRAILS, "numbers")


def _trail(held: Lineage, trail: Trail, drawing: Drawing) -> Iterator[Block]:
    low, high = number(trail.low), number(trail.high)
    value = low if low == high else f"{low} to {high}"
    yield heading(4, f"{value}: {held.outcome.replace('_', ' ')}")
    yield Words(
        runs=plain(
            f"Documents: {trail.documents:,}, copies among them: {trail.copies:,}, independent "
            f"origins found in this collection: {trail.independent_origins:,}."
        ),
        soft=True,
    )
    if drawing.charts:
        short = replace(trail, steps=trail.steps[: drawing.rows])
        yield pictured(
            trail_charts(short, to_passage, most=MOST_STEPS),
            trail_charts(short, to_passage, narrow=True, most=MOST_STEPS),
        )
    steps = trail.steps[:_MOST_STEPS]
    yield Fold(
        words="The same as a list" if drawing.charts else "Appearances",
        blocks=(
            Items(items=tuple(_step(one) for one in steps)),
            *left_out(len(trail.steps), _MOST_STEPS, "appearances"),
        ),
    )


def _step(one: Step) -> Runs:
    line = one.figure.line
    told = [*(["copy"] if one.copy else []), *(change.words for change in one.changes)]
    return (
        Run(f"{line.published or 'undated'} ", "soft"),
        *chain(line),
        Run(": "),
        *passage(line, one.figure.verbatim),
        Run(f"; {'; '.join(told)}" if told else "", "name"),
    )
