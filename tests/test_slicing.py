"""A part of a run as a dossier: the run's records and ids, and all that a dossier is for."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet as pq

from alteram import api
from alteram.api import SliceOptions, slicing
from alteram.api.analysing import PROGRAM, program_mark
from alteram.cli import main
from alteram.errors import NotFoundError, RunError
from alteram.model import Entry
from alteram.store import Dossier, unpack_kept
from alteram.store.codec import unpack

DEMO = Path(__file__).parent.parent / "demo" / "texts"
HARSK = "Harsk, 4 March 2022"
Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sliced")
    shutil.copytree(DEMO, folder / "texts")
    first = sorted(DEMO.iterdir())[0]
    shutil.copy(first, folder / "texts" / "zz.txt")
    api.run(str(folder / "texts"), str(folder / "out"), options=api.RunOptions(processes=1))
    return folder / "out"


@pytest.fixture(scope="module")
def harsk(out: Path) -> Path:
    dossier = out.parent / "harsk.alteram"
    done = command("slice", str(out), "--event", HARSK, "--dossier", str(dossier))
    assert done.exit_code == 0, done.output
    assert "4 added, 0 there already" in done.stdout
    return dossier


def command(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def table(out: Path, name: str) -> Rows:
    return list(ds.dataset(out / name, format="parquet").to_table().to_pylist())


def held(dossier: Path) -> tuple[dict[str, Entry], set[str], set[str], set[str]]:
    """Return the entries of a dossier, and the ids of its events, actors and copies."""
    with Dossier.open(dossier) as store:
        assert store.is_linked()
        links = store.links()
        return (
            {entry.document.id: entry for entry in store.entries()},
            {one.id for one in links.events},
            {one.id for one in links.actors},
            {one.id for one in links.copies},
        )


def test_the_whole_run_is_the_dossier_that_reading_makes(out: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.alteram"
    done = api.slice_run(str(out), whole)
    entries, *ids = held(whole)
    assert (done.added, done.known, done.outside, done.gone, done.other) == (15, 0, 0, (), ())
    rows = table(out, "entries")
    assert len(rows) == 16
    for row in rows[:15]:
        assert isinstance(row["entry"], bytes)
        assert entries[str(row["document"])] == unpack(row["entry"], Entry)
    assert ids == [
        {row["id"] for row in table(out, name)} for name in ("events", "actors", "copies")
    ]
    with Dossier.open(whole) as store:
        for row in rows:
            document = str(row["document"])
            assert isinstance(row["stages"], bytes)
            assert store.original(document) == row["original"]
            kept = unpack_kept(row["stages"], dict[str, bytes])
            # That this program analysed it is known, as it is of a text that was read.
            analysed_by = {PROGRAM: program_mark().encode()}
            assert store.stages([document])[document] == {**kept, **analysed_by}
        (first,) = [row["document"] for row in rows if row["location"] == "zz.txt"]
        assert [one.location for one in store.receipts(str(first))] == [
            "01-sarvenian-ministry-anniversary.txt", "zz.txt",
        ]  # fmt: skip
        problems = {one.message for one in store.problems()}
    assert {row["message"] for row in table(out, "problems")} <= problems
    # What this program analysed is not analysed again.
    assert api.analyse(whole).analysed == 0


def test_an_event_with_its_documents_and_ids(out: Path, harsk: Path) -> None:
    (event,) = [row for row in table(out, "events") if row["label"] == HARSK]
    entries, events, actors, copies = held(harsk)
    assert set(entries) == set(event["documents"])  # type: ignore[call-overload]
    (ours,) = [one for one in api.events(harsk) if one.id == event["id"]]
    assert (list(ours.claims), ours.label) == (event["claims"], HARSK)
    assert events <= {row["id"] for row in table(out, "events")}
    assert actors <= {row["id"] for row in table(out, "actors")}
    assert copies <= {row["id"] for row in table(out, "copies")}
    assert copies


def test_all_commands_work_on_it(harsk: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "d.alteram"
    shutil.copy(harsk, dossier)
    event = next(one.id for one in api.events(dossier) if one.label == HARSK)
    for words in (
        ("events",), ("compare", HARSK), ("compare", event), ("figure", "all", "killed"),
        ("copies",), ("report", str(tmp_path / "r.html")), ("verify",), ("why", HARSK),
        ("decide", "fatalities", event, "12", "--who", "A", "--why", "Counted."), ("verify",),
    ):  # fmt: skip
        done = command(*words, "--dossier", str(dossier))
        assert done.exit_code == 0, (words, done.output)
    assert event in {one.id for one in api.events(dossier)}
    assert "Harsk" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_party_speaks_or_is_blamed(out: Path, tmp_path: Path) -> None:
    api.slice_run(str(out), tmp_path / "d", options=SliceOptions(parties=("Istrel Today",)))
    found = {entry.document.location for entry in held(tmp_path / "d")[0].values()}
    # The copy's text first appeared in the dispatch.
    assert found == {"04-lenna-press-harsk.txt", "06-istrel-today-harsk.txt"}
    done = api.slice_run(str(out), tmp_path / "s", options=SliceOptions(parties=("drovia",)))
    entries = held(tmp_path / "s")[0].values()
    assert 8 < len(entries) == done.added < 15
    for entry in entries:
        assert "Drovia" in entry.text.text, entry.document


def test_a_period_is_of_events_or_of_publication(out: Path, tmp_path: Path) -> None:
    options = SliceOptions(first="1994-07", last="1994-07")
    api.slice_run(str(out), tmp_path / "d", options=options)
    (entry,) = held(tmp_path / "d")[0].values()
    assert entry.document.location == "15-relief-committee-displaced.txt"
    options = SliceOptions(first="2022", last="2022-03-05", events=(HARSK,))
    api.slice_run(str(out), tmp_path / "e", options=options)
    entries, *_ = held(tmp_path / "e")
    assert len(entries) == 4
    options = SliceOptions(first="2031")
    with pytest.raises(RunError, match="no document of the run is about all that was asked for"):
        api.slice_run(str(out), tmp_path / "f", options=options)
    assert not (tmp_path / "f").exists()


def test_what_is_left_out_is_told(out: Path, tmp_path: Path) -> None:
    asked = SliceOptions(events=(HARSK,), parties=("Istrel Today",))
    done = api.slice_run(str(out), tmp_path / "d", options=asked)
    assert (done.added, done.origins, done.outside) == (2, 1, 2)
    assert HARSK in {one.label for one in done.events}
    asked = SliceOptions(parties=("Lenna Guard",))
    assert api.slice_run(str(out), tmp_path / "e", options=asked).added == 1


def test_documents_are_added_to_a_dossier_and_nothing_of_it_moves(
    out: Path, harsk: Path, tmp_path: Path
) -> None:
    dossier = tmp_path / "d.alteram"
    shutil.copy(harsk, dossier)
    event = next(one.id for one in api.events(dossier) if one.label == HARSK)
    why = ("--who", "A", "--why", "Read again.", "--dossier", str(dossier))
    assert command("decide", "label", event, "Market of Harsk", *why).exit_code == 0
    done = api.slice_run(str(out), dossier)
    assert (done.added, done.known) == (11, 4)
    again = api.slice_run(str(out), dossier)
    assert (again.added, again.known, again.gone, again.other) == (0, 15, (), ())
    entries, events, *_ = held(dossier)
    assert len(entries) == 15
    assert events == {row["id"] for row in table(out, "events")}
    assert next(one.label for one in api.events(dossier) if one.id == event) == "Market of Harsk"
    with Dossier.open(dossier) as store:
        assert store.verify() == ()


def test_many_documents_are_asked_about_first(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slicing, "MANY", 3)
    dossier = str(tmp_path / "d")
    asked = ("slice", str(out), "--event", HARSK, "--dossier", dossier)
    done = command(*asked)
    assert done.exit_code == 2
    assert "has 4 documents (0 MB as they came); nothing was written" in done.stderr
    assert not (tmp_path / "d").exists()
    assert command(*asked, "--yes", "--json").exit_code == 0


def test_what_cannot_be_sliced_is_said(out: Path, tmp_path: Path) -> None:
    def refused(folder: Path, error: type[Exception], words: str, **asked: object) -> None:
        with pytest.raises(error, match=words):
            api.slice_run(str(folder), tmp_path / "d", options=SliceOptions(**asked))  # type: ignore[arg-type]

    refused(out, NotFoundError, "No event of the run answers to 'Nowhere'", events=("Nowhere",))
    refused(out, NotFoundError, "Name one by its id", events=("March",))
    refused(out, NotFoundError, "No actor of the run has the name", parties=("Nobody Else",))
    refused(out, RunError, "is no day, month or year", first="yesterday")
    refused(out, RunError, "Turn them round", first="2022", last="2021")
    refused(DEMO, RunError, "holds no results of a run")
    copied = tmp_path / "copied"
    shutil.copytree(out, copied)
    (copied / "done.json").unlink()
    refused(copied, RunError, "the run is not done")
    shutil.copy(out / "done.json", copied)
    (copied / "claims" / "0000000.parquet").unlink()
    refused(copied, RunError, "claims/0000000.parquet is there no more .1 such.; nothing was done")
    shutil.copy(out / "claims" / "0000000.parquet", copied / "claims")
    entries = pq.read_table(copied / "entries" / "0000000.parquet")
    place = entries.schema.get_field_index("entry")
    other = entries.set_column(place, "entry", pa.array([b"{}"] * len(entries)))
    pq.write_table(other, copied / "entries" / "0000000.parquet")
    with pytest.raises(RunError, match="entries/0000000.parquet is damaged .*is made anew"):
        api.slice_run(str(copied), tmp_path / "other")
    (copied / "events" / "all.parquet").write_bytes(b"PAR1 is damaged PAR1")
    refused(copied, RunError, "the table events cannot be read", events=(HARSK,))
    asked = (copied / "run.json").read_text(encoding="utf-8")
    (copied / "run.json").write_text(asked.replace('"form": 1', '"form": 99'), encoding="utf-8")
    refused(copied, RunError, "was written by another version of Alteram")
    assert not (tmp_path / "d").exists()
