"""How a speaker whom no name resolves is shown: the noun phrase of the text, without ballast.

What stands in apposition, in brackets or in a clause of its own is left out, and no pronoun
stands for a speaker's name.
"""

from collections.abc import Sequence

from alteram.model import UNNAMED_SPEAKER, Span
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

ARTICLES = words("the this that these those")
_POINTERS = words(
    "he she it they him her them his hers its their i we us me my our you your who whom whose "
    "which that this these those what one all there here nothing something anything everything "
    "n't n’t"
)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_RELATIVE = frozenset(["WP", "WDT", "WP$"])
_STOPS = frozenset([",", ";", ":", "(", "[", "–", "—", "--"])
_LOOSE = frozenset(["IN", "TO", "CC", "POS", "HYPH"])
_DANGLING = _LOOSE | {"DT", "PRP$", "JJ", "RB", "VBG", "VBN"}
_EDGES = " ,;:-–—\"'“”‘’«»[](){}|*"
_LONG = 60
_LONGEST = 90


def _first_stretch(parsed: Parsed, tokens: Sequence[Token], head: Token) -> Sequence[Token]:
    """Return the tokens of the head's own phrase: from the last break before it to the next."""
    at = next((k for k, token in enumerate(tokens) if token.i == head.i), 0)
    start = next((k + 1 for k in range(at - 1, -1, -1) if tokens[k].text in _STOPS), 0)
    listed = any(parsed.tokens[k].dep == "conj" for k in parsed.children[head.i])
    for k in range(at + 1, len(tokens)):
        token = tokens[k]
        clause = token.tag in _FINITE or (token.tag in _RELATIVE and k - start > 1)
        if (token.text in _STOPS and not listed) or (clause and token.i > head.i + 1 and listed):
            return tokens[start:k]
        if token.tag in _FINITE and not any(t.tag in _RELATIVE for t in tokens[at:k]):
            return tokens[start:k]
    return tokens[start:]


def _cut(tokens: Sequence[Token], head: Token) -> Sequence[Token]:
    """Return a long phrase up to the last of its shorter ends, the head kept."""
    limit = tokens[0].start + _LONG
    ends = [
        k
        for k, token in enumerate(tokens)
        if k > 1
        and token.i > head.i
        and (token.dep in ("prep", "acl", "relcl", "cc", "mark") or token.tag in _RELATIVE)
        and tokens[k - 1].end <= limit
    ]
    return tokens[: ends[-1]] if ends else tokens


def shown_words(parsed: Parsed, spans: Sequence[Span], head: Token | None) -> str:
    """Return a speaker's words as a name: one phrase on one line, without article or ballast."""
    if head is None:
        return UNNAMED_SPEAKER
    span = next((s for s in spans if s.start <= head.start < s.end), None)
    if span is None:
        return UNNAMED_SPEAKER
    tokens = _first_stretch(parsed, parsed.tokens_in(span), head)
    dangling = _LOOSE
    if tokens and tokens[-1].end - tokens[0].start > _LONGEST:
        tokens, dangling = _cut(tokens, head), _DANGLING
    while len(tokens) > 1 and (tokens[-1].tag in dangling and tokens[-1].i != head.i):
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[0].lower in ARTICLES:
        tokens = tokens[1:]
    if not tokens:
        return UNNAMED_SPEAKER
    start, end = max(tokens[0].start, span.start), min(tokens[-1].end, span.end)
    shown = " ".join(parsed.text[start:end].split()).strip(_EDGES)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rsplit(" ", 1)[0].rstrip(_EDGES)
    if shown.lower() in _POINTERS or not any(char.isalnum() for char in shown):
        return UNNAMED_SPEAKER
    return shown
