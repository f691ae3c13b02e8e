"""The chain of an attribution: from the innermost speaker through each reporter to the outlet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from alteram.model import UNNAMED_OUTLET, Attribution, Part

_CREDIT = re.compile(
    r"(?:[,.”\"]\s|^\s*)(?P<who>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
    r" (?:reports?|informs?|reported|informed)(?: (?:with reference|citing|referring)[^.\n]*)?"
    r"\.?\s*(?:\n|$)",
    re.MULTILINE,
)
_IN_DATELINE = re.compile(r"\((?P<round>[A-Z][^()\d]{1,40})\)|/(?P<slashed>[A-Z][^/\d]{1,40})/")
_NOT_AGENCIES = frozenset(["He", "She", "It", "They", "We", "I", "This", "That"])


def credited_agency(text: str) -> str | None:
    """Return the agency that a text credits as a whole (", Xnews reports."), if just one."""
    found: list[str] = []
    for match in _CREDIT.finditer(text):
        who = match["who"]
        if who not in _NOT_AGENCIES and who not in found:
            found.append(who)
    return found[0] if len(found) == 1 else None


def dateline_agency(text: str, parts: Sequence[Part]) -> str | None:
    """Return the agency whose story it is by its dateline: "HARSK, March 4 (Lenna Press) -"."""
    for part in parts:
        if part.kind == "dateline":
            found = _IN_DATELINE.search(text, part.span.start, part.span.end)
            if found is not None:
                return found["round"] or found["slashed"]
    return None


def _same(name: str, other: str) -> bool:
    short, long = sorted((name.casefold(), other.casefold()), key=len)
    return short == long or (len(short) > 3 and long.startswith((short + ".", short + " ")))


def _append(chain: list[str], name: str) -> None:
    if not chain or not _same(chain[-1], name):
        chain.append(name)


def build_chains(
    attributions: Sequence[Attribution], outlet: str, agency: str | None
) -> tuple[Attribution, ...]:
    """Return the attributions with their chains, innermost speaker first, the outlet last."""
    by_id = {one.id: one for one in attributions}
    built: list[Attribution] = []
    for one in attributions:
        chain: list[str] = []
        above: Attribution | None = one
        seen: set[str] = set()
        while above is not None and above.id not in seen:
            seen.add(above.id)
            _append(chain, above.speaker_name)
            above = by_id.get(above.parent) if above.parent is not None else None
        if agency is not None and one.kind != "outlet" and not any(_same(n, agency) for n in chain):
            _append(chain, agency)
        _append(chain, outlet)
        built.append(replace(one, chain=tuple(chain)))
    return tuple(built)


def outlet_name(outlet: str | None, agency: str | None = None) -> str:
    """Return how the outlet is named in chains; a dateline's capitals give way to the credit."""
    named = " ".join((outlet or "").split())
    if agency is not None and named.isupper() and _same(named, agency):
        return agency
    return named or UNNAMED_OUTLET
