"""The passages of an event by number: a mark names one instead of its words, and opens it."""

from collections.abc import Iterable
from typing import NamedTuple

from alteram.comparison import Comparison, Line

_Key = tuple[str, int, int, str]


def opens(line: Line) -> str:
    """Return the address at which the passage of a line stands in its document."""
    return f"/documents/{line.document}#{line.claim}"


def passed_through(line: Line) -> tuple[str, ...]:
    """Return the chain of a line, from the innermost speaker to the outlet."""
    return line.chain or (line.speaker,)


class Numbered(NamedTuple):
    """A passage with its number in the event."""

    number: int
    line: Line


class Passages:
    """The passages of an event: numbers follow the accounts in alphabetical order."""

    def __init__(self, comparison: Comparison) -> None:
        lines = (line for account in comparison.accounts for line in account.lines)
        self._lines = tuple({_key(line): line for line in lines}.values())
        self._numbers = {_key(line): n for n, line in enumerate(self._lines, start=1)}

    def __len__(self) -> int:
        return len(self._lines)

    def of(self, lines: Iterable[Line]) -> tuple[Numbered, ...]:
        """Return these lines with their numbers, each once, by number."""
        found = {_key(line): line for line in lines}
        numbered = (Numbered(self._numbers.get(key, 0), line) for key, line in found.items())
        return tuple(sorted(numbered, key=lambda one: (one.number, _key(one.line))))

    def numbered(self, number: int) -> Line | None:
        """Return the passage of a number, None where there is none."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else None


def _key(line: Line) -> _Key:
    return line.document, line.start, line.end, line.position
