"""The words by which a speaker refers to another's statement: "commenting on the report of ..."."""

from alteram.extract.lexicon import STATEMENTS
from alteram.extract.wordgroups import noun_phrase
from alteram.model import Span
from alteram.text.parse import Parsed

_MAKERS = frozenset({"of", "by", "from"})
_ANSWERING = frozenset({"comment", "respond", "answer", "react", "reply", "rebut", "refute"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my", "the", "a", "this"})


def _maker(parsed: Parsed, noun: int) -> int | None:
    """Return the last word of the phrase that names who made a statement, or None."""
    last: int | None = None
    for child in parsed.children[noun]:
        token = parsed.tokens[child]
        if token.dep == "poss" and token.lower not in _OWN:
            last = max(last or noun, noun)
        elif token.dep in ("prep", "agent") and token.lower in _MAKERS and child > noun:
            named = [parsed.tokens[below] for below in parsed.children[child]]
            for below in named:
                if (
                    below.dep == "pobj"
                    and below.tag[:3] == "NNP"
                    or below.dep == "pobj"
                    and any(
                        parsed.tokens[deep].tag[:3] == "NNP"
                        for deep in parsed.subtree(below.i)[:12]
                    )
                ):
                    end = noun_phrase(parsed, below.i).end
                    last = parsed.tokens_in(Span(end - 1, end))[-1].i
    return last


def find_answers(parsed: Parsed) -> dict[int, Span]:
    """Return the phrases that name another's statement, by the index of the statement noun."""
    found: dict[int, Span] = {}
    for token in parsed.tokens:
        if token.tag[:1] != "N" or token.lemma not in STATEMENTS:
            continue
        last = _maker(parsed, token.i)
        if last is None:
            continue
        first = min(
            [token.i]
            + [
                parsed.subtree(child)[0]
                for child in parsed.children[token.i]
                if parsed.tokens[child].dep == "poss"
            ]
        )
        found[token.i] = parsed.span(first, last)
    return found


def is_answering(parsed: Parsed, noun: int) -> bool:
    """Tell whether a statement noun is what somebody responds to."""
    at = noun
    for _ in range(6):
        token = parsed.tokens[at]
        if token.lemma in _ANSWERING or token.lemma in ("response", "reply", "reaction"):
            return True
        if token.head == at:
            return False
        at = token.head
    return False
