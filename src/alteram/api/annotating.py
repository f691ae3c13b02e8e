"""JSON lines of texts in, JSON lines of records out."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from alteram.errors import AlteramError, ModelFileError
from alteram.export import annotation, check_row, date_of, read_line
from alteram.pipeline import analyse_or_report


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
        ).analysis
        analysis = replace(analysis, problems=(*problems, *analysis.problems))
        return annotation(row["id"], row["text"], analysis)
    except ModelFileError:
        # A fault of the installation, not of the line: every line would meet it.
        raise
    except AlteramError as error:
        set_aside(str(error))
        known = row.get("id") if isinstance(row, dict) else None
        return {"id": known, "problems": [{"stage": "annotate", "message": str(error)}]}
