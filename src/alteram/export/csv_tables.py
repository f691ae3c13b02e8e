"""The tables as CSV: one file a table, UTF-8, lists as JSON."""

from pathlib import Path

from alteram.export.cells import header, line
from alteram.export.columns import COLUMNS
from alteram.export.exporter import Exporter
from alteram.export.tables import Tables, gathered
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def write_table(tables: Tables, table: str, path: Path) -> None:
    """Write one table as a CSV file; raises ReportError where it cannot be written."""
    names = tuple(COLUMNS[table])
    with whole_file(path) as file:
        file.write(header(names))
        file.writelines(line(row[name] for name in names) for row in tables.rows(table))


def export_csv(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder, made if need be, rows sorted by id.

    Each file is complete or as it was. Returns the records that were left out because their
    words do not stand in the text; raises ReportError where the folder cannot be written.
    """
    with gathered(holding, folder / "tables") as tables:
        for table in COLUMNS:
            write_table(tables, table, folder / f"{table}.csv")
        return tuple(tables.left_out)


CSV = Exporter(name="csv", what="a folder of tables for spreadsheets", write=export_csv)
