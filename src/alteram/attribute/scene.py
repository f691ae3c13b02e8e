"""What the rules of this room share: the parse with its quotations, and drafts of attributions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from alteram.model import AttributionKind, AttributionMode, Part, Span
from alteram.text.parse import Parsed, Sentence, Token
from alteram.text.quotes import Quotation, find_quotations

_SKIPPED = frozenset(["dateline", "byline", "boilerplate"])
QUOTE_MARKS = frozenset(['"', "“", "”", "„", "‟", "''", "``", "«", "»", "‘", "’", "'", "‹", "›"])
TAIL_VERBS = frozenset(["reports", "informs", "writes", "notes", "reported", "informed", "says"])
_TAIL_FOLLOWERS = frozenset(
    ["citing", "referring", "quoting", "with", "via", "on", "from", "in", "today", "referencing"]
)
_LONGEST_TAIL = 14
_LONGEST_TAIL_NAME = 6
_NEAR = 3
_LONGEST_LABEL = 4
COMMAS = frozenset([",", "–", "—", "-", "--", ";"])
STOPS = frozenset([".", "!", "?", "…", "..."])


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before nesting and ids; `core` are the tokens of cue and speaker clause.

    `form` is its kind where the form of the text gives it whatever the marks (turns of speech);
    `firm` is set where the network is not asked.
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    core: tuple[int, int]
    mode: AttributionMode = "speech"
    confidence: float = 0.5
    form: AttributionKind | None = None
    firm: bool = False


def _find_tail(tokens: tuple[Token, ...], sentence: Sentence) -> tuple[int, int, int] | None:
    last = sentence.last - 1
    while last > sentence.first and tokens[last].text in STOPS:
        last -= 1
    verb = next(
        (
            at
            for at in range(last, max(sentence.first + 3, last - _LONGEST_TAIL), -1)
            if tokens[at].lower in TAIL_VERBS
        ),
        None,
    )
    if verb is None or (verb < last and tokens[verb + 1].lower not in _TAIL_FOLLOWERS):
        return None
    first = verb
    while first > sentence.first and _is_name_word(tokens[first - 1]):
        first -= 1
    if not 0 < verb - first <= _LONGEST_TAIL_NAME or not tokens[verb - 1].text[0].isupper():
        return None
    if first - 1 <= sentence.first or tokens[first - 1].text != ",":
        return None
    return first, verb, last


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() or token.lower in ("the", "of", ".az", "news", "agency")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A parse with its quotations and the tokens that page furniture takes away."""

    parsed: Parsed
    parts: tuple[Part, ...]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the text, outer before inner."""
        return find_quotations(self.parsed.text, self.parsed.paragraphs)

    @cached_property
    def within(self) -> tuple[int, ...]:
        """For each token the innermost quotation of speech around it, or -1."""
        return self._places[0]

    @property
    def _holders(self) -> tuple[int, ...]:
        """For each quotation the one of speech around it, or -1."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        found = [-1] * len(self.parsed.tokens)
        holders = [-1] * len(self.quotations)
        for number, quotation in enumerate(self.quotations):
            if not quotation.speech:
                continue
            for at, piece in enumerate(quotation.pieces):
                inside = self.parsed.tokens_in(piece)
                if at == 0 and inside:
                    holders[number] = found[inside[0].i]
                for token in inside:
                    found[token.i] = number
        return tuple(found), tuple(holders)

    def is_inner(self, number: int) -> bool:
        """Tell whether a quotation stands within another one of speech."""
        return self._holders[number] >= 0

    @cached_property
    def opening_at(self) -> dict[int, int]:
        """Quotations by the offset of their first mark."""
        return {q.start: n for n, q in reversed(list(enumerate(self.quotations)))}

    @cached_property
    def closing_at(self) -> dict[int, int]:
        """Quotations by the offset after their last mark."""
        return {q.end: n for n, q in reversed(list(enumerate(self.quotations)))}

    @cached_property
    def skipped(self) -> frozenset[int]:
        """Indices of sentences that lie in page furniture."""
        found = set()
        for part in self.parts:
            if part.kind in _SKIPPED:
                for token in self.parsed.tokens_in(part.span):
                    sentence = self.parsed.sentences[token.sentence]
                    if sentence.start >= part.span.start and sentence.end <= part.span.end:
                        found.add(token.sentence)
        return frozenset(found)

    @cached_property
    def tails(self) -> dict[int, tuple[int, int, int]]:
        """Sentences that end in ", Agency reports": first token, verb and last token of that."""
        found = {}
        for sentence in self.parsed.sentences:
            if sentence.i not in self.skipped:
                tail = _find_tail(self.parsed.tokens, sentence)
                if tail is not None and self.within[tail[1]] < 0:
                    found[sentence.i] = tail
        return found

    @cached_property
    def openings(self) -> dict[int, int]:
        """For each sentence that a dateline or byline opens the first token after that."""
        found = {}
        for part in self.parts:
            aside = self.parsed.tokens_in(part.span) if part.kind in _SKIPPED else ()
            if not aside or aside[-1].sentence in self.skipped:
                continue
            sentence, after = self.sentence(aside[-1]), aside[-1].i + 1
            while after < sentence.last - 1 and self.parsed.tokens[after].text in COMMAS | STOPS:
                after += 1
            if self.parsed.tokens[sentence.first].start >= part.span.start:
                found[sentence.i] = after
        for sentence in self.parsed.sentences:
            turn = self._turn(sentence)
            if turn is not None and sentence.i not in found:
                found[sentence.i] = turn
        return found

    def _turn(self, sentence: Sentence) -> int | None:
        """Return the first token after a label that opens a paragraph ("Newsreader: ...")."""
        tokens = self.parsed.tokens
        if tokens[sentence.first].start != self.parsed.paragraphs[sentence.paragraph].start:
            return None
        last = min(sentence.first + _LONGEST_LABEL, sentence.last - _NEAR)
        for at in range(sentence.first, last):
            if tokens[at].text == ":":
                opens = tokens[at + 1].text in QUOTE_MARKS or at == sentence.first
                return None if opens else at + 1
            if not tokens[at].text[0].isupper():
                return None
        return None

    def sentence(self, token: Token) -> Sentence:
        """Return the sentence of a token."""
        return self.parsed.sentences[token.sentence]

    def edges(self, index: int) -> tuple[int, int]:
        """Return the first and last token that a token governs, itself included."""
        below = self.parsed.subtree(index)
        return below[0], below[-1]

    def child(self, index: int, deps: Iterable[str]) -> int | None:
        """Return the first child with one of these dependencies."""
        for at in self.parsed.children[index]:
            if self.parsed.tokens[at].dep in deps:
                return at
        return None

    def limits(self, token: Token) -> tuple[int, int]:
        """Return first and last token of the sentence, within the quotation around a token."""
        sentence = self.sentence(token)
        first = min(self.openings.get(sentence.i, sentence.first), token.i)
        last = sentence.last - 1
        tail = self.tails.get(token.sentence)
        if tail is not None and token.i < tail[0]:
            last = max(tail[0] - 2, token.i)
        inside = self.within[token.i]
        while first < token.i and not self._reaches(first, inside):
            first += 1
        while last > token.i and not self._reaches(last, inside):
            last -= 1
        return first, last

    def _reaches(self, index: int, inside: int) -> bool:
        """Tell whether a token stands in quotation `inside`, or in one within it."""
        around = self.within[index]
        while around not in (-1, inside):
            around = self._holders[around]
        return around == inside or inside < 0

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Return the range without commas, dashes and stops at its edges."""
        tokens = self.parsed.tokens
        while first <= last and tokens[first].text in COMMAS | STOPS | {":"}:
            first += 1
        while last >= first and tokens[last].text in COMMAS | STOPS | {":"}:
            last -= 1
        return first, last

    def span(self, first: int, last: int) -> tuple[Span, ...]:
        """Return the span of a range without marks at its edges, or nothing if none is left."""
        first, last = self.trimmed(first, last)
        tokens = self.parsed.tokens
        if first > last or not any(t.text[0].isalnum() for t in tokens[first : last + 1]):
            return ()
        return (self.parsed.span(first, last),)

    def words(self, first: int, last: int) -> int:
        """Count the words in a range of tokens."""
        return sum(t.text[0].isalnum() for t in self.parsed.tokens[first : last + 1])

    def content(self, first: int, last: int, cue: int) -> tuple[Span, ...]:
        """Return content spans for a range, grown to the whole of quotations that it cuts."""
        found = self.span(first, last)
        if not found:
            return ()
        start, end = found[0]
        own = self.within[cue]
        for at, side in ((first, 0), (last, 1)):
            around = self.within[at]
            if around in (-1, own) or self._reaches(cue, around):
                continue
            quotation = self.quotations[around]
            start = min(start, quotation.start) if side == 0 else start
            end = max(end, quotation.end) if side == 1 else end
        return (self._with_marks(Span(start, end), first, last),)

    def _with_marks(self, span: Span, first: int, last: int) -> Span:
        """Return a span with quotation marks that stand just outside it but pair inside."""
        tokens = self.parsed.tokens
        start, end = span
        if first > 0 and tokens[first - 1].start in self.opening_at:
            quotation = self.quotations[self.opening_at[tokens[first - 1].start]]
            if len(quotation.pieces) == 1 and quotation.end <= end + _NEAR:
                start = min(start, quotation.start)
                end = max(end, quotation.end)
        for at in range(last + 1, min(last + 3, len(tokens))):
            number = self.closing_at.get(tokens[at].end)
            if number is not None and start <= self.quotations[number].start < end:
                end = max(end, tokens[at].end)
        return Span(start, end)
