"""The verbs of the program as functions; the command line parses, calls one of these, writes."""

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from alteram.compare import (
    Audit,
    AuditResult,
    Form,
    Index,
    read_swaps,
    sides_in,
    sum_up,
    swap_names,
    swap_words,
    trace,
    unswapped,
)
from alteram.compare import audit as audit_records
from alteram.compare import compare as compare_event
from alteram.compare.wording import POSITIONS
from alteram.comparison import Comparison, Lineage
from alteram.errors import (
    AlteramError,
    ModelFileError,
    NotFoundError,
    QuoteMismatchError,
    ReadError,
)
from alteram.export import EXPORTERS, annotation, check_row, date_of, read_line
from alteram.link import link
from alteram.model import Collection, Document, Entry, Event, Outcome, Problem
from alteram.pipeline import analyse_or_report
from alteram.read import fetch_bytes, read_document
from alteram.report import write_report
from alteram.store import Dossier, Fault
from alteram.text.edtf import bounds, is_edtf

DEFAULT_DOSSIER = "dossier.alteram"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What `read` did: documents added, documents that were there already, problems."""

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(
    inputs: Sequence[str],
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    outlet: str | None = None,
    date: str | None = None,
    progress: Callable[[str], None] = lambda location: None,
) -> ReadResult:
    """Add documents to a dossier, analyse them and link them to what is there.

    `inputs` are paths, or "-" for standard input. `outlet` and `date` (EDTF) hold for inputs that
    do not say theirs. `progress` is called with each input once it is done. An input that cannot
    be read becomes a problem in the dossier; raises DossierError where the dossier is at fault,
    ReadError where `date` is no date.
    """
    if date is not None and not is_edtf(date):
        raise ReadError(
            f"{date!r} is no EDTF date; nothing was read. Write it as 2022, 2022-03 or 2022-03-04."
        )
    added: list[Document] = []
    known: list[Document] = []
    problems: list[Problem] = []
    with Dossier.open(dossier, create=True) as store:
        for location in inputs:
            try:
                entry, data = _entry(location, outlet, date)
                is_new = store.add(entry, data)
            except (ReadError, QuoteMismatchError) as error:
                problem = _set_aside(location, error)
                store.add_problem(problem)
                problems.append(problem)
            else:
                (added if is_new else known).append(entry.document)
                if is_new:
                    problems.extend(entry.analysis.problems)
            progress(location)
        if not store.is_linked():
            held = store.collection()
            store.save_links(link(held.entries, held.links))
    return ReadResult(added=tuple(added), known=tuple(known), problems=tuple(problems))


def _set_aside(location: str, error: AlteramError) -> Problem:
    return Problem(location=_storable(location), stage="read", message=_storable(str(error)))


def _storable(location: str) -> str:
    """Return a location whose bytes are no UTF-8 with those bytes written out."""
    return os.fsencode(location).decode("utf-8", "backslashreplace")


def _entry(location: str, outlet: str | None, date: str | None) -> tuple[Entry, bytes]:
    data = fetch_bytes(location)
    captured = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    document, text = read_document(data, _storable(location), captured)
    document = replace(
        document, outlet=document.outlet or outlet, published=document.published or date
    )
    analysis = analyse_or_report(
        text.text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
    )
    return Entry(document=document, text=text, analysis=analysis), data


def collection(dossier: str | Path = DEFAULT_DOSSIER) -> Collection:
    """Return everything that a dossier holds, each quote checked against its text.

    The events stand by date, those without one last.
    """
    with Dossier.open(dossier) as store:
        held = store.collection()
    in_order = tuple(sorted(held.links.events, key=_by_date))
    return replace(held, links=replace(held.links, events=in_order))


def _by_date(event: Event) -> tuple[datetime.date, datetime.date, str, str]:
    try:
        first, last = bounds(event.date) if event.date else (None, None)
    except ValueError:
        first = last = None
    latest = datetime.date.max
    return first or last or latest, last or latest, event.label, event.id


def events(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Event, ...]:
    """Return the events of a dossier by date and label."""
    return collection(dossier).links.events


def compare(event: str, dossier: str | Path = DEFAULT_DOSSIER) -> Comparison:
    """Return what each party says about one event, named by its id, label or a part of it.

    Raises NotFoundError where no event or more than one answers to that name.
    """
    held = collection(dossier)
    return compare_event(find_event(held, event), held)


def figure(event: str, outcome: str, dossier: str | Path = DEFAULT_DOSSIER) -> Lineage:
    """Return where the figures for one outcome of an event come from, number by number.

    Raises NotFoundError for an outcome that is not one of `alteram.model.Outcome`.
    """
    known: tuple[Outcome, ...] = get_args(Outcome)
    wanted = next((one for one in known if one == outcome), None)
    if wanted is None:
        raise NotFoundError(f"No outcome {outcome!r}. There are: {', '.join(known)}.")
    held = collection(dossier)
    return trace(find_event(held, event), wanted, held)


def find_event(held: Collection, name: str) -> Event:
    """Return the one event whose id is `name` or whose label holds it, ignoring case."""
    exact = [e for e in held.links.events if name in (e.id, e.label)]
    found = exact or [e for e in held.links.events if name.lower() in e.label.lower()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"No event answers to {name!r}. `alteram events` lists them.")
    labels = "; ".join(f"{e.label} ({e.id})" for e in found[:5])
    raise NotFoundError(f"{len(found)} events answer to {name!r}: {labels}. Name one by its id.")


def comparisons(held: Collection) -> tuple[Comparison, ...]:
    """Return what each party says about each event of a collection."""
    index = Index(held)
    return tuple(compare_event(event, held, index) for event in held.links.events)


def report(out: str | Path, dossier: str | Path = DEFAULT_DOSSIER) -> Path:
    """Write one self-contained HTML page of the whole dossier and return its path."""
    held = collection(dossier)
    return write_report(held, comparisons(held), POSITIONS, Path(out))


def export(
    form: str, out: str | Path, dossier: str | Path = DEFAULT_DOSSIER
) -> tuple[Problem, ...]:
    """Write a dossier in one of the formats of `alteram.export.EXPORTERS`.

    Returns the records that were left out, each with the reason. Raises NotFoundError for a
    format that does not exist, ReportError where `out` cannot be written.
    """
    if form not in EXPORTERS:
        raise NotFoundError(f"No format {form!r}. There are: {', '.join(sorted(EXPORTERS))}.")
    return EXPORTERS[form](collection(dossier), Path(out))


def verify(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Fault, ...]:
    """Hash every document and text again, cut every quote again; return what differs."""
    with Dossier.open(dossier) as store:
        return store.verify()


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
    for location in inputs:
        try:
            entries.append(_entry(location, None, None)[0])
        except ReadError as error:
            problems.append(_set_aside(location, error))
    if not inputs:
        entries.extend(collection(dossier).entries)
    forms = read_swaps(swaps, [entry.text.text for entry in entries])
    audits = []
    for entry in entries:
        audits.append(_audited(entry, forms))
        progress(entry.document.location)
    return sum_up(swaps, audits, problems)


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
    )
    return audit_records(entry.analysis, after, swapped, document.location), sides


def annotate(
    lines: Iterable[str | bytes], *, set_aside: Callable[[str], None] = lambda message: None
) -> Iterator[str]:
    """Turn lines `{"id", "text", "date"?, "outlet"?, "title"?}` into lines of records.

    Bytes are taken as UTF-8. A line that does not follow the contract gives a line
    `{"id", "problems"}`, and `set_aside` is called with the reason; nothing stops. Raises
    ModelFileError where a file of the parser or of the network is missing or altered.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _annotated(number, line, set_aside)
            plain = json.dumps(row, ensure_ascii=False)
            # A lone surrogate of the input can only be written as the escape that it came in.
            yield plain if _is_utf8(plain) else json.dumps(row)


def _is_utf8(words: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in words)


def _annotated(number: int, line: str | bytes, set_aside: Callable[[str], None]) -> dict[str, Any]:
    row: Any = None
    try:
        row = read_line(number, line)
        check_row(number, row)
        date, problems = date_of(number, row)
        analysis = analyse_or_report(
            row["text"], date=date, outlet=row.get("outlet"), location=f"line {number}"
        )
        analysis = replace(analysis, problems=(*problems, *analysis.problems))
        return annotation(row["id"], row["text"], analysis)
    except ModelFileError:
        # A fault of the installation, not of the line: every line would meet it.
        raise
    except AlteramError as error:
        set_aside(str(error))
        known = row.get("id") if isinstance(row, dict) else None
        return {"id": known, "problems": [{"stage": "annotate", "message": str(error)}]}
