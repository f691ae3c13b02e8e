"""People's judgements: made, sealed in a chain, replayed. Rows are only ever added."""

from alteram.decisions.chain import BEGINNING, seal
from alteram.decisions.judgements import (
    ACTIONS,
    LINKING,
    NO_JUDGEMENTS,
    NO_PAIRS,
    Judgements,
    Pair,
    Pairs,
    decide,
    pair,
    replay,
)

__all__ = [
    "ACTIONS",
    "BEGINNING",
    "LINKING",
    "NO_JUDGEMENTS",
    "NO_PAIRS",
    "Judgements",
    "Pair",
    "Pairs",
    "decide",
    "pair",
    "replay",
    "seal",
]
