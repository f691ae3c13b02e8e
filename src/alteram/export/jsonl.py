"""JSON lines: one file a table, one record a line, the same bytes for the same dossier."""

from pathlib import Path

from alteram.export.columns import COLUMNS
from alteram.export.exporter import Exporter
from alteram.export.tables import gathered
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def export_jsonl(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder, made if need be, rows sorted by id.

    Each file is complete or as it was. Returns the records that were left out because their
    words do not stand in the text; raises ReportError where the folder cannot be written.
    """
    with gathered(holding, folder / "tables") as tables:
        for table in COLUMNS:
            with whole_file(folder / f"{table}.jsonl") as file:
                file.writelines(line + b"\n" for line in tables.lines(table))
        return tuple(tables.left_out)


JSONL = Exporter(name="jsonl", what="a folder of tables, one record a line", write=export_jsonl)
