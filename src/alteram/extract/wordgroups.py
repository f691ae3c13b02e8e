"""The words of a noun's phrase: with its "of" and "in" phrases, and with the others of its list."""

from alteram.model import Span
from alteram.text.parse import Parsed, Token

_FLAT = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "poss", "advmod"})
_MOST_LISTED = 8


def _child(parsed: Parsed, index: int, dep: str) -> int | None:
    for child in parsed.children[index]:
        if parsed.tokens[child].dep == dep:
            return child
    return None


def noun_phrase(parsed: Parsed, head: int) -> Span:
    """Return a noun's phrase: its words before it and its "of" and "in" phrases after it."""
    tokens = parsed.tokens
    first = last = head
    for child in parsed.children[head]:
        token = tokens[child]
        if child < head and token.dep in _FLAT:
            first = min(first, parsed.subtree(child)[0])
        elif child > head and token.lower == "of" and _child(parsed, child, "pobj") is not None:
            last = max(last, _flat_end(parsed, child))
        elif child > head and token.lower == "in":
            paid = _child(parsed, child, "pobj")
            if paid is not None and tokens[paid].lower in ("pay", "service", "ranks"):
                last = max(last, _flat_end(parsed, child))
    while first < head and (tokens[first].dep == "det" or not tokens[first].text[0].isalnum()):
        first += 1
    return parsed.span(first, last)


def _flat_end(parsed: Parsed, index: int) -> int:
    """Return the last word under `index` before a clause, a comma or a coordination begins."""
    last = index
    todo = [index]
    while todo:
        at = todo.pop()
        last = max(last, at)
        for child in parsed.children[at]:
            token: Token = parsed.tokens[child]
            if token.dep in ("relcl", "acl", "conj", "cc", "punct", "appos"):
                continue
            if token.dep == "prep" and token.lower not in ("of", "in", "from"):
                continue
            todo.append(child)
    return last


def whole_group(parsed: Parsed, head: int) -> Span:
    """Return a noun's phrase with those listed after it: "six monks and two other persons"."""
    first, last = noun_phrase(parsed, head)
    at = head
    for _ in range(_MOST_LISTED):
        listed = _child(parsed, at, "conj")
        if listed is None or parsed.tokens[listed].tag[:1] not in ("N", "C"):
            break
        last = max(last, noun_phrase(parsed, listed).end)
        at = listed
    return Span(first, last)
