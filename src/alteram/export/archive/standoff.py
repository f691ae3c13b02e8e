"""The standoff package: all records by place and mark, without the texts they are about."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from alteram.decisions import BEGINNING
from alteram.export.archive.package import seal_package, sealed, write_lines
from alteram.export.archive.verify import key_of, mark
from alteram.export.archive.withheld import withheld
from alteram.export.columns import COLUMNS
from alteram.export.exporter import Exporter
from alteram.export.geojson import GEOJSON
from alteram.export.jsontext import Json, json_bytes
from alteram.export.prov import write_prov
from alteram.export.said import said
from alteram.export.sorting import Sorted
from alteram.export.tables import gathered
from alteram.export.webannotation import placed_target, write_annotations
from alteram.export.writing import whole_folder
from alteram.holding import Holding
from alteram.model import Entry, Problem, Span, quote

KIND = "standoff"
_MARKED = {"claims": "quote", "figures": "verbatim"}


def write_standoff(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the package into a new or empty folder; return what was left out.

    Raises ReportError where it cannot be written; nothing is left there then.
    """
    hidden = withheld(holding)
    with whole_folder(folder) as draft, _marks(holding, folder) as (marks, left_out):

        def target(entry: Entry, span: Span) -> Json:
            made = marks.get(entry.document.id, f"{span.start}-{span.end}") or b""
            return placed_target(entry, span) | {"alteram:mark": made.decode("ascii")}

        counts = _write_tables(hidden, draft, marks)
        last = _write_decisions(holding, hidden, draft / "decisions.jsonl")
        # "According to" and a name may be a text's own words: no sentence is made here.
        write_annotations(hidden, draft / "annotations.jsonld", target, worded=False)
        write_prov(hidden, draft / "prov.json")
        GEOJSON.write(hidden, draft / "events.geojson")
        (draft / "data").mkdir()
        seal_package(hidden, draft, kind=KIND, counts=counts, last_seal=last)
        return tuple(left_out)


@contextmanager
def _marks(holding: Holding, beside: Path) -> Iterator[tuple[Sorted, list[Problem]]]:
    """Yield the mark of each passage that a record has, by document and place."""
    left_out: list[Problem] = []
    with Sorted(beside) as held:
        for entry in holding.entries:
            found = said(entry)
            left_out.extend(found.left_out)
            text = entry.text.text
            key = key_of(text)
            spans = [span for by in found.attributions for span in by.content or by.speaker]
            spans += [claim.span for claim, _ in found.claims]
            spans += [label.span for claim, _ in found.claims for label in claim.labels]
            spans += [figure.span for figure, _, _ in found.figures]
            for span in spans:
                made = mark(key, span.start, span.end, quote(text, span))
                held.add(entry.document.id, f"{span.start}-{span.end}", made.encode("ascii"))
        yield held, left_out


def _write_tables(hidden: Holding, folder: Path, marks: Sorted) -> dict[str, int]:
    counts = {}
    with gathered(hidden, folder / "tables") as tables:
        for table in sorted(COLUMNS.keys() - {"decisions"}):
            rows = (_marked(table, line, marks) for line in tables.lines(table))
            counts[f"{table}.jsonl"] = write_lines(rows, folder / f"{table}.jsonl")
    return counts


def _marked(table: str, line: bytes, marks: Sorted) -> bytes:
    """Return a row with a mark in the place of each quote."""
    if table not in _MARKED:
        return line
    row = json.loads(line)
    del row[_MARKED[table]]
    for quoted in (row, *row.get("labels", ())):
        quoted.pop("text", None)
        made = marks.get(row["document_id"], f"{quoted['start']}-{quoted['end']}") or b""
        quoted["mark"] = made.decode("ascii")
    return json_bytes(row)


def _write_decisions(holding: Holding, hidden: Holding, path: Path) -> str:
    """Write decisions with the seals of the whole ones; return the last seal."""
    last = BEGINNING
    rows = []
    for row, shown in zip(sealed(holding.decisions), hidden.decisions, strict=True):
        last = str(row["seal"])
        rows.append(json_bytes(asdict(shown) | {"previous": row["previous"], "seal": last}))
    write_lines(iter(rows), path)
    return last


STANDOFF = Exporter(
    name="standoff",
    what="a folder as archive without words of the texts: offsets, marks of quotes, records",
    write=write_standoff,
)
