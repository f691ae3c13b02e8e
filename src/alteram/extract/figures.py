"""Figures: quantities given to the claims they stand in, with the scope that is stated."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from alteram.extract.counted import word_set
from alteram.extract.dating import dates_speaking
from alteram.extract.lexicon import ACT_NOUNS, ACT_VERBS, EVENT_NOUNS
from alteram.extract.quantities import Quantity
from alteram.model import Claim, DateMention, Figure, PlaceMention, Span, content_id
from alteram.text.parse import Parsed

_LOCATIVES = word_set(
    """
    in at near around across outside inside throughout within from on over between
    """
)
_TOLD = frozenset({*ACT_NOUNS, *ACT_VERBS, *EVENT_NOUNS})
_LOOK_BACK = 5
_HIGHEST = 12


def build_figures(
    parsed: Parsed,
    quantities: Sequence[Quantity],
    claims: Sequence[Claim],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> tuple[Figure, ...]:
    """Return a figure for each quantity that a claim holds, in the order of the text.

    A quantity belongs to the shortest claim around it. `scope_place` is the nearest place in
    its clause that a preposition of place stands before, `scope_interval` the nearest date
    (EDTF) there; both fall back on the claim's own, unless that is of another clause.
    """
    identity = parsed.sha256
    rows = _Rows(parsed, claims, dates, places)
    owners = [rows.owner(quantity.span) for quantity in quantities]
    ids = [content_id("f", identity, *quantity.span) for quantity in quantities]
    figures = []
    for quantity, owner, own_id in zip(quantities, owners, ids, strict=True):
        if owner is None:
            continue
        whole = quantity.subset
        subset_of = ids[whole] if whole is not None and owners[whole] is not None else None
        figures.append(
            Figure(
                id=own_id,
                claim=owner.id,
                span=quantity.span,
                verbatim=quantity.verbatim,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                qualifier=quantity.qualifier,
                outcome=quantity.outcome,
                group=quantity.group,
                counting_unit=quantity.counting_unit,
                scope_place=rows.place(quantity, owner),
                scope_interval=rows.interval(quantity, owner),
                inclusive_of=quantity.inclusive_of,
                subset_of=subset_of,
            )
        )
    return tuple(figures)


class _Rows:
    """Claims, dates and places by the sentences that they touch."""

    def __init__(
        self,
        parsed: Parsed,
        claims: Sequence[Claim],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
    ) -> None:
        self.parsed = parsed
        self.all_places = places
        self.starts = [sentence.start for sentence in parsed.sentences]
        self.claims: dict[int, list[Claim]] = defaultdict(list)
        self.dates: dict[int, list[DateMention]] = defaultdict(list)
        self.places: dict[int, list[PlaceMention]] = defaultdict(list)
        for claim in claims:
            for row in self._touched(claim.span):
                self.claims[row].append(claim)
        for date in dates:
            self.dates[self._row(date.span.start)].append(date)
        for place in places:
            self.places[self._row(place.span.start)].append(place)

    def _row(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def _touched(self, span: Span) -> Iterable[int]:
        return range(self._row(span.start), self._row(max(span.end - 1, span.start)) + 1)

    def owner(self, span: Span) -> Claim | None:
        """Return the shortest claim around a span, else the one that shares most with it."""
        near = self.claims.get(self._row(span.start), [])
        around = [c for c in near if c.span.start <= span.start and span.end <= c.span.end]
        if around:
            return min(around, key=_size_and_place)
        shared = [(min(c.span.end, span.end) - max(c.span.start, span.start), c) for c in near]
        best = max(shared, key=lambda row: row[0], default=None)
        return best[1] if best is not None and best[0] > 0 else None

    def interval(self, quantity: Quantity, owner: Claim) -> str | None:
        """Return the nearest date of the clause, else that of the claim."""
        near = [d for d in self.dates.get(self._row(quantity.span.start), []) if d.edtf]
        clause = self._clause(quantity.head)
        inside = [
            d
            for d in near
            if self._attached(d.span) & clause and (d.edtf == owner.date or not self._speaks(d))
        ]
        if inside:
            return min(inside, key=lambda d: _distance(d.span, quantity.span)).edtf
        return None if owner.date in {d.edtf for d in near} else owner.date

    def _speaks(self, date: DateMention) -> bool:
        """Tell whether a date says when something was said or published, not done."""
        inside = self.parsed.tokens_in(date.span)
        if not inside:
            return False
        sentence = self.parsed.sentences[inside[0].sentence]
        tokens = self.parsed.tokens[sentence.first : sentence.last]
        told = {t.i for t in tokens if t.lemma in _TOLD}
        return dates_speaking(self.parsed, inside[0].i, frozenset(), told)

    def place(self, quantity: Quantity, owner: Claim) -> str | None:
        """Return the nearest place that the clause puts something in, else the claim's."""
        span = quantity.span
        near = self.places.get(self._row(span.start), [])
        clause = self._clause(quantity.head)
        inside = [p for p in near if self._is_location(p, span) and self._attached(p.span) & clause]
        if inside:
            return min(inside, key=lambda p: _distance(p.span, span)).text
        if owner.place is None or not 0 <= owner.place < len(self.all_places):
            return None
        own = self.all_places[owner.place]
        return None if own in near else own.text

    def _clause(self, head: int) -> set[int]:
        """Return the tokens from a word up to the verb of its clause."""
        tokens, found, node = self.parsed.tokens, {head}, head
        for _ in range(_HIGHEST):
            token = tokens[node]
            verb = token.tag[:2] == "VB" and token.dep != "prep"
            if verb and token.dep not in {"xcomp", "conj"}:
                break
            node = token.head
            found.add(node)
        return found

    def _attached(self, span: Span) -> set[int]:
        """Return the tokens from a date or place up to the verb of its clause."""
        inside = self.parsed.tokens_in(span)
        return self._clause(inside[0].i) if inside else set()

    def _is_location(self, place: PlaceMention, span: Span) -> bool:
        if place.span.start < span.end and span.start < place.span.end:
            return False
        inside = self.parsed.tokens_in(place.span)
        if not inside:
            return False
        first = inside[0].i
        for token in reversed(self.parsed.tokens[max(first - _LOOK_BACK, 0) : first]):
            if token.sentence != inside[0].sentence or token.tag[:2] == "VB":
                return False
            if token.lower in _LOCATIVES:
                return True
            if token.tag not in {"DT", "NN", "NNS", "JJ", "NNP", "IN", ",", "CC", "PRP$"}:
                return False
        return False


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _size_and_place(claim: Claim) -> tuple[int, int, bool, str]:
    """Return what orders claims, the shortest first; no id, which depends on every name."""
    size = claim.span.end - claim.span.start
    return size, claim.span.start, claim.act is None, claim.position
