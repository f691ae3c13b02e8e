"""Whether an act is told as done: negated, possible, asked, intended, demanded, or only told of.

Nothing here decides whether the act took place; it reads how its words put it.
"""

from typing import NamedTuple

from alteram.extract.doubt import (
    is_denied_above,
    is_hardly,
    is_noun_denied,
    is_noun_wanted,
    is_unsure_above,
)
from alteram.extract.lexicon import (
    DEMANDS,
    DOING,
    FAILING,
    MAYBE,
    MUST,
    ORDERING,
    REAL_GOVERNORS,
    UNREAL_GOVERNORS,
    UNREAL_NOUNS,
    words,
)
from alteram.extract.roles import doer_verb
from alteram.extract.stances import is_unproven
from alteram.extract.ties import child_of
from alteram.text.parse import Parsed, Token

_NEGATORS = frozenset(
    {"no", "none", "nobody", "neither", "never", "not", "n't", "n\u2019t", "nt", "without"}
)
_HELPING = frozenset({"aux", "auxpass", "neg", "mark"})
_HAPPENING = frozenset({"happen", "occur", "take", "exist"})
_ANYONE = frozenset({"anyone", "whoever", "anybody", "whosoever"})
# Verbs whose clause is only feared, wished or imagined.
_IMAGINING = words("fear dread doubt dream imagine pretend suppose hope wish predict expect worry")
_ABLE = UNREAL_GOVERNORS | UNREAL_NOUNS | words("afraid capable incapable idea prospect wary")
_INVERTED = frozenset({"should", "were", "had"})
_CONDITIONS = frozenset({"if", "whether", "unless", "lest", "so"})
# Words before an act noun that tell of none that was done.
_BIDDING = DEMANDS - words("appeal call")
_STOPPING = words("halt stop cease end prevent avoid avert renounce")
_NOT_DONE = words(
    "attempted planned possible potential foiled thwarted averted threatened feared imminent"
    " future impending would-be simulated mock hypothetical looming intended failed prospective"
    " expected aborted imagined fictional"
)


_PREVENTED = UNREAL_GOVERNORS | words("thwart foil warn anticipate expect predict dread")
_TRIES = words("attempt plot threat plan bid warning alert alarm drill exercise fear risk scare")


class Flags(NamedTuple):
    """How an act is put: negated, unreal (possible, asked, intended), or demanded."""

    negated: bool
    unreal: bool
    wanted: bool


def _aux_words(parsed: Parsed, verb: int) -> list[str]:
    """Return the helping and negating words of a verb, with its first conjunct's."""
    found: list[str] = []
    at = verb
    for _ in range(4):
        below = [parsed.tokens[child] for child in parsed.children[at]]
        found += [t.lower for t in below if t.dep in _HELPING or t.lower == "nt"]
        token = parsed.tokens[at]
        if any(t.lower == "never" for t in below) or (
            token.dep == "pcomp" and parsed.tokens[token.head].lower == "without"
        ):
            found.append("never")
        own = any(t.dep in ("nsubj", "nsubjpass") for t in below)
        unlike = token.tag == "VBD" and parsed.tokens[token.head].tag == "VBG"
        if token.dep not in ("conj", "xcomp", "oprd", "acomp") or (own and token.dep == "conj"):
            break
        if unlike:
            break
        at = token.head
        if parsed.tokens[at].lemma in FAILING and token.dep == "xcomp":
            found.append("not")
    return found


def _subject_negated(parsed: Parsed, verb: int) -> bool:
    for child in parsed.children[verb]:
        token = parsed.tokens[child]
        if token.dep not in ("nsubj", "nsubjpass", "dobj"):
            continue
        if token.lower in _NEGATORS:
            return True
        near = [parsed.tokens[below] for below in parsed.children[child]]
        if any(t.lower in ("no", "not", "nor", "neither") and t.i < child for t in near):
            return True
    return False


def _asks_who(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause is a question told: "I do not know who shot"."""
    below = [parsed.tokens[child] for child in parsed.children[token.i]]
    return token.dep == "ccomp" and any(t.dep == "nsubj" and t.lower == "who" for t in below)


def _not_they(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause belongs to "it was not the army that ..."."""
    head = parsed.tokens[token.head]
    if token.dep != "relcl" or head.dep != "attr":
        return False
    below = (parsed.tokens[c] for c in parsed.children[head.head])
    return any(t.dep == "neg" or t.lower == "nt" for t in below)


def verb_flags(parsed: Parsed, verb: int) -> Flags:
    """Return how a verb's act is put."""
    around = _aux_words(parsed, verb)
    token = parsed.tokens[verb]
    negated = (
        not _NEGATORS.isdisjoint(around)
        or _subject_negated(parsed, verb)
        or _not_they(parsed, token)
        or is_denied_above(parsed, token)
        or is_hardly(parsed, verb)
    )
    wanted = not MUST.isdisjoint(around) or _is_bidden(parsed, token)
    unreal = (
        not (MAYBE.isdisjoint(around) and _CONDITIONS.isdisjoint(around))
        or _asks_who(parsed, token)
        or _is_imagined(parsed, token)
        or _is_inverted(parsed, token)
        or is_unsure_above(parsed, token)
        or (not negated and is_unproven(parsed, verb))
    )
    if "to" in around and not wanted:
        governor = parsed.tokens[token.head].lemma
        if governor in ORDERING and not _NEGATORS.isdisjoint(_aux_words(parsed, token.head)):
            return Flags(True, False, False)
        going = parsed.tokens[token.head].tag == "VBG" and governor == "go"
        unreal = unreal or going or _is_purpose(token, governor, around)
    if token.dep == "pcomp" and parsed.tokens[parsed.tokens[token.head].head].lemma in _ABLE:
        unreal = True
    return Flags(negated, unreal, wanted)


def _is_bidden(parsed: Parsed, token: Token) -> bool:
    """Tell "demands that they withdraw and punish the guilty", "Punish the guilty!".

    The parser ties a verb far down a list of demands to any verb before it.
    """
    if token.tag not in ("VB", "VBP"):
        return False
    at = token
    for _ in range(5):
        below = {parsed.tokens[child].dep for child in parsed.children[at.i]}
        if "aux" in below:
            return False
        if at.dep == "ROOT":
            return at.i == token.i and token.tag == "VB" and "nsubj" not in below
        above = parsed.tokens[at.head]
        if above.lemma in _BIDDING and above.tag != at.tag:
            return at.dep in ("ccomp", "xcomp") or "mark" not in below
        if at.dep not in ("conj", "dep", "advcl") or "mark" in below:
            return False
        at = above
    return False


def _is_inverted(parsed: Parsed, token: Token) -> bool:
    """Tell a condition without "if": "should an attack follow", "had they fired"."""
    subject = child_of(parsed, token.i, "nsubj", "nsubjpass")
    if subject is None:
        return False
    helpers = (parsed.tokens[c] for c in parsed.children[token.i] if c < subject)
    return any(t.lower in _INVERTED and t.dep in ("aux", "auxpass") for t in helpers)


def _is_purpose(token: Token, governor: str, around: list[str]) -> bool:
    """Tell whether "to" says what is intended; "is said to have killed" tells what was done."""
    if token.dep not in ("xcomp", "advcl", "acl", "relcl", "ccomp", "conj"):
        return False
    done = "have" in around and governor not in UNREAL_GOVERNORS
    return not done and governor not in REAL_GOVERNORS


def _is_imagined(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause is feared, dreamt or about anybody at all."""
    head = parsed.tokens[token.head]
    if token.dep == "ccomp":
        wanted = token.tag == "VBN" and head.lemma in ("want", "like", "need")
        return wanted or head.lemma in _IMAGINING or _is_anyones(parsed, head)
    if token.dep == "relcl" and head.lower in _ANYONE:
        return True
    subject = child_of(parsed, token.i, "nsubj")
    return subject is not None and parsed.tokens[subject].lower in _ANYONE


def _is_anyones(parsed: Parsed, verb: Token) -> bool:
    """Tell "whoever says that we", "anyone who thinks that"."""
    subject = child_of(parsed, verb.i, "nsubj")
    if subject is None:
        return False
    word = parsed.tokens[subject]
    if word.tag[:1] == "W" and verb.dep == "relcl":
        word = parsed.tokens[verb.head]
    return word.lower in _ANYONE


def noun_flags(parsed: Parsed, noun: int, pointing: bool) -> Flags:
    """Return how a noun's act is put; `pointing` is "this attack"."""
    below = [parsed.tokens[child] for child in parsed.children[noun]]
    token = parsed.tokens[noun]
    governor = parsed.tokens[token.head]
    negated = governor.lower == "without" or any(t.lower in ("no", "not", "without") for t in below)
    negated = negated or is_noun_denied(parsed, token, governor)
    if is_noun_wanted(parsed, token, governor) and not pointing:
        return Flags(negated, True, True)
    if _is_not_done(parsed, token, governor):
        told = governor.lemma == "condemn" and any(t.lower == "the" for t in below)
        return Flags(negated, not (pointing or told), False)
    if token.dep in ("nsubj", "nsubjpass") and _is_only_thought(parsed, governor, below):
        return Flags(negated, True, False)
    if not pointing and _is_yet_to_come(parsed, token, governor, below):
        return Flags(negated, True, False)
    happens = token.dep in ("nsubj", "nsubjpass") and governor.lemma in _HAPPENING
    verb = governor.i if happens else doer_verb(parsed, noun)
    if verb is None or (pointing and not happens):
        return Flags(negated, False, False)
    flags = verb_flags(parsed, verb)
    return Flags(negated or flags.negated, flags.unreal, flags.wanted and not happens)


def _is_only_thought(parsed: Parsed, governor: Token, below: list[Token]) -> bool:
    """Tell "another attack would mean war" from "the attack could lead to war"."""
    if governor.tag[:1] != "V":
        return False
    if _is_inverted(parsed, governor):
        return True
    known = any(t.lower in ("the", "this", "that", "these", "those") for t in below)
    known = known or any(t.dep == "poss" for t in below)
    helpers = (parsed.tokens[c] for c in parsed.children[governor.i])
    return not known and any(t.lower in MAYBE and t.dep == "aux" for t in helpers)


def _is_yet_to_come(parsed: Parsed, token: Token, governor: Token, below: list[Token]) -> bool:
    """Tell "there will be a massacre", "were there to be an attack", "halt attacks on farms"."""
    if any(t.lower in ("the", "this", "that", "these", "those") for t in below):
        return False
    helpers = [parsed.tokens[c] for c in parsed.children[governor.i]]
    if token.dep == "attr" and governor.lemma == "be":
        if any(t.lower in MAYBE and t.dep == "aux" for t in helpers):
            return True
        above = parsed.tokens[governor.head]
        return governor.tag == "VB" and above.lower in _INVERTED and above.dep == "advcl"
    asked = governor.tag == "VB" and governor.lemma in _STOPPING
    return asked and token.dep == "dobj" and all(t.dep != "poss" for t in below)


def _is_not_done(parsed: Parsed, token: Token, governor: Token) -> bool:
    """Tell whether a noun's act is tried, feared, threatened, prevented or only possible."""
    below = parsed.children[token.i]
    if any(parsed.tokens[child].lower in _NOT_DONE for child in below if child < token.i):
        return True
    if token.dep in ("compound", "nmod"):
        return governor.lemma in _TRIES
    if token.dep == "pobj":
        return _is_possible(parsed, governor)
    if token.dep == "nsubjpass" and governor.lemma in DOING:
        return False
    return token.dep in ("dobj", "nsubjpass") and governor.lemma in _PREVENTED


def _is_possible(parsed: Parsed, prep: Token) -> bool:
    """Tell whether a preposition hangs on what is not done: "fear of", "in the event of"."""
    above = parsed.tokens[prep.head]
    if above.lemma in _ABLE:
        return True
    if above.lemma in ("event", "case", "purpose") and prep.lower == "of":
        return parsed.tokens[above.head].lower in ("in", "for")
    return False


def is_question(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word's sentence is a question."""
    sentence = parsed.sentences[token.sentence]
    tail = parsed.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
    return any(t.text == "?" for t in tail)
