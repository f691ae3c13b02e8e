"""The statements about an event in running text: "According to X, in Y (date): ..."."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from alteram.comparison import Line
from alteram.model import UNNAMED_OUTLET, Position

MOST = 30_000
"""Characters in one cell; spreadsheets hold 32,767."""

_STANCES: dict[Position, str] = {
    "accepts_responsibility": "accepting responsibility",
    "acknowledges_denies_responsibility": "acknowledging it, denying responsibility",
    "acknowledges_other_explanation": "giving another explanation",
    "acknowledges_circumstances": "acknowledging circumstances",
    "denies_act": "denying it",
    "disputes_figure": "disputing a figure",
    "declines_comment": "declining to comment",
    "withdraws": "withdrawing an earlier statement",
    "demands": "making a demand",
}


def said_of(lines: Sequence[Line]) -> str:
    """Return what was said, each passage with its speaker, the way it came and its stance.

    A passage inside a longer one of the same speaker is left out. What is too long for a cell is
    left out from the end, and how much that is stands there.
    """
    told = [
        _told(*of, (one.quote for one in group))
        for of, group in groupby(_longest(lines), lambda one: (one.chain, one.published, _of(one)))
    ]
    kept, length = 0, 0
    while kept < len(told) and length + len(told[kept]) < MOST:
        length += len(told[kept]) + 1
        kept += 1
    rest = [f"[{len(told) - kept} more: see claims.jsonl]"] if kept < len(told) else []
    return " ".join([*told[:kept], *rest])


def _of(line: Line) -> str:
    return _STANCES.get(line.position, "")


def _longest(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that do not lie in another one's words, told by the same with one stance."""
    held: dict[object, list[tuple[int, int]]] = {}
    for one in lines:
        held.setdefault((one.document, one.chain, _of(one)), []).append((one.start, one.end))
    for one in lines:
        spans = held[one.document, one.chain, _of(one)]
        wider = (s for s in spans if s != (one.start, one.end))
        if not any(start <= one.start and one.end <= end for start, end in wider):
            yield one


def _told(chain: tuple[str, ...], published: str | None, stance: str, quotes: Iterable[str]) -> str:
    names = ["an unnamed outlet" if name == UNNAMED_OUTLET else name for name in chain]
    head = f"According to {', cited by '.join(names[: max(1, len(names) - 1)])}"
    head += f", in {names[-1]}" if len(names) > 1 else ""
    head += f" ({published})" if published else ""
    head += f", {stance}" if stance else ""
    words = "; ".join(
        f"\N{LEFT DOUBLE QUOTATION MARK}{' '.join(quote.split())}\N{RIGHT DOUBLE QUOTATION MARK}"
        for quote in dict.fromkeys(quotes)
    )
    return f"{head}: {words}."
