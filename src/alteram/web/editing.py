"""The fields of an item as a form has them, and what a filled-in form changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alteram.api import ReviewItem
from alteram.api.reviewing import Field
from alteram.compare.wording import POSITIONS
from alteram.decisions import FIELDS, checked
from alteram.errors import DecisionError
from alteram.model import Actor, Analysis
from alteram.text.edtf import is_edtf

HINTS = {
    "date": "EDTF: 2022-03, 2022-03-04 or 2022-03-04/2022-03-06",
    "number": "digits; nothing where the words give no number",
    "names": "several parted by ;",
    "place": "as the text writes it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that a field can take, and the words for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One field in the form: its key there, the value that holds, and what may stand in it."""

    key: str
    name: str
    value: str
    shape: str
    optional: bool
    hint: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The fields of one record, under words for it."""

    record: str
    words: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value that is to stand in a field of a record."""

    record: str
    field: str
    value: str


def groups_of(item: ReviewItem, analysis: Analysis) -> tuple[Group, ...]:
    """Return the fields of an item: who said it, what, and each figure."""
    fields = tuple(FIELDS)
    said = [name for name in fields if FIELDS[name].kind == "attribution"]
    ours = [name for name in fields if FIELDS[name].kind == "claim"]
    figures = [name for name in fields if FIELDS[name].kind == "figure"]
    groups = [
        Group(record=item.attribution, words="Who said it",
              blanks=_blanks(item.attribution, said, item.fields, analysis)),
        Group(record=item.id, words="What was said",
              blanks=_blanks(item.id, ours, item.fields, analysis)),
    ]  # fmt: skip
    groups += [
        Group(
            record=one.id,
            words=f"Figure “{one.verbatim}”",
            blanks=_blanks(one.id, figures, one.fields, analysis),
        )
        for one in item.figures
    ]
    return tuple(groups)


def filled(groups: Sequence[Group], given: Mapping[str, str]) -> tuple[Group, ...]:
    """Return the fields with what a person gave in place of what holds."""
    return tuple(
        Group(
            record=group.record,
            words=group.words,
            blanks=tuple(
                Blank(
                    key=one.key,
                    name=one.name,
                    value=given.get(one.key, one.value),
                    shape=one.shape,
                    optional=one.optional,
                    hint=one.hint,
                    options=one.options,
                )
                for one in group.blanks
            ),
        )
        for group in groups
    )


def changes_in(groups: Sequence[Group], given: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what a filled-in form changes, in the order in which it can be written down.

    Raises DecisionError where a field cannot hold what was given: nothing is written then.
    """
    return tuple(change for group in groups for change in _in_order(group, _changed(group, given)))


def _changed(group: Group, given: Mapping[str, str]) -> Iterator[Change]:
    for one in group.blanks:
        if one.key in given and (value := checked(one.name, given[one.key], is_edtf)) != one.value:
            yield Change(record=group.record, field=one.name, value=value)


def _in_order(group: Group, changes: Iterator[Change]) -> list[Change]:
    """Return changes so that the bounds of a figure are in order after each of them."""
    held = {one.name: one.value for one in group.blanks}
    found = list(changes)
    new = {one.field: one.value for one in found}
    now = {**held, **new}
    if _crossed(now.get("low"), now.get("high")):
        raise DecisionError(
            f"The figure would be at least {now['low']} and at most {now['high']}; nothing was "
            "written. Put the lesser number in low."
        )
    rises = _crossed(new.get("low"), held.get("high"))
    return sorted(found, key=lambda one: one.field != "high") if rises else found


def _crossed(low: str | None, high: str | None) -> bool:
    """Tell whether the lower bound is above the upper one; a missing bound crosses none."""
    return bool(low and high) and float(low or 0) > float(high or 0)


def _blanks(
    record: str, names: Sequence[str], held: Sequence[Field], analysis: Analysis
) -> tuple[Blank, ...]:
    now = {one.name: one.proposed if one.edited is None else one.edited.value for one in held}
    return tuple(
        Blank(
            key=f"{record}.{name}",
            name=name,
            value=now.get(name, ""),
            shape=FIELDS[name].shape,
            optional=FIELDS[name].optional,
            hint=HINTS.get(FIELDS[name].shape, ""),
            options=_options(name, now.get(name, ""), analysis),
        )
        for name in names
    )


def _options(name: str, now: str, analysis: Analysis) -> tuple[Option, ...]:
    field = FIELDS[name]
    if field.shape == "actor":
        return tuple(_actor(one) for one in sorted(analysis.actors, key=lambda a: (a.name, a.id)))
    if field.shape == "place":
        places = sorted({one.text for one in analysis.places} | ({now} if now else set()))
        return tuple(Option(value=one, words=one) for one in places)
    words: Mapping[str, str] = {}
    if name == "position":
        words = {str(position): said for position, said in POSITIONS.items()}
    return tuple(
        Option(value=one, words=words.get(one, one.replace("_", " "))) for one in field.options
    )


def _actor(actor: Actor) -> Option:
    return Option(value=actor.id, words=f"{actor.name} ({actor.kind})")
