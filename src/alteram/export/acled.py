"""A coding sheet in the columns of ACLED: drafts of rows, every judgement left to the coder."""

from pathlib import Path

from alteram.export.cells import header, line
from alteram.export.codes import acled_date, acled_where, days_of, degrees
from alteram.export.event_sheets import EventSheet, event_sheets, once, one_line
from alteram.export.exporter import Exporter
from alteram.export.statements import said_of
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import UNNAMED_OUTLET, Act, Position, Problem

Cells = dict[str, object]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

Kind = tuple[str, str, str | None]
_REMOTE, _STRATEGIC = "Explosions/Remote violence", "Strategic developments"
KINDS: dict[Act, Kind] = {
    # Shells, rockets and air strikes are one act here and two sub-events there.
    "shelling": ("Political violence", _REMOTE, None),
    "mine": ("Political violence", _REMOTE, "Remote explosive/landmine/IED"),
    "disappearance": (
        "Political violence", "Violence against civilians", "Abduction/forced disappearance",
    ),
    "destruction": (_STRATEGIC, _STRATEGIC, "Looting/property destruction"),
}  # fmt: skip
"""Acts that are one kind of event there, whoever did them: disorder, event, sub-event."""

_OUTCOMES: frozenset[Act | None] = frozenset((None, "killing", "injuring", "displacement"))
_ABOUT_LAW: frozenset[Act | None] = frozenset(("prosecution", "denial_of_access"))
_SAYS: frozenset[Position] = frozenset(
    ("asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility",
     "acknowledges_denies_responsibility", "acknowledges_circumstances")
)  # fmt: skip
_OTHERWISE: frozenset[Position] = frozenset(("denies_act", "acknowledges_other_explanation"))


def kind_of(sheet: EventSheet) -> Kind | None:
    """Return the kind of an event where all who speak of it tell of one that maps plainly.

    Deaths, injuries and flight come of an act and are none. Where anybody denies an act or
    explains it otherwise, what happened is for the coder to say.
    """
    if any(one.position in _OTHERWISE for one in sheet.lines):
        return None
    acts = {one.act for one in sheet.lines if one.position in _SAYS} - _OUTCOMES - _ABOUT_LAW
    if len(acts) != 1:
        return None
    (act,) = acts
    return KINDS.get(act) if act is not None else None


def export_acled(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one row an event; raises ReportError where the file cannot be written."""
    with whole_file(path) as file:
        file.write(header(COLUMNS))
        for sheet in event_sheets(holding):
            row = _what(sheet) | _where(sheet) | _told(sheet)
            file.write(line(row.get(name) for name in COLUMNS))
    return ()


def _what(sheet: EventSheet) -> Cells:
    days = days_of(sheet.event.date)
    precision = acled_date(days)
    day = days.middle if precision is not None else None
    known = kind_of(sheet) if precision is not None else None
    disorder, kind, sub = known or (None, None, None)
    return {
        "event_id_cnty": sheet.event.id,
        "event_date": day.isoformat() if day is not None else None,
        "year": day.year if day is not None else None,
        "time_precision": precision,
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub,
    }


def _where(sheet: EventSheet) -> Cells:
    event = sheet.event
    cells: Cells = {"country": sheet.country, "location": event.place}
    if event.lat is not None and event.lon is not None:
        cells |= {
            "latitude": degrees(event.lat),
            "longitude": degrees(event.lon),
            "geo_precision": acled_where(sheet.precision),
        }
    return cells


def _told(sheet: EventSheet) -> Cells:
    held, coded = sheet.comparison, sheet.fatalities
    outlets = once(one.outlet or UNNAMED_OUTLET for one in sheet.reports)
    notes = said_of(sheet.lines)
    if coded is not None:
        notes += f" Fatalities coded by {coded.who}: {coded.value} ({coded.why})."
    tags = {
        "date_edtf": sheet.event.date or "not given",
        "documents": held.documents,
        "copies": held.copies,
        "independent_origins": held.independent_origins,
        "claims_accepted": f"{sheet.accepted} of {len(sheet.event.claims)}",
    }
    return {
        "source": "; ".join(map(one_line, outlets)),
        "notes": notes,
        "fatalities": int(coded.value) if coded is not None else None,
        "tags": "; ".join(f"{name}={value}" for name, value in tags.items()),
    }


ACLED = Exporter(
    name="acled", what="a coding sheet in the columns of ACLED (CSV)", write=export_acled
)
