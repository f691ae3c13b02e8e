"""JSON lines: one file a table, one record a line, the same bytes for the same dossier."""

from pathlib import Path
from typing import BinaryIO

from alteram.export.exporter import Exporter
from alteram.export.tables import Tables, export_tables
from alteram.holding import Holding
from alteram.model import Problem


def _fill(tables: Tables, table: str, file: BinaryIO) -> None:
    file.writelines(line + b"\n" for line in tables.lines(table))


def export_jsonl(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder; see `export_tables`."""
    return export_tables(holding, folder, "jsonl", _fill)


JSONL = Exporter(name="jsonl", what="a folder of tables, one record a line", write=export_jsonl)
