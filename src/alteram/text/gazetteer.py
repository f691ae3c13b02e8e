"""The offline gazetteer: places by name, from GeoNames (CC BY 4.0), opened read-only at once."""

import sqlite3
from functools import lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

from alteram.errors import ModelFileError
from alteram.text.gazetteer_build import VERSION, fold

_MOST = 60
_QUERY = """
SELECT p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.population, p.kind, n.main
FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?
ORDER BY p.population DESC, p.id LIMIT ?
"""


class GazetteerEntry(NamedTuple):
    """A place that has the name looked up; `id` is a GeoNames id where positive.

    `kind` is place, district, region or country; `main` is 1 where the name is the usual one.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: str
    main: int


@lru_cache(maxsize=1)
def _database() -> sqlite3.Connection:
    source = files("alteram.text") / "data" / "gazetteer.sqlite"
    with as_file(source) as path:
        try:
            database = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            found = database.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            message = f"The gazetteer {path} cannot be opened; no place was looked up; "
            raise ModelFileError(message + "reinstall Alteram.") from error
    if found != VERSION:
        message = f"The gazetteer {path} is version {found}, not {VERSION}; it was not used; "
        raise ModelFileError(message + "run `python -m alteram.text.gazetteer_build`.")
    return database


@lru_cache(maxsize=50_000)
def places_named(key: str) -> tuple[GazetteerEntry, ...]:
    """Return the places with a folded name, the most populous first; raises `ModelFileError`."""
    if not key or len(key) > 80 or not key.isprintable():
        return ()
    rows = _database().execute(_QUERY, (key.encode("utf-8", "replace").decode(), _MOST))
    return tuple(GazetteerEntry(*row) for row in rows.fetchall())


@lru_cache(maxsize=50_000)
def folded(words: str) -> str:
    """Return the key under which the gazetteer holds a name."""
    return fold(words)
