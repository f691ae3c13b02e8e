"""Decisions as tests make them, and what they ask of a dossier."""

from pathlib import Path

import pytest

from alteram import api

large_and_small = pytest.mark.parametrize("dossier", ["small", "large"], indirect=True)


def decided(dossier: Path, action: str, subject: str, value: str = "") -> str:
    return api.make_decision(
        action, subject, value, dossier, who="Ilin Marat", why="by the passages"
    ).id


def queued(dossier: Path, words: str, state: str = "proposed") -> api.ReviewItem:
    (item,) = (one for one in api.queue(dossier, state=state).items if words in one.passage)
    return item
