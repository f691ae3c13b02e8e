"""Counts whose verb or noun is left out: "ten in Kesh and four in Oldra", "up from 12 in May"."""

from alteram.extract.heads import Phrase
from alteram.text.numbers import Number
from alteram.text.parse import Parsed

_MOST_WORDS = 14
_SETTINGS = {"in", "at", "near", "on", "outside", "around", "from", "during", "since"}
_DAYS = {"yesterday", "today", "earlier", "last", "before", "now", "previously"}
_ENDS = {",", ";", ".", "and", "but"}
_LINKS = {",", "and", ";", "or", "plus", "\u2013", "\u2014", "-", ":"}
_COMPARED = {"with", "to", "from", "against", "than"}
_COMPARING = {"compared", "up", "down", "rather", "more", "fewer", "less", ","}


def listed_count(parsed: Parsed, number: Number) -> Phrase | None:
    """Return the bare number that ends "killed 12 people, injured 30", hung wrong by the parser."""
    tokens, first, last = parsed.tokens, number.first, number.last
    if first < 2 or number.percent or tokens[first - 2].text != ",":
        return None
    after = tokens[last + 1].lower if last + 1 < len(tokens) else "."
    told = tokens[first - 1].tag in {"VBN", "VBD"} and after in _ENDS | _SETTINGS
    return Phrase(number, first, last, last, last, number.span, named=False) if told else None


def gapped(parsed: Parsed, phrase: Phrase, left: Phrase) -> bool:
    """Tell whether a number without a noun counts what `left`, the count before it, does."""
    tokens = parsed.tokens
    if phrase.named or phrase.number.percent or phrase.number.value == 0:
        return False
    between = tokens[left.last + 1 : phrase.first]
    if not between or len(between) > _MOST_WORDS or phrase.last + 1 >= len(tokens):
        return False
    after = tokens[phrase.last + 1]
    here = tokens[left.last].sentence
    if after.sentence != here or after.lower not in _SETTINGS | _DAYS:
        return False
    if between[-1].lower in _COMPARED:
        return len(between) > 1 and between[-2].lower in _COMPARING
    placed = any(t.lower in _SETTINGS for t in between[:-1])
    return placed and between[-1].lower in _LINKS
