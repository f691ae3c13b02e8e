"""Who uses a contested name of a place, from `data/aliases.csv`.

A place that has one name only, or whose names are all in international use, is not contested.
"""

import csv
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from alteram.errors import ModelFileError
from alteram.text.gazetteer import folded

_FAR = 0.5


class _Usage(NamedTuple):
    lat: float
    lon: float
    kind: str
    used_by: str


@lru_cache(maxsize=1)
def _usages() -> dict[str, _Usage]:
    path = files("alteram.text") / "data" / "aliases.csv"
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        message = f"The list of contested names is missing ({path}); nothing was looked up; "
        raise ModelFileError(message + "reinstall Alteram.") from error
    users: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        users[row["name"]].add(row["used_by"])
    return {
        folded(row["alias"]): _Usage(
            float(row["lat"]), float(row["lon"]), row["kind"], row["used_by"]
        )
        for row in rows
        if len(users[row["name"]]) > 1 or "international" not in row["used_by"]
    }


def name_used_by(words: str, lat: float, lon: float, kind: str) -> str | None:
    """Return who calls a place so, or None where its name is not known to be contested."""
    usage = _usages().get(folded(words))
    if usage is None:
        return None
    near = abs(usage.lat - lat) < _FAR and abs(usage.lon - lon) < _FAR
    return usage.used_by if near or usage.kind == kind == "country" else None
