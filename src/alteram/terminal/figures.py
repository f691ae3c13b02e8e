"""Sets of comparable figures, and why others are not compared."""

from collections.abc import Sequence
from itertools import groupby

from alteram.compare.wording import ORIGINS, OUTCOMES, POSITIONS, counted_words, names_of
from alteram.comparison import FigureLine, FigureSet, NotComparable
from alteram.terminal.passages import Numbers, chain
from alteram.terminal.words import plain, say

MOST_NUMBERS = 12


def origins(count: int) -> str:
    """Return how many independent origins were found, always those of this collection."""
    return ORIGINS.format(origins=counted_words(count, "independent origin"))


def print_set(figures: FigureSet, numbers: Numbers | None = None) -> None:
    """Print one set of comparable figures: its range, who gives it, and each figure's words."""
    parties = names_of(tuple(plain(party) for party in figures.parties))
    named = "party" if len(figures.parties) == 1 else "parties"
    say(f"  {plain(figures.words)}{_reported(figures)}")
    say(
        f"    {counted_words(figures.documents, 'document')}, "
        f"{origins(figures.independent_origins)}, {named}: {parties}"
    )
    for figure in figures.figures:
        number = f" {numbers.words([figure.line])}" if numbers is not None else ""
        say(f"    “{plain(figure.verbatim)}”: {chain(figure.line)}{_answering(figure)}{number}")


def _answering(figure: FigureLine) -> str:
    """Return the position of who names a number in order to answer it."""
    position = figure.line.position
    return f" [{POSITIONS[position]}]" if position in ("disputes_figure", "denies_act") else ""


def print_not_comparable(rows: Sequence[NotComparable]) -> None:
    """Print why sets are not compared with each other: a line per outcome, one per number."""
    for outcome, ours in groupby(rows, key=lambda row: row.outcome):
        held = list(ours)
        reasons = "; ".join(plain(row.reason) for row in held if row.number is None)
        count = max(len(row.sets) for row in held)
        say(f"  not comparable: {count} sets of {OUTCOMES[outcome]}: {reasons}")
        numbered = [row for row in held if row.number is not None]
        for row in numbered[:MOST_NUMBERS]:
            say(f"    {row.number:,.0f} stands in {len(row.sets)} of them: {plain(row.reason)}")
        if len(numbered) > MOST_NUMBERS:
            say(f"    and {len(numbered) - MOST_NUMBERS} more numbers")


def _reported(figures: FigureSet) -> str:
    low, high = figures.reported_min, figures.reported_max
    if low is None or high is None:
        return ""
    return f": reported {low:,.0f}" if low == high else f": reported {low:,.0f} to {high:,.0f}"
