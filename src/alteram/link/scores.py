"""How well two mentions of events agree: small comparisons that say what they found.

Each comparison returns a `Level`: a weight (in bits, by a preset made for small collections)
and the reason in words. Their sum decides; `explain` gives the sum apart.
"""

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from alteram.link.mentions import Mention
from alteram.link.settings import SHORT_DAYS, Place

IMPOSSIBLE = -20.0
_EARTH_KM = 6371.0
_SAME_KM = 3.0
_REGION_KM = 40.0
_TELLING_NUMBER = 100
_BREATH = 200


class Level(NamedTuple):
    """What one comparison found: its name, its weight and the reason in words."""

    name: str
    weight: float
    words: str


def distance_km(a: Place, b: Place) -> float | None:
    """Return the great-circle distance, or None where a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def skeleton(name: str) -> str:
    """Return a name's first letter and its consonants, voiced and unvoiced ones as one."""
    letters = name.casefold().translate(str.maketrans("dgbzvj", "tkpsfy"))
    return letters[:1] + "".join(c for c in letters[1:] if c.isalnum() and c not in "aeiouyh")


def spelled_alike(a: Place, b: Place) -> bool:
    """Tell whether two unresolved names may be two spellings of one ("Tarnova", "Ternova")."""
    unresolved = a.lat is None and b.lat is None
    return unresolved and len(skeleton(a.name)) > 2 and skeleton(a.name) == skeleton(b.name)


def _apart(a: Place, b: Place) -> Level:
    distance = distance_km(a, b)
    if distance is None:
        if spelled_alike(a, b):
            return Level("place", 2.0, f"{a.name} and {b.name} are spelled alike")
        return Level("place", IMPOSSIBLE, f"{a.name} and {b.name} are different places")
    if distance <= _SAME_KM:
        return Level("place", 3.0, f"{a.name} and {b.name} are {distance:.0f} km apart")
    wide = {"district", "region"} & {a.precision, b.precision}
    if wide and distance <= _REGION_KM and skeleton(a.name)[:4] == skeleton(b.name)[:4]:
        return Level("place", 2.0, f"{a.name} and {b.name} are a place and its district")
    return Level("place", IMPOSSIBLE, f"{a.name} and {b.name} are {distance:.0f} km apart")


def _nested(a: Place, b: Place) -> Level:
    if None in (a.country, b.country) and "country" in (a.precision, b.precision):
        return Level("place", -3.0, "the country of one place is not known")
    if a.country is not None and a.country == b.country and a.precision != b.precision:
        return Level("place", -2.0, "one place is in the country that the other gives")
    return Level("place", IMPOSSIBLE, "the places are in different countries or unrelated")


def _unplaced(a: Mention, b: Mention) -> Level:
    if a.place is None and b.place is None:
        return Level("place", -2.0, "neither gives a place")
    if a.local or b.local:
        return Level("place", -3.5, "one gives no place")
    return Level("place", -2.0, "one gives a country, the other no place")


def place_level(a: Mention, b: Mention) -> Level:
    """Compare places by what they are, by distance and by containment."""
    if a.place is None or b.place is None:
        return _unplaced(a, b)
    if a.place.key == b.place.key:
        if a.local:
            return Level("place", 4.0, f"both give {a.place.name}")
        return Level("place", 2.0, f"both give the country {a.place.name}")
    if a.local and b.local:
        return _apart(a.place, b.place)
    return _nested(a.place, b.place)


def _short_dates(a: Mention, b: Mention) -> Level:
    inside = (a.first >= b.first and a.last <= b.last) or (b.first >= a.first and b.last <= a.last)
    near = abs(a.first - b.first) <= 1 and abs(a.last - b.last) <= 1
    shared = min(a.last, b.last) - max(a.first, b.first) + 1
    union = max(a.last, b.last) - min(a.first, b.first) + 1
    if (near and inside) or (near and 2 * shared >= union):
        return Level("date", 3.0, "the days differ by one at most")
    if 10 * shared >= 6 * union:
        return Level("date", 2.0, f"{shared} of {union} days are common")
    return Level("date", -9.0, f"one spans {a.days} days, the other {b.days}")


def _same_long_dates(a: Mention, b: Mention) -> Level:
    if a.vague and b.vague:
        return Level("date", 3.0, "both give the same week")
    if a.days <= 31:
        return Level("date", -5.0, "both give the month only")
    if a.days <= 366 and a.edtf is not None and "/" in a.edtf:
        return Level("date", -3.0, "both give the same months")
    return Level("date", -5.5, "both give the same long time")


def _long_dates(a: Mention, b: Mention) -> Level:
    if a.first == b.first and a.last == b.last:
        return _same_long_dates(a, b)
    if min(a.days, b.days) <= SHORT_DAYS:
        if a.vague or b.vague:
            return Level("date", -2.5, "one gives the days, the other the week around them")
        if max(a.days, b.days) <= 31:
            return Level("date", -4.5, "one gives the days, the other the month around them")
        return Level("date", IMPOSSIBLE, "one gives days, the other a year or more")
    return Level("date", -7.0, "the times overlap and are not the same")


def date_level(a: Mention, b: Mention) -> Level:
    """Compare dates by overlap, extent and precision."""
    if not a.dated and not b.dated:
        return Level("date", -5.0, "neither gives a date")
    if not a.dated or not b.dated:
        return Level("date", -6.0, "one gives no date")
    if a.last < b.first or b.last < a.first:
        return Level("date", IMPOSSIBLE, "the dates do not overlap")
    if a.short and b.short:
        if a.first == b.first and a.last == b.last:
            return Level("date", 4.0, "both give the same days")
        return _short_dates(a, b)
    return _long_dates(a, b)


def act_level(a: Mention, b: Mention) -> Level:
    """Compare what is said to have been done."""
    if not a.acts or not b.acts:
        return Level("act", 0.0, "one names no act")
    common = sorted(a.acts & b.acts)
    if common:
        return Level("act", 1.5, f"both speak of {', '.join(common)}")
    return Level("act", -0.5, "they speak of different acts")


def label_level(a: Mention, b: Mention) -> Level:
    """Compare the names that the speakers give to the event; parties use different ones."""
    if not a.labels or not b.labels:
        return Level("label", 0.0, "one gives the event no name")
    common = sorted(a.labels & b.labels)
    if common:
        return Level("label", 2.0, f"both names have the word {', '.join(common)}")
    return Level("label", -0.5, "the names are different")


def blamed_level(a: Mention, b: Mention) -> Level:
    """Compare who is said to have done it; parties blame each other, so little speaks against."""
    if not a.blamed or not b.blamed:
        return Level("blamed", 0.0, "one blames nobody")
    if a.blamed & b.blamed:
        return Level("blamed", 1.5, "both blame the same")
    return Level("blamed", -0.5, "they blame different actors")


def figure_level(a: Mention, b: Mention) -> Level:
    """Compare figures, weakly: equal ones speak for one event, different ones against none."""
    common = sorted(a.figures & b.figures)
    if not common:
        return Level("figure", 0.0, "no figure in common")
    outcome, number = common[-1]
    telling = number >= _TELLING_NUMBER and number % 10
    return Level("figure", 2.0 if telling else 1.0, f"both give {number:g} {outcome}")


def _in_one_breath(a: Mention, b: Mention) -> bool:
    """Tell whether one text says both close by, of the same small place and the same time."""
    if not (a.local and a.dated and b.place is not None and a.place is not None):
        return False
    if a.place.key != b.place.key or a.edtf != b.edtf:
        return False
    return any(
        document == other and abs(start - at) <= _BREATH
        for document, start in a.spots
        for other, at in b.spots
    )


def _undated_of_one_text(a: Mention, b: Mention) -> bool:
    if a.dated or b.dated or not a.local or a.place is None or b.place is None:
        return False
    return a.place.key == b.place.key and bool(set(a.documents) & set(b.documents))


def _by_several(a: Mention, b: Mention) -> Level:
    if _undated_of_one_text(a, b):
        return Level("together", 2.0, "one text says both of the same place, without a date")
    if _in_one_breath(a, b):
        return Level("together", 3.0, "said of the same place and time in one breath of a text")
    return Level("together", 0.0, "said in different texts or by different speakers")


def together_level(a: Mention, b: Mention) -> Level:
    """Compare where it is said: one speaker in one breath, or in one text under one name."""
    if not a.speakers & b.speakers:
        return _by_several(a, b)
    same_place = (a.place.key if a.place else None) == (b.place.key if b.place else None)
    if same_place and a.edtf == b.edtf:
        if a.spoken & b.spoken:
            return Level("together", 9.0, "said by one speaker in one breath")
        return Level("together", 5.0, "said by one speaker of the same place and time")
    if a.labels & b.labels:
        return Level("together", 5.0, "one speaker uses one name for both")
    return Level("together", 0.0, "one speaker says both")


COMPARISONS = (
    place_level,
    date_level,
    act_level,
    label_level,
    blamed_level,
    figure_level,
    together_level,
)


def explain(a: Mention, b: Mention) -> tuple[Level, ...]:
    """Return every comparison of two mentions, in a fixed order."""
    return tuple(compare(a, b) for compare in COMPARISONS)


def weigh(a: Mention, b: Mention) -> float:
    """Return the sum of all comparisons: above zero speaks for one event."""
    total = 0.0
    for compare in COMPARISONS:
        total += compare(a, b).weight
        if total <= IMPOSSIBLE / 2:
            return IMPOSSIBLE
    return total
