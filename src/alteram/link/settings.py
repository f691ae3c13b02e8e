"""Place and time as far as they are known: what the rest of linking compares."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from alteram.link.names import plain, state_key
from alteram.model import PlaceMention, PlacePrecision
from alteram.text.edtf import bounds

SHORT_DAYS = 14
FAR = 10**7
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as far as it is known; `key` is equal for equal places."""

    key: str
    name: str
    precision: PlacePrecision
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


@lru_cache(maxsize=100_000)
def days_of(edtf: str | None) -> tuple[int, int] | None:
    """Return the first and last day meant, as ordinals, or None where nothing is."""
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    if first is None and last is None:
        return None
    return _ordinal(first, -FAR), _ordinal(last, FAR)


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def place_of(mention: PlaceMention) -> Place:
    """Return the place of a mention; one that the gazetteer does not know goes by its name."""
    name = plain(mention.name) or plain(mention.text)
    if mention.precision == "country":
        key = f"country:{state_key(mention.name)}"
    else:
        key = f"gn:{mention.geonameid}" if mention.geonameid is not None else f"name:{name}"
    return Place(
        key=key,
        name=mention.name,
        precision=mention.precision,
        lat=mention.lat,
        lon=mention.lon,
        country=mention.country,
    )


def distance_km(a: Place, b: Place) -> float | None:
    """Return the great-circle distance, or None where a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """Return a name's first letter and its consonants, voiced and unvoiced ones as one."""
    letters = name.casefold().translate(str.maketrans("dgbzvj", "tkpsfy"))
    return letters[:1] + "".join(c for c in letters[1:] if c.isalnum() and c not in "aeiouyh")
