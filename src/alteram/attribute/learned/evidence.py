"""How sure to be of a reading: what speaks for it, weighed as calibrated on held-out texts."""

import math
from typing import NamedTuple

from alteram.attribute.learned.reader import Reading
from alteram.attribute.scene import Draft, Scene


class Evidence(NamedTuple):
    """What speaks for a reading: scores of tagger and linker, and how the rules see it."""

    seen: float
    sureness: float
    named: float
    ruled: float
    agreed: float


# Logistic regression on texts held out from training: training/calibrate.py.
WEIGHTS = Evidence(seen=0.25, sureness=2.21, named=0.70, ruled=0.11, agreed=0.66)
BIAS = -0.84


def _logit(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def weigh(scene: Scene, reading: Reading, rival: Draft | None) -> Evidence:
    """Return what speaks for a reading; `rival` is the rules' draft with the same cue."""
    agreed = 0.0
    if rival is not None:
        own = {i for a, b in reading.roles.content for i in range(a, b + 1)}
        other = {t.i for span in rival.content for t in scene.parsed.tokens_in(span)}
        agreed = len(own & other) / max(len(own | other), 1)
    return Evidence(
        seen=_logit(reading.seen),
        sureness=reading.roles.sureness,
        named=float(reading.roles.speaker is not None),
        ruled=float(rival is not None),
        agreed=agreed,
    )


def confidence(evidence: Evidence) -> float:
    """Return the share of readings with such evidence that are right, as calibrated."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, evidence, strict=True))
    return 1 / (1 + math.exp(-total))
