"""What a dossier holds, and one event of it by name."""

import datetime
from dataclasses import replace
from pathlib import Path

from alteram.errors import NotFoundError
from alteram.model import Collection, Event
from alteram.store import Dossier
from alteram.text.edtf import bounds

DEFAULT_DOSSIER = "dossier.alteram"


def collection(dossier: str | Path = DEFAULT_DOSSIER) -> Collection:
    """Return everything that a dossier holds, each quote checked against its text.

    The events stand by date, those without one last.
    """
    with Dossier.open(dossier) as store:
        held = store.collection()
    in_order = tuple(sorted(held.links.events, key=_by_date))
    return replace(held, links=replace(held.links, events=in_order))


def _by_date(event: Event) -> tuple[datetime.date, datetime.date, str, str]:
    try:
        first, last = bounds(event.date) if event.date else (None, None)
    except ValueError:
        first = last = None
    latest = datetime.date.max
    return first or last or latest, last or latest, event.label, event.id


def find_event(held: Collection, name: str) -> Event:
    """Return the one event whose id is `name` or whose label holds it, ignoring case."""
    exact = [e for e in held.links.events if name in (e.id, e.label)]
    found = exact or [e for e in held.links.events if name.lower() in e.label.lower()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"No event answers to {name!r}. `alteram events` lists them.")
    labels = "; ".join(f"{e.label} ({e.id})" for e in found[:5])
    raise NotFoundError(f"{len(found)} events answer to {name!r}: {labels}. Name one by its id.")
