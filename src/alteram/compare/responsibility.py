"""Who is held responsible by whom: rows are speakers, columns actors, cells positions."""

from collections import defaultdict
from collections.abc import Sequence

from alteram.compare.index import Item
from alteram.compare.wording import NOBODY_NAMED
from alteram.comparison import Cell, Line, Responsibility, ResponsibilityRow
from alteram.model import Position

ANSWERING: frozenset[Position] = frozenset(
    (
        "denies_act",
        "accepts_responsibility",
        "acknowledges_denies_responsibility",
        "acknowledges_other_explanation",
        "acknowledges_circumstances",
        "attributes_to_unknown",
        "declines_comment",
    )
)


def blamed_actors(item: Item) -> tuple[str, ...]:
    """Return the columns in which a claim stands: whom it names, or that nobody is named."""
    if item.blamed:
        return tuple(dict.fromkeys(item.blamed))
    if item.line.position == "accepts_responsibility":
        return (item.line.speaker,)
    return (NOBODY_NAMED,) if item.line.position in ANSWERING else ()


def compare_responsibility(items: Sequence[Item]) -> Responsibility:
    """Return the matrix of an event's claims; columns are ordered by how many lines they have."""
    cells: dict[tuple[str, str], dict[str, list[Line]]] = {}
    weight: dict[str, int] = defaultdict(int)
    for item in items:
        for actor in blamed_actors(item):
            row = cells.setdefault((item.line.party, item.line.speaker), defaultdict(list))
            row[actor].append(item.line)
            weight[actor] += 1
    columns = tuple(sorted(weight, key=lambda name: (name == NOBODY_NAMED, -weight[name], name)))
    rows = tuple(
        ResponsibilityRow(
            party=party,
            speaker=speaker,
            cells=tuple(_cell(actor, row[actor]) for actor in columns if actor in row),
        )
        for (party, speaker), row in sorted(cells.items())
    )
    return Responsibility(columns=columns, rows=rows)


def _cell(actor: str, lines: list[Line]) -> Cell:
    positions = tuple(dict.fromkeys(line.position for line in lines))
    return Cell(actor=actor, positions=positions, lines=tuple(lines))
