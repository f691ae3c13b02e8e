"""Accounts by party, and what they share: common points, competing ones, points of one alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from alteram.compare.figures import Counted, by_scope, ends, set_words, spread
from alteram.compare.index import Item
from alteram.compare.wording import (
    BLAMED,
    DENIED,
    FIGURE,
    HOW_MANY,
    NAME_USED,
    OUTCOMES,
    POSITIONS,
    WHETHER,
    WHO_DID,
    act_words,
)
from alteram.comparison import (
    Account,
    Competing,
    Line,
    NameUsed,
    Point,
    PointKind,
    Side,
)
from alteram.model import Act

_SAYS = frozenset(("asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility"))

Key = tuple[PointKind, object]


def find_accounts(items: Sequence[Item]) -> tuple[Account, ...]:
    """Return what each party said, parties in alphabetical order.

    That order is stated on the page and prefers nobody; within an account, lines stand as they
    first appeared.
    """
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[item.line.party].append(item)
    return tuple(_account(party, ours) for party, ours in sorted(groups.items(), key=_letters))


def _lines(items: Iterable[Item]) -> tuple[Line, ...]:
    """Return the lines once each: two acts in one passage are said in one breath."""
    seen: dict[tuple[str, int, int, str], Line] = {}
    for item in items:
        line = item.line
        seen.setdefault((line.document, line.start, line.end, line.position), line)
    return tuple(seen.values())


def _letters(group: tuple[str, list[Item]]) -> tuple[str, str]:
    return group[0].casefold(), group[0]


def _account(party: str, items: list[Item]) -> Account:
    return Account(
        party=party,
        speakers=tuple(dict.fromkeys(item.line.speaker for item in items)),
        documents=tuple(dict.fromkeys(item.line.document for item in items)),
        independent_origins=len({item.origin.key for item in items}),
        lines=_lines(items),
        figures=tuple(line for item in items for _, line in item.figures),
        names=tuple(
            NameUsed(name=label.text, distanced=label.distanced, line=item.line)
            for item in items
            for label in item.claim.labels
        ),
    )


def _keys(item: Item) -> Iterator[tuple[Key, str]]:
    """Yield the points that one claim makes, with their words."""
    says = item.line.position in _SAYS
    act = act_words(item.claim.act)
    if item.claim.act is not None and says:
        yield ("act", act), act
    if item.line.position == "denies_act":
        yield ("denial", act), DENIED.format(act=act)
    if says:
        for actor in item.blamed:
            yield ("responsibility", actor), BLAMED.format(actor=actor)
    for label in item.claim.labels:
        if not label.distanced:
            yield ("name", label.text.casefold()), NAME_USED.format(name=label.text)
    for figure, _ in item.figures:
        words = FIGURE.format(outcome=OUTCOMES[figure.outcome], verbatim=figure.verbatim)
        said = ends(figure) or figure.verbatim.casefold()
        yield ("figure", (figure.outcome, figure.qualifier, said)), words


def find_points(items: Iterable[Item], competing: Iterable[Competing]) -> list[Point]:
    """Return all points that are not among the competing ones, in order of appearance."""
    taken = {
        (one.kind, line.claim) for one in competing for side in one.sides for line in side.lines
    }
    lines: dict[Key, list[Line]] = defaultdict(list)
    said: dict[Key, str] = {}
    for item in items:
        for key, words in dict(_keys(item)).items():
            kind = "act" if key[0] == "denial" else key[0]
            if (kind, item.line.claim) not in taken:
                lines[key].append(item.line)
                said.setdefault(key, words)
    return [
        Point(
            kind=key[0],
            words=said[key],
            parties=tuple(dict.fromkeys(line.party for line in ours)),
            lines=tuple(ours),
        )
        for key, ours in lines.items()
    ]


def _sides(named: Iterable[tuple[str, str, Line]]) -> tuple[Side, ...]:
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for party, words, line in named:
        groups[party, words].append(line)
    return tuple(
        Side(party=party, words=words, lines=tuple(lines))
        for (party, words), lines in groups.items()
    )


def _whether(items: Sequence[Item], act: Act) -> Competing | None:
    """Return the dispute on whether an act happened, if one party denies what another said."""
    saying = [i for i in items if i.line.position in _SAYS and i.claim.act == act]
    denying = [i for i in items if i.line.position == "denies_act" and i.claim.act in (act, None)]
    parties = {item.line.party for item in denying}
    if not any(item.line.party not in parties for item in saying) or not denying:
        return None
    named = [(i.line.party, POSITIONS[i.line.position], i.line) for i in items]
    kept = {id(item.line) for item in (*saying, *denying)}
    sides = _sides(row for row in named if id(row[2]) in kept)
    return Competing(kind="act", words=WHETHER.format(act=act_words(act)), sides=sides)


def _who(items: Sequence[Item], act: Act) -> Competing | None:
    """Return the dispute on who did an act, if parties name different actors."""
    saying = [
        item
        for item in items
        if item.claim.act == act and item.blamed and item.line.position in _SAYS
    ]
    actors: dict[str, set[str]] = defaultdict(set)
    for item in saying:
        actors[item.line.party].update(item.blamed)
    named = list(actors.values())
    if not any(a.isdisjoint(b) for i, a in enumerate(named) for b in named[i + 1 :]):
        return None
    sides = _sides((i.line.party, BLAMED.format(actor=", ".join(i.blamed)), i.line) for i in saying)
    return Competing(kind="responsibility", words=WHO_DID.format(act=act_words(act)), sides=sides)


def _apart(first: Counted, second: Counted) -> bool:
    a, b = spread(first.figure), spread(second.figure)
    if a is None or b is None or first.item.line.party == second.item.line.party:
        return False
    return a[1] < b[0] or b[1] < a[0]


def _how_many(members: Sequence[Counted]) -> Competing | None:
    """Return the dispute on a number, if comparable figures of two parties cannot both be met."""
    if not any(_apart(a, b) for i, a in enumerate(members) for b in members[i + 1 :]):
        return None
    words = HOW_MANY.format(outcome=set_words(members[0].scope))
    sides = _sides((one.item.line.party, one.figure.verbatim, one.item.line) for one in members)
    return Competing(kind="figure", words=words, sides=sides)


def find_competing(items: Sequence[Item], counted: Sequence[Counted]) -> tuple[Competing, ...]:
    """Return the points on which accounts compete: whether, who, how many."""
    acts = dict.fromkeys(item.claim.act for item in items if item.claim.act is not None)
    found: list[Competing | None] = []
    for act in acts:
        found += [_whether(items, act), _who(items, act)]
    found.extend(_how_many(members) for members in by_scope(counted).values())
    return tuple(one for one in found if one is not None)
