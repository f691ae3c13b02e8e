"""Names that a speaker uses for an event: "tragedy", "special operation", "so-called ..."."""

from dataclasses import dataclass

from alteram.extract.lexicon import (
    ACT_NOUNS,
    DISTANCING,
    EVENT_NOUNS,
    LABEL_ADJECTIVES,
    LABEL_NOUNS,
    VAGUE_LABELS,
    words,
)
from alteram.model import Label, quote
from alteram.text.parse import Parsed, Token

_LEFT_QUOTES = frozenset("\"“„«‘'`”")
_RIGHT_QUOTES = frozenset("\"”“»’'")
_DASHES = frozenset({"-", "–"})
_LONGEST_QUOTED = 6
_MORE_LABELS = words("disaster calamity outrage bloodletting purge reprisal rebellion insurrection")
# Nouns that name an event where somebody says what it is: "it was murder", "they call it a return".
_NAMES = (
    (EVENT_NOUNS | frozenset(ACT_NOUNS))
    - words("death damage violence fighting night impunity hostage mine landmine injury")
) | words(
    "return evacuation pacification clearance rescue accident defence defense punishment"
    " provocation hoax sabotage sweep cleanup reunification riot mutiny suicide sacrifice victory"
)
_ANY = LABEL_NOUNS | _MORE_LABELS | _NAMES
_OPERATIONS = frozenset({"operation", "plan", "campaign"})
_NAMING = words(
    "call term label brand dub name style describe regard denounce condemn characterise"
)
_NAMING_AS = _NAMING | words("see refer characterize speak know define treat portray present")
_ANNOUNCING = frozenset({"name", "word", "term"})
_SPEAKING = frozenset({"speak", "talk"})
_POINTERS = frozenset({"it", "this", "that", "what", "these", "those", "all"})
_SAME = frozenset({"this", "that", "these", "such"})
_POINTED = words("crime operation atrocity war intervention campaign")


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


def _quoted(parsed: Parsed, first: int, last: int) -> bool:
    """Tell whether quotation marks stand around a label and the few words that belong to it."""
    tokens = parsed.tokens
    sentence = parsed.sentences[tokens[first].sentence]
    low = max(sentence.first, first - _LONGEST_QUOTED)
    opened = next((i for i in range(first - 1, low - 1, -1) if tokens[i].text in _LEFT_QUOTES), -1)
    if opened < 0 or any(tokens[i].tag[:1] in ("V", ",", ".") for i in range(opened + 1, first)):
        return False
    high = min(sentence.last, opened + _LONGEST_QUOTED + 2)
    for i in range(last + 1, high):
        if tokens[i].text in _RIGHT_QUOTES:
            return True
        if tokens[i].tag[:1] in ("V", "M", "W") or tokens[i].tag in (",", ":"):
            return False
    return False


def _is_refused(parsed: Parsed, noun: int) -> bool:
    """Tell whether a word is said not to fit: "this was not a massacre"."""
    token = parsed.tokens[noun]
    head = parsed.tokens[token.head]
    refused = token.dep == "attr" and head.lemma == "be"
    return refused and any(t.dep == "neg" for t in _below(parsed, head.i))


def _is_distanced(parsed: Parsed, first: int, last: int) -> bool:
    """Tell whether quotation marks of its own or "so-called" stand around a label."""
    if _quoted(parsed, first, last):
        return True
    tokens = parsed.tokens
    sentence = parsed.sentences[tokens[first].sentence]
    if _is_refused(parsed, last):
        return True
    before = [t.lower for t in tokens[max(sentence.first, first - 6) : first]]
    if DISTANCING & set(before[-3:]):
        return True
    return "called" in before[-3:] and "so" in before[-5:]


def _says_which(parsed: Parsed, lemma: str, first: int, noun: int) -> bool:
    """Tell whether a vague noun's modifiers make it a name: "May 9 events", "special operation"."""
    return any(
        token.lower in LABEL_ADJECTIVES
        or token.lemma in ACT_NOUNS
        or token.lemma == "war"
        or (lemma != "campaign" and (token.tag == "CD" or token.tag[:3] == "NNP"))
        for token in parsed.tokens[first:noun]
    )


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def _is_naming(parsed: Parsed, token: Token) -> bool:
    """Tell whether a noun is what somebody says that an event is: "it was murder"."""
    head = parsed.tokens[token.head]
    around = _below(parsed, head.i)
    if any(
        t.lower in ("not", "n't", "n\u2019t", "nt", "no", "never")
        for t in (*around, *_below(parsed, token.i))
    ):
        return False
    if token.dep == "attr" and head.lemma == "be":
        return any(_is_event(t) for t in around if t.dep == "nsubj")
    if token.dep in ("oprd", "ccomp") or (token.dep == "dobj" and head.lemma in _NAMING):
        small = any(_is_event(t) for t in _below(parsed, token.i) if t.dep == "nsubj")
        return head.lemma in _NAMING and (small or token.dep == "oprd")
    if token.dep == "pobj" and head.lower == "of" and parsed.tokens[head.head].lemma in _SPEAKING:
        return True
    if token.dep == "pobj" and head.lower == "as":
        verb = parsed.tokens[head.head]
        verb = verb if verb.tag[:1] == "V" else parsed.tokens[verb.head]
        return verb.lemma in _NAMING_AS
    return False


def _is_event(token: Token) -> bool:
    return token.lower in _POINTERS or token.lemma in EVENT_NOUNS or token.lemma in ACT_NOUNS


def _is_label(parsed: Parsed, token: Token, lemma: str, first: int) -> bool:
    if lemma == "cleansing" and first == token.i:
        return False
    if lemma in _NAMES and (_is_naming(parsed, token) or _quoted(parsed, token.i, token.i)):
        return True
    if lemma in _POINTED and any(t.lower in _SAME for t in _below(parsed, token.i)):
        return True
    if lemma not in LABEL_NOUNS and lemma not in _MORE_LABELS:
        return False
    return lemma not in VAGUE_LABELS or _says_which(parsed, lemma, first, token.i)


def _operation(parsed: Parsed, token: Token) -> tuple[int, int] | None:
    """Return the words of a named operation: "Operation Clean Hands"."""
    if token.lower not in _OPERATIONS or not token.text[:1].isupper():
        return None
    last = token.i
    end = parsed.sentences[token.sentence].last
    while last + 1 < end and last - token.i < 4 and parsed.tokens[last + 1].text[:1].isupper():
        last += 1
    return (token.i, last) if last > token.i else None


def _act_of(parsed: Parsed, token: Token) -> tuple[int, int] | None:
    """Return the words of "an act of piracy" where an event is called so."""
    if token.lower not in ("act", "acts") or not _is_naming(parsed, token):
        return None
    of = next((t for t in _below(parsed, token.i) if t.lower == "of"), None)
    what = [] if of is None else [t for t in _below(parsed, of.i) if t.dep == "pobj"]
    return (token.i, what[0].i) if what else None


def _called(parsed: Parsed, token: Token) -> int | None:
    """Return the noun after a colon that a "name" announces: "we have a name for it: the ..."."""
    if token.tag[:1] != "N":
        return None
    end = parsed.sentences[token.sentence].last
    colon = next(
        (i for i in range(token.i, min(end, token.i + 5)) if parsed.tokens[i].text == ":"), -1
    )
    if colon < 0:
        return None
    named = [t for t in parsed.tokens[colon + 1 : min(end, colon + 5)] if t.tag[:1] in ("N", "V")]
    return named[0].i if named else None


def _make(parsed: Parsed, first: int, last: int, noun: int) -> FoundLabel:
    span = parsed.span(first, last)
    text = quote(parsed.text, span)
    distanced = _is_distanced(parsed, first, last)
    return FoundLabel(noun, first, Label(span=span, text=text, distanced=distanced))


def find_labels(parsed: Parsed) -> tuple[FoundLabel, ...]:
    """Return the labels of a text, in order; a vague noun counts with a modifier only."""
    found: list[FoundLabel] = []
    for token in parsed.tokens:
        if token.tag[:1] != "N" and token.tag != "VBG":
            continue
        if token.lemma in _ANNOUNCING:
            called = _called(parsed, token)
            if called is not None:
                found.append(_make(parsed, called, called, called))
        if token.lower in _OPERATIONS or token.lemma == "act":
            operation = _operation(parsed, token) or _act_of(parsed, token)
        else:
            operation = None
        if operation is not None:
            found.append(_make(parsed, *operation, token.i))
            continue
        lemma = token.lower if token.tag == "VBG" else token.lemma
        if lemma not in _ANY:
            lemma = token.lower.rstrip("s")
        if lemma not in _ANY or token.dep == "compound":
            continue
        first = _first_word(parsed, token.i)
        if _is_label(parsed, token, lemma, first):
            found.append(_make(parsed, first, token.i, token.i))
    return tuple(found)
