"""A coding sheet in the columns of UCDP GED: drafts of rows, every judgement left to the coder."""

from collections.abc import Iterable
from pathlib import Path

from alteram.comparison import FigureSet
from alteram.export.cells import header, line
from alteram.export.codes import (
    days_of,
    degrees,
    ged_clarity,
    ged_date,
    ged_where,
    number,
    point,
    priogrid,
)
from alteram.export.event_sheets import EventSheet, Report, by_date, event_sheets, once, one_line
from alteram.export.exporter import Exporter
from alteram.export.statements import said_of
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import UNNAMED_OUTLET, Problem

Cells = dict[str, object]

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
OURS = (
    "x_event", "x_date_edtf", "x_figure_set", "x_figure_sets", "x_alleged_actors", "x_statements",
    "x_independent_origins", "x_copies", "x_claims", "x_claims_accepted", "x_fatalities_coded",
    "x_fatalities_coder", "x_fatalities_reason", "x_claim_ids", "x_documents",
)  # fmt: skip


def export_ged(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one row an event; raises ReportError where the file cannot be written."""
    with whole_file(path) as file:
        file.write(header((*COLUMNS, *OURS)))
        for sheet in event_sheets(holding):
            row = _when(sheet) | _where(sheet) | _reports(sheet) | _ours(sheet)
            row |= {"id": sheet.event.id, "code_status": "Draft"}
            if sheet.range is not None:
                row["low"] = number(sheet.range.reported_min)
                row["high"] = number(sheet.range.reported_max)
            file.write(line(row.get(name) for name in (*COLUMNS, *OURS)))
    return ()


def _when(sheet: EventSheet) -> Cells:
    days = days_of(sheet.event.date)
    first, last = days.first, days.last
    one_year = first is not None and last is not None and first.year == last.year
    return {
        "year": first.year if first is not None and one_year else None,
        "date_prec": ged_date(days),
        "date_start": first.isoformat() if first is not None else None,
        "date_end": last.isoformat() if last is not None else None,
    }


def _where(sheet: EventSheet) -> Cells:
    event = sheet.event
    cells: Cells = {
        "where_coordinates": event.place,
        "where_description": "; ".join(sheet.written) or None,
        "country": sheet.country,
    }
    if event.lat is not None and event.lon is not None:
        where = ged_where(sheet.precision)
        cells |= {
            "where_prec": where,
            "event_clarity": ged_clarity(where, ged_date(days_of(event.date))),
            "latitude": degrees(event.lat),
            "longitude": degrees(event.lon),
            "geom_wkt": point(event.lat, event.lon),
            "priogrid_gid": priogrid(event.lat, event.lon),
        }
    return cells


def _reports(sheet: EventSheet) -> Cells:
    speakers = once(one.chain[0] if one.chain else one.speaker for one in sheet.lines)
    return {
        "number_of_sources": len(sheet.reports),
        "source_article": ";".join(map(_article, sheet.reports)),
        "source_office": _listed(one.outlet or UNNAMED_OUTLET for one in sheet.reports),
        "source_date": _listed(one.published or "" for one in sheet.reports),
        "source_headline": _listed(one.title or "" for one in sheet.reports),
        "source_original": _listed(speakers),
    }


def _article(report: Report) -> str:
    parts = (report.outlet or UNNAMED_OUTLET, report.published or "", report.title or "")
    words = ",".join(map(one_line, parts)).replace('"', "'")
    return f'"{words}"'


def _listed(names: Iterable[str]) -> str:
    return ";".join(map(one_line, names))


def _ours(sheet: EventSheet) -> Cells:
    held, coded = sheet.comparison, sheet.fatalities
    return {
        "x_event": sheet.event.label,
        "x_date_edtf": sheet.event.date,
        "x_figure_set": sheet.range.words if sheet.range is not None else None,
        "x_figure_sets": [_set(one) for one in sheet.killed],
        "x_alleged_actors": _alleged(sheet),
        "x_statements": said_of(sheet.lines),
        "x_independent_origins": held.independent_origins,
        "x_copies": held.copies,
        "x_claims": len(sheet.event.claims),
        "x_claims_accepted": sheet.accepted,
        "x_fatalities_coded": int(coded.value) if coded is not None else None,
        "x_fatalities_coder": coded.who if coded is not None else None,
        "x_fatalities_reason": coded.why if coded is not None else None,
        "x_claim_ids": list(sheet.event.claims),
        "x_documents": [{"id": one.id, "location": one.location} for one in sheet.reports],
    }


def _set(figures: FigureSet) -> Cells:
    return {
        "words": figures.words,
        "reported_min": number(figures.reported_min),
        "reported_max": number(figures.reported_max),
        "independent_origins": figures.independent_origins,
        "figures": [
            {
                "speaker": one.line.speaker,
                "verbatim": one.verbatim,
                "position": one.line.position,
                "id": one.figure,
            }
            for one in figures.figures
        ],
    }


def _alleged(sheet: EventSheet) -> list[Cells]:
    """Return who spoke of whose responsibility, and how, by date; nobody here is a side."""
    found = [
        (min(map(by_date, one.lines)), row.speaker, one)
        for row in sheet.comparison.responsibility.rows
        for one in row.cells
        if one.lines
    ]
    return [
        {"actor": one.actor, "positions": list(one.positions), "speaker": speaker}
        for _, speaker, one in sorted(found, key=lambda told: told[0])
    ]


GED = Exporter(name="ged", what="a coding sheet in the columns of UCDP GED (CSV)", write=export_ged)
