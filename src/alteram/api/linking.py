"""What belongs together, brought up to date with the documents and decisions of a dossier."""

from alteram.decisions import replay
from alteram.link import collisions, link
from alteram.store import Dossier


def bring_up_to_date(store: Dossier) -> None:
    """Link the documents of a dossier unless its links are those of just these documents.

    Decisions that cannot hold together are noted among the problems.
    """
    if store.is_linked():
        return
    held = store.collection()
    judged = replay(held.decisions)
    store.save_links(link(held.entries, held.links, judged))
    for problem in collisions(judged.events):
        store.add_problem(problem)
