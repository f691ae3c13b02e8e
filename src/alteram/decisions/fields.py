"""The fields of records that a person can edit, and what may stand in each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from alteram.errors import DecisionError
from alteram.model import Act, CountingUnit, Outcome, Position, Qualifier

RecordKind = Literal["document", "attribution", "claim", "figure"]
Shape = Literal["words", "name", "one_of", "date", "number", "names", "place", "actor"]

BETWEEN = "; "
"""What stands between several names in the words of one value."""
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Field:
    """What a field holds; `options` are all values of a `one_of`. `name` is never empty."""

    kind: RecordKind
    shape: Shape
    options: tuple[str, ...] = ()
    optional: bool = True


FIELDS: dict[str, Field] = {
    "title": Field("document", "words"),
    "outlet": Field("document", "words"),
    "author": Field("document", "words"),
    "published": Field("document", "date"),
    "speaker_name": Field("attribution", "name", optional=False),
    "speaker_actor": Field("attribution", "actor"),
    "act": Field("claim", "one_of", get_args(Act)),
    "position": Field("claim", "one_of", get_args(Position), optional=False),
    "date": Field("claim", "date"),
    "place": Field("claim", "place"),
    "alleged_actor": Field("claim", "names"),
    "affected": Field("claim", "words"),
    "means": Field("claim", "words"),
    "value": Field("figure", "number"),
    "low": Field("figure", "number"),
    "high": Field("figure", "number"),
    "qualifier": Field("figure", "one_of", get_args(Qualifier), optional=False),
    "outcome": Field("figure", "one_of", get_args(Outcome), optional=False),
    "group": Field("figure", "names", optional=False),
    "counting_unit": Field("figure", "one_of", get_args(CountingUnit), optional=False),
    "scope_place": Field("figure", "words"),
    "scope_interval": Field("figure", "date"),
}


def field_of(name: str, kind: str) -> Field:
    """Return a field of a kind of record by its name; raises DecisionError."""
    found = FIELDS.get(name)
    if found is None or found.kind != kind:
        ours = ", ".join(one for one, field in FIELDS.items() if field.kind == kind)
        raise DecisionError(
            f"A {kind} has no field {name!r} to edit; nothing was written. It has: {ours}."
        )
    return found


def checked(name: str, words: str, is_date: Callable[[str], bool]) -> str:
    """Return words for a field as they are kept, in one way of writing.

    `is_date` tells whether words are an EDTF date. Raises DecisionError where the field cannot
    hold them.
    """
    field = FIELDS[name]
    words = " ".join(words.split())
    if len(words) > _LONGEST or not words.isprintable():
        raise DecisionError(
            f"{name}: longer than {_LONGEST} characters, or with signs that cannot be shown; "
            "nothing was written. Give the words alone."
        )
    if not words:
        if not field.optional:
            raise DecisionError(f"{name} cannot be empty; nothing was written. Give a value.")
        return ""
    if field.shape == "one_of" and words not in field.options:
        raise DecisionError(
            f"{name} cannot be {words!r}; nothing was written. "
            f"It is one of: {', '.join(field.options)}."
        )
    if field.shape == "date" and not is_date(words):
        raise DecisionError(
            f"{words!r} is no EDTF date; nothing was written. "
            "Write it as 2022, 2022-03, 2022-03-04 or 2022-03-04/2022-03-06."
        )
    if field.shape == "number":
        return _number(name, words)
    if field.shape == "names":
        return BETWEEN.join(names_in(words))
    return words


def _number(name: str, words: str) -> str:
    try:
        number = float(words)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e15:
        raise DecisionError(
            f"{name} cannot be {words!r}; nothing was written. "
            "Give a number of digits, 1200 or 12.5, or nothing where the words give none."
        )
    return f"{number:.15g}"


def names_in(words: str) -> tuple[str, ...]:
    """Return the names of a value that holds several, each once, in their order."""
    return tuple(dict.fromkeys(one.strip() for one in words.split(";") if one.strip()))


def value_of(name: str, words: str) -> Any:
    """Return the value that kept words stand for; of a place and an actor, the words."""
    shape = FIELDS[name].shape
    if shape == "names":
        return names_in(words)
    if not words:
        return None
    return float(words) if shape == "number" else words
