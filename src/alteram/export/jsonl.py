"""JSON lines: one file a table, one record a line, the same bytes for the same dossier."""

from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.tables import Tables, export_tables
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def write_table(tables: Tables, table: str, path: Path) -> None:
    """Write one table, a row a line; raises ReportError where it cannot be written."""
    with whole_file(path) as file:
        file.writelines(line + b"\n" for line in tables.lines(table))


def export_jsonl(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder; see `export_tables`."""
    return export_tables(holding, folder, "jsonl", write_table)


JSONL = Exporter(name="jsonl", what="a folder of tables, one record a line", write=export_jsonl)
