"""Events as GeoJSON (RFC 7946): points where a place is known, no geometry where it is not."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from alteram.export.codes import degrees, ged_where, number
from alteram.export.event_sheets import EventSheet, event_sheets
from alteram.export.exporter import Exporter
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def export_geojson(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one feature an event, a line each; raises ReportError where it cannot be written."""
    with whole_file(path) as file:
        file.writelines(_lines(holding))
    return ()


def _lines(holding: Holding) -> Iterator[bytes]:
    notes = b'"notes":' + msgspec.json.encode(holding.notes) + b"," if holding.notes else b""
    yield b'{"type":"FeatureCollection",' + notes + b'"features":['
    between = b"\n"
    for sheet in event_sheets(holding):
        yield between + msgspec.json.encode(_feature(sheet))
        between = b",\n"
    yield b"\n]}\n"


def _feature(sheet: EventSheet) -> dict[str, object]:
    event, figures = sheet.event, sheet.range
    known = event.lat is not None and event.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {
            "type": "Point",
            "coordinates": [degrees(event.lon or 0.0), degrees(event.lat or 0.0)],
        }
        if known
        else None,
        "properties": {
            "event_id": event.id,
            "label": event.label,
            "date_edtf": event.date,
            "where_prec": ged_where(sheet.precision) if known else None,
            "n_claims": len(event.claims),
            "n_independent_origins": sheet.comparison.independent_origins,
            "reported_min": number(figures.reported_min) if figures is not None else None,
            "reported_max": number(figures.reported_max) if figures is not None else None,
        },
    }


GEOJSON = Exporter(name="geojson", what="events on a map (GeoJSON)", write=export_geojson)
