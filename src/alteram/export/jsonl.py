"""JSON lines: one file a table, one record a line, the same bytes for the same dossier."""

import json
from pathlib import Path

import msgspec

from alteram.errors import ReportError
from alteram.export.exporter import Exporter
from alteram.export.rows import Row, tables_of
from alteram.holding import Holding
from alteram.model import Problem


def _line(row: Row) -> bytes:
    """Return a row as one line; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return msgspec.json.encode(row) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode("ascii") + b"\n"


def export_jsonl(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder, made if need be, rows sorted by id.

    Each file is complete or as it was. Returns the records that were left out because their
    words do not stand in the text; raises ReportError where the folder cannot be written.
    """
    tables = tables_of(holding)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.named():
            draft = folder / f"{name}.jsonl.new"
            with draft.open("wb") as file:
                file.writelines(map(_line, rows))
            draft.replace(folder / f"{name}.jsonl")
    except OSError as error:
        raise ReportError(
            f"{folder}: cannot be written ({error.strerror}); files already there are complete. "
            "Check folder, permissions and space."
        ) from error
    return tuple(tables.left_out)


JSONL = Exporter(name="jsonl", what="a folder of tables, one record a line", write=export_jsonl)
