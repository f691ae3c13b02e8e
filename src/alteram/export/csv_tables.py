"""The tables as CSV: one file a table, UTF-8, lists as JSON."""

from pathlib import Path
from typing import BinaryIO

from alteram.export.cells import header, line
from alteram.export.columns import COLUMNS
from alteram.export.exporter import Exporter
from alteram.export.tables import Tables, export_tables
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def write_table(tables: Tables, table: str, path: Path) -> None:
    """Write one table as a CSV file; raises ReportError where it cannot be written."""
    with whole_file(path) as file:
        _fill(tables, table, file)


def _fill(tables: Tables, table: str, file: BinaryIO) -> None:
    names = tuple(COLUMNS[table])
    file.write(header(names))
    file.writelines(line(row[name] for name in names) for row in tables.rows(table))


def export_csv(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder; see `export_tables`."""
    return export_tables(holding, folder, "csv", _fill)


CSV = Exporter(name="csv", what="a folder of tables for spreadsheets", write=export_csv)
