"""A small collection of texts, and what is read of the results of a run."""

import os
import shutil
from pathlib import Path

import pyarrow.dataset as ds

DEMO = Path(__file__).parent.parent.parent / "demo" / "texts"
CAPTURED = "2024-05-01T12:00:00+00:00"
TABLES = (
    "documents", "attributions", "claims", "figures", "problems", "receipts", "events", "actors",
    "copies",
)  # fmt: skip
ROWS = """\
{"title": "Bridge", "text": "KESH, May 3, 2021 (Torev Wire) - Six people were killed, police said."}
{"title": "Road", "text": "KESH, May 4, 2021 (Torev Wire) - The army denied shelling Kesh."}
"""


def made(folder: Path) -> Path:
    """Fill a folder with the demo's texts, a container, a copy, and what cannot be read."""
    shutil.copytree(DEMO, folder)
    (folder / "more").mkdir()
    (folder / "more" / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    (folder / "more" / "empty.txt").touch()
    (folder / ".hidden").write_text("Left out.", encoding="utf-8")
    first = sorted(DEMO.iterdir())[0]
    shutil.copy(first, folder / "zz.txt")
    (folder / os.fsdecode(b"z\xff.txt")).write_text("Kesh was shelled, police said.\n")
    (folder / "link.txt").symlink_to(first)
    return folder


def rows(out: Path, table: str) -> list[str]:
    """Return the rows of a table, sorted."""
    return sorted(map(repr, ds.dataset(out / table, format="parquet").to_table().to_pylist()))


def files(out: Path) -> dict[str, bytes]:
    """Return the bytes of all files of results."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
