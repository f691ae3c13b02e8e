"""A line given to the pipe `alteram annotate`: its contract, and what is wrong with one."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from alteram.errors import AnnotateError
from alteram.model import Problem
from alteram.text.edtf import is_edtf

LONGEST_LINE = 50_000_000
_LONGEST_SHOWN = 40
_TIME_OF_DAY = re.compile(r"[T ][0-9]{2}:[0-9]{2}.*", re.ASCII)


def bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of longer ones than the limit the beginning alone, so that memory is bounded."""
    while line := file.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield line


def read_line(number: int, line: str | bytes) -> Any:
    """Return what a line of JSON says; raises AnnotateError."""
    if len(line) > LONGEST_LINE:
        raise AnnotateError(f"Line {number} is longer than {LONGEST_LINE:,}; it was skipped.")
    try:
        words = line if isinstance(line, str) else line.decode("utf-8")
        return json.loads(
            words.removeprefix("\ufeff"), parse_constant=_refuse_constant, parse_float=_finite
        )
    except UnicodeDecodeError as error:
        raise AnnotateError(
            f"Line {number} is not UTF-8 ({error.reason}); it was skipped. Save it as UTF-8."
        ) from error
    except (ValueError, RecursionError) as error:
        raise AnnotateError(f"Line {number} is not JSON ({error}); it was skipped.") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:20]} is too large a number")
    return number


def check_row(number: int, row: Any) -> None:
    """Check an object `{"id", "text", "date"?, "outlet"?, "title"?}`; raises AnnotateError."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise AnnotateError(
            f'Line {number} needs an object with "id" and a string "text"; it was skipped.'
        )
    for key in ("date", "outlet"):
        if not isinstance(row.get(key), str | None):
            raise AnnotateError(f'Line {number}: "{key}" must be a string; it was skipped.')


def date_of(number: int, row: dict[str, Any]) -> tuple[str | None, tuple[Problem, ...]]:
    """Return a row's date in EDTF, to the day, or None and what is wrong with it."""
    given = (row.get("date") or "").strip()
    date = _TIME_OF_DAY.sub("", given)
    if not given or is_edtf(date):
        return date or None, ()
    shown = given if len(given) <= _LONGEST_SHOWN else f"{given[:_LONGEST_SHOWN]}..."
    message = (
        f'Line {number}: "date" is {shown!r}, which is no EDTF date; it was not used, the date '
        "that the text itself gives was taken if it has one. "
        "Write it as 2022, 2022-03 or 2022-03-04."
    )
    return None, (Problem(location=f"line {number}", stage="date", message=message),)
