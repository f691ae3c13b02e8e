"""Links checked: what they name is there."""

from collections.abc import Iterator

from alteram.model import Links
from alteram.store.verification.documents import Known


def link_faults(links: Links, known: Known, *, up_to_date: bool) -> Iterator[str]:
    """Yield one line for each record that a link names and that is not there.

    Claims and actors are looked up only where the links are `up_to_date` with the documents; a
    document that is in the dossier stays there, so that one is always looked up.
    """
    for cluster in links.copies:
        named = {*cluster.documents, *(one.document for one in cluster.links)}
        named.update(one.of for one in cluster.links)
        named.update([cluster.origin] if cluster.origin else [])
        yield from _missing(f"copies {cluster.id}", "document", named - known.documents)
    for actor in links.actors if up_to_date else ():
        yield from _missing(f"actor {actor.id}", "name", {*actor.members} - known.actors)
    for event in links.events:
        yield from _missing(f"event {event.id}", "document", {*event.documents} - known.documents)
        if up_to_date:
            yield from _missing(f"event {event.id}", "claim", {*event.claims} - known.claims)


def _missing(name: str, what: str, ids: set[str]) -> Iterator[str]:
    for one in sorted(ids):
        yield f"links: {name} has the {what} {one}, which is not there"
