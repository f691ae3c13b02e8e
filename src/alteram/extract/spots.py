"""Which places are settings: where something was, not who did it, nor where shots came from."""

from collections.abc import Set

from alteram.extract.counted import COMBATANTS
from alteram.extract.kinds import AIRCRAFT, ARMED, BUILDINGS, PEOPLE, SHIPS
from alteram.extract.lexicon import PLACE_HEADS, PLACE_PREPS, TAKING_VERBS, words
from alteram.text.parse import Parsed, Token

_SENDING = words("fire launch shoot shell open fly come strike attack")
_SPOT_PREPS = words("in at near around outside inside across through on within off behind")
_MOVING = AIRCRAFT | SHIPS | words("vehicle car bus truck train lorry tractor tank convoy")
_OF_PLACES = (
    PLACE_HEADS
    | (BUILDINGS - _MOVING)
    | words("headman mayor elder chief villager roof gate bank shore edge mouth foot people")
)
_OFFICES = words("bureau office ministry court committee embassy agency institute council press")


def _befell(parsed: Parsed, people: Token, told: Set[int]) -> bool:
    """Tell whether "the teachers of Tarn" are those whom an act befell there; no troops are."""
    if people.dep not in ("dobj", "nsubjpass") or people.head not in told:
        return False
    if people.lemma not in PEOPLE or people.lemma in ARMED | COMBATANTS:
        return False
    return any(parsed.tokens[c].lower == "the" for c in parsed.children[people.i])


def is_setting_place(parsed: Parsed, anchor: int, told: Set[int]) -> bool:
    """Tell whether a place says where something was, not who did it or to whom.

    `told` holds the indices of act and event words.
    """
    if _is_origin(parsed, anchor):
        return False
    at = anchor
    for _ in range(5):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        settled = _step(parsed, token, head, told)
        if settled is not None:
            return settled
        at = head.i
    return False


def _is_origin(parsed: Parsed, anchor: int) -> bool:
    """Tell whether a place is where shots came from or an office is, not where an act was."""
    at = anchor
    for _ in range(6):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if token.lower == "from" and head.lemma in _SENDING:
            return True
        if head.lemma in _OFFICES and head.tag[:1] == "N":
            return True
        if head.i == at or head.tag[:1] == "V" and token.dep != "prep":
            return False
        at = head.i
    return False


def _step(parsed: Parsed, token: Token, head: Token, told: Set[int]) -> bool | None:
    """Return whether a word's tie to its head makes it a setting, None to look further up."""
    if token.dep == "pobj" and head.lower in PLACE_PREPS:
        if head.lower not in ("of", "by", "between"):
            return True
        up = parsed.tokens[head.head]
        named = up.lemma in _OF_PLACES or up.lower in _OF_PLACES
        of = head.lower == "of"
        return of and (up.i in told or named or _befell(parsed, up, told))
    if token.dep in ("dobj", "nsubjpass"):
        return head.lemma in TAKING_VERBS
    if token.dep in ("compound", "nmod"):
        above = parsed.tokens[head.head]
        spot = head.dep == "pobj" and above.lower in _SPOT_PREPS and head.tag[:3] != "NNP"
        if spot or head.i in told or head.lemma in PLACE_HEADS:
            return True
        return None if head.tag[:3] == "NNP" else False
    return None if token.dep in ("appos", "conj") else False
