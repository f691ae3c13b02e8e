"""Names that a speaker uses for an event: "tragedy", "special operation", "so-called ..."."""

from dataclasses import dataclass

from alteram.extract.lexicon import (
    ACT_NOUNS,
    DISTANCING,
    LABEL_ADJECTIVES,
    LABEL_NOUNS,
    VAGUE_LABELS,
)
from alteram.model import Label, quote
from alteram.text.parse import Parsed, Token

_LEFT_QUOTES = frozenset("\"“„«‘'`”")
_RIGHT_QUOTES = frozenset("\"”“»’'")
_DASHES = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label with the indices of its noun and of its first word."""

    noun: int
    first: int
    label: Label


def _is_modifier(token: Token) -> bool:
    if token.lower in LABEL_ADJECTIVES or token.text in _DASHES:
        return True
    if token.tag in ("CD",) and token.dep in ("nummod", "compound", "nmod"):
        return True
    return token.tag[:3] == "NNP" or (token.tag == "NN" and token.dep in ("compound", "nmod"))


def _first_word(parsed: Parsed, noun: int) -> int:
    low = parsed.sentences[parsed.tokens[noun].sentence].first
    first = noun
    while first > low and noun - first < 6 and _is_modifier(parsed.tokens[first - 1]):
        first -= 1
    while first < noun and parsed.tokens[first].text in _DASHES:
        first += 1
    return first


def _is_distanced(parsed: Parsed, first: int, last: int) -> bool:
    """Tell whether quotation marks of its own or "so-called" stand around a label."""
    tokens = parsed.tokens
    sentence = parsed.sentences[tokens[first].sentence]
    before = first - 1
    opened = before >= sentence.first and tokens[before].text in _LEFT_QUOTES
    closed = last + 1 < sentence.last and tokens[last + 1].text in _RIGHT_QUOTES
    if opened and closed:
        return True
    words = [t.lower for t in tokens[max(sentence.first, first - 6) : first]]
    if DISTANCING & set(words[-3:]):
        return True
    return "called" in words[-3:] and "so" in words[-5:]


def _says_which(parsed: Parsed, lemma: str, first: int, noun: int) -> bool:
    """Tell whether a vague noun's modifiers make it a name: "May 9 events", "special operation"."""
    return any(
        token.lower in LABEL_ADJECTIVES
        or token.lemma in ACT_NOUNS
        or token.lemma == "war"
        or (lemma != "campaign" and (token.tag == "CD" or token.tag[:3] == "NNP"))
        for token in parsed.tokens[first:noun]
    )


def find_labels(parsed: Parsed) -> tuple[FoundLabel, ...]:
    """Return the labels of a text, in order; a vague noun counts with a modifier only."""
    found: list[FoundLabel] = []
    for token in parsed.tokens:
        if token.tag[:1] != "N":
            continue
        lemma = token.lemma if token.lemma in LABEL_NOUNS else token.lower.rstrip("s")
        if lemma not in LABEL_NOUNS or token.dep == "compound":
            continue
        first = _first_word(parsed, token.i)
        if lemma in VAGUE_LABELS and not _says_which(parsed, lemma, first, token.i):
            continue
        if lemma == "cleansing" and first == token.i:
            continue
        span = parsed.span(first, token.i)
        distanced = _is_distanced(parsed, first, token.i)
        label = Label(span=span, text=quote(parsed.text, span), distanced=distanced)
        found.append(FoundLabel(token.i, first, label))
    return tuple(found)
