"""The made-up world of `made_texts.py`: states, movements, disputes, towns, and what happened.

All is invented by rule from a number, for every party by the same rules; half of the towns are
names of the gazetteer. Nothing is kept: the same number gives the same, whenever it is asked for.
"""

import random
import sqlite3
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

GAZETTEER = Path(__file__).parent.parent / "src/alteram/text/data/gazetteer.sqlite"
STATES, DISPUTES, TOWNS = 120, 400, 4_000
BODIES = (
    "Foreign Ministry", "Defence Ministry", "Interior Ministry", "Health Ministry",
    "General Staff", "Prosecutor General's Office", "Human Rights Commissioner's Office",
)  # fmt: skip
_STARTS = """
bar dor fel gal hor jel kar lom mor nev os per rud sar tav ul ven wes yor zel bro che dra fro gre
hal ist jan kos lin mal nor pol rav ste tor vik
"""
_MIDDLES, _ENDS = (
    "an ed il om ur av est ol in ad",
    "dan len mir nov rik sen tal vin zor bek gard lund",
)


def drawn(key: str) -> random.Random:
    """Return chance that is the same for the same key."""
    return random.Random(key)


def ranked(rng: random.Random, count: int) -> int:
    """Return a rank below `count`: the one after the first half as often, and so on."""
    sums = _sums(count)
    return bisect(sums, rng.random() * sums[-1])


@cache
def _sums(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2) for rank in range(count)))


def word(rng: random.Random) -> str:
    """Return a name for a place or a family."""
    middle = rng.choice(_MIDDLES.split()) if rng.random() < 0.6 else ""
    return (rng.choice(_STARTS.split()) + middle + rng.choice(_ENDS.split())).capitalize()


def person(rng: random.Random) -> str:
    """Return a first and a second name."""
    first = rng.choice(_STARTS.split()) + rng.choice(("a", "an", "in", "ena", "o", "ek", "ira"))
    return f"{first.capitalize()} {word(rng)}"


@cache
def towns() -> tuple[str, ...]:
    """Return the towns: half of them small ones of the gazetteer, half invented."""
    rng = drawn("towns")
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro&immutable=1", uri=True) as gazetteer:
        rows = gazetteer.execute(
            "SELECT name FROM place WHERE kind = 'place' AND population BETWEEN 3000 AND 40000"
            " ORDER BY id"
        )
        known = sorted({n for (n,) in rows if n.isascii() and n.isalpha() and 5 <= len(n) <= 10})
    gazetteer.close()
    invented = {word(rng) for _ in range(4 * TOWNS)} - set(known)
    half = TOWNS // 2
    return (*rng.sample(known, half), *rng.sample(sorted(invented), half))


@dataclass(frozen=True)
class Party:
    """A state, or a movement against one: its name, its word for what is its own, its capital."""

    name: str
    own: str
    capital: str
    bodies: tuple[str, ...]
    agency: str


@cache
def party(number: int) -> Party:
    """Return a state, or a movement where the number is that of a state and more."""
    rng = drawn(f"party {number}")
    stem = (
        rng.choice(_STARTS.split()).capitalize()
        + rng.choice(_MIDDLES.split())
        + rng.choice(_ENDS.split())
    )
    capital = rng.choice(towns())
    if number < STATES:
        own = f"{stem}ian"
        bodies = tuple(f"{own} {body}" for body in BODIES)
        return Party(f"{stem}ia", own, capital, bodies, f"{stem} Press")
    kind = rng.choice(("Liberation Front", "Movement", "People's Army", "Defence Council"))
    name = f"{stem} {kind}"
    bodies = tuple(f"{part} of the {name}" for part in ("press service", "command", "council"))
    return Party(f"the {name}", name, capital, bodies, f"{stem} Radio")


@cache
def dispute(number: int) -> tuple[Party, Party, tuple[str, ...], str]:
    """Return two parties, the towns between them, and the district."""
    rng = drawn(f"dispute {number}")
    one = rng.randrange(STATES)
    movement = rng.random() < 0.4
    other = STATES + number if movement else (one + rng.randrange(1, STATES)) % STATES
    return party(one), party(other), tuple(rng.sample(towns(), 30)), word(rng)


@dataclass(frozen=True)
class Happening:
    """What documents tell of: where, when, what, of which dispute, and how many were harmed."""

    key: str
    dispute: int
    town: str
    day: date
    act: str
    toll: int


@lru_cache(maxsize=10_000)
def happening(key: str, acts: tuple[str, ...]) -> Happening:
    """Return the event of a key: one of these acts in a dispute."""
    rng = drawn(key)
    number = ranked(rng, DISPUTES)
    towns_of = dispute(number)[2]
    day = date(1988, 1, 1) + timedelta(days=rng.randrange(13_500))
    toll = min(int(8 * rng.paretovariate(0.9)), 900)
    act = acts[rng.randrange(len(acts))]
    return Happening(key, number, towns_of[ranked(rng, 30)], day, act, toll)
