"""The shapes under a map: coasts and borders, from Natural Earth.

Borders stand as Natural Earth draws them (who holds the ground), which says nothing of whose the
ground is; a map shows none unless asked.
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Shape = Literal["land-50m", "land-110m", "borders-50m", "borders-110m"]


@lru_cache(maxsize=4)
def shape(name: Shape) -> dict[str, Any]:
    """Return a GeoJSON geometry (WGS 84 degrees): of scale 1:50 or 1:110 million."""
    file = files("alteram.charts") / "shapes" / f"{name}.json"
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return held
