"""Shares of a whole in percent: "two thirds of", "one in five", "every third"."""

from alteram.text.cardinals import PARTS, SMALL, Cardinal, Reader

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_TIMES = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "decades", "attempts"})
_GREATEST_RATE = 1000


class Shares(Reader):
    """Reads shares, and all that a reader of cardinals does."""

    def fraction(self, i: int) -> Cardinal | None:
        """Read "two thirds of", "three-quarters of" where it starts at token `i`."""
        times = SMALL.get(self.tokens[i].lower)
        j = i + 1 + (self.word(i + 1, i) == "-")
        if times and self.word(j, i) in PARTS and self.word(j, i) != "half":
            return self.part(j, times, i)
        return None

    def rate(self, i: int) -> Cardinal | None:
        """Read "one in five", "two out of three" before what they are a share of, in percent."""
        if self.word(i + 1, i) not in {"in", "out"}:
            return None
        part = self.cardinal(i)
        if part is None or part.last != i or not part.value:
            return None
        j = i + 2 + (self.word(i + 1, i) == "out")
        j += self.word(j, i) == "every"
        if not self.word(j, i) or (self.word(i + 1, i) == "out" and self.word(i + 2, i) != "of"):
            return None
        whole = self.cardinal(j)
        if whole is None or not whole.value or not part.value < whole.value <= _GREATEST_RATE:
            return None
        counted = self.word(whole.last + 1, i)
        if not counted or counted in _TIMES or self.tokens[whole.last + 1].tag[:2] != "NN":
            return None
        return Cardinal(whole.last, round(100 * part.value / whole.value, 2), percent=True)

    def every(self, i: int) -> Cardinal | None:
        """Read "every third" before what it is a share of, in percent."""
        part = _ORDINALS.get(self.word(i + 1, i))
        if part is None or self.word(i + 2, i) in _TIMES | {"day", "week", "month", "year"}:
            return None
        counted = bool(self.word(i + 2, i)) and self.tokens[i + 2].tag[:2] == "NN"
        return Cardinal(i + 1, round(100 / part, 2), percent=True) if counted else None
