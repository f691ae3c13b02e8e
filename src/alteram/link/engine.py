"""What joins and weighs the pairs of a collection: an engine, given to linking as a parameter.

All else in linking is work on one document, or on what is left once pairs are known. An engine
of many machines has two things to do, and gives the same pairs with the same bits.
"""

from collections.abc import Iterable
from typing import Protocol

from alteram.link import candidates, linkage
from alteram.link.candidates import Numbers
from alteram.link.fingerprints import Hashes
from alteram.link.linkage import Model, Weighed
from alteram.link.tables import Columns, Proposed


class LinkingEngine(Protocol):
    """Joins records and weighs their pairs."""

    def weigh(
        self,
        records: Columns | Iterable[Columns],
        model: Model,
        *,
        least: float | None = None,
        levels: bool = False,
        proposed: Proposed | None = None,
    ) -> Weighed:
        """Return the proposed pairs of records with their weights; see `linkage.weigh`."""

    def share(self, texts: Numbers, hashes: Hashes, least: int) -> Numbers:
        """Return the pairs of texts that share `least` rare hashes; see `candidates.join`."""


class Local:
    """DuckDB in this process."""

    def weigh(
        self,
        records: Columns | Iterable[Columns],
        model: Model,
        *,
        least: float | None = None,
        levels: bool = False,
        proposed: Proposed | None = None,
    ) -> Weighed:
        """Return the proposed pairs of records with their weights."""
        return linkage.weigh(records, model, least=least, levels=levels, proposed=proposed)

    def share(self, texts: Numbers, hashes: Hashes, least: int) -> Numbers:
        """Return the pairs of texts that share `least` rare hashes."""
        return candidates.join(texts, hashes, least)


LOCAL = Local()
