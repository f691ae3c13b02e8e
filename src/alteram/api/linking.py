"""What belongs together, brought up to date with the documents and decisions of a dossier."""

from alteram.link import link
from alteram.store import Dossier


def bring_up_to_date(store: Dossier) -> None:
    """Link the documents of a dossier unless its links are those of just these documents."""
    if not store.is_linked():
        held = store.collection()
        store.save_links(link(held.entries, held.links))
