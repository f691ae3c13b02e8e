"""CSV and Parquet tables hold what the JSON lines hold, read by the tools of their communities."""

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from pyarrow import parquet
from tests.export.test_jsonl import a_collection, an_entry
from tests.holdings import holding_of

from alteram.decisions import By, decide
from alteram.errors import ReportError
from alteram.export.cells import plain
from alteram.export.columns import COLUMNS, Kind
from alteram.export.csv_tables import CSV
from alteram.export.exporter import Exporter
from alteram.export.jsonl import JSONL
from alteram.export.parquet import PARQUET, schema_of
from alteram.model import Collection

FORMULA = '=HYPERLINK("http://kesh.example";"x");@SUM(1)'


def hostile() -> Collection:
    """A collection whose documents and people have names that spreadsheets would run."""
    held = a_collection()
    entries = []
    for entry in held.entries:
        document = replace(entry.document, outlet=FORMULA, title="-1+1", location="\t+2;=3\r\n-4")
        (said,) = entry.analysis.attributions
        said = replace(said, speaker_name="@" + said.speaker_name, chain=("+1", FORMULA))
        analysis = replace(entry.analysis, attributions=(said,))
        entries.append(replace(entry, document=document, analysis=analysis))
    (actor,), (event,) = held.links.actors, held.links.events
    links = replace(
        held.links,
        actors=(replace(actor, name="=1+1"),),
        events=(replace(event, label="+1", place="-1", lat=-33.5, lon=-70.25),),
    )
    decisions = tuple(replace(one, who="=who()", why="-why") for one in held.decisions)
    return replace(held, entries=tuple(entries), links=links, decisions=decisions)


@pytest.fixture(params=["plain", "hostile"], scope="module")
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    held = holding_of(a_collection() if request.param == "plain" else hostile())
    for exporter in (JSONL, CSV, PARQUET):
        assert exporter.write(held, folder) == ()
    return folder


def lines(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_bytes().splitlines()]


def as_value(cell: str, kind: Kind) -> object:
    """Read a cell of a CSV file as its column says; an empty one is None."""
    if not cell:
        return None
    if kind == "text":
        return plain(cell)
    value: object = json.loads(plain(cell))
    return value == 1 if kind == "yes_no" else value


@pytest.mark.parametrize("table", COLUMNS)
def test_csv_holds_what_json_lines_hold(written: Path, table: str) -> None:
    with (written / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        names, *found = csv.reader(file, strict=True)
    wanted = lines(written, table)
    assert names == list(COLUMNS[table])
    assert all(list(row) == names for row in wanted)
    assert len(found) == len(wanted) > 0
    for row, held in zip(found, wanted, strict=True):
        values = dict(zip(names, row, strict=True))
        for name, kind in COLUMNS[table].items():
            assert as_value(values[name], kind) == (None if held[name] == "" else held[name]), name


@pytest.mark.parametrize("table", COLUMNS)
def test_no_cell_of_a_csv_file_is_a_formula(written: Path, table: str) -> None:
    frame = pd.read_csv(written / f"{table}.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS[table])
    for name, kind in COLUMNS[table].items():
        if kind != "number":
            assert not frame[name].str.match(r"[=+\-@\t\r\n]").any(), name


@pytest.mark.parametrize("table", COLUMNS)
def test_parquet_holds_what_json_lines_hold(written: Path, table: str) -> None:
    path, wanted = written / f"{table}.parquet", lines(written, table)
    assert parquet.read_schema(path).equals(schema_of(table))
    assert parquet.read_table(path).to_pylist() == wanted
    with duckdb.connect() as connection:
        asked = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [one[0] for one in asked.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in asked.fetchall()]
    assert found == wanted
    frame = pd.read_parquet(path)
    assert list(frame["id"]) == [row["id"] for row in wanted]
    assert list(frame.columns) == list(COLUMNS[table])


def test_duckdb_and_pandas_read_the_numbers_of_a_csv_file(written: Path) -> None:
    wanted = lines(written, "figures")
    path = written / "figures.csv"
    frame = pd.read_csv(path)
    assert list(frame["value"]) == [row["value"] for row in wanted]
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT id, value, start FROM read_csv(?, quote='\"', escape='\"')", [str(path)]
        ).fetchall()
    assert found == [(row["id"], row["value"], row["start"]) for row in wanted]
    (event,) = lines(written, "events")
    if event["lat"] is not None:
        assert b",-33.5,-70.25," in (written / "events.csv").read_bytes()


@pytest.mark.parametrize("exporter", [JSONL, CSV, PARQUET], ids=lambda one: one.name)
def test_the_order_of_documents_changes_nothing(exporter: Exporter, tmp_path: Path) -> None:
    held = hostile()
    exporter.write(holding_of(held), tmp_path / "a")
    exporter.write(holding_of(replace(held, entries=held.entries[::-1])), tmp_path / "b")
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == len(COLUMNS)
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize("exporter", [CSV, PARQUET], ids=lambda one: one.name)
def test_empty_dossiers_bad_folders_and_odd_characters(exporter: Exporter, tmp_path: Path) -> None:
    exporter.write(holding_of(Collection()), tmp_path / "none")
    assert len(list((tmp_path / "none").iterdir())) == len(COLUMNS)
    entry = an_entry()
    odd = replace(entry, document=replace(entry.document, title="a \ud800\0 b"))
    assert exporter.write(holding_of(Collection(entries=(odd,))), tmp_path / "odd") == ()
    (tmp_path / "file").write_text("here")
    with pytest.raises(ReportError, match="cannot be written"):
        exporter.write(holding_of(Collection()), tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "none", "odd"]


def test_reviews_and_edits_stand_beside_the_records(tmp_path: Path) -> None:
    by = {who: By(who=who, made="2024-05-01", why="as the passage says") for who in ("Ana", "Bo")}
    made = (
        decide("accept", ["claim-1"], [], by["Ana"]),
        decide("edit", ["claim-1", "act"], ["injuring"], by["Bo"]),
        decide("edit", ["claim-1", "affected"], ["people"], by["Ana"]),
        decide("reject", ["claim-2"], [], by["Ana"]),
        decide("restrict", ["doc-2"], [], by["Bo"]),
        decide("label", ["event-1"], ["Kesh in May"], by["Bo"]),
    )
    JSONL.write(holding_of(replace(a_collection(), decisions=made)), tmp_path)
    held = {row["id"]: row for table in COLUMNS for row in lines(tmp_path, table)}
    told = {
        name: tuple(held[name][key] for key in ("review", "reviewed_by", "edited_by"))
        for name in ("claim-1", "claim-2", "doc-1", "doc-2", "event-1", "figure-1a")
    }
    assert told == {
        "claim-1": ("accepted", "Ana", ["Ana", "Bo"]),
        "claim-2": ("rejected", "Ana", []),
        "doc-1": ("proposed", None, []),
        "doc-2": ("restricted", "Bo", []),
        "event-1": ("proposed", None, ["Bo"]),
        "figure-1a": ("proposed", None, []),
    }
    assert held[made[1].id]["document_id"] == "doc-1"


@pytest.mark.parametrize("exporter", [JSONL, CSV, PARQUET], ids=lambda one: one.name)
def test_what_was_withheld_is_told_beside_the_tables(exporter: Exporter, tmp_path: Path) -> None:
    held, note = holding_of(a_collection()), tmp_path / "withheld.txt"
    exporter.write(held, tmp_path)
    assert not note.exists()
    exporter.write(replace(held, notes=("Names masked: 2.", "1 item left out.")), tmp_path)
    assert note.read_text(encoding="utf-8") == "Names masked: 2.\n1 item left out.\n"
    exporter.write(held, tmp_path)
    assert note.read_text(encoding="utf-8") == "Nothing was withheld.\n"


@pytest.mark.parametrize("exporter", [JSONL, CSV, PARQUET], ids=lambda one: one.name)
def test_where_one_table_cannot_be_written_none_is_replaced(
    exporter: Exporter, tmp_path: Path
) -> None:
    exporter.write(holding_of(a_collection()), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / f"figures.{exporter.name}").unlink()
    (tmp_path / f"figures.{exporter.name}.{os.getpid()}.new").mkdir()
    with pytest.raises(ReportError, match="cannot be written"):
        exporter.write(holding_of(hostile()), tmp_path)
    for path in tmp_path.iterdir():
        assert path.is_dir() or path.read_bytes() == before[path.name]
    assert len(list(tmp_path.iterdir())) == len(before)
