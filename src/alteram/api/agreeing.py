"""How far people agree who coded the same records blind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.compare import Agreement
from alteram.compare import agreement as agreement_of
from alteram.decisions import codings, rounds
from alteram.errors import NotFoundError
from alteram.model import Decision
from alteram.store import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAgreement:
    """One round: who coded how many items, and how far they agree, question by question.

    Of a round that is open, `questions` is empty: nobody may see another's answers.
    """

    round: str
    closed: bool
    coders: tuple[tuple[str, int], ...]
    questions: tuple[Agreement, ...]


def agreement(
    dossier: str | Path = DEFAULT_DOSSIER, *, coded_in: str | None = None
) -> tuple[RoundAgreement, ...]:
    """Return the agreement in every round of a dossier, or in one; by the round's name.

    Raises NotFoundError where there is no such round.
    """
    with Dossier.open(dossier) as store:
        held = store.decisions()
    return agreement_in(held, coded_in=coded_in)


def agreement_in(
    held: Sequence[Decision], *, coded_in: str | None = None
) -> tuple[RoundAgreement, ...]:
    """Return `agreement` of the decisions of a dossier."""
    closed = rounds(held)
    if coded_in is not None and coded_in not in closed:
        there = ", ".join(closed) or "none"
        raise NotFoundError(f"No round {coded_in!r}. There are: {there}.")
    asked = [name for name in closed if coded_in in (None, name)]
    found = []
    for name in asked:
        rows = codings(held, name)
        people = sorted({row.who for row in rows})
        found.append(
            RoundAgreement(
                round=name,
                closed=closed[name],
                coders=tuple(
                    (who, len({row.item for row in rows if row.who == who})) for who in people
                ),
                questions=agreement_of(rows) if closed[name] else (),
            )
        )
    return tuple(found)
