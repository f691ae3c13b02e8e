"""How the wording of a number differs between two of its appearances."""

from alteram.chronology import Altered, Change
from alteram.compare.figures import Counted, Scope, ends
from alteram.compare.tellings import Told
from alteram.compare.wording import (
    A_RANGE,
    COUNTED_AS,
    FIRST_APPEARANCE,
    OF_PERIOD,
    OF_PLACE,
    OF_THE_EVENT,
    ONE_NUMBER,
    OUTCOMES,
    SAME_WORDS,
    SPEAKER_LOST,
    SPEAKER_NAMED,
    UNITS,
    WHOLE,
    change_words,
    group_words,
)
from alteram.model import Figure
from alteram.text.edtf_words import date_words

Appearance = tuple[Counted, Told]


def altered(now: Appearance, before: Appearance | None) -> tuple[Altered, ...]:
    """Return all ways in which an appearance differs from an earlier one, at least one entry."""
    if before is None:
        return (Altered(change="first_appearance", words=FIRST_APPEARANCE),)
    found = [
        *_of_number(now[0].figure, before[0].figure),
        *_of_scope(now[0], before[0]),
        *_of_speaker(now[1], before[1]),
    ]
    return tuple(found) or (Altered(change="same_wording", words=SAME_WORDS),)


def _is_range(figure: Figure) -> bool:
    named = ends(figure)
    return named is not None and named[0] != named[1]


def _of_number(now: Figure, before: Figure) -> list[Altered]:
    was, is_now = _is_range(before), _is_range(now)
    if was != is_now:
        change: Change = "range_became_number" if was else "number_became_range"
        return [Altered(change=change, words=ONE_NUMBER if was else A_RANGE)]
    if now.qualifier == before.qualifier or was:
        return []
    words = change_words(before.qualifier, now.qualifier)
    if now.qualifier == "exact":
        return [Altered(change="qualifier_lost", words=words)]
    if before.qualifier == "exact":
        return [Altered(change="qualifier_added", words=words)]
    return [Altered(change="qualifier_changed", words=words)]


def _of_scope(now: Counted, before: Counted) -> list[Altered]:
    mine, theirs = now.scope, before.scope
    pairs: tuple[tuple[Change, str, str, str], ...] = (
        ("outcome_changed", COUNTED_AS, OUTCOMES[mine.outcome], OUTCOMES[theirs.outcome]),
        ("unit_changed", COUNTED_AS, UNITS[mine.unit], UNITS[theirs.unit]),
        ("group_changed", COUNTED_AS, group_words(mine.group), group_words(theirs.group)),
        ("place_changed", OF_PLACE, mine.place or OF_THE_EVENT, theirs.place or OF_THE_EVENT),
        ("period_changed", OF_PERIOD, _period(mine), _period(theirs)),
        ("part_changed", COUNTED_AS, mine.part or WHOLE, theirs.part or WHOLE),
    )
    return [
        Altered(change=change, words=template.format(now=one, before=other))
        for change, template, one, other in pairs
        if one != other
    ]


def _period(scope: Scope) -> str:
    return date_words(scope.interval) if scope.interval else OF_THE_EVENT


def _is_outlets_own(told: Told) -> bool:
    return told.key.startswith(("outlet:", "document:"))


def _of_speaker(now: Told, before: Told) -> list[Altered]:
    if _is_outlets_own(now) == _is_outlets_own(before):
        return []
    if _is_outlets_own(now):
        words = SPEAKER_LOST.format(before=before.item.line.speaker)
        return [Altered(change="speaker_lost", words=words)]
    words = SPEAKER_NAMED.format(now=now.item.line.speaker)
    return [Altered(change="speaker_named", words=words)]
