"""Denials without "deny": nothing of the kind happened, no soldier was there, not guilty."""

from collections.abc import Sequence

from alteram.extract.lexicon import words
from alteram.text.parse import Parsed, Token

_ARMED = words(
    "soldier troop unit army force vessel ship boat aircraft plane helicopter drone tank police"
    " policeman officer serviceman militiaman fighter guard artillery battery regiment battalion"
    " brigade patrol marine sailor navy commander"
)
_HAPPENING = words("happen occur take exist")
_NOT = frozenset({"not", "n't", "never"})
_NOTHING = ("nothing", "to", "do", "with")


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def _is_past(parsed: Parsed, verb: Token) -> bool:
    helpers = {token.lower for token in _below(parsed, verb.i) if token.dep in ("aux", "auxpass")}
    return verb.tag == "VBD" or bool(helpers & {"had", "did", "was", "were", "has", "have"})


def _never_was(parsed: Parsed, verb: Token) -> bool:
    """Tell whether a verb says that something did not take place."""
    below = _below(parsed, verb.i)
    if verb.lemma == "take" and not any(t.lower == "place" and t.dep == "dobj" for t in below):
        return False
    for token in below:
        if token.dep not in ("nsubj", "nsubjpass"):
            continue
        near = {t.lower for t in _below(parsed, token.i)}
        if "no" in near and ("such" in near or _is_past(parsed, verb)):
            return True
    return _is_past(parsed, verb) and any(token.lower in _NOT for token in below)


def _nobody_armed(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word is the soldier of "no soldier crossed the river"."""
    verb = parsed.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or token.lemma not in _ARMED:
        return False
    if verb.tag[:1] != "V" or not _is_past(parsed, verb):
        return False
    return any(t.lower == "no" and t.dep == "det" for t in _below(parsed, token.i))


def rejects(parsed: Parsed, words: Sequence[Token]) -> bool:
    """Tell whether a sentence says, without a verb of denial, that an act was not done."""
    lowers = [token.lower for token in words]
    for at, token in enumerate(words):
        if token.lemma in _HAPPENING and _never_was(parsed, token):
            return True
        if token.lemma in _ARMED and _nobody_armed(parsed, token):
            return True
        if token.lower == "nothing" and tuple(lowers[at : at + 4]) == _NOTHING:
            return True
        if token.lower == "guilty" and _NOT & set(lowers[max(0, at - 2) : at]):
            return True
    return False


def nobody_was_there(parsed: Parsed, words: Sequence[Token]) -> bool:
    """Tell whether a sentence of nobody's in particular denies a part in what was done."""
    lowers = [token.lower for token in words]
    return any(
        (token.lemma in _ARMED and _nobody_armed(parsed, token))
        or (token.lower == "nothing" and tuple(lowers[at : at + 4]) == _NOTHING)
        for at, token in enumerate(words)
    )


def counts_denied(words: Sequence[Token]) -> bool:
    """Tell whether words say how many there were: "that there were 154 of them"."""
    return any(
        token.dep == "expl" and any(after.tag == "CD" for after in words[at + 1 : at + 5])
        for at, token in enumerate(words)
    )
