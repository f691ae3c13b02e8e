"""What an act without date or place takes from the acts told before it, where they can be one."""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.settings import Where
from alteram.extract.stories import (
    REACH,
    Setting,
    dates_fit,
    is_apart,
    last_story,
    only_place,
    only_story,
    tells,
    told_before,
)


def place_name(where: Where, place: int | None) -> str | None:
    """Return the name of a place, None for none."""
    return None if place is None else where.places[place].name


def _is_country(where: Where, place: int) -> bool:
    return where.places[place].precision == "country"


def is_small(where: Where, place: int | None) -> bool:
    """Tell whether a place is a town or smaller, or a district."""
    return place is not None and where.places[place].precision in ("place", "district")


def places_fit(where: Where, one: int | None, other: int | None) -> bool:
    """Tell whether two places may be one, or one lies in the other."""
    if one is None or other is None:
        return True
    a, b = where.places[one], where.places[other]
    if a.name == b.name:
        return True
    wider = _is_country(where, one) or _is_country(where, other)
    return wider and a.country is not None and a.country == b.country


def finer(told: Sequence[Setting], setting: Setting) -> str | None:
    """Return the date of a setting, more exact where its own sentence gives it so elsewhere."""
    date = setting.date
    for other in told[-REACH * 4 :]:
        if other.sentence != setting.sentence or date is None or other.date is None:
            continue
        if len(other.date) > len(date) and other.date.startswith(date):
            date = other.date
    return date


def is_verb(where: Where, word: int) -> bool:
    """Tell whether a word is a verb."""
    return where.parsed.tokens[word].tag[:1] == "V"


def from_narrative(where: Where, told: Sequence[Setting], own: Setting) -> Setting:
    """Return an act's setting with what the narrative before it gives."""
    if is_apart(where, own):
        return own
    date, place, lender = own.date, own.place, own.borrowed
    lasting = where.clauses.head[own.word] in where.lasting
    for before in _lenders(where, told, own):
        if own.paragraph - before.paragraph > 1 and before.sentence > 0:
            break
        if not _lends(where, before, own):
            continue
        if date is None and before.date is not None and not lasting:
            date = finer(told, before)
        if place is None and before.place is not None and not _is_country(where, before.place):
            place, lender = before.place, before.word
        if date is not None and place is not None:
            break
    if place is None and date is not None and date.count("-") > 1:
        place = only_place(where, told, own)
    own = replace(own, date=date, place=place, borrowed=lender)
    return own if date is not None or lasting else _with_story(where, told, own)


def _lenders(where: Where, told: Sequence[Setting], own: Setting) -> list[Setting]:
    """Return what a setting may be taken from: its sentence's verbs, then what was told before.

    Of the sentence told last, the same act comes first: "opened fire on Thursday" dates the shots.
    """
    clausal = [s for s in told[-REACH:] if s.sentence == own.sentence and is_verb(where, s.word)]
    before = told_before(told, own.sentence)
    if before and own.act is not None:
        last = before[0].sentence
        near = [s for s in before if s.sentence == last]
        near.sort(key=lambda s: s.act != own.act)
        before[: len(near)] = near
    return [*reversed(clausal), *before]


def _lends(where: Where, before: Setting, own: Setting) -> bool:
    """Tell whether a setting told before can be that of an act."""
    if not tells(where, before) or not dates_fit(own.date, before.date):
        return False
    if own.place is not None and before.place is None:
        return False
    return places_fit(where, own.place, before.place)


def _with_story(where: Where, told: Sequence[Setting], own: Setting) -> Setting:
    """Give an act the setting of the only story told, or of the last one that goes on."""
    story = only_story(where, told, own) or last_story(where, told, own)
    if story is None or not places_fit(where, own.place, story.place):
        return own
    return replace(own, date=story.date, place=story.place if own.place is None else own.place)
