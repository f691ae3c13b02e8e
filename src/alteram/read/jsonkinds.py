"""What a kind of JSON object is to a reader, and the small questions that all of them ask."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from alteram.read.reading import Pairs, Reading

Members = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of object: whether an object is of it, what it gives, and its own address.

    `read` gets the object and how its characters were had; it raises ReadError.
    """

    name: str
    accepts: Callable[[Members], bool]
    read: Callable[[Members, str], Reading]
    location: Callable[[Members], str]


def words(members: Members, *names: str) -> str:
    """Return the first of the named members that is a string with something in it, or ""."""
    for name in names:
        value = members.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def listed(value: object) -> list[Any]:
    """Return a value as the list that it is or may stand for."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def names_of(value: object) -> str:
    """Return the names of what is given as a string, as an object with a name, or several."""
    names = []
    for one in listed(value):
        if isinstance(one, str):
            names.append(one.strip())
        elif isinstance(one, dict):
            names.append(words(one, "name", "byline", "literal").strip())
    return ", ".join(filter(None, names))


def verbatim(members: Members, *left_out: str) -> Pairs:
    """Return the members of an object as they stand: strings as such, all else as JSON."""
    return tuple(
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in members.items()
        if name not in left_out
    )
