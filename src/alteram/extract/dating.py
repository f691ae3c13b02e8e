"""Which dates of a text may date an act: not that of speaking, of a demand, of the clock alone."""

import re
from collections.abc import Set

from alteram.extract.lexicon import words
from alteram.model import DateMention
from alteram.text.parse import Parsed

_CLOCK = re.compile(
    r"(?:(?:about|around|at|by|some) )*"
    r"(?:\d{1,2}[:.]?(?:\d\d)?|noon|midnight|dawn|dusk|sunrise|sunset|nightfall)"
    r"(?:\s?(?:hours|hrs|h|a\.?m\.?|p\.?m\.?|gmt|utc|local time|o.clock))*",
    re.IGNORECASE,
)
_UNTIL = frozenset({"to", "until", "till"})
_NOW = frozenset({"this day", "today", "now", "the present", "date"})
_SPEAKING = words(
    "say tell speak talk announce state declare publish sign issue release discuss meet interview"
    " write ask demand urge call appeal testify brief comment respond answer add note recall warn"
    " deny claim confirm insist condemn praise mark commemorate observe quote cite remind convene"
    " charge allege accuse vote elect broadcast inform mourn"
)


def is_bare_clock(date: DateMention) -> bool:
    """Tell whether a time names an hour without its day: "at 09:40"."""
    return date.timex_type == "TIME" and _CLOCK.fullmatch(date.text) is not None


def is_until_now(parsed: Parsed, anchor: int, date: DateMention) -> bool:
    """Tell whether a date only says how long something has lasted: "to this day", "ago today"."""
    first = parsed.tokens_in(date.span)[0].i
    before = parsed.tokens[first - 1].lower if first else ""
    now = date.text.lower() in _NOW and anchor >= first
    return now and (before in _UNTIL or before == "ago")


def dates_speaking(parsed: Parsed, anchor: int, cues: Set[int], triggers: Set[int]) -> bool:
    """Tell whether a date says when somebody spoke, or when something shall be done.

    `cues` and `triggers` are the indices of reporting words and of words that tell acts.
    """
    at = anchor
    for _ in range(6):
        token = parsed.tokens[at]
        if at in triggers:
            return False
        if token.tag[:1] == "V":
            return at in cues or token.lemma in _SPEAKING or token.tag == "VB"
        if token.head == at:
            return False
        at = token.head
    return False
