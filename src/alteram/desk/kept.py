"""What the views of one dossier share: the open file, and what takes long to make."""

from collections.abc import Mapping
from typing import Any

from alteram.api.looking import Look
from alteram.chronology import Lineage, Timeline
from alteram.comparison import Comparison
from alteram.desk.cache import Cache
from alteram.desk.finding import FoundEvents
from alteram.desk.ledger import Ledger
from alteram.desk.shelf import Shelf
from alteram.desk.tables import Tables
from alteram.link import Actors
from alteram.model import CopyCluster, Entry, Event
from alteram.store import Dossier


class Kept:
    """What is kept of one open dossier for all who see the same of it."""

    def __init__(self, store: Dossier, shelf: Shelf) -> None:
        """`shelf` is that of the dossier with all in it, whoever sees a part."""
        self.store = store
        self.shelf = shelf
        self.tables: Cache[Tables] = Cache(2)
        self.ledger = Ledger()
        self.entries: Cache[Entry] = Cache(64)
        self.stored: Cache[Entry] = Cache(64)
        self.comparisons: Cache[Comparison] = Cache(64)
        self.lineages: Cache[Lineage] = Cache(64)
        self.timelines: Cache[Timeline] = Cache(64)
        self.telling: Cache[Mapping[str, tuple[Event, ...]]] = Cache(8)
        self.sharing: Cache[Mapping[str, tuple[CopyCluster, ...]]] = Cache(8)
        self.looks: Cache[tuple[Look, ...]] = Cache(8)
        self.names: Cache[tuple[tuple[str, str], ...]] = Cache(8)
        self.totals: Cache[int] = Cache(64)
        self.found: Cache[FoundEvents] = Cache(32)
        self.keyed: Cache[Actors] = Cache(1)
        self.drawn: Cache[Any] = Cache(128)
