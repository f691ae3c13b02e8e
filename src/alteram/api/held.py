"""What a dossier holds, and one event of it by name."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from alteram.compare import Common
from alteram.decisions import replay
from alteram.errors import NotFoundError
from alteram.model import Collection, Document, Event, Links
from alteram.origins import first_copies
from alteram.store import Dossier
from alteram.text.edtf import bounds

DEFAULT_DOSSIER = "dossier.alteram"
_SHOWN = 5


def collection(dossier: str | Path = DEFAULT_DOSSIER) -> Collection:
    """Return everything that a dossier holds, each quote checked against its text.

    The events stand by date, those without one last.
    """
    with Dossier.open(dossier) as store:
        held = store.collection()
    return replace(held, links=replace(held.links, events=in_order(held.links)))


def events(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Event, ...]:
    """Return the events of a dossier by date and label; no document is read."""
    with Dossier.open(dossier) as store:
        return in_order(store.links())


def about(
    name: str, dossier: str | Path = DEFAULT_DOSSIER
) -> tuple[Event, Collection, tuple[Document, ...]]:
    """Return an event by its name, the documents that tell of it, and the first ones of copies.

    Of documents in which the text of a copy first appeared the record alone is returned.
    """
    with Dossier.open(dossier) as store:
        event = find_event(store.links().events, name)
        held = store.collection(event.documents)
        firsts = first_copies(held.links.copies)
        wanted = {firsts[one] for one in event.documents if one in firsts}
        return event, held, tuple(store.documents(wanted))


def told_by_event(
    dossier: str | Path = DEFAULT_DOSSIER,
) -> Iterator[tuple[Event, Collection, Common]]:
    """Yield each event by date with the documents that tell of it, one event in memory.

    Beside these stand the documents in which the text of copies among them first appeared. The
    last is what all events share.
    """
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        links, decisions = store.links(), store.decisions()
        common = Common(links, replay(decisions))
        for event in in_order(links):
            told = with_firsts(event.documents, common.firsts)
            entries = tuple(store.sound(told))
            yield event, Collection(entries=entries, links=links, decisions=decisions), common


def with_firsts(documents: Iterable[str], firsts: Mapping[str, str]) -> tuple[str, ...]:
    """Return ids of documents, and of those in which the text of copies among them appeared."""
    wanted = set(documents)
    return tuple(sorted(wanted | {firsts[one] for one in wanted & firsts.keys()}))


def in_order(links: Links) -> tuple[Event, ...]:
    """Return the events of links by date, those without one last."""
    return tuple(sorted(links.events, key=_by_date))


def _by_date(event: Event) -> tuple[datetime.date, datetime.date, str, str]:
    try:
        first, last = bounds(event.date) if event.date else (None, None)
    except ValueError:
        first = last = None
    latest = datetime.date.max
    return first or last or latest, last or latest, event.label, event.id


def find_event(events: Sequence[Event], name: str) -> Event:
    """Return the one event whose id is `name` or whose label holds it, ignoring case."""
    exact = [e for e in events if name in (e.id, e.label)]
    found = exact or [e for e in events if name.lower() in e.label.lower()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"No event answers to {name!r}. `alteram events` lists them.")
    labels = "; ".join(f"{e.label} ({e.id})" for e in found[:_SHOWN])
    some = "" if len(found) <= _SHOWN else ", among them"
    raise NotFoundError(
        f"{len(found)} events answer to {name!r}{some}: {labels}. Name one by its id."
    )
