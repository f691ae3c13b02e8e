"""People's judgements: made, sealed in a chain, replayed. Rows are only ever added."""

from alteram.decisions.actions import ACTIONS, LAPSE, LINKING
from alteram.decisions.chain import BEGINNING, seal
from alteram.decisions.fields import FIELDS, checked, field_of
from alteram.decisions.judgements import NO_JUDGEMENTS, Judgements, Note, Ruling
from alteram.decisions.making import By, decide, lapse
from alteram.decisions.pairs import NO_PAIRS, Pair, Pairs, pair
from alteram.decisions.replay import in_force, linking_state, replay
from alteram.decisions.standing import place_named, standing, standing_links

__all__ = [
    "ACTIONS",
    "BEGINNING",
    "By",
    "FIELDS",
    "LAPSE",
    "LINKING",
    "NO_JUDGEMENTS",
    "NO_PAIRS",
    "Judgements",
    "Note",
    "Pair",
    "Pairs",
    "Ruling",
    "checked",
    "decide",
    "field_of",
    "in_force",
    "lapse",
    "linking_state",
    "pair",
    "place_named",
    "replay",
    "seal",
    "standing",
    "standing_links",
]
