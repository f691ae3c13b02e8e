"""JSON lines of texts in, JSON lines of records out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from alteram.engines import Analysts, Asked
from alteram.errors import AlteramError
from alteram.export import annotation, check_row, date_of, read_line
from alteram.model import Analysis, Problem
from alteram.pipeline import Analysed


def annotate(
    lines: Iterable[str | bytes],
    *,
    set_aside: Callable[[str], None] = lambda message: None,
    processes: int = 0,
    ahead: bool = True,
    rules_only: bool = False,
) -> Iterator[str]:
    """Turn lines `{"id", "text", "date"?, "outlet"?, "title"?}` into lines of records, in order.

    Bytes are taken as UTF-8. A line that does not follow the contract gives a line
    `{"id", "problems"}`, and `set_aside` is called with the reason; nothing stops. So many
    `processes` analyse at once; with 0 this one does. They take lines `ahead` of the answers,
    unless whoever gives a line waits for its answer. With `rules_only` the network is not asked
    who said what: three times as fast, and less is found. Raises ModelFileError where a file of the
    parser or of the network is missing or altered, WorkerError where no process can be started.
    """
    rows = _rows(lines, set_aside, rules_only)
    with Analysts(processes) as analysts:
        for row, done in _answers(analysts, rows, ahead=ahead):
            yield _line(row.refused if done is None else _annotation(row, done.analysis))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line that was read: its id and text, problems of what it says, or why it is refused."""

    id: Any
    text: str = ""
    problems: tuple[Problem, ...] = ()
    refused: Mapping[str, Any] = field(default_factory=dict)


_Coming = tuple[_Row, Asked | None]


def _rows(
    lines: Iterable[str | bytes], set_aside: Callable[[str], None], rules_only: bool
) -> Iterator[_Coming]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row, asked = _row(number, line, set_aside)
            yield row, None if asked is None else asked._replace(rules_only=rules_only)


def _row(number: int, line: str | bytes, set_aside: Callable[[str], None]) -> _Coming:
    row: Any = None
    try:
        row = read_line(number, line)
        check_row(number, row)
        date, problems = date_of(number, row)
    except AlteramError as error:
        set_aside(str(error))
        known = row.get("id") if isinstance(row, dict) else None
        words = {"stage": "annotate", "message": str(error)}
        return _Row(id=known, refused={"id": known, "problems": [words]}), None
    asked = Asked(row["text"], date=date, outlet=row.get("outlet"), location=f"line {number}")
    return _Row(id=row["id"], text=row["text"], problems=problems), asked


def _answers(
    analysts: Analysts, rows: Iterable[_Coming], *, ahead: bool
) -> Iterator[tuple[_Row, Analysed | None]]:
    if ahead:
        yield from analysts.through(rows)
        return
    for row in rows:
        yield from analysts.through([row])


def _annotation(row: _Row, analysis: Analysis) -> Mapping[str, Any]:
    whole = replace(analysis, problems=(*row.problems, *analysis.problems))
    return annotation(row.id, row.text, whole)


def _line(row: Mapping[str, Any]) -> str:
    plain = json.dumps(row, ensure_ascii=False)
    # A lone surrogate of the input can only be written as the escape that it came in.
    return plain if _is_utf8(plain) else json.dumps(row)


def _is_utf8(words: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in words)
