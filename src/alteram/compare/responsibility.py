"""Who is held responsible by whom: rows are speakers, columns actors, cells positions.

Denials and acceptances stand where they belong: whoever is blamed and denies responsibility, in
the own column; who denies the act as a whole, under "nobody named"; who accepts, in the own one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from alteram.compare.index import Item
from alteram.compare.points import lines_of
from alteram.compare.wording import NOBODY_NAMED
from alteram.comparison import Cell, Responsibility, ResponsibilityRow
from alteram.model import Act, Position

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
_DOERS: dict[str, frozenset[Act]] = {
    "occupiers": frozenset(("occupation",)),
    "occupier": frozenset(("occupation",)),
    "invaders": frozenset(("occupation",)),
    "killers": frozenset(("killing",)),
    "murderers": frozenset(("killing",)),
    "kidnappers": frozenset(("hostage_taking",)),
    "captors": frozenset(("hostage_taking", "detention")),
    "besiegers": frozenset(("blockade",)),
}
"""Nouns of the language that name somebody by an act, and the acts that they go back to."""


@dataclass(slots=True)
class _Held:
    """What stands in one cell: claims, and words for the actor that are not its name."""

    items: list[Item] = field(default_factory=list)
    as_written: list[str] = field(default_factory=list)


def resolved(items: Sequence[Item], number: int, name: str) -> str:
    """Return whom a word like "occupiers" means: the one last named for that act by the speaker.

    Looked for are earlier claims of the same speaker in the same document; a word that goes back
    to nobody or to several stays as it is.
    """
    item = items[number]
    acts = _DOERS.get(name.casefold().removeprefix("the "))
    if acts is None:
        return name
    for earlier in reversed(items[:number]):
        same = earlier.line.document == item.line.document and earlier.speaker == item.speaker
        if same and earlier.claim.act in acts and earlier.named:
            (first, *others) = sorted(earlier.named)
            return name if others else first
    return name


def _denier(item: Item, blamed: dict[str, str]) -> str:
    """Return the column of one who denies responsibility: as he or she is blamed, else the own.

    `blamed` gives for each actor blamed in this event the party it answers to.
    """
    own = [actor for actor, party in blamed.items() if party == item.line.party]
    for name in (item.speaker, item.origin.name, item.line.party):
        if name in own:
            return name
    return own[0] if own else item.speaker


def _columns(items: Sequence[Item], number: int, blamed: dict[str, str]) -> list[tuple[str, str]]:
    """Return the columns in which a claim stands, each with the words that the speaker used."""
    item = items[number]
    if item.line.position == "acknowledges_denies_responsibility":
        own = [actor for actor, party in _answering(item) if party == item.line.party]
        return [(actor, actor) for actor in own or [_denier(item, blamed)]]
    if item.blamed:
        return [(resolved(items, number, name), name) for name in dict.fromkeys(item.blamed)]
    if item.line.position == "accepts_responsibility":
        return [(item.speaker, item.speaker)]
    return [(NOBODY_NAMED, NOBODY_NAMED)] if item.line.position in ANSWERING else []


def _blamed(items: Sequence[Item]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items:
        for actor, party in _answering(item):
            found.setdefault(actor, party)
    return found


def _answering(item: Item) -> list[tuple[str, str]]:
    return list(zip(item.blamed, item.answering, strict=True))


def compare_responsibility(items: Sequence[Item]) -> Responsibility:
    """Return the matrix of an event's claims; columns are ordered by how many lines they have.

    A speaker has one row, whatever the number of documents; rows stand by party, both in
    alphabetical order.
    """
    cells: dict[tuple[str, str], dict[str, _Held]] = {}
    weight: dict[str, int] = defaultdict(int)
    blamed = _blamed(items)
    for number, item in enumerate(items):
        for actor, words in _columns(items, number, blamed):
            row = cells.setdefault((item.line.party, item.speaker), defaultdict(_Held))
            row[actor].items.append(item)
            weight[actor] += 1
            if words != actor:
                row[actor].as_written.append(words)
    columns = tuple(sorted(weight, key=lambda name: (name == NOBODY_NAMED, -weight[name], name)))
    ordered = sorted(cells.items(), key=lambda row: (*map(str.casefold, row[0]), row[0]))
    rows = tuple(
        ResponsibilityRow(
            party=party,
            speaker=speaker,
            cells=tuple(_cell(actor, row[actor]) for actor in columns if actor in row),
        )
        for (party, speaker), row in ordered
    )
    return Responsibility(columns=columns, rows=rows)


def _cell(actor: str, held: _Held) -> Cell:
    return Cell(
        actor=actor,
        positions=tuple(dict.fromkeys(item.line.position for item in held.items)),
        lines=lines_of(held.items),
        as_written=tuple(dict.fromkeys(held.as_written)),
    )
