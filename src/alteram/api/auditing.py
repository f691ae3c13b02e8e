"""The even-handedness audit: texts analysed as they are and with the names of parties swapped."""

from collections.abc import Callable, Sequence, Set
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER, collection
from alteram.api.intake import Inputs, ReadOptions, received
from alteram.api.reading import analysed
from alteram.compare import (
    Audit,
    AuditResult,
    Form,
    read_swaps,
    sides_in,
    sum_up,
    swap_names,
    swap_words,
    unswapped,
)
from alteram.compare import audit as audit_records
from alteram.model import Entry, Problem
from alteram.pipeline import analyse_or_report
from alteram.read import Readers


def audit(
    swaps: Sequence[str],
    inputs: Sequence[str] = (),
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    progress: Callable[[str], None] = lambda location: None,
) -> AuditResult:
    """Swap the names of parties in texts, analyse both, and return the records that differ.

    A swap is "A=B", or forms in the same order on both sides ("A,A-an,Acity=B,B-an,Bcity"). The
    texts are those of `inputs`, else those of the dossier; nothing is stored. Raises SwapError
    where a swap cannot be made.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    if inputs:
        _read(inputs, dossier, entries, problems)
    else:
        entries.extend(collection(dossier).entries)
    forms = read_swaps(swaps, [entry.text.text for entry in entries])
    audits = []
    for entry in entries:
        audits.append(_audited(entry, forms))
        progress(entry.document.location)
    return sum_up(swaps, audits, problems)


def _read(
    inputs: Sequence[str], dossier: str | Path, entries: list[Entry], problems: list[Problem]
) -> None:
    options = ReadOptions()
    with Readers() as readers:
        for given in Inputs(inputs, dossier):
            if isinstance(given, Problem):
                problems.append(given)
                continue
            for one in received(given, readers, options):
                if isinstance(one, Problem):
                    problems.append(one)
                else:
                    entries.append(analysed(one, options))


def _audited(entry: Entry, forms: Sequence[Form]) -> tuple[Audit, Set[int]]:
    document = entry.document
    swapped = swap_names(entry.text.text, forms)
    outlet = document.outlet or ""
    sides = swapped.sides | sides_in(outlet, forms)
    if not sides:
        return unswapped(document.location), sides
    outlet = swap_words(outlet, forms)
    after = analyse_or_report(
        swapped.new_text, date=document.published, outlet=outlet, location=document.location
    ).analysis
    return audit_records(entry.analysis, after, swapped, document.location), sides
