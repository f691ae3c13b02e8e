"""The chain of decisions checked: a row altered, taken out, put in or moved."""

from collections.abc import Iterable, Iterator

from alteram.decisions import BEGINNING, seal
from alteram.errors import DossierError
from alteram.model import Decision
from alteram.store.codec import unpack
from alteram.store.decided import Head, Sealed


def _row_faults(row: Sealed) -> Iterator[str]:
    """Yield what is wrong with one row by itself."""
    try:
        decision = unpack(row.record, Decision)
    except DossierError as error:
        yield f"decision {row.number} ({row.id}): {error}"
        return
    if decision.id != row.id:
        yield f"decision {row.number} ({row.id}): its record is that of {decision.id}"
    if seal(row.previous, decision) != row.seal:
        yield f"decision {row.number} ({row.id}): was altered; its seal is not that of its words"


def chain_faults(rows: Iterable[Sealed], head: str | None = None) -> Iterator[str]:
    """Yield one line for each break of the chain, in order.

    `head` is a seal noted before: a chain that does not hold it has lost its end, or was made
    anew.
    """
    last = Head(0, BEGINNING)
    found = head in (None, BEGINNING)
    for row in rows:
        yield from _row_faults(row)
        name = f"decision {row.number} ({row.id})"
        if row.number != last.number + 1:
            yield f"{name}: follows number {last.number}; rows between were taken out or moved"
        elif row.previous != last.seal:
            before = f"decision {last.number}" if last.number else "the beginning"
            yield (
                f"{name}: does not follow {before}; one of the two was altered, put in or moved, "
                "or rows between were taken out"
            )
        last = Head(row.number, row.seal)
        found = found or row.seal == head
    if not found:
        yield (
            f"decisions: none of the {last.number} has the seal {head}; decisions at the end were "
            "taken out, or all were made anew"
        )
