"""How an actor without a name is called: by the whole noun phrase that introduces it."""

from alteram.text.names import Name
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

_BEFORE = frozenset(["compound", "amod", "nmod", "nummod", "poss", "quantmod"])
_AFTER = words("of in at from for on with by")
_VAGUE = words("same other own said such latter former first-named")
_CLAUSE = ("WP", "WD", "WR", "VB")
_STOPS = frozenset(',;:("“‘')
_LONGEST = 8
_FEW = 5
_EDGES = " \"'“”‘’«»,"


def _left_edge(parsed: Parsed, head: Token) -> int:
    """Return the first token of the words that describe a noun, articles left out."""
    tokens, first = parsed.tokens, head.i
    while first > 0 and head.i - first < _FEW:
        before = tokens[first - 1]
        if before.tag == "POS":
            owner = tokens[before.head] if before.dep == "case" else tokens[max(before.i - 1, 0)]
            if owner.i >= first or head.i - owner.i > _FEW:
                break
            first = owner.i
        elif before.tag in ("JJ", "NN", "NNP", "CD", "HYPH", "VBN", "NNS", "NNPS", "JJR", "JJS"):
            if before.lower in _VAGUE or (before.tag != "HYPH" and before.dep not in _BEFORE):
                break
            first -= 1
        else:
            break
    return first


def _right_edge(parsed: Parsed, head: Token) -> int:
    """Return the last token of the places and owners that follow a noun."""
    tokens, last = parsed.tokens, head.i
    while last + 2 < len(tokens) and tokens[last + 1].text == "-" == parsed.text[tokens[last].end]:
        last += 2
    for child in parsed.children[head.i]:
        token = tokens[child]
        if child != last + 1 or token.dep != "prep" or token.lower not in _AFTER:
            continue
        below = parsed.subtree(child)
        edge = next(
            (i for i in below if tokens[i].tag[:2] in _CLAUSE or tokens[i].text in _STOPS), None
        )
        end = below[-1] if edge is None else edge - 1
        whole = end > child and tokens[end].tag[:2] in ("NN", "CD")
        if whole and end - head.i <= _LONGEST and below[-1] - child + 1 == len(below):
            last = end
    return last


def whole_phrase_of(parsed: Parsed, name: Name) -> str:
    """Return the noun phrase of a noun of no kind: all that describes it, article left out."""
    head = parsed.tokens[name.head]
    inside = [i for i in parsed.subtree(head.i) if head.i - 2 * _FEW < i < head.i]
    first = inside[0] if inside else head.i
    if head.i - first != len(inside) or any(parsed.tokens[i].text in _STOPS for i in inside):
        return phrase_of(parsed, name)
    while first < head.i and (parsed.tokens[first].tag in ("DT", "PRP$") or first + 1 > head.i):
        first += 1
    last = _right_edge(parsed, head)
    after = parsed.tokens[min(last + 1, len(parsed.tokens) - 1)]
    last = after.i if last == head.i and after.dep == "nummod" and after.head == head.i else last
    span = parsed.span(first, last)
    return " ".join(parsed.text[span.start : span.end].split()).strip(_EDGES) or name.text


def phrase_of(parsed: Parsed, name: Name) -> str:
    """Return the noun phrase that a name's noun heads, without article, on one line."""
    head = parsed.tokens[name.head]
    first = min(_left_edge(parsed, head), name.first)
    last = max(_right_edge(parsed, head), name.last)
    span = parsed.span(first, last)
    return " ".join(parsed.text[span.start : span.end].split()).strip(_EDGES) or name.text
