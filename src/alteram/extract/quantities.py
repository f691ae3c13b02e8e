"""Quantities that count people or things which something happened to, with their outcomes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alteram.model import CountingUnit, Outcome, Qualifier, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alteram.model import DateMention
    from alteram.text.parse import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A `Figure` before it has a claim: `head` is the token that is counted.

    `subset` is the index, in the same result, of the quantity that this one is a part of.
    """

    span: Span
    verbatim: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    outcome: Outcome
    head: int
    group: tuple[str, ...] = ("not_stated",)
    counting_unit: CountingUnit = "not_stated"
    inclusive_of: tuple[str, ...] = ()
    subset: int | None = None


def find_quantities(parsed: "Parsed", dates: "Sequence[DateMention]") -> tuple[Quantity, ...]:
    """Return the quantities of a text in their order; numbers that count nobody are none."""
    return ()
