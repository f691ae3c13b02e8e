"""The appearances of one number, each with the number of the one that it is compared with."""

from dataclasses import dataclass

from alteram.chronology import Step, Trail

SHOWN = 20
"""Numbers on one page."""

SHOWN_STEPS = 40
"""Appearances of one number that are shown before the rest is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One step with its number; `after` is the number of the step it is compared with, if any."""

    at: int
    step: Step
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A trail at its place among the numbers, its appearances numbered from 1."""

    at: int
    trail: Trail
    appearances: tuple[Appearance, ...]


def numbered(trail: Trail, at: int) -> Path:
    """Return a trail at its place with its appearances numbered in order."""
    places = {step.figure.figure: at for at, step in enumerate(trail.steps, start=1)}
    return Path(
        at=at,
        trail=trail,
        appearances=tuple(
            Appearance(
                at=at,
                step=step,
                after=places.get(step.after) if step.after is not None else None,
            )
            for at, step in enumerate(trail.steps, start=1)
        ),
    )


def first_page(first: int, total: int) -> int:
    """Return where the page that holds a place begins; the last page where it lies beyond."""
    within = min(first, max(total - 1, 0))
    return within - within % SHOWN
