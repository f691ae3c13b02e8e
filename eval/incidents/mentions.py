"""Who is named or counted in a text, as candidates for human targets, with plain features.

A candidate is a noun phrase of the parse. Its features say how it is built, what governs it and
what Alteram's records say of it: figure and outcome, the act of the claim in which it is
affected or alleged to have acted, position and kind of attribution.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incidents.texts import Read

from alteram.model import Claim, Figure, Span
from alteram.text.parse import Parsed, Sentence, Token

_PARTS_OF_NAME = frozenset({"compound", "amod", "nmod", "poss", "nummod", "det", "predet", "flat"})
_NOT_WORDS_OF_TARGET = frozenset({"det", "predet", "nummod", "poss"})
_THROUGH = frozenset({"conj", "appos"})
_EMPTY = frozenset({"one", "body", "group", "life", "number", "dozen", "member", "case", "some"})
_NEAR = 4
# A sentence that tells so little of an incident names no target, and there are many.
_TOO_LITTLE = 0.03
_LATE = (0, 1, 2, 4, 7, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase: tokens `first` to `head`, words for a template, number, features."""

    first: int
    head: int
    sentence: int
    text: str
    name: bool
    number: dict[str, Any]
    counted: bool
    features: tuple[str, ...]


def content(token: Token) -> bool:
    """Return whether a token is a word that says something by itself."""
    return token.tag[:1] in "NVJ" and token.lower.isalpha()


def records_at(read: Read) -> dict[int, list[str]]:
    """Return for each token what the records say of the stretch in which it stands."""
    parsed = read.parsed
    found: dict[int, list[str]] = defaultdict(list)
    for figure in read.analysis.figures:
        for token in parsed.tokens_in(figure.span):
            found[token.i] += [f"figure={figure.outcome}", f"unit={figure.counting_unit}"]
            found[token.i] += [f"group={group}" for group in figure.group if group.islower()]
    for claim in read.analysis.claims:
        _mark_claim(read, claim, found)
    for actor in read.analysis.actors:
        for span in actor.mentions:
            for token in parsed.tokens_in(span):
                found[token.i].append(f"actor={actor.kind}")
    return found


def _mark_claim(read: Read, claim: Claim, found: dict[int, list[str]]) -> None:
    """Mark the words of a claim, those whom it affects and those whom it alleges to have acted."""
    marks = [f"position={claim.position}"]
    if claim.act is not None:
        marks += [f"act={claim.act}", f"blamed={bool(claim.alleged_actor)}"]
        marks.append(f"dated={_age(claim.date, read.analysis.date)}")
    for token in read.parsed.tokens_in(claim.span):
        found[token.i] += marks
    roles = [("affected", claim.affected), *(("agent", name) for name in claim.alleged_actor)]
    for role, words in roles:
        start = read.text.find(words, claim.span.start, claim.span.end) if words else -1
        if words and start >= 0:
            for token in read.parsed.tokens_in(Span(start, start + len(words))):
                found[token.i].append(f"{role}={claim.act}")


def _age(date: str | None, told: str | None) -> str:
    if date is None or told is None:
        return "none"
    return "same_month" if date[:7] == told[:7] else "same_year" if date[:4] == told[:4] else "old"


def number_of(figure: Figure) -> dict[str, Any] | None:
    """Return a figure's number as the keys write it."""
    if figure.counting_unit == "percent" or figure.value == 0:
        return None
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    if low is None and high is None or figure.qualifier == "words_only":
        return dict(PLURAL)
    approx = figure.qualifier in {"about", "nearly"}
    return {"lo": _whole(low), "hi": _whole(high), "approx": approx, "plural": False}


PLURAL = {"lo": 2, "hi": None, "approx": False, "plural": True}
ONE = {"lo": 1, "hi": 1, "approx": False, "plural": False}


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


def mentions(read: Read, relevance: list[float]) -> list[Mention]:
    """Return the candidates of a text; `relevance` holds a share for each sentence."""
    parsed, records = read.parsed, records_at(read)
    counts: dict[int, Figure] = {}
    for figure in read.analysis.figures:
        for token in parsed.tokens_in(figure.span):
            counts.setdefault(token.i, figure)
    dates = {t.i for d in read.analysis.dates for t in parsed.tokens_in(d.span)}
    found = []
    for sentence in parsed.sentences:
        if relevance[sentence.i] < _TOO_LITTLE:
            continue
        words = [f"s={t.lemma}" for t in parsed.words(sentence) if content(t)]
        place = sum(sentence.i >= late for late in _LATE)
        around = [f"late={place}", f"relevant={int(10 * relevance[sentence.i])}"]
        around += [f"best={int(10 * max(relevance))}"]
        for token in parsed.words(sentence):
            if token.i in dates or not _is_head(token, parsed):
                continue
            first = _first(token, parsed)
            features = [*_own(token, first, parsed), *governors(token, parsed), *words, *around]
            near = parsed.tokens[max(token.i - _NEAR, sentence.first) : token.i + _NEAR + 1]
            features += [f"n={t.lower}" for t in near if t.i < first or t.i > token.i]
            features += sorted(set(records.get(token.i, ())))
            number = number_of(counts[token.i]) if token.i in counts else None
            found.append(
                Mention(
                    first=first,
                    head=token.i,
                    sentence=sentence.i,
                    text=words_of(token, first, parsed),
                    name=token.tag.startswith("NNP"),
                    number=number or dict(PLURAL if token.tag.endswith("S") else ONE),
                    counted=number is not None,
                    features=tuple(features),
                )
            )
    return found


def _is_head(token: Token, parsed: Parsed) -> bool:
    if not token.tag.startswith("NN") and not (
        token.tag == "CD" and token.dep in {"nsubjpass", "dobj"}
    ):
        return False
    return token.dep not in {"compound", "amod", "nmod"} or token.head <= token.i


def _first(token: Token, parsed: Parsed) -> int:
    first = token.i
    while first > 0:
        before = parsed.tokens[first - 1]
        inside = first <= before.head <= token.i and before.sentence == token.sentence
        if not inside or before.dep not in _PARTS_OF_NAME:
            break
        first -= 1
    return first


def words_of(token: Token, first: int, parsed: Parsed) -> str:
    """Return a noun phrase without article, number and possessor."""
    while first < token.i and parsed.tokens[first].dep in _NOT_WORDS_OF_TARGET:
        first += 1
    return " ".join(t.text for t in parsed.tokens[first : token.i + 1])


def _own(token: Token, first: int, parsed: Parsed) -> Iterator[str]:
    yield f"w={token.lemma}"
    yield f"tag={token.tag}"
    for other in parsed.tokens[first : token.i]:
        yield f"m={other.lower}" if other.tag != "CD" else "m=CD"
    yield f"long={min(token.i - first, 3)}"
    for child in parsed.children[token.i]:
        if child > token.i:
            yield f"below={parsed.tokens[child].dep}:{parsed.tokens[child].lemma}"


def governors(token: Token, parsed: Parsed) -> Iterator[str]:
    """Yield the words that govern a phrase with the path to them, two steps up."""
    path, steps = token.dep, 0
    yield f"dep={token.dep}"
    while steps < 3 and token.head != token.i:
        path = token.dep
        token = parsed.tokens[token.head]
        if path in _THROUGH:
            yield f"beside={token.lemma}"
            continue
        if token.dep in {"prep", "agent"} and token.head != token.i:
            path = f"{token.lemma}"
            token = parsed.tokens[token.head]
        steps += 1
        if steps == 1 and token.lemma in _EMPTY:
            yield f"of={token.lemma}"
            steps -= 1
            continue
        yield f"gov{steps}={path}:{token.lemma}"
        if any(parsed.tokens[c].dep == "neg" for c in parsed.children[token.i]):
            yield f"not{steps}"
        if any(parsed.tokens[c].tag == "MD" for c in parsed.children[token.i]):
            yield f"may{steps}"


def sentence_words(read: Read, sentence: Sentence) -> list[str]:
    """Return plain features of one sentence: its words, pairs of them, and the acts told."""
    tokens = [t for t in read.parsed.words(sentence) if t.lower.isalpha() or t.tag == "CD"]
    lemmas = [t.lemma if t.tag != "CD" else "CD" for t in tokens]
    pairs = [f"{a}_{b}" for a, b in zip(lemmas, lemmas[1:], strict=False)]
    return [*lemmas, *pairs]


def told_records(read: Read) -> list[list[str]]:
    """Return for each sentence the positions, acts, outcomes and ages of what it tells."""
    found: list[list[str]] = [[] for _ in read.parsed.sentences]

    def at(span: Span, words: list[str]) -> None:
        for token in read.parsed.tokens_in(span)[:1]:
            found[token.sentence].extend(words)

    for claim in read.analysis.claims:
        age = _age(claim.date, read.analysis.date)
        words = [f"position={claim.position}"]
        if claim.act is not None:
            words += [f"act={claim.act}", f"act={claim.act} {age}", f"age={age}"]
            words.append(f"act={claim.act} blamed={bool(claim.alleged_actor)}")
        at(claim.span, words)
    for figure in read.analysis.figures:
        at(figure.span, [f"figure={figure.outcome}"])
    for date in read.analysis.dates:
        if date.edtf is not None:
            at(date.span, [f"date={_age(date.edtf, read.analysis.date)}"])
    return found
