"""The names that each side uses for an event: one row for each name, one column for each party."""

from collections import defaultdict
from dataclasses import dataclass

from alteram.comparison import Comparison, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name as first written, and by the number of an account the lines that use it.

    `distanced` is set where it is marked as another's word.
    """

    name: str
    distanced: bool
    used: dict[int, tuple[Line, ...]]


def name_rows(comparison: Comparison) -> tuple[NameRow, ...]:
    """Return the names used in alphabetical order; upper and lower case are one name."""
    found: dict[tuple[str, bool], dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    written: dict[tuple[str, bool], str] = {}
    for number, account in enumerate(comparison.accounts):
        for one in account.names:
            words = " ".join(one.name.split())
            key = words.casefold(), one.distanced
            written.setdefault(key, words)
            found[key][number].append(one.line)
    return tuple(
        NameRow(
            name=written[key],
            distanced=key[1],
            used={number: tuple(lines) for number, lines in found[key].items()},
        )
        for key in sorted(found)
    )
