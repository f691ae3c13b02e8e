"""Seats that stand for whoever governs from them: capitals, palaces and houses of state.

"Ostro said", "talks between Ostro and Varda", "the Presidential Palace denied": the words name a
place, and mean a government. Who lives in the place is not meant, nor what happens there.
"""

import re

from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import SPEECH, words
from alteram.text.states import state_of_capital

_DEEDS = SPEECH | words(
    "accept agree appeal ban break breach consider decide demand deploy despatch dispatch expel "
    "hail hope launch negotiate offer order plan prepare pull ratify recall recognise recognize "
    "refuse resume sanction seek send sever sign summon support suspend thank trade try violate "
    "want welcome withdraw"
)
_DEALINGS = words(
    "talk negotiation relation tie dispute truce ceasefire agreement accord deal dialogue tension "
    "war peace consultation contact pact treaty understanding rapprochement"
)
_TOWARDS = words("accuse blame urge warn condemn criticise criticize tell ask call thank sue press")
_MEANS = words(
    "aircraft warplane jet drone troop force army soldier gun artillery order instruction regime "
    "ally backing support envoy policy position reaction permission"
)
_RULING = words("aircraft warplane jet order instruction regime ruler warplanes")
_LINKS = words("between with by against from of to on towards")
_BUILDING = re.compile(
    r"(?:(?:White|Blue|Red|Green|Pink|Government|State|Presidential|Royal) House|Kremlin|Pentagon"
    r"|(?:Presidential|Royal|Grand|National|Imperial|State|Government|White|Red|Blue)\b.* Palace"
    r"|Palace|Presidency Building)$"
)


def is_building(words_of: str) -> bool:
    """Tell whether words name a house from which a state is governed."""
    return _BUILDING.search(words_of) is not None


def is_seat(name: Name) -> bool:
    """Tell whether a place is a seat of government, by the text itself or by the list."""
    return name.seat or state_of_capital(name.text) is not None


def rules(parsed: Parsed, name: Name) -> bool:
    """Tell whether a place is named for those who rule from it: "on orders from X"."""
    link = parsed.tokens[parsed.tokens[name.head].head]
    return link.lower in ("of", "from") and parsed.tokens[link.head].lemma in _RULING


def stands_for_government(parsed: Parsed, name: Name) -> bool:
    """Tell whether a seat of government is named as one who acts or is dealt with."""
    token = parsed.tokens[name.head]
    while token.dep == "conj" and token.head < token.i:
        token = parsed.tokens[token.head]
    above = parsed.tokens[token.head]
    if token.dep == "nsubj":
        return above.lemma in _DEEDS
    if token.dep in ("dobj", "iobj"):
        return above.lemma in _TOWARDS
    if token.dep == "poss":
        return above.lemma in _MEANS | _DEALINGS
    if token.dep == "pobj" and above.lower in _LINKS:
        carrier = parsed.tokens[above.head]
        if above.lower == "by":
            return carrier.lemma in _DEEDS | _TOWARDS
        return carrier.lemma in _DEALINGS or (
            above.lower in ("of", "from") and carrier.lemma in _MEANS
        )
    return token.dep == "compound" and above.lemma in _MEANS
