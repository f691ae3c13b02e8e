"""Blame without a word of blame: "It was not the army", "the raid was ordered by the staff"."""

from alteram.extract.lexicon import ACTOR_NOUNS, EVENT_NOUNS, words
from alteram.extract.positions import is_own
from alteram.extract.rejections import PEOPLE
from alteram.extract.stances import Blame
from alteram.model import Position
from alteram.text.parse import Parsed, Token

_ORDERING = words(
    "order plan organise organize orchestrate direct supervise mastermind command perpetrate"
    " commit cause start instigate stage carry"
)
_EVENTS = EVENT_NOUNS | {"fire", "blaze"}
_OURS = PEOPLE | words(
    "mistake error fault decision order doing shell drone rocket missile bomb mine"
)
_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "never"})
_FORMS = frozenset({"nsubj", "nsubjpass"})


def _child(parsed: Parsed, index: int, *deps: str) -> Token | None:
    for child in parsed.children[index]:
        if parsed.tokens[child].dep in deps:
            return parsed.tokens[child]
    return None


def _who(parsed: Parsed, token: Token) -> Blame | None:
    """Return the blame in "it was the army", where no clause follows that tells the act."""
    verb = parsed.tokens[token.head]
    named = _child(parsed, verb.i, "attr")
    if token.dep != "nsubj" or verb.lower not in ("was", "were", "is") or named is None:
        return None
    ours = is_own(parsed, named.i) and (named.tag[:3] == "PRP" or named.lemma in _OURS)
    if named.tag[:3] != "NNP" and named.lemma not in ACTOR_NOUNS and not ours:
        return None
    if _child(parsed, named.i, "relcl", "acl", "prep") or _child(parsed, verb.i, "ccomp", "advcl"):
        return None
    below = {parsed.tokens[c].lower for at in (verb.i, named.i) for c in parsed.children[at]}
    if below & {"a", "an", "?"}:
        return None
    position: Position = "denies_act" if below & _NOT else "attributes_to"
    return Blame(verb.i, position, (named.i,), (), weak=True)


def _ordered(parsed: Parsed, token: Token) -> Blame | None:
    """Return the blame in "the operation was ordered by the staff"."""
    verb = parsed.tokens[token.head]
    if token.dep not in _FORMS or verb.lemma not in _ORDERING or verb.tag != "VBN":
        return None
    by = _child(parsed, verb.i, "agent")
    doer = None if by is None else _child(parsed, by.i, "pobj")
    if doer is None or _child(parsed, verb.i, "neg") is not None:
        return None
    return Blame(verb.i, "attributes_to", (doer.i,), (token.i,), weak=True)


def find_clefts(parsed: Parsed, acts: frozenset[int]) -> tuple[Blame, ...]:
    """Return such phrases in a text, in order; `acts` are the words that tell acts themselves."""
    found: list[Blame] = []
    for token in parsed.tokens:
        blame = None
        if token.lower == "it":
            blame = _who(parsed, token)
        elif token.lemma in _EVENTS and token.i not in acts:
            blame = _ordered(parsed, token)
        if blame is not None:
            found.append(blame)
    return tuple(found)
