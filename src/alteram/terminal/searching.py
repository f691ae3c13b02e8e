"""Passages that were searched for, each with its speaker and its place."""

from alteram.compare.wording import UNDATED, counted_words
from alteram.store import Found, Hit
from alteram.terminal.words import LONGEST_QUOTE, plain, say

_BEFORE = 80
"""Characters shown before the first word that was searched for."""


def print_found(found: Found) -> None:
    """Print each passage with its chain, the words marked, and where it stands."""
    for hit in found.hits:
        chain = " <- ".join(plain(name) for name in hit.chain) or plain(hit.speaker)
        outside = "" if hit.attribution else " (text of the document)"
        say(f"{hit.published or UNDATED}  {plain(chain)}{outside}")
        say(f"    “{marked(hit)}”")
        say(f"    {hit.location}:{hit.start}-{hit.end}  {' '.join(hit.claims)}".rstrip())
    if not found.hits:
        say("No passage in this collection has these words.")
    if found.more:
        say(f"More in {counted_words(found.more, 'document')}; --limit shows more.")


def marked(hit: Hit) -> str:
    """Return the quote on one line, »«-marked where the words stand, cut where it is long."""
    first = hit.marks[0].start if hit.marks else hit.start
    start = hit.start if len(hit.quote) <= LONGEST_QUOTE else max(hit.start, first - _BEFORE)
    end = min(hit.end, start + LONGEST_QUOTE)
    pieces, at = [], start
    for mark in hit.marks:
        if mark.start < at or mark.end > end:
            continue
        pieces += [_cut(hit, at, mark.start), "»", _cut(hit, mark.start, mark.end), "«"]
        at = mark.end
    pieces.append(_cut(hit, at, end))
    before = "... " if start > hit.start else ""
    after = " ..." if end < hit.end else ""
    return f"{before}{plain(''.join(pieces))}{after}"


def _cut(hit: Hit, start: int, end: int) -> str:
    return hit.quote[start - hit.start : end - hit.start]
