"""Faults of the program itself, told without a word of the texts that it was at work on."""

import traceback
from pathlib import Path

from alteram.errors import AlteramError


def words_of(error: BaseException) -> str:
    """Return what a person is told of an error: its message where it is meant for people.

    Of any other error only the kind is told: its message may hold words of texts, restricted ones
    among them.
    """
    if isinstance(error, AlteramError):
        return str(error)
    return f"a fault of the program ({type(error).__name__})."


def place_of(error: BaseException) -> str:
    """Return the kind of an error and the lines of code that led to it, for the log."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = "".join(f"\n  {_within(one.filename)}:{one.lineno} {one.name}" for one in frames)
    return f"{type(error).__name__}{lines}"


def _within(path: str) -> str:
    """Return a path without the folders that the program lies in."""
    parts = Path(path).parts
    for mark in ("site-packages", "src"):
        if mark in parts:
            return "/".join(parts[parts.index(mark) + 1 :])
    return Path(path).name
