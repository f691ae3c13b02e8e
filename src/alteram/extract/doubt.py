"""Acts denied, doubted or asked for by the words above them: "no sign of", "not true that"."""

from collections.abc import Iterator

from alteram.extract.lexicon import DEMANDS, words
from alteram.text.parse import Parsed, Token

_NO = frozenset(
    {"no", "not", "n't", "n\u2019t", "nt", "never", "nobody", "none", "neither", "nor", "nothing"}
)
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_TRUE = words("true correct case accurate right so")
_SIGNS = words("evidence proof sign indication trace hint record word confirmation suggestion")
_SHOWING = words("prove show confirm establish demonstrate verify")
_THOUGHT = words("fear presume suppose think believe assume")
_ASKING = (DEMANDS | words("seek want push campaign press ask need await")) - {"order"}
_CALLING = words("call name term label describe constitute amount consider")


def _below(parsed: Parsed, index: int) -> Iterator[Token]:
    return (parsed.tokens[child] for child in parsed.children[index])


def is_negative(parsed: Parsed, index: int) -> bool:
    """Tell whether a word has a "no" or "not" of its own, or a subject that has."""
    for token in _below(parsed, index):
        if token.lower in _NO:
            return True
        if token.dep in ("nsubj", "nsubjpass") and any(
            t.lower in _NO for t in _below(parsed, token.i)
        ):
            return True
    return False


def is_denied_above(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause stands under "not true that", "no evidence that", "far from", "nor"."""
    head = parsed.tokens[token.head]
    if token.dep == "conj":
        return any(t.lower == "nor" and head.i < t.i < token.i for t in _below(parsed, head.i))
    if token.dep == "pcomp":
        return head.lower == "from" and parsed.tokens[head.head].lower == "far"
    if token.dep not in ("ccomp", "acl", "csubj"):
        return False
    if head.lemma in _SIGNS:
        return _is_lacking(parsed, head)
    if head.lemma == "be":
        told = any(t.dep in ("acomp", "attr") and t.lemma in _TRUE for t in _below(parsed, head.i))
        return told and is_negative(parsed, head.i)
    return head.lemma in _SHOWING and is_negative(parsed, head.i)


def _is_lacking(parsed: Parsed, sign: Token) -> bool:
    """Tell whether there is "no evidence", or it was not found."""
    if any(t.lower == "no" for t in _below(parsed, sign.i)):
        return True
    verb = parsed.tokens[sign.head]
    return verb.tag[:1] == "V" and is_negative(parsed, verb.i)


def is_unsure_above(parsed: Parsed, token: Token) -> bool:
    """Tell whether an act is only feared or let happen: "is presumed dead", "let them shoot"."""
    head = parsed.tokens[token.head]
    if token.dep in ("oprd", "acomp", "xcomp", "ccomp") and head.lemma in _THOUGHT:
        return token.dep == "oprd" or token.tag == "JJ"
    if token.dep == "ccomp" and token.tag == "VB" and head.lemma == "let":
        return True
    return token.dep == "pcomp" and head.lower == "from" and _is_stopped(parsed, head)


def _is_stopped(parsed: Parsed, prep: Token) -> bool:
    """Tell "stopped his men from looting"."""
    above = parsed.tokens[prep.head]
    for token in (above, parsed.tokens[above.head]):
        if token.lemma in ("stop", "prevent", "keep", "deter", "dissuade", "discourage"):
            return True
    return False


def is_hardly(parsed: Parsed, verb: int) -> bool:
    """Tell "hardly anyone was hurt"."""
    return any(token.lower in _HARDLY for token in _below(parsed, verb))


def is_noun_denied(parsed: Parsed, token: Token, governor: Token) -> bool:
    """Tell whether an act noun stands under "no sign of", or is what something was not called."""
    if token.dep == "pobj" and governor.lower == "of":
        sign = parsed.tokens[governor.head]
        return sign.lemma in _SIGNS and _is_lacking(parsed, sign)
    if token.dep in ("oprd", "attr", "dobj") and governor.lemma in _CALLING:
        return is_negative(parsed, governor.i)
    return False


def is_noun_wanted(parsed: Parsed, token: Token, governor: Token) -> bool:
    """Tell whether an act noun is asked for: "called for the arrest", "demanded the trial"."""
    if token.dep == "dobj":
        return governor.lemma in _ASKING - {"call", "appeal"}
    if token.dep == "pobj" and governor.lower == "for":
        return parsed.tokens[governor.head].lemma in _ASKING
    return False
