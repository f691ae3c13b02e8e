"""Colours that mean nothing: one lightness, given out by the alphabet, beside a shape each.

A specification has the colours of the light theme, so that it can be drawn anywhere; in a page
each becomes the variable of the same name, which follows the reader's theme.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

INK = "#1a1c1f"
SOFT = "#55585e"
LINE = "#c6c8cc"
EDGE = "#6d7178"
PAPER = "#ffffff"
RAISED = "#f5f5f2"
HUES = (
    "#0b6e99", "#a1560b", "#6b4fa0", "#54681a", "#a0326f", "#5d5d5d", "#1f6f5c", "#7d4a31",
)  # fmt: skip
SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "triangle-right")

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight")
VARIABLES: Mapping[str, str] = {
    INK: "currentColor",
    SOFT: "var(--soft)",
    LINE: "var(--line)",
    EDGE: "var(--edge)",
    PAPER: "var(--paper)",
    RAISED: "var(--raised)",
    **{hue: f"var(--{name})" for hue, name in zip(HUES, _COUNTED, strict=True)},
}
"""What each colour of a specification is called in a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How the marks of one party look."""

    colour: str
    shape: str


def signs(parties: Iterable[str]) -> dict[str, Sign]:
    """Return each party's sign by the alphabetical order of their names, whoever they are."""
    ordered = sorted(set(parties), key=lambda name: (name.casefold(), name))
    return {
        name: Sign(colour=HUES[at % len(HUES)], shape=SHAPES[at % len(SHAPES)])
        for at, name in enumerate(ordered)
    }
