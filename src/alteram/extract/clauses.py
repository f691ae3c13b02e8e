"""Clauses of a parsed text: which verb a word belongs to, and how far the clause reaches."""

from dataclasses import dataclass

from alteram.model import Span
from alteram.text.parse import Parsed, Token

_ALWAYS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
_WITH_SUBJECT = frozenset({"acl", "conj", "xcomp", "pcomp", "dep", "appos", "nsubj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})
_OF_CONJUNCTS = _SUBJECTS | _OBJECTS


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


def _is_head(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word that is no clause by its own dependency heads one all the same."""
    wanted = _OF_CONJUNCTS if token.dep == "conj" else _SUBJECTS
    return any(parsed.tokens[child].dep in wanted for child in parsed.children[token.i])


def find_clauses(parsed: Parsed) -> Clauses:
    """Return the clauses of a text; a noun's participle ("committed by") stays in its clause."""
    tokens = parsed.tokens
    heads = [-1] * len(tokens)
    for token in tokens:
        inner = token.dep in _WITH_SUBJECT and token.tag[:1] == "V"
        if token.dep in _ALWAYS or token.head == token.i or (inner and _is_head(parsed, token)):
            heads[token.i] = token.i
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for token in tokens:
        i = token.i
        found = heads[i]
        if found < 0:
            path = [i]
            at = token.head
            while heads[at] < 0:
                path.append(at)
                at = tokens[at].head
            found = heads[at]
            for step in path:
                heads[step] = found
        if token.dep != "punct":
            if found not in first:
                first[found] = i
            last[found] = i
    return Clauses(tuple(heads), first, last)
