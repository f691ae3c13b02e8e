"""Which place a name means: by the other places of the text, not by population alone.

Each name first spreads its weight over its candidates; what the other names put on a country,
a region and a neighbourhood then speaks for the candidates there. "X, Y" and "X in Y" speak
for candidates inside Y.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, log, log10
from typing import NamedTuple

from alteram.text.gazetteer import GazetteerEntry, places_named
from alteram.text.states import state_of_capital

_POPULATION = 0.9
_MAIN = 0.8
_COUNTRY_KIND = 3.0
_REGION_KIND = 0.6
_CAPITAL = 1.9
_DISTRICT_KIND = -0.5
_WORD = 3.0
_INSIDE = 6.0
_SHARED_COUNTRY = 1.7
_SHARED_REGION = 1.6
_SHARED_AREA = 1.0
_SHARPNESS = 1.2
_ROUNDS = 3
_LEAST_SUPPORT = 0.3
_OTHER_NAME_SUPPORT = 1.05
_CELL = 1.5


class Toponym(NamedTuple):
    """A name to resolve: its key, the key of the name it stands in, and what it is called.

    `called` is "place", "district", "region" or "" as a word beside it says.
    """

    key: str
    within: str = ""
    called: str = ""


class Choice(NamedTuple):
    """The candidate chosen, and whether anything but its population speaks for it."""

    entry: GazetteerEntry
    supported: bool
    inside: bool


class _Field:
    """What the names of a text put on countries, regions and neighbourhoods."""

    def __init__(self) -> None:
        self.country: defaultdict[str, float] = defaultdict(float)
        self.region: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.area: defaultdict[tuple[int, int], float] = defaultdict(float)

    def put(self, entry: GazetteerEntry, weight: float) -> None:
        if entry.country:
            self.country[entry.country] += weight
        if entry.admin1:
            self.region[entry.country, entry.admin1] += weight
        if entry.kind in ("place", "district"):
            row, column = _cell(entry)
            for down in (-1, 0, 1):
                for right in (-1, 0, 1):
                    self.area[row + down, column + right] += weight


def _cell(entry: GazetteerEntry) -> tuple[int, int]:
    return int(entry.lat // _CELL), int(entry.lon // _CELL)


@lru_cache(maxsize=50_000)
def _is_capital(entry: GazetteerEntry) -> bool:
    state = state_of_capital(entry.name) if entry.population > 500 else None
    if entry.name == "Washington":
        return entry.country == "US" and entry.admin1 == "DC"
    return state is not None and state.iso2 == entry.country


def _first_score(entry: GazetteerEntry, called: str) -> float:
    score = _POPULATION * log10(entry.population + 10) + _MAIN * entry.main
    if entry.kind == "country":
        score += _COUNTRY_KIND
    elif entry.kind == "region":
        score += _REGION_KIND
    elif entry.kind == "district":
        score += _DISTRICT_KIND
    elif _is_capital(entry):
        score += _CAPITAL
    if called:
        fits = entry.kind == called or {entry.kind, called} == {"region", "district"}
        score += _WORD if fits else 0.0
    return score


def _contains(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    if outer.id == inner.id or not outer.country or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    in_region = bool(outer.admin1) and outer.admin1 == inner.admin1
    if outer.kind == "region":
        return in_region and inner.kind in ("place", "district")
    near = abs(outer.lat - inner.lat) < 1 and abs(outer.lon - inner.lon) < 1
    return in_region and near and outer.kind == "district" and inner.kind == "place"


def _pair_bonus(toponyms: Iterable[Toponym]) -> dict[tuple[Toponym, int], float]:
    """Return what containment phrases add, by name and candidate."""
    bonus: dict[tuple[Toponym, int], float] = {}
    for toponym in toponyms:
        if not toponym.within:
            continue
        outers = [e for e in places_named(toponym.within) if e.kind != "place"]
        for inner in places_named(toponym.key):
            for outer in outers:
                if _contains(outer, inner):
                    bonus[toponym, inner.id] = _INSIDE
                    outer_name = Toponym(toponym.within)
                    bonus[outer_name, outer.id] = _INSIDE / 2
    return bonus


def _spread(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [exp(_SHARPNESS * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _field(
    names: Mapping[Toponym, tuple[GazetteerEntry, ...]],
    weights: Mapping[Toponym, list[float]],
    countries: Mapping[str, float],
) -> _Field:
    field = _Field()
    for country, weight in countries.items():
        field.country[country] += weight
    for name, entries in names.items():
        for entry, weight in zip(entries, weights[name], strict=True):
            if weight > 0.01:
                field.put(entry, weight)
    return field


def _support(field: _Field, entry: GazetteerEntry, own: float) -> tuple[float, float]:
    """Return what speaks for a candidate beyond itself, as a score and as plain weight."""
    country = max(field.country[entry.country] - own, 0.0) if entry.country else 0.0
    score = _SHARED_COUNTRY * log(1 + country)
    weight = country
    if entry.admin1:
        region = max(field.region[entry.country, entry.admin1] - own, 0.0)
        score += _SHARED_REGION * log(1 + region)
    if entry.kind in ("place", "district"):
        area = max(field.area[_cell(entry)] - own, 0.0)
        score += _SHARED_AREA * log(1 + area)
        weight += area
    return score, weight


def _first_scores(
    toponym: Toponym,
    entries: Sequence[GazetteerEntry],
    bonus: Mapping[tuple[Toponym, int], float],
) -> list[float]:
    plain = Toponym(toponym.key)
    return [
        _first_score(entry, toponym.called)
        + max(bonus.get((toponym, entry.id), 0.0), bonus.get((plain, entry.id), 0.0))
        for entry in entries
    ]


def _own_weights(
    names: Mapping[Toponym, tuple[GazetteerEntry, ...]], weights: Mapping[Toponym, list[float]]
) -> Mapping[tuple[str, str], float]:
    """Return what each name itself put on each country: no name speaks for itself."""
    own: defaultdict[tuple[str, str], float] = defaultdict(float)
    for toponym, entries in names.items():
        for entry, weight in zip(entries, weights[toponym], strict=True):
            own[toponym.key, entry.country] += weight
    return own


def resolve(toponyms: Iterable[Toponym], countries: Mapping[str, float]) -> dict[Toponym, Choice]:
    """Choose a place for each name that the gazetteer knows.

    `countries` gives weight to ISO codes that the text speaks of by other words (adjectives).
    """
    wanted = dict.fromkeys(toponyms)
    names = {t: entries for t in wanted if (entries := places_named(t.key))}
    bonus = _pair_bonus(names)
    first = {t: _first_scores(t, entries, bonus) for t, entries in names.items()}
    scores = first
    for _ in range(_ROUNDS):
        weights = {t: _spread(values) for t, values in scores.items()}
        field = _field(names, weights, countries)
        scores = {
            t: [
                base + _support(field, entry, own)[0]
                for entry, base, own in zip(entries, first[t], weights[t], strict=True)
            ]
            for t, entries in names.items()
        }
    own_weights = _own_weights(names, weights)
    chosen: dict[Toponym, Choice] = {}
    for t, entries in names.items():
        best = max(range(len(entries)), key=scores[t].__getitem__)
        weight = _support(field, entries[best], own_weights[t.key, entries[best].country])[1]
        inside = (t, entries[best].id) in bonus
        least = _LEAST_SUPPORT if entries[best].main else _OTHER_NAME_SUPPORT
        chosen[t] = Choice(entries[best], inside or weight > least, inside)
    return chosen
