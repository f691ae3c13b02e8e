"""Acts told as one case of those that the sentence before blames somebody for.

"The army committed massacres. In one night alone, 40 villagers were murdered in Lenn": the second
sentence singles out a case of the first, and names no other doer.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from alteram.model import Claim
from alteram.text.parse import Parsed

# What singles out a case must open the sentence; "only" or "alone" a few words later will do.
_CASE = re.compile(
    r"\W*(?:for (?:example|instance)\b|among (?:them|these)\b|one such\b|one of (?:them|these)\b"
    r"|a case in point\b|in one (?:case|instance|such)\b"
    r"|(?:in|on|at|over|during|within)\s+(?:\w+\W+){1,7}?(?:only|alone)\b"
    r"|(?:in|on|over|during|within) (?:only|just) (?:one|a)\b)",
    re.IGNORECASE,
)
_GENERAL = frozenset(("attributes_to", "accepts_responsibility"))


def blame_instances(parsed: Parsed, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims in their order, cases with those blamed in the sentence before.

    Both sentences must be of one attribution, follow each other and tell the same act; the case
    is asserted without a doer of its own.
    """
    starts = [sentence.start for sentence in parsed.sentences]
    sentences = [bisect_right(starts, claim.span.start) - 1 for claim in claims]
    told: dict[tuple[int, str], list[Claim]] = {}
    for claim, sentence in zip(claims, sentences, strict=True):
        if claim.position in _GENERAL and claim.alleged_actor:
            told.setdefault((sentence, claim.attribution), []).append(claim)
    if not told:
        return tuple(claims)
    done = []
    for claim, sentence in zip(claims, sentences, strict=True):
        before = told.get((sentence - 1, claim.attribution), [])
        same = [one for one in before if one.act == claim.act]
        open_case = claim.act is not None and claim.position == "asserts"
        if same and open_case and not claim.alleged_actor and _is_case(parsed, sentence):
            blamed, position = same[-1].alleged_actor, same[-1].position
            claim = replace(claim, alleged_actor=blamed, position=position)
        done.append(claim)
    return tuple(done)


def _is_case(parsed: Parsed, sentence: int) -> bool:
    whole = parsed.sentences[sentence]
    return _CASE.match(parsed.text, whole.start, whole.end) is not None
