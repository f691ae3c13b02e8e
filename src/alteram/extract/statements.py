"""The stance of a whole sentence: it demands, takes back, disputes a number, denies, admits."""

from collections.abc import Sequence

from alteram.extract.frames import SPOKEN, Frame
from alteram.extract.lexicon import ACT_VERBS, FIGURE_WORDS, INFLATED, MUST, STATEMENTS, words
from alteram.extract.rejections import UNTRUE, counts_denied, rejects
from alteram.model import Position
from alteram.text.parse import Parsed, Token

_NOT = frozenset({"not", "n't", "never", "no", "nor"})
_OBLIGING = MUST - {"shall", "need"}
_WISHED = frozenset({"ccomp", "xcomp", "oprd", "acomp"})
_ASIDE = frozenset({"relcl", "advcl", "acl"})
_MAYBE = frozenset({"may", "might", "could", "would", "will", "wo", "'ll", "'d", "should", "must"})
_RETRACTING = words("withdraw retract recant rescind correct revoke")
_REVOKING = _RETRACTING | {"take"}
_DOWN = frozenset({"back", "down"})
_WRONG = words("wrong mistaken incorrect inaccurate erroneous untrue error mistake")
_EARLIER = words("earlier previous first initial original former last")
_OWN = frozenset({"we", "our", "i", "my", "its", "his", "her", "their"})
_HIDING = words("hide conceal deny dispute disguise")
_NOBODY = frozenset({"nobody", "none", "unknown", "unclear"})
_KNOWING = words("know say tell determine establish ascertain")
_KNOWN = frozenset({"known", "unknown", "unclear", "clear", "certain"})
_DONE = frozenset(ACT_VERBS) | words(
    "fire lay set order do carry plant throw start commit park cause open take hire pay send drop"
)
_DOERS = words(
    "gunman attacker assailant perpetrator culprit killer bomber gunmen bandit man raider robber"
    " kidnapper author sniper"
)
_ACTING = words(
    "release free stop end withdraw return open hand give leave let lift bring arrest punish"
    " investigate publish pull cease halt try put"
)


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def _is_said(parsed: Parsed, verb: Token) -> bool:
    """Tell whether a verb stands as said: no negation, no possibility, no wish."""
    helpers = {t.lower for t in _below(parsed, verb.i) if t.dep in ("aux", "neg")}
    return not helpers & (_NOT | _MAYBE | {"to"})


def _takes_back(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether somebody takes back what was said: "I take it back", "withdraws that note"."""
    for token in told:
        if token.tag[:1] != "V":
            continue
        below = _below(parsed, token.i)
        objects = [t for t in below if t.dep in ("dobj", "nsubjpass")]
        spoken = any(t.lemma in SPOKEN or t.lower in SPOKEN for t in objects)
        if not spoken or not _is_said(parsed, token):
            continue
        if token.lemma in _RETRACTING:
            return True
        if token.lemma == "take" and any(t.lower in _DOWN for t in below):
            return True
    return False


def _was_wrong(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether one's own earlier words are called wrong: "our first figure was wrong"."""
    for token in told:
        verb = parsed.tokens[token.head]
        if token.lower not in _WRONG or verb.lemma != "be" or not _is_said(parsed, verb):
            continue
        for who in _below(parsed, verb.i):
            near = {t.lower for t in _below(parsed, who.i)}
            if who.dep != "nsubj":
                continue
            if who.lower in ("we", "i") and token.lower in ("wrong", "mistaken"):
                return True
            if who.lemma in SPOKEN and near & (_OWN | _EARLIER):
                return True
    return False


def takes_back(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether a sentence withdraws something that was said before."""
    if not any(token.lemma in _REVOKING or token.lower in _WRONG for token in told):
        return False
    return _takes_back(parsed, told) or _was_wrong(parsed, told)


def counters_number(told: Sequence[Token]) -> bool:
    """Tell whether a number is put against another: "not 40 but 12", "twelve, not forty"."""
    for at, token in enumerate(told):
        if token.lower != "not":
            continue
        after = told[at + 1 : at + 4]
        counted = bool(after) and after[0].tag == "CD"
        if not counted:
            continue
        rest = told[at + 2 : at + 14]
        if any(t.lower == "but" for t in rest) and any(t.tag == "CD" for t in rest):
            return True
        before = told[max(0, at - 8) : at]
        if any(t.tag == "CD" for t in before) or sum(t.text.isalnum() for t in told) <= 3:
            return True
    return False


def _disputes(told: Sequence[Token], frame: Frame) -> bool:
    lemmas = {token.lemma for token in told}
    if lemmas & FIGURE_WORDS and (frame.disputes or lemmas & INFLATED):
        return True
    return counters_number(told)


def _asks_for(parsed: Parsed, told: Sequence[Token], frame: Frame) -> bool:
    """Tell whether a sentence asks that something be done."""
    if frame.demands:
        return True
    letters = [token for token in told if token.text[:1].isalnum()][:1]
    itself = bool(letters) and letters[0].lower == "to"
    if any(token.text == "?" for token in told):
        return False
    if frame.asks and not itself:
        return any(t.lower == "to" and parsed.tokens[t.head].tag == "VB" for t in told)
    if frame.wants and not itself:
        return any(t.tag == "VB" or (t.tag == "VBN" and t.dep in _WISHED) for t in told)
    if any(t.lemma in _OBLIGING and parsed.tokens[t.head].dep not in _ASIDE for t in told):
        return True
    return _commands(parsed, told)


def _commands(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether a sentence is a command: "Release the prisoners"."""
    letters = [token for token in told if token.text[:1].isalnum()]
    if not letters or letters[0].tag != "VB" or letters[0].lemma not in _ACTING:
        return False
    if len(letters) > 1 and letters[1].lower in ("us", "'s", "’s"):
        return False
    return not any(t.dep in ("nsubj", "aux") for t in _below(parsed, letters[0].i))


def _hides_nothing(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether something is granted: "we do not hide it", "that we have never denied"."""
    for token in told:
        if token.lemma in _HIDING and token.tag[:1] == "V":
            below = _below(parsed, token.i)
            ours = any(t.dep == "nsubj" and t.lower in ("we", "i", "nobody") for t in below)
            denied = any(t.lower in _NOT or t.lower == "nobody" for t in below)
            if ours and denied:
                return True
    return False


def _is_guilty(parsed: Parsed, verb: Token) -> bool:
    guilty = ("responsible", "behind", "guilty")
    return verb.lemma == "be" and any(t.lower in guilty for t in _below(parsed, verb.i))


def names_nobody(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether somebody says that nobody knows who did it: "it is not known who fired"."""
    for token in told:
        verb = parsed.tokens[token.head]
        done = verb.lemma in _DONE or _is_guilty(parsed, verb)
        if token.lower == "who" and token.dep == "nsubj" and done:
            above = parsed.tokens[verb.head]
            near = {t.lower for t in _below(parsed, above.i)} | {above.lower}
            knows = above.lemma in _KNOWING or near & _KNOWN
            if verb.dep == "ccomp" and knows and near & (_NOT | _NOBODY):
                return True
        if token.lemma in ("identify", "trace", "catch") and token.tag[:1] == "V":
            below = _below(parsed, token.i)
            who = [t for t in below if t.dep in ("dobj", "nsubjpass")]
            doers = any(t.lemma in _DOERS or t.lower == "whom" for t in who)
            one = [t for t in below if t.dep == "nsubj" and t.lower == "one"]
            around = [*below, *(deep for t in one for deep in _below(parsed, t.i))]
            if doers and any(t.lower in _NOT | _NOBODY for t in around):
                return True
    return False


def stance(parsed: Parsed, told: Sequence[Token], frame: Frame) -> Position | None:
    """Return the stance that a sentence words beside its acts, None where it only tells."""
    lemmas = {token.lemma for token in told}
    untrue = bool(lemmas & STATEMENTS) and any(token.lower in UNTRUE for token in told)
    found: Position | None = None
    if frame.retracts or takes_back(parsed, told):
        found = "withdraws"
    elif frame.denies:
        found = "disputes_figure" if counts_denied(told) else "denies_act"
    elif _asks_for(parsed, told, frame):
        found = "demands"
    elif _disputes(told, frame):
        found = "disputes_figure"
    elif untrue or rejects(parsed, told):
        found = "denies_act"
    elif names_nobody(parsed, told):
        found = "attributes_to_unknown"
    elif frame.admits or _hides_nothing(parsed, told):
        found = "acknowledges_circumstances"
    return found
