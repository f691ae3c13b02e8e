"""The dateline that opens a report: "KARSTO, April 14 (Belmora Times) - ", which does nothing."""

import re

from alteram.text.parse import Parsed

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April"
    r"|August|September|October|November|December)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)"
_PLACE = r"[A-Z][\w'.\u2019 -]{1,40}?(?:, [A-Z][\w'.\u2019 -]{1,30}?)?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, {_DAY}(?: {_AGENCY})?| {_AGENCY}) ?(?:--?|[\u2013\u2014]) ", re.IGNORECASE
)
_LONGEST = 140


def dateline_end(parsed: Parsed, index: int) -> int | None:
    """Return the end of the dateline that opens a word's paragraph, None where there is none."""
    at = parsed.paragraphs[parsed.sentences[parsed.tokens[index].sentence].paragraph].start
    opening = parsed.text[at : at + _LONGEST]
    found = _DATELINE.match(opening) if opening[:1].isupper() else None
    return None if found is None else at + found.end()


def in_dateline(parsed: Parsed, index: int) -> bool:
    """Tell whether a word stands in the dateline of its paragraph."""
    end = dateline_end(parsed, index)
    return end is not None and parsed.tokens[index].start < end
