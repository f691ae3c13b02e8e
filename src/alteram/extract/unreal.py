"""Counts in what has not come to pass: "threatened to kill 10", "have not been arrested"."""

from alteram.extract.fates import UNDONE
from alteram.extract.heads import Phrase
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_HIGHEST = 8
_FUTURE = {"will", "'ll", "\u2019ll", "shall", "would", "could", "should"}
_HARM: tuple[Outcome, ...] = ("killed", "injured")
_HELD: tuple[Outcome, ...] = ("detained", "hostage", "displaced")


def is_unreal(parsed: Parsed, phrase: Phrase, outcome: Outcome) -> bool:
    """Tell whether the clause of a phrase says that its outcome has not come to pass."""
    sentence = parsed.sentences[parsed.tokens[phrase.head].sentence]
    first, last = parsed.tokens[sentence.first], parsed.tokens[sentence.last - 1]
    if last.text == "?" and (first.tag == "MD" or first.lemma in {"be", "have", "do"}):
        return True
    node = phrase.head
    for _ in range(_HIGHEST):
        token = parsed.tokens[node]
        above = parsed.tokens[token.head]
        if token.tag == "VB" and token.dep in {"xcomp", "acl"} and above.lemma in UNDONE:
            return True
        if token.tag[:2] == "VB" and token.dep != "conj":
            return _is_denied(parsed, token, phrase, outcome)
        if above.i == node:
            return False
        node = above.i
    return False


def _is_denied(parsed: Parsed, verb: Token, phrase: Phrase, outcome: Outcome) -> bool:
    below = [parsed.tokens[c] for c in parsed.children[verb.i]]
    if outcome in _HARM:
        return any(t.dep == "aux" and t.lower in _FUTURE for t in below)
    if outcome not in _HELD or phrase.number.value == 0 or verb.dep == "relcl":
        return False
    deps = {t.dep for t in below}
    return {"neg", "auxpass"} <= deps and any(t.dep == "aux" and t.lemma == "have" for t in below)
