"""Clauses of a parsed text: which verb a word belongs to, and how far the clause reaches."""

from dataclasses import dataclass

from alteram.model import Span
from alteram.text.parse import Parsed

_ALWAYS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
_WITH_SUBJECT = frozenset({"acl", "conj", "xcomp", "pcomp", "dep", "appos", "nsubj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """`head[i]` is the clause of token i, named by its verb; `first` and `last` its reach."""

    head: tuple[int, ...]
    first: dict[int, int]
    last: dict[int, int]

    def span(self, parsed: Parsed, index: int) -> Span:
        """Return the span of the clause that token `index` stands in."""
        clause = self.head[index]
        return parsed.span(self.first.get(clause, index), self.last.get(clause, index))


def _is_head(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    if token.dep in _ALWAYS or token.head == i:
        return True
    if token.dep not in _WITH_SUBJECT or token.tag[:1] != "V":
        return False
    below = {parsed.tokens[child].dep for child in parsed.children[i]}
    return bool(below & _SUBJECTS) or (token.dep == "conj" and bool(below & _OBJECTS))


def find_clauses(parsed: Parsed) -> Clauses:
    """Return the clauses of a text; a noun's participle ("committed by") stays in its clause."""
    tokens = parsed.tokens
    heads = [-1] * len(tokens)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i in range(len(tokens)):
        path = []
        at = i
        while heads[at] < 0 and not _is_head(parsed, at):
            path.append(at)
            at = tokens[at].head
        found = heads[at] if heads[at] >= 0 else at
        heads[at] = found
        for step in path:
            heads[step] = found
        if tokens[i].dep != "punct":
            first.setdefault(found, i)
            last[found] = i
    return Clauses(tuple(heads), first, last)
