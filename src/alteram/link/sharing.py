"""How two texts stand to each other: the exact share of common runs of words decides.

A copy has the other's runs from end to end, even where each tenth word was replaced; a statement
inside an article has them in one stretch of the article. A rewritten story keeps quotations and
some runs: that is a copy only where it credits the other or both credit the same agency.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from alteram.link.fingerprints import WORDS, Hashes, winnow
from alteram.link.quotations import RUN
from alteram.link.traces import Trace, unpacked
from alteram.model import CopyKind, Span
from alteram.origins import outlet_key
from alteram.text.rolewords import words

NEARLY_ALL, SAME_TEXT, ALIKE = 0.7, 0.5, 0.3
REWORDED, THROUGHOUT, MOSTLY, EVERYWHERE = 0.25, 0.5, 0.7, 0.8
CONTAINED = 0.5
LEAST_WORDS, LEAST_CONTAINED = 12, 25
FAIR_PART, LEAST_FAIR = 0.1, 12
SAME_QUOTATION, LEAST_SAME = 0.5, 5
_MOST_DAYS = 3
_TENTHS = 10
_MOST_PASSAGES = 20
_GAP = 12
_SMALL = words("of the and for in")
_SUFFIXES = (" news agency", " press agency", " agency", " news service")


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common; `inside` says which one stands within the other (1 or 2)."""

    kind: CopyKind
    share: float
    credit: str | None = None
    inside: int = 0


def outlet_keys(name: str | None) -> frozenset[str]:
    """Return the keys under which an outlet may be credited: its name, its initials."""
    key = outlet_key(name).removeprefix("the ")
    if not key:
        return frozenset()
    plain = key
    for suffix in _SUFFIXES:
        plain = plain.removesuffix(suffix) or plain
    plain = plain.partition(".")[0] if "." in plain and " " not in plain else plain
    initials = "".join(word[0] for word in key.split() if word not in _SMALL)
    return frozenset([key, plain] + ([initials] if len(initials) > 1 else []))


@dataclass(frozen=True)
class View:
    """A trace unpacked; `common` are runs that do not count, being its outlet's furniture."""

    trace: Trace
    common: Hashes = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))

    @cached_property
    def runs(self) -> Hashes:
        """Return all runs in order."""
        return unpacked(self.trace.runs)

    @cached_property
    def unique(self) -> Hashes:
        """Return the runs that count, sorted, each once; all, if else next to none were left."""
        found = np.unique(self.runs)
        if len(self.common):
            own = np.setdiff1d(found, self.common, assume_unique=True)
            return own if len(own) >= LEAST_CONTAINED else found
        return found

    @cached_property
    def prints(self) -> Hashes:
        """Return the fingerprints that count."""
        if not len(self.common):
            return winnow(self.runs)
        return winnow(self.runs[np.isin(self.runs, self.unique)])

    @cached_property
    def spans(self) -> npt.NDArray[np.int64]:
        """Return first and last word of each quotation."""
        return unpacked(self.trace.quotations).astype(np.int64).reshape(-1, 2)

    @cached_property
    def quotations(self) -> list[Hashes]:
        """Return the short runs of each quotation, sorted."""
        flat = unpacked(self.trace.quoted)
        ends = np.cumsum(self.spans[:, 1] - self.spans[:, 0] + 2 - RUN)
        return [np.unique(piece) for piece in np.split(flat, ends[:-1])] if len(ends) else []

    @cached_property
    def unquoted(self) -> Hashes:
        """Return the runs that count and stand at least in part outside quotations."""
        inside = np.zeros(len(self.runs), dtype=bool)
        for first, last in self.spans:
            inside[first : max(first, last - WORDS + 2)] = True
        return np.intersect1d(np.unique(self.runs[~inside]), self.unique, assume_unique=True)

    @cached_property
    def credits(self) -> dict[str, str]:
        """Return the keys of all outlets that the text credits, each with the name as written."""
        named = (*self.trace.hints, *self.trace.credits)
        return {key: name for name in named for key in sorted(outlet_keys(name))}

    @cached_property
    def surely(self) -> frozenset[str]:
        """Return the keys of the outlets that the text credits beyond doubt."""
        return frozenset(key for name in self.trace.credits for key in outlet_keys(name))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Return the keys of the document's own outlet."""
        return outlet_keys(self.trace.appearance.outlet)

    @cached_property
    def day(self) -> int | None:
        """Return the day of publication as a number, where a full day is known."""
        try:
            return datetime.date.fromisoformat(self.trace.appearance.published or "").toordinal()
        except ValueError:
            return None

    def tenths(self, common: Hashes) -> list[int]:
        """Return in which tenths of the text there is a common run."""
        (at,) = np.isin(self.runs, common).nonzero()
        parts = min(_TENTHS, len(self.runs))
        found: list[int] = np.unique(at * parts // len(self.runs)).tolist() if len(at) else []
        return found

    def spread(self, common: Hashes) -> float:
        """Return the share of tenths of the text that have a common run."""
        return len(self.tenths(common)) / min(_TENTHS, max(1, len(self.runs)))

    def from_its_start(self, common: Hashes, most: int) -> bool:
        """Tell whether common runs go from the beginning on, in tenths `most` apart at most."""
        found = self.tenths(common)
        return found[0] <= 1 and all(b - a <= most for a, b in pairwise(found))

    def passages(self, common: Hashes) -> tuple[Span, ...]:
        """Return where the common runs stand in the text; small gaps are taken with them."""
        (at,) = np.isin(self.runs, common).nonzero()
        if not len(at):
            return ()
        cuts = (np.diff(at) > WORDS + _GAP).nonzero()[0] + 1
        length = min(WORDS, self.trace.words)
        found = [
            self.words_at(int(piece[0]), int(piece[-1]) + length - 1)
            for piece in np.split(at, cuts)
        ]
        return tuple(sorted(found, key=lambda s: (s.start - s.end, s.start))[:_MOST_PASSAGES])

    def words_at(self, first: int, last: int) -> Span:
        """Return the span of the text from one word to another."""
        places = unpacked(self.trace.places)
        return Span(int(places[first]) >> 6, (int(places[last]) >> 6) + (int(places[last]) & 63))


def common_quotations(a: View, b: View) -> list[tuple[int, int, float]]:
    """Return the quotations that two texts both have: their numbers, the share of the shorter."""
    found = []
    for i, left in enumerate(a.quotations):
        for j, right in enumerate(b.quotations):
            share = quotation_share(left, right)
            if share:
                found.append((i, j, share))
    return found


def part_in_common(left: Hashes, right: Hashes) -> float:
    """Return the share of common short runs of the shorter quotation."""
    count = len(np.intersect1d(left, right, assume_unique=True))
    return count / max(1, min(len(left), len(right)))


def quotation_share(left: Hashes, right: Hashes) -> float:
    """Return the share in common of two quotations that are one, else 0."""
    share = part_in_common(left, right)
    count = share * min(len(left), len(right))
    return share if count > LEAST_SAME - 0.5 and share >= SAME_QUOTATION else 0.0


def credit_between(a: View, b: View) -> str | None:
    """Return the outlet that ties two texts of the same days: one credits it, or both do."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > _MOST_DAYS:
        return None
    met = (a.credits.keys() & b.outlets) | (b.credits.keys() & a.outlets)
    met |= a.surely & b.surely
    named = sorted({a.credits.get(key) or b.credits[key] for key in met})
    return named[0] if named else None


def judge(a: View, b: View) -> Shared | None:
    """Return how two texts stand to each other, or None; quotations only count with a credit."""
    small, large = (a, b) if len(a.unique) <= len(b.unique) else (b, a)
    common = np.intersect1d(a.unique, b.unique, assume_unique=True)
    if not len(common) or min(a.trace.words, b.trace.words) < LEAST_WORDS:
        return None
    share = len(common) / len(small.unique)
    shorter, longer = sorted((a.trace.words, b.trace.words))
    part = len(common) / len(large.unique)
    if part >= NEARLY_ALL and shorter / longer >= ALIKE:
        return Shared("same_text", share)
    if share >= REWORDED:
        found = _by_spread(small, large, common, share)
        if found is not None:
            return found if found.kind == "same_text" else _with_side(found, small is a)
    fair = len(common) >= LEAST_FAIR and share >= FAIR_PART
    credit = credit_between(a, b)
    if credit is not None and (fair or common_quotations(a, b)):
        return Shared("rewritten", share, credit)
    return None


def _by_spread(small: View, large: View, common: Hashes, share: float) -> Shared | None:
    least, most = small.spread(common), large.spread(common)
    own = len(np.intersect1d(common, small.unquoted, assume_unique=True))
    told = own / max(1, len(small.unquoted)) >= REWORDED or len(small.unquoted) < LEAST_WORDS
    half = len(common) / len(large.unique) >= SAME_TEXT
    cut = most >= THROUGHOUT and large.from_its_start(common, 1 if half else 2)
    if (most >= EVERYWHERE or cut) and (half or (least >= MOSTLY and told)):
        return Shared("same_text", share)
    held = share >= CONTAINED or (least >= MOSTLY and told)
    if held and least >= THROUGHOUT and small.trace.words >= LEAST_CONTAINED:
        return Shared("contains", share)
    return None


def _with_side(found: Shared, first_is_small: bool) -> Shared:
    return Shared(found.kind, found.share, found.credit, 1 if first_is_small else 2)


def views(traces: Sequence[Trace], furniture: dict[str, Hashes]) -> list[View]:
    """Return the traces unpacked, without the furniture of their outlets."""
    nothing = np.zeros(0, dtype=np.uint32)
    return [View(one, furniture.get(outlet_key(one.appearance.outlet), nothing)) for one in traces]
