"""Annotated texts as numbers, ready for the network."""

from typing import NamedTuple

from alteram.attribute.learned.features import Ints


class Candidate(NamedTuple):
    """A cue, right or wrong: its tokens, those of its speaker and content, and its relations.

    `relations` are those of tokens `low` and after. A wrong cue has no speaker and no content.
    """

    first: int
    last: int
    right: bool
    speaker: tuple[int, ...]
    content: tuple[int, ...]
    low: int
    relations: Ints


class Example(NamedTuple):
    """One text as numbers; in `unknown` tokens nobody looked for cues."""

    name: str
    words: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    ends: tuple[int, ...]
    tokens: Ints
    names: tuple[bool, ...]
    unknown: frozenset[int]
    candidates: tuple[Candidate, ...]
