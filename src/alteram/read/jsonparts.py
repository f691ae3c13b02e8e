"""JSON cut into its values with the place of each in the characters (RFC 8259, JSON lines)."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from alteram.errors import ReadError

_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n,\x1e]*")
_WRAPPERS = ("@graph", "dataFeedElement", "item", "itemListElement")
"""Members under which JSON-LD puts several things of one file."""
_MOST_LEVELS = 8
MOST_FAULTS = 1_000
_LONGEST_NUMBER = 300


def _number(digits: str) -> int | str:
    """Return a whole number, or the digits of one that is too long to count with."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(parse_int=_number)


class Value(NamedTuple):
    """A value, or what is wrong with it; `number` counts from 1 in its file."""

    number: int
    start: int
    end: int
    value: Any
    fault: str = ""


def values(text: str) -> Iterator[Value]:
    """Yield the values of a file: the members of an array, the lines, or the one value.

    A line that is no JSON is given with its fault, and the next is tried. Raises ReadError where
    an array breaks off, since nothing says where its next member begins.
    """
    start = _space(text, 0)
    if text.startswith("[", start):
        for number, (begin, end, value) in enumerate(elements(text, start), 1):
            yield Value(number, begin, end, value)
        return
    number = faults = 0
    while start < len(text):
        number += 1
        if faults == MOST_FAULTS:
            raise ReadError(
                f"has more than {MOST_FAULTS:,} places that are no JSON; the rest was set aside. "
                "Save it as JSON lines, one object a line."
            )
        try:
            value, end = read_value(text, start)
            yield Value(number, start, end, value)
        except ReadError as error:
            faults += 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            yield Value(number, start, end, None, str(error))
        start = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]


def read_value(text: str, start: int) -> tuple[Any, int]:
    """Return the value that begins at `start`, and the offset after it; raises ReadError."""
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError as error:
        raise ReadError("is JSON nested too deep to be read") from error
    except ValueError as error:
        raise ReadError(f"is no JSON that can be read ({error})") from error


def elements(text: str, start: int) -> Iterator[tuple[int, int, Any]]:
    """Yield start, end and value of each member of the array that begins at `start`."""
    at = _space(text, start + 1)
    while not text.startswith("]", at):
        try:
            value, end = read_value(text, at)
        except ReadError as error:
            raise _broken(at) from error
        yield at, end, value
        at = _space(text, end)
        if text.startswith(",", at):
            at = _space(text, at + 1)
        elif not text.startswith("]", at):
            raise _broken(at)


def _broken(at: int) -> ReadError:
    return ReadError(
        f"is an array that breaks off at character {at:,}; the rest was set aside. "
        "Save it as JSON lines, one object a line."
    )


def unwrapped(
    text: str, start: int, end: int, value: Any, level: int = 0
) -> Iterator[tuple[int, int, Any]]:
    """Yield the objects that a JSON-LD object wraps ("@graph"), each with its place, or itself."""
    wrapper = _wrapped(text, start, value, level)
    if wrapper is None:
        yield start, end, value
        return
    at, after, inner = wrapper
    if isinstance(inner, dict):
        yield from unwrapped(text, at, after, inner, level + 1)
        return
    for begin, stop, one in elements(text, at):
        yield from unwrapped(text, begin, stop, one, level + 1)


def _wrapped(text: str, start: int, value: Any, level: int) -> tuple[int, int, Any] | None:
    """Return place and value of the member under which a JSON-LD object wraps others."""
    if not isinstance(value, dict) or level == _MOST_LEVELS:
        return None
    if not level and not any(name.startswith("@") for name in value):
        return None
    at = _space(text, start + 1)
    while text.startswith('"', at):
        name, end = read_value(text, at)
        at = _space(text, _space(text, end) + 1)
        inner, end = read_value(text, at)
        if name in _WRAPPERS and isinstance(inner, dict | list):
            return at, end, inner
        at = _space(text, _space(text, end) + 1)
    return None


def _space(text: str, start: int) -> int:
    return _SPACE.match(text, start).end()  # type: ignore[union-attr]
