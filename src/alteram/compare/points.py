"""The points that a claim makes: who, what, when, where, how many, how, who is responsible."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alteram.compare.figures import ends
from alteram.compare.index import Item
from alteram.compare.wording import (
    FIGURE,
    OUTCOMES,
    PERSONS_UNKNOWN,
    POSITIONS,
    QUOTED,
    SENTENCES,
    act_words,
    names_of,
)
from alteram.comparison import Line, Point, PointKind, Question
from alteram.model import Position
from alteram.text.edtf_words import date_words

SAYING: frozenset[Position] = frozenset(
    ("asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility")
)
HAPPENED: frozenset[Position] = SAYING | {
    "acknowledges_denies_responsibility",
    "acknowledges_other_explanation",
    "acknowledges_circumstances",
}
"""Positions that take it that something happened, whoever is responsible and whatever it was."""

AGAINST: frozenset[Position] = frozenset(("disputes_figure", "denies_act"))
"""Who speaks so names a number in order to answer it, and does not give it."""

DENYING: frozenset[Position] = frozenset(("denies_act", "acknowledges_denies_responsibility"))

QUESTIONS: dict[PointKind, Question] = {
    "affected": "who",
    "act": "what",
    "denial": "what",
    "demand": "what",
    "stance": "what",
    "date": "when",
    "place": "where",
    "figure": "how_many",
    "dispute": "how_many",
    "means": "how",
    "explanation": "how",
    "responsibility": "responsible",
    "answer": "responsible",
    "name": "name",
}
_STANCES: frozenset[Position] = frozenset(
    ("acknowledges_circumstances", "declines_comment", "withdraws", "disputes_figure")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What makes two points one: their kind, and what is said in a form that can be compared."""

    kind: PointKind
    said: object


def points_of(item: Item) -> Iterator[tuple[Key, str]]:
    """Yield the points that one claim makes, with the words for what is said."""
    position, claim = item.line.position, item.claim
    act = act_words(claim.act)
    if position in SAYING | {"acknowledges_denies_responsibility"} and claim.act is not None:
        yield Key(kind="act", said=claim.act), act
    if position == "denies_act":
        yield Key(kind="denial", said=claim.act), act
    if position == "demands":
        yield Key(kind="demand", said=claim.act), act
    if position in _STANCES and not (position == "disputes_figure" and item.figures):
        yield Key(kind="stance", said=position), POSITIONS[position]
    if position in HAPPENED:
        yield from _setting(item)
    yield from _responsible(item)
    yield from _counts(item)
    for label in claim.labels:
        if not label.distanced:
            yield Key(kind="name", said=label.text.casefold()), QUOTED.format(words=label.text)


def _counts(item: Item) -> Iterator[tuple[Key, str]]:
    """Yield the numbers that a claim gives, or disputes."""
    kind: PointKind = "dispute" if item.line.position in AGAINST else "figure"
    for figure, _ in item.figures:
        words = FIGURE.format(outcome=OUTCOMES[figure.outcome], verbatim=figure.verbatim)
        said = ends(figure) or figure.verbatim.casefold()
        yield Key(kind=kind, said=(figure.outcome, figure.qualifier, said)), words


def _setting(item: Item) -> Iterator[tuple[Key, str]]:
    """Yield whom an act is said to have met, when, where, and by what means."""
    claim = item.claim
    if claim.affected:
        words = QUOTED.format(words=" ".join(claim.affected.split()))
        yield Key(kind="affected", said=words.casefold()), words
    if claim.date is not None:
        yield Key(kind="date", said=claim.date), date_words(claim.date)
    if item.place is not None:
        yield Key(kind="place", said=item.place.name.casefold()), item.place.name
    if claim.means:
        words = QUOTED.format(words=" ".join(claim.means.split()))
        yield Key(kind="means", said=words.casefold()), words


def _responsible(item: Item) -> Iterator[tuple[Key, str]]:
    """Yield whom a claim holds responsible, what it says of blame, and other explanations."""
    position = item.line.position
    if position in SAYING:
        for actor in dict.fromkeys(item.blamed):
            yield Key(kind="responsibility", said=actor), actor
    if position == "attributes_to_unknown":
        yield Key(kind="responsibility", said=None), PERSONS_UNKNOWN
    if position in ("accepts_responsibility", "acknowledges_denies_responsibility"):
        yield Key(kind="answer", said=position), POSITIONS[position]
    if position == "acknowledges_other_explanation":
        words = names_of(tuple(dict.fromkeys(item.blamed))) or act_words(item.claim.act)
        yield Key(kind="explanation", said=(item.claim.act, item.blamed)), words


def sentence(kind: PointKind, words: str, speakers: Iterable[str]) -> str:
    """Return a point in the form "X said ...", with all who said it."""
    names = names_of(tuple(dict.fromkeys(speakers)))
    return SENTENCES[kind].format(speaker=names, words=words)


def gather(items: Iterable[Item]) -> dict[Key, list[Item]]:
    """Return the claims behind each point, in order of first appearance."""
    found: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict(points_of(item)):
            found[key].append(item)
    return found


def make_point(key: Key, items: Sequence[Item]) -> Point:
    """Return a point with all who make it, parties and lines in order of appearance."""
    return point_as(key.kind, dict(points_of(items[0]))[key], items)


def point_as(kind: PointKind, words: str, items: Sequence[Item]) -> Point:
    """Return what these claims make together as a point with the given words."""
    speakers = tuple(dict.fromkeys(item.speaker for item in items))
    return Point(
        kind=kind,
        words=words,
        sentence=sentence(kind, words, speakers),
        speakers=speakers,
        parties=tuple(dict.fromkeys(item.line.party for item in items)),
        lines=lines_of(items),
    )


def lines_of(items: Iterable[Item]) -> tuple[Line, ...]:
    """Return the lines once each: two acts in one passage are said in one breath."""
    seen: dict[tuple[str, int, int, str], Line] = {}
    for item in items:
        line = item.line
        seen.setdefault((line.document, line.start, line.end, line.position), line)
    return tuple(seen.values())
