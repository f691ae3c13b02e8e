"""Quotation marks of all kinds, paired in one pass over a text.

Curly, straight, doubled (``like this''), German low-high marks and guillemets are known.
A quotation may run over several paragraphs: either its mark stays open until a later closing
one, or each paragraph opens anew and only the last one closes (the convention of newspapers).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alteram.model import Span

_MARK = re.compile(r"``|''|[\"“”„‟″«»‹›‘’‚']")
_FAMILY = {
    **dict.fromkeys(["``", "''", '"', "“", "”", "„", "‟", "″"], 2),
    **dict.fromkeys("‘’‚'", 1),
    **dict.fromkeys("«»", 3),
    **dict.fromkeys("‹›", 4),
}
_OPENS = frozenset(["``", "“", "„", "‟", "«", "‹", "‘", "‚"])
_CLOSES = frozenset("”»›’")
_LEFT_OF_OPENING = frozenset("([{—–-/…:«“‘„\"'")
_RIGHT_OF_CLOSING = frozenset(")]}.,;:!?—–-/…»”’\"'“")
_STOPS = frozenset(".,!?…;")
_DEEPEST = 6
_MOST_PARAGRAPHS = 60
_SCARE_WORDS = 4
_LOOK = 600
# Where a closing mark is missing, the words end before ", he said" or ", the mayor told ...".
_CLAUSE = re.compile(
    r",\s(?=(?:he|she|they|(?:the|an?)\s[^\"“”!?]{3,80}?|[A-Z][^\"“”!?]{3,80}?)"
    r"\s(?:said|says|told|added|declared|stated|replied|answered|insisted|wrote)\b)"
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks: one piece, or one for each paragraph that opens anew.

    `speech` is False for one to four quoted words without a stop and without a colon before
    them: a name, a label, a term that the writer keeps at a distance. `closed` tells whether
    the closing mark was found.
    """

    pieces: tuple[Span, ...]
    closed: bool
    speech: bool

    @property
    def start(self) -> int:
        """Offset of the first opening mark."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Offset after the last closing mark."""
        return self.pieces[-1].end


class _Mark(NamedTuple):
    start: int
    end: int
    family: int
    opening: bool
    closing: bool
    paragraph: int
    initial: bool


class _Open:
    __slots__ = ("family", "mark", "paragraph", "pieces", "start")

    def __init__(self, mark: _Mark, written: str) -> None:
        self.pieces: list[Span] = []
        self.start, self.family, self.paragraph = mark.start, mark.family, mark.paragraph
        self.mark = written


def _roles(text: str, start: int, end: int, mark: str) -> tuple[bool, bool]:
    """Return whether a mark can open and whether it can close a quotation, by its neighbours."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if _FAMILY[mark] == 1 and before.isalnum() and after.isalnum():
        return False, False
    after_open = after.isspace() or after in _RIGHT_OF_CLOSING
    before_open = before.isspace() or before in _LEFT_OF_OPENING
    if mark == "“":
        return True, not before.isspace() and after_open
    if mark in _OPENS:
        return not after.isspace(), False
    if mark in _CLOSES:
        return mark == "”" and before.isspace() and not after_open, not after.isalnum()
    return before_open and not after.isspace(), not before.isspace() and not after.isalnum()


def _marks(text: str, paragraphs: Sequence[Span]) -> list[_Mark]:
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[_Mark] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        opening, closing = _roles(text, start, end, match.group())
        if not (opening or closing):
            continue
        number = max(bisect_right(starts, start) - 1, 0)
        initial = bool(starts) and starts[number] == start
        found.append(_Mark(start, end, _FAMILY[match.group()], opening, closing, number, initial))
    return found


class _Pairing:
    """The marks that are open while the text is read from left to right."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text, self._paragraphs = text, paragraphs
        self._open: list[_Open] = []
        self.found: list[Quotation] = []

    def take(self, mark: _Mark) -> None:
        """Open, continue or close a quotation at a mark."""
        at = self._index(mark.family)
        held = self._open[at] if at >= 0 else None
        if held is not None and self._goes_on(held, mark):
            del self._open[at + 1 :]
            held.pieces.append(Span(held.start, self._paragraphs[held.paragraph].end))
            held.start, held.paragraph = mark.start, mark.paragraph
        elif held is not None and self._ends(held, mark):
            self._close(at, mark)
        elif mark.opening:
            self._push(mark)

    def finish(self) -> None:
        """Give up what is still open: such a quotation ends with its paragraph."""
        while self._open:
            self._drop(0)

    def _index(self, family: int) -> int:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].family == family:
                return at
        return -1

    def _goes_on(self, held: _Open, mark: _Mark) -> bool:
        return mark.opening and mark.initial and mark.paragraph == held.paragraph + 1

    def _ends(self, held: _Open, mark: _Mark) -> bool:
        if not mark.closing or mark.paragraph - held.paragraph > _MOST_PARAGRAPHS:
            return False
        if mark.family == 1 and mark.paragraph != held.paragraph:
            return False
        if not mark.opening:
            return True
        return held.mark in ('"', "''", "„", "'") and mark.paragraph == held.paragraph

    def _push(self, mark: _Mark) -> None:
        if len(self._open) >= _DEEPEST and self._open[0].paragraph < mark.paragraph:
            self._drop(0)
        elif len(self._open) >= _DEEPEST:
            del self._open[0]
        self._open.append(_Open(mark, self._text[mark.start : mark.end]))

    def _close(self, at: int, mark: _Mark) -> None:
        held = self._open[at]
        for inner in range(len(self._open) - 1, at, -1):
            self._drop(inner)
        self._open.pop()
        self._keep([*held.pieces, Span(held.start, mark.end)], closed=True)

    def _drop(self, at: int) -> None:
        held = self._open.pop(at)
        end = self._paragraphs[held.paragraph].end
        clause = _CLAUSE.search(self._text, held.start + 1, min(end, held.start + _LOOK))
        if held.family != 1:
            end = end if clause is None else clause.start() + 1
            self._keep([*held.pieces, Span(held.start, end)], closed=False)
        elif clause is not None and self._opens_speech(held.start):
            self._keep([Span(held.start, clause.start() + 1)], closed=False)

    def _opens_speech(self, start: int) -> bool:
        """Tell whether a single mark stands before a sentence, so that it is no apostrophe."""
        before = self._text[max(start - 3, 0) : start].rstrip()
        opens = (
            not before or before[-1] in ".!?:\n" or "\n" in self._text[max(start - 1, 0) : start]
        )
        return opens and self._text[start + 1 : start + 2].isupper()

    def _keep(self, pieces: list[Span], *, closed: bool) -> None:
        pieces = [piece for piece in pieces if piece.end > piece.start]
        if not pieces:
            return
        first = pieces[0]
        words = 0
        for words, _ in enumerate(_WORD.finditer(self._text, first.start, first.end), 1):
            if words > _SCARE_WORDS:
                break
        inner = self._text[first.start : first.end].rstrip("\"'”’»›“")
        stopped = inner[-1:] in _STOPS and words > 1
        introduced = self._text[max(first.start - 2, 0) : first.start].rstrip().endswith(":")
        speech = len(pieces) > 1 or words > _SCARE_WORDS or stopped or introduced
        self.found.append(Quotation(pieces=tuple(pieces), closed=closed, speech=speech))


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of a text, outer before inner, in order of their first mark."""
    pairing = _Pairing(text, paragraphs)
    if paragraphs:
        for mark in _marks(text, paragraphs):
            pairing.take(mark)
        pairing.finish()
    return tuple(sorted(pairing.found, key=lambda quotation: (quotation.start, -quotation.end)))
