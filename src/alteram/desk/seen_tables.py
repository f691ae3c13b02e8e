"""The tables of a moment as a role sees it, from those of all that is there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from alteram.desk.facts import Facts, facts_of
from alteram.desk.now import Now
from alteram.desk.register import order_of
from alteram.desk.sight import Hidden
from alteram.desk.tables import Tables, make_tables
from alteram.model import Entry
from alteram.store import Dossier


def seen_tables(seen: Now, hidden: Hidden, whole: Tables, store: Dossier) -> Tables:
    """Return the tables of what a role sees; `store` is the dossier as the role sees it."""
    registered = whole.registered
    veiled = hidden.touched - hidden.documents
    stored = _without(registered.stored, hidden)
    standing = _without(registered.standing, hidden)
    stored |= _facts(store.entries(veiled))
    standing |= _facts(store.sound(veiled))
    ours = replace(registered, stored=stored, standing=standing, order=order_of(stored))
    same = replace(whole, common=seen.common, records=seen.records)
    return make_tables(seen, ours, same)


def _without(facts: Mapping[str, Facts], hidden: Hidden) -> dict[str, Facts]:
    """Return the facts of documents that a role sees as everybody does."""
    gone = hidden.touched | hidden.documents
    return {one: ours for one, ours in facts.items() if one not in gone}


def _facts(entries: Iterable[Entry]) -> dict[str, Facts]:
    """Return the facts of documents of which a role sees a part."""
    return {one.document.id: facts_of(one) for one in entries}
