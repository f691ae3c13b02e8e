"""Subjects that are left out: "it denied X and suggested Y", "he left, adding that".

Where an attribution has no words for its speaker, the clause often tells it: the subject of the
verb that the cue is joined to, the noun that it describes.
"""

from collections.abc import Sequence

from alteram.model import Span
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

_SUBJECTS = ("nsubj", "csubj")
_EXPLETIVE = words("it there this that which what who whom whose")
_STEPS = 6


def _subject(parsed: Parsed, verb: Token, *, passive: bool) -> Token | None:
    for child in parsed.children[verb.i]:
        token = parsed.tokens[child]
        if token.dep in _SUBJECTS or (passive and token.dep == "nsubjpass"):
            return token
    return None


def _is_passive(parsed: Parsed, verb: Token) -> bool:
    deps = {parsed.tokens[child].dep for child in parsed.children[verb.i]}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    return verb.tag == "VBN" and "aux" not in deps and verb.dep not in ("conj", "ROOT")


def _object(parsed: Parsed, verb: Token) -> Token | None:
    """Return the object that does what follows ("quoted X as hinting", "asked X to say")."""
    above = parsed.tokens[verb.head]
    if verb.dep == "pcomp" and above.lower == "as":
        above = parsed.tokens[above.head]
    elif verb.dep != "xcomp" or verb.tag != "VB":
        return None
    objects = (parsed.tokens[child] for child in parsed.children[above.i])
    return next((token for token in objects if token.dep == "dobj" and token.i < verb.i), None)


def _step(parsed: Parsed, verb: Token) -> Token | None:
    """Return the word that a verb without a subject leans on."""
    above = parsed.tokens[verb.head]
    if verb.dep == "conj" or (
        verb.dep in ("advcl", "pcomp", "xcomp") and verb.tag in ("VBG", "VB")
    ):
        return above
    if verb.dep in ("acl", "relcl") and above.tag[:2] in ("NN", "PR"):
        return above
    return above if verb.tag == "IN" and verb.dep == "prep" else None


def _verb_of(parsed: Parsed, cue: Sequence[Span]) -> Token | None:
    verb = next((t for s in cue for t in parsed.tokens_in(s) if t.tag[:2] == "VB"), None)
    while verb is not None and verb.dep in ("aux", "auxpass") and verb.head != verb.i:
        verb = parsed.tokens[verb.head]
    return verb


def implied_subject(parsed: Parsed, cue: Sequence[Span]) -> Token | None:
    """Return the word that speaks where the cue's own clause leaves its subject out.

    A passive without an agent has no speaker, and a noun or adverb as cue implies none.
    """
    verb = _verb_of(parsed, cue)
    if verb is None or _is_passive(parsed, verb):
        return None
    own = _subject(parsed, verb, passive=False)
    if own is not None:
        return None if own.lower in _EXPLETIVE else own
    for _ in range(_STEPS):
        above = _step(parsed, verb)
        found = _object(parsed, verb)
        if found is None and above is not None:
            noun = above.tag[:2] in ("NN", "PR")
            found = above if noun else _subject(parsed, above, passive=True)
        if found is not None or above is None or above.i == verb.i:
            return found
        verb = above
    return None


def is_left_out(parsed: Parsed, cue: Sequence[Span]) -> bool:
    """Tell whether a cue is an active verb whose clause has no subject of its own."""
    verb = _verb_of(parsed, cue)
    if verb is None or _is_passive(parsed, verb):
        return False
    return _subject(parsed, verb, passive=True) is None
