"""Which passages cite another's statement, and which are a translation of one.

A passage cites where its text says that it has something from somebody (a name in its chain, or
"according to a report by") whose own passage with the same content is in this collection. It
translates only on evidence: the languages of the documents differ, and figures, names and dates
of the passages agree. Texts in other languages than English have no claims so far; until they
have, no translation is found.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from alteram.compare.figures import ends
from alteram.compare.naming import own_words
from alteram.compare.relating import are_apart, in_time, is_later, is_other_statement, relate
from alteram.compare.repeats import LEAST_RUNS, Wordings, runs
from alteram.compare.tellings import Told
from alteram.comparison import Related
from alteram.model import UNNAMED_OUTLET

_MOST = 20
_LEAST_NAMES = 2


def _figures(one: Told) -> frozenset[Hashable]:
    return frozenset(
        (figure.outcome, named)
        for figure, _ in one.item.figures
        if (named := ends(figure)) is not None
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _contents(one: Told) -> list[Hashable]:
    """Return by what a passage with the same content may be looked up."""
    line = one.item.line
    found: list[Hashable] = sorted(_figures(one), key=str)
    if line.act is not None and line.date is not None:
        found.append((line.act, line.date))
    return found


def _same_content(one: Told, other: Told) -> bool:
    first, second = _figures(one), _figures(other)
    if first and second:
        return bool(first & second)
    if len(runs(one.words) & runs(other.words)) >= LEAST_RUNS:
        return True
    line, told = one.item.line, other.item.line
    same = line.act is not None and (line.act, line.date) == (told.act, told.date)
    return same and line.date is not None and line.position == told.position


class _Held:
    """Passages by who gave them, as speaker or outlet, and by their content."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, Hashable], list[Told]] = defaultdict(list)
        self._worded: dict[str, Wordings] = defaultdict(Wordings)

    def add(self, one: Told) -> None:
        """Keep a passage under its speaker and, where it is the outlet's, under that name."""
        givers = {one.key, f"name:{_folded(one.item.line.speaker)}", f"name:{_folded(one.name)}"}
        if one.item.line.outlet:
            givers.add(f"name:{_folded(one.item.line.outlet)}")
        for giver in sorted(givers):
            for content in _contents(one):
                held = self._by[giver, content]
                if len(held) < _MOST:
                    held.append(one)
            self._worded[giver].add(one)

    def by(self, giver: str, one: Told) -> list[Told]:
        """Return passages of one giver with the content of another passage, first ones first."""
        found = {told.at: told for told in self._worded[giver].like(one)}
        for content in _contents(one):
            found.update({told.at: told for told in self._by.get((giver, content), ())})
        return [found[at] for at in sorted(found) if _same_content(one, found[at])]


def _givers(one: Told) -> list[str]:
    """Return from whom a passage says that it has its content."""
    outlet = _folded(one.item.line.outlet or "")
    through = [name for name in one.item.line.chain[1:] if name != UNNAMED_OUTLET]
    found = [f"name:{_folded(name)}" for name in through if _folded(name) != outlet]
    return [one.key, *found] if one.mediated else found


def find_citations(told: Iterable[Told]) -> Iterator[Related]:
    """Yield for each passage the first one that it has its content from, where it names whose."""
    held = _Held()
    for later in in_time(told):
        found = [
            earlier
            for giver in _givers(later)
            for earlier in held.by(giver, later)
            if is_other_statement(later, earlier)
            and are_apart(later, earlier)
            and later.places.isdisjoint(earlier.places)
        ]
        for earlier in found[:1]:
            yield relate("cites", later, earlier)
        held.add(later)


def _evidence(one: Told, other: Told) -> int:
    """Return how many kinds of evidence speak for a translation: figures, names, dates."""
    names = own_words(one.item.line.quote) & own_words(other.item.line.quote)
    figures = _figures(one) & _figures(other)
    dates = one.item.line.date is not None and one.item.line.date == other.item.line.date
    return bool(figures) + (len(names) >= _LEAST_NAMES) + dates


def find_translations(told: Sequence[Told]) -> Iterator[Related]:
    """Yield passages that give another's in another language, on two kinds of evidence or more."""
    if len({one.language for one in told}) < 2:
        return
    held: dict[Hashable, list[Told]] = defaultdict(list)
    for later in in_time(told):
        for content in _contents(later):
            found = [
                earlier
                for earlier in held[content]
                if earlier.language != later.language
                and earlier.key == later.key
                and is_later(later, earlier) | (later.day == earlier.day)
                and _evidence(later, earlier) > 1
            ]
            for earlier in found[:1]:
                yield relate("translates", later, earlier)
            if len(held[content]) < _MOST:
                held[content].append(later)
