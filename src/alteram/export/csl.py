"""CSL-JSON: a citation for each document and for each statement, as citation managers read it."""

from collections.abc import Iterator
from pathlib import Path

from alteram.export.citations import Citation, Citations
from alteram.export.exporter import Exporter
from alteram.export.jsontext import Json, given, json_bytes, write_list
from alteram.export.said import said
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem

_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def csl_date(edtf: str | None) -> Json | None:
    """Return an EDTF date as CSL has it; None for none.

    A day, a month, a year, an interval of them and a season have parts; a date that is
    approximate or uncertain is `circa`. What CSL has no parts for (a decade, an open interval)
    is given in words, as written in EDTF, so that nothing is made up.
    """
    if not edtf:
        return None
    sides = edtf.split("/")
    parts = [_parts(side.rstrip("~?%")) for side in sides]
    if len(parts) > 2 or None in parts:
        return {"literal": edtf}
    date: Json = {}
    known = [part for part in parts if part is not None]
    if len(known) == 1 and len(known[0]) > 1 and known[0][1] in _SEASONS:
        date |= {"date-parts": [known[0][:1]], "season": _SEASONS[known[0][1]]}
    elif any(len(part) > 1 and part[1] in _SEASONS for part in known):
        return {"literal": edtf}
    else:
        date["date-parts"] = known
    if any(side.endswith(("~", "?", "%")) for side in sides):
        date["circa"] = True
    return date


def _parts(side: str) -> list[int] | None:
    numbers = side.split("-")
    sound = 1 <= len(numbers) <= 3 and all(one.isascii() and one.isdigit() for one in numbers)
    return [int(one) for one in numbers] if sound and len(numbers[0]) == 4 else None


def csl_item(citation: Citation) -> Json:
    """Return a citation as one CSL item."""
    names = [{"literal": citation.author}] if citation.author else []
    report = citation.kind == "report"
    row: Json = {
        "id": citation.id,
        "type": citation.kind,
        "title": citation.title,
        "author": names,
        "container-title": None if report else citation.container,
        "publisher": citation.container if report else None,
        "issued": csl_date(citation.issued),
        "original-date": csl_date(citation.original_date),
        "accessed": csl_date(citation.accessed[:10]),
        "URL": citation.url,
        "archive_location": citation.archive_location,
        "language": citation.language,
        "note": citation.note,
    }
    return given(row)


def _items(holding: Holding, left_out: list[Problem]) -> Iterator[bytes]:
    citations = Citations(holding)
    for entry in holding.entries:
        found = said(entry)
        left_out.extend(found.left_out)
        yield from (json_bytes(csl_item(one)) for one in citations.of(found))


def write_csl(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write a list of CSL items, each on a line, each document before its statements.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    left_out: list[Problem] = []
    with whole_file(path) as file:
        write_list(file, _items(holding, left_out))
        file.write(b"\n")
    return tuple(left_out)


CSL = Exporter(
    name="csl",
    what="a file of CSL-JSON: a citation for each document and each statement",
    write=write_csl,
)
