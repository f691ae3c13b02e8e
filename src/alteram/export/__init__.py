"""Records out of the program, in formats that others read."""

from collections.abc import Callable
from pathlib import Path

from alteram.export.annotate import annotation
from alteram.export.annotate_lines import bounded_lines, check_row, date_of, read_line
from alteram.export.jsonl import export_jsonl
from alteram.model import Collection, Problem

__all__ = [
    "EXPORTERS",
    "annotation",
    "bounded_lines",
    "check_row",
    "date_of",
    "export_jsonl",
    "read_line",
]

EXPORTERS: dict[str, Callable[[Collection, Path], tuple[Problem, ...]]] = {"jsonl": export_jsonl}
"""Each format's name and the function that writes it and returns what it left out."""
