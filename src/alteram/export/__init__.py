"""Records out of the program, in formats that others read."""

from alteram.export.annotate import annotation
from alteram.export.jsonl import export_jsonl

__all__ = ["annotation", "export_jsonl"]
