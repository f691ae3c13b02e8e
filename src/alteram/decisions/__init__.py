"""People's judgements: made, sealed in a chain, replayed. Rows are only ever added."""

from alteram.decisions.actions import ACTIONS, LAPSE, LINKING, OVERRULING
from alteram.decisions.chain import BEGINNING, seal
from alteram.decisions.changes import Changes, PairChanges, changes
from alteram.decisions.fields import FIELDS, checked, field_of
from alteram.decisions.following import replay_on
from alteram.decisions.judgements import NO_JUDGEMENTS, Judgements, Note, Ruling
from alteram.decisions.making import By, decide, lapse
from alteram.decisions.marks import Marks, marks, records_of, seen, unfitting
from alteram.decisions.pairs import NO_PAIRS, Pair, Pairs, pair
from alteram.decisions.replay import Standing, in_force, linking_state, replay
from alteram.decisions.restriction import (
    SEEING,
    for_role,
    hidden_from,
    passage,
    private,
    restricted,
    seen_by,
    without_restricted,
)
from alteram.decisions.rounds import Coding, codings, in_sight, rounds
from alteram.decisions.standing import place_named, standing, standing_document, standing_links

__all__ = [
    "ACTIONS",
    "BEGINNING",
    "FIELDS",
    "LAPSE",
    "LINKING",
    "NO_JUDGEMENTS",
    "NO_PAIRS",
    "OVERRULING",
    "SEEING",
    "By",
    "Changes",
    "Coding",
    "Judgements",
    "Marks",
    "Note",
    "Pair",
    "PairChanges",
    "Pairs",
    "Ruling",
    "Standing",
    "changes",
    "checked",
    "codings",
    "decide",
    "field_of",
    "for_role",
    "hidden_from",
    "in_force",
    "in_sight",
    "lapse",
    "linking_state",
    "marks",
    "pair",
    "passage",
    "place_named",
    "private",
    "records_of",
    "replay",
    "replay_on",
    "restricted",
    "rounds",
    "seal",
    "seen",
    "seen_by",
    "standing",
    "standing_document",
    "standing_links",
    "unfitting",
    "without_restricted",
]
