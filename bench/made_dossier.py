"""Dossiers made up for measuring: any number of short reports about made-up events.

Reports come in storylines: several events in one place, days to months apart, told by two states,
their ministries and officials, and by outlets. A claim gives
days, a month, a country alone or no place; the words of every record stand in the text.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from alteram.model import (
    Act,
    Actor,
    Analysis,
    Attribution,
    Claim,
    DateMention,
    Document,
    Entry,
    Figure,
    Outcome,
    Part,
    PlaceMention,
    Span,
    TextVersion,
    content_id,
    text_hash,
)

ACTS: tuple[tuple[Act, str, Outcome], ...] = (
    ("killing", "were killed", "killed"),
    ("injuring", "were injured", "injured"),
    ("detention", "were detained", "detained"),
    ("displacement", "were displaced", "displaced"),
)
_PLACES, _STATES = 4_000, 40
CLAIMS = 6
"""Claims of one report, unless more are asked for."""
_MONTHS = "January February March April May June July August September October November December"
_FILLING = "in the course of the day after the first reports reached the capital by telephone"


@dataclass(frozen=True)
class Happening:
    """A made-up event: its place, day, act, toll, and the two states that tell of it."""

    place: int
    day: date
    act: int
    toll: int
    states: tuple[int, int]


class _Text:
    """A text as it grows, with the spans of what was added."""

    def __init__(self) -> None:
        self.words = ""

    def add(self, words: str, after: str = " ") -> Span:
        start = len(self.words)
        self.words += words + after
        return Span(start, start + len(words))


def happenings(rng: random.Random) -> Iterator[Happening]:
    """Yield events without end, storyline by storyline."""
    while True:
        place, states = rng.randrange(_PLACES), rng.sample(range(_STATES), 2)
        day = date(1988, 1, 1) + timedelta(days=rng.randrange(13_000))
        for _ in range(rng.randint(1, 4)):
            day += timedelta(days=rng.choice((2, 6, 9, 40, 400)))
            toll = rng.randrange(10, 900)
            yield Happening(place, day, rng.randrange(4), toll, (states[0], states[1]))


def written(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


def _place(number: int, span: Span) -> PlaceMention:
    rng = random.Random(number)
    return PlaceMention(
        span=span, text=f"Place{number}", name=f"Place{number}", geonameid=number,
        lat=round(rng.uniform(20, 60), 4), lon=round(rng.uniform(-20, 120), 4),
        country=f"S{number % _STATES}", precision="place",
    )  # fmt: skip


def made(text: str, published: str, outlet: str, parts: tuple[Part, ...], found: Analysis) -> Entry:
    """Return a text with its analysis as the room that links receives it."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=content_id("doc", sha256), sha256=sha256, size=len(data), media_type="text/plain",
        location=f"{sha256[:12]}.txt", captured="2031-01-01T00:00:00Z", outlet=outlet,
        published=published,
    )  # fmt: skip
    version = TextVersion(
        sha256=text_hash(text), document=document.id, text=text, language="en", method="plain",
        parts=parts,
    )  # fmt: skip
    return Entry(document=document, text=version, analysis=found)


@dataclass(frozen=True)
class Told:
    """One claim of a report: its passage, what it says, and the spans of number, place, date."""

    span: Span
    act: Act
    outcome: Outcome
    toll: int
    counted: Span
    place: Span | None
    when: Span | None
    edtf: str | None


def _told(rng: random.Random, text: _Text, event: Happening) -> Told:
    act, verb, outcome = ACTS[(event.act + rng.choice((0, 0, 0, 1))) % 4]
    toll = event.toll if rng.random() < 0.7 else rng.randrange(10, 900)
    counted = text.add(f"{toll} people")
    text.add(verb)
    place = when = edtf = None
    if rng.random() > 0.15:
        text.add("in")
        place = text.add(f"Place{event.place}")
    kind = rng.random()
    if kind > 0.25:
        text.add("on")
        when, edtf = text.add(written(event.day)), event.day.isoformat()
    elif kind > 0.1:
        text.add("in")
        when, edtf = text.add(written(event.day).split(" ", 1)[1]), f"{event.day:%Y-%m}"
    last = text.add(" ".join(rng.sample(_FILLING.split(), 9)), ";\n").end
    return Told(Span(counted.start, last), act, outcome, toll, counted, place, when, edtf)


def report(rng: random.Random, number: int, event: Happening, claims: int = CLAIMS) -> Entry:
    """Return one report of an event, told by an official of one of the two states."""
    text, state = _Text(), event.states[rng.randrange(2)]
    title = text.add(f"Report {number} {rng.randrange(10**9)}", "\n\n")
    person = f"Officer{state}x{rng.randrange(30)} Family{rng.randrange(400)}"
    body, outlet = f"Ministry of S{state}", f"Outlet {rng.randrange(300)}"
    speaker = text.add(person)
    text.add("of the")
    of, cue = text.add(body), text.add("said")
    told = [_told(rng, text, event) for _ in range(claims)]
    sha = text_hash(text.words)
    actors = _actors(sha, (person, speaker), (body, of), f"S{state}")
    said = Attribution(
        id=content_id("a", sha, "said"), speaker=(speaker,), cue=(cue,),
        content=(Span(told[0].span.start, told[-1].span.end),), kind="indirect",
        speaker_name=person, speaker_actor=actors[0].id, chain=(person, outlet),
    )  # fmt: skip
    day = (event.day + timedelta(days=1)).isoformat()
    found = _analysis(text.words, day, told, event.place)
    found = replace(found, actors=actors, attributions=(said,))
    return made(text.words, day, outlet, (Part(kind="title", span=title),), found)


def _actors(
    sha: str, person: tuple[str, Span], body: tuple[str, Span], state: str
) -> tuple[Actor, ...]:
    ids = [content_id("actor", sha, name) for name in (person[0], body[0], state)]
    return (
        Actor(id=ids[0], name=person[0], kind="person", mentions=(person[1],), part_of=ids[1]),
        Actor(
            id=ids[1], name=body[0], kind="body", mentions=(body[1],), part_of=ids[2], state=state
        ),
        Actor(id=ids[2], name=state, kind="state"),
    )


def _analysis(text: str, day: str, told: Sequence[Told], place: int) -> Analysis:
    sha = text_hash(text)
    places = [_place(place, one.place) for one in told if one.place is not None]
    dates = [
        DateMention(span=one.when, text=text[one.when.start : one.when.end], edtf=one.edtf,
                    kind="date", timex_type="DATE", timex_value=one.edtf or "")
        for one in told if one.when is not None
    ]  # fmt: skip
    claims, figures = [], []
    for number, one in enumerate(told):
        claim = content_id("c", sha, number)
        at = sum(other.place is not None for other in told[:number])
        claims.append(
            Claim(id=claim, attribution=content_id("a", sha, "said"), span=one.span, act=one.act,
                  position="asserts", date=one.edtf, place=at if one.place is not None else None)
        )  # fmt: skip
        toll = float(one.toll)
        figures.append(
            Figure(id=content_id("f", claim), claim=claim, span=one.counted, value=toll, low=toll,
                   verbatim=f"{one.toll} people", high=toll, qualifier="exact",
                   outcome=one.outcome, counting_unit="persons")
        )  # fmt: skip
    return Analysis(
        text_sha256=sha, language="en", date=day, dates=tuple(dates), places=tuple(places),
        claims=tuple(claims), figures=tuple(figures),
    )  # fmt: skip


def reports(documents: int, seed: int = 7, claims: int = CLAIMS) -> Iterator[Entry]:
    """Yield so many reports of so many claims each, one to some dozen of each event."""
    rng = random.Random(seed)
    numbers = count()
    for event in happenings(rng):
        for _ in range(min(int(rng.paretovariate(1.2)), 40)):
            number = next(numbers)
            if number >= documents:
                return
            yield report(rng, number, event, claims)
