"""The passages of an event's accounts by number: points and tables name them instead of words."""

from collections.abc import Iterable

from alteram.comparison import Comparison, Line
from alteram.terminal.words import plain

MOST_NUMBERS = 6


def chain(line: Line) -> str:
    """Return the chain of a line, from the innermost speaker to the outlet."""
    return " <- ".join(plain(name) for name in line.chain) or plain(line.speaker)


class Numbers:
    """The numbers of an event's passages, in the order in which they are printed."""

    def __init__(self, comparison: Comparison) -> None:
        lines = (line for account in comparison.accounts for line in account.lines)
        self._numbers = {key: n for n, key in enumerate(dict.fromkeys(map(_key, lines)), start=1)}

    def of(self, line: Line) -> int:
        """Return the number of a line's passage."""
        return self._numbers.get(_key(line), 0)

    def words(self, lines: Iterable[Line]) -> str:
        """Return the numbers of these passages in square brackets, of many the first ones."""
        found = sorted({self.of(line) for line in lines})
        shown = [str(number) for number in found[:MOST_NUMBERS]]
        more = [f"+{len(found) - MOST_NUMBERS}"] if len(found) > MOST_NUMBERS else []
        return f"[{', '.join([*shown, *more])}]"


def _key(line: Line) -> tuple[str, int, int, str]:
    return line.document, line.start, line.end, line.position
