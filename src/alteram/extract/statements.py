"""The stance of a whole sentence: it demands, takes back, disputes a number, denies, admits."""

from collections.abc import Sequence

from alteram.extract.frames import SPOKEN, Frame
from alteram.extract.lexicon import (
    ACT_VERBS,
    DEMANDS,
    FIGURE_WORDS,
    INFLATED,
    MUST,
    STATEMENTS,
    words,
)
from alteram.extract.rejections import SIGNS, UNTRUE, counts_denied, rejects
from alteram.model import Position
from alteram.text.parse import Parsed, Token

_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "never", "no", "nor"})
_OBLIGING = MUST - {"shall", "need"}
_WANTING = DEMANDS | {"want", "expect", "seek"}
_WISHED = frozenset({"ccomp", "xcomp", "oprd", "acomp"})
_BELITTLING = (
    "not even", "nowhere near", "nothing like", "far fewer", "far lower", "much lower",
    "nor even", "never more than", "not as many as", "far from",
)  # fmt: skip
_TWO = frozenset({"twice", "double", "lower"})
_TWICE = ("counted twice", "double counting", "counts twice", "counting twice", "lower than that")
_ASIDE = frozenset({"relcl", "advcl", "acl"})
_MAYBE = frozenset({"may", "might", "could", "would", "will", "wo", "'ll", "'d", "should", "must"})
_RETRACTING = words("withdraw retract recant rescind correct revoke delete disown reverse")
_DROPPED = words("accusation charge claim allegation demand")
_REVOKING = _RETRACTING | {"take", "go", "drop"}
_DOWN = frozenset({"back", "down"})
_WRONG = words("wrong mistaken incorrect inaccurate erroneous untrue error mistake")
_EARLIER = words("earlier previous first initial original former last")
_OWN = frozenset({"we", "our", "i", "my", "its", "his", "her", "their"})
_HIDING = words("hide conceal deny dispute disguise")
_NOBODY = frozenset({"nobody", "none", "unknown", "unclear"})
_ASKED = frozenset({"ccomp", "acl", "relcl", "pcomp", "advcl"})
_KNOWING = words("know say tell determine establish ascertain idea clue clear settle prove")
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
# Without one of these, or a reporting word that shapes it, a sentence only tells.
_CARRYING = (
    _REVOKING
    | _WRONG
    | _OBLIGING
    | _WANTING
    | _ACTING
    | _HIDING
    | _TWO
    | FIGURE_WORDS
    | SIGNS
    | {"even", "nowhere", "far", "many", "who", "whom", "identify", "trace", "catch"}
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
        if token.lemma in ("take", "go") and any(t.lower in _DOWN for t in below):
            return True
        if token.lemma == "drop" and any(t.lemma in _DROPPED for t in objects):
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


def _belittles(told: Sequence[Token]) -> bool:
    """Tell whether a number is called too high: "not even 40", "nowhere near", "counted twice"."""
    counted = any(token.tag == "CD" for token in told)
    if not counted and not any(token.lower in _TWO for token in told):
        return False
    lowers = " ".join(token.lower for token in told)
    if counted and any(f" {sign} " in f" {lowers} " for sign in _BELITTLING):
        return True
    return any(sign in lowers for sign in _TWICE)


def _disputes(told: Sequence[Token], frame: Frame) -> bool:
    lemmas = {token.lemma for token in told}
    if lemmas & FIGURE_WORDS and (frame.disputes or lemmas & INFLATED):
        return True
    if _belittles(told):
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
    obliged = any(t.lemma in _OBLIGING and parsed.tokens[t.head].dep not in _ASIDE for t in told)
    return obliged or _we_want(parsed, told) or _commands(parsed, told)


def _we_want(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether somebody says "we want", "we ask", "they have to": not of his own deeds."""
    for token in told:
        if token.lemma not in _WANTING and token.lemma != "have":
            continue
        below = _below(parsed, token.i)
        who = {t.lower for t in below if t.dep == "nsubj"}
        if token.lemma in _WANTING and token.tag in ("VBP", "VBZ") and who & {"we", "i"}:
            own = any(t.dep == "xcomp" and not _has_subject(parsed, t) for t in below)
            if not own:
                return True
        obliged = token.lemma == "have" and token.tag in ("VBP", "VBZ")
        if obliged and who and not who & {"we", "i"} and any(t.dep == "xcomp" for t in below):
            return True
    return False


def _has_subject(parsed: Parsed, verb: Token) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass") for t in _below(parsed, verb.i))


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


def _asks_who(parsed: Parsed, token: Token) -> bool:
    """Tell whether "who" stands in "it is not known who fired"."""
    verb = parsed.tokens[token.head]
    if verb.dep not in _ASKED or not (verb.lemma in _DONE or _is_guilty(parsed, verb)):
        return False
    above = parsed.tokens[verb.head]
    near = {t.lower for t in _below(parsed, above.i)} | {above.lower}
    knows = above.lemma in _KNOWING or near & _KNOWN
    return bool(knows and near & (_NOT | _NOBODY))


def _is_unidentified(parsed: Parsed, verb: Token) -> bool:
    """Tell whether those who did it were not identified: "gunmen whom no one has identified"."""
    below = _below(parsed, verb.i)
    found = [t for t in below if t.dep in ("dobj", "nsubjpass")]
    anyone = [t for t in below if t.dep == "nsubj" and t.lower == "one"]
    around = [*below, *(deep for t in anyone for deep in _below(parsed, t.i))]
    doers = any(t.lemma in _DOERS or t.lower == "whom" for t in found)
    return doers and any(t.lower in _NOT | _NOBODY for t in around)


def names_nobody(parsed: Parsed, told: Sequence[Token]) -> bool:
    """Tell whether somebody says that nobody knows who did it."""
    for token in told:
        if token.lower == "who" and token.dep == "nsubj" and _asks_who(parsed, token):
            return True
        found = token.lemma in ("identify", "trace", "catch") and token.tag[:1] == "V"
        if found and _is_unidentified(parsed, token):
            return True
    return False


def _words_any(lemmas: set[str], lowers: set[str]) -> bool:
    """Tell whether a sentence has a word that can carry a stance at all."""
    obliged = "have" in lemmas and "to" in lowers
    return obliged or not _CARRYING.isdisjoint(lemmas) or not _CARRYING.isdisjoint(lowers)


def stance(parsed: Parsed, told: Sequence[Token], frame: Frame) -> Position | None:
    """Return the stance that a sentence words beside its acts, None where it only tells."""
    lemmas = {token.lemma for token in told}
    lowers = {token.lower for token in told}
    if not frame.shapes and not _words_any(lemmas, lowers):
        return None
    untrue = bool(lemmas & STATEMENTS) and bool(lowers & UNTRUE)
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
