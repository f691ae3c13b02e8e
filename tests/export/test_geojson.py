"""GeoJSON: valid by the community's library, longitude first, no geometry where none is known."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geojson
from tests.builders import Said
from tests.export.sheets import shelling, written
from tests.holdings import holding_of

from alteram.export.geojson import GEOJSON
from alteram.model import Collection

PROPERTIES = [
    "event_id", "label", "date_edtf", "where_prec", "n_claims", "n_independent_origins",
    "reported_min", "reported_max",
]  # fmt: skip


def features(path: Path) -> list[dict[str, Any]]:
    found = geojson.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid, found.errors()
    held: list[dict[str, Any]] = json.loads(path.read_bytes())["features"]
    return held


def test_points_and_events_without_a_place(tmp_path: Path) -> None:
    nowhere = Said(quote="People fled Hamlet.", act="displacement", date="2020", place="Hamlet")
    held = shelling("Vardania", "Ostrovia", nowhere)
    found = {one["properties"]["label"]: one for one in features(written(GEOJSON, held, tmp_path))}
    (known, unknown) = (found["Tarnova, 3 May 2021"], found["Hamlet, 2020"])
    assert known["geometry"] == {"type": "Point", "coordinates": [41.2, 44.1]}
    assert unknown["geometry"] is None
    assert list(known["properties"]) == list(unknown["properties"]) == PROPERTIES
    assert [known["properties"][name] for name in PROPERTIES[2:]] == ["2021-05-03", 1, 3, 2, 9, 12]
    assert [unknown["properties"][name] for name in PROPERTIES[2:]] == ["2020", None, 1, 1, None,
                                                                        None]  # fmt: skip
    assert known["id"] == known["properties"]["event_id"]


def test_six_decimals_an_empty_dossier_and_notes(tmp_path: Path) -> None:
    held = shelling()
    (event,) = held.links.events
    far = replace(event, lat=-33.123456789, lon=-70.9876543)
    held = replace(held, links=replace(held.links, events=(far,)))
    (feature,) = features(written(GEOJSON, held, tmp_path))
    assert feature["geometry"]["coordinates"] == [-70.987654, -33.123457]
    assert features(written(GEOJSON, Collection(), tmp_path)) == []
    noted = replace(holding_of(held), notes=("Names of private persons are masked.",))
    path = written(GEOJSON, noted, tmp_path)
    assert len(features(path)) == 1
    assert json.loads(path.read_bytes())["notes"] == ["Names of private persons are masked."]


def test_the_same_bytes_whatever_the_order_of_documents(tmp_path: Path) -> None:
    held = shelling()
    first = written(GEOJSON, held, tmp_path).read_bytes()
    assert (
        written(GEOJSON, replace(held, entries=held.entries[::-1]), tmp_path).read_bytes() == first
    )
