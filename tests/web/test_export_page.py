"""The page of exports: each format is what the command writes, shown before it is fetched."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in

from alteram import api
from alteram.desk import Desk, Role
from alteram.desk.exporting import Exports, Wish
from alteram.errors import NotFoundError
from alteram.export import EXPORTERS
from alteram.export.annex import Asked

LONG = 60.0


def own_words(page: str) -> list[str]:
    words = PageWords()
    words.feed(page)
    return found_in(" ".join(words.words))


def made(client: TestClient, **data: str) -> str:
    """Begin an export and wait until it has ended; return its id."""
    answer = client.post("/export", data=data)
    assert answer.status_code == 200, answer.text
    job = str(answer.url.params["of"])
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert isinstance(desk, Desk)
    (found,) = [one for one in desk.exports.of("Mara Lind", "lead") if one.id == job]
    assert found.wait(LONG)
    return job


@pytest.mark.parametrize("form", [one.name for one in EXPORTERS])
def test_each_format_is_what_the_command_writes(
    client: TestClient, dossier: Path, tmp_path: Path, form: str
) -> None:
    job = made(client, form=form)
    page = client.get(f"/export/job?of={job}").text
    answer = client.get(f"/export/file?of={job}")
    assert answer.headers["content-disposition"].startswith("attachment")
    out = tmp_path / "out" / form
    api.export(form, out, dossier)
    if out.is_file():
        assert answer.content == out.read_bytes()
    else:
        held = zipfile.ZipFile(io.BytesIO(answer.content))
        there = {path.relative_to(out).as_posix(): path.read_bytes()
                 for path in out.rglob("*") if path.is_file()}  # fmt: skip
        assert {name.partition("/")[2]: held.read(name) for name in held.namelist()} == there
        assert all(name in page for name in list(there)[:3])
    assert own_words(page) == []


@pytest.mark.parametrize(
    ("form", "name"),
    [("report", "report.html"), ("report-md", "report.md"), ("report-docx", "report.docx")],
)
def test_the_report_is_what_the_command_writes(
    client: TestClient, dossier: Path, tmp_path: Path, form: str, name: str
) -> None:
    event = min(api.events(dossier), key=lambda one: (len(one.claims), one.id))
    job = made(client, form=form, event=event.id)
    api.report(tmp_path / name, dossier, events=[event.id])
    answer = client.get(f"/export/file?of={job}")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content == (tmp_path / name).read_bytes()


def test_the_pages_of_an_annex_are_counted_and_it_is_written(
    client: TestClient, dossier: Path, tmp_path: Path
) -> None:
    event = max(api.events(dossier), key=lambda one: len(one.claims))
    counted = made(client, form="annex", event=event.id, count="yes", max_pages="8")
    page = client.get(f"/export/job?of={counted}").text
    laid = api.annex(None, Asked(events=(event.id,), max_pages=8), dossier)
    assert f"<b>{laid.pages}</b> page" in page
    assert f"{laid.exhibits} of {laid.wanted} exhibits" in page
    assert client.get(f"/export/file?of={counted}").status_code == 404
    job = made(client, form="annex", event=event.id, max_pages="8", forms="html")
    api.annex(tmp_path / "annex", Asked(events=(event.id,), max_pages=8), dossier, forms=("html",))
    held = zipfile.ZipFile(io.BytesIO(client.get(f"/export/file?of={job}").content))
    there = {f"annex/{path.name}": path.read_bytes() for path in (tmp_path / "annex").iterdir()}
    assert {name: held.read(name) for name in held.namelist()} == there
    assert own_words(page) == []


def test_names_are_masked_and_what_was_withheld_is_told(client: TestClient, dossier: Path) -> None:
    claim = api.queue(dossier).items[0]
    api.make_decision("restrict", claim.id, dossier=dossier, who="A lead")
    job = made(client, form="csl", mask_names="Nobody At All", mask_persons="true")
    page = client.get(f"/export/job?of={job}").text
    assert "What was withheld" in page
    assert 'may be misspelt: <span class="name">Nobody At All' in page
    assert "How it begins" in page


def test_what_cannot_be_begun_is_told(
    client: TestClient, client_as: Callable[[Role], TestClient]
) -> None:
    assert client.post("/export", data={"form": "word"}).status_code == 404
    assert client.post("/export", data={"form": "annex"}).status_code == 400
    short = {"form": "csl", "mask_key": "short"}
    assert "no secret" in client.post("/export", data=short).text
    asked = {"form": "csl", "with_restricted": "true"}
    assert client_as("reviewer").post("/export", data=asked).status_code == 403
    assert client_as("viewer").post("/export", data={"form": "csl"}).status_code == 403
    assert "your role reads" in client_as("viewer").get("/export").text
    assert own_words(client_as("lead").get("/export").text) == []


def test_an_export_is_its_makers_alone(
    client: TestClient, client_as: Callable[[Role], TestClient]
) -> None:
    job = made(client, form="csl")
    other = client_as("coder")
    for path in ("job", "file", "progress"):
        assert other.get(f"/export/{path}?of={job}").status_code == 404


def test_progress_is_told_until_the_end(client: TestClient) -> None:
    job = made(client, form="csl")
    told = client.get(f"/export/progress?of={job}")
    assert told.headers["content-type"].startswith("text/event-stream")
    last = re.findall(r"event: ended\ndata: (.+)\n", told.text)
    assert json.loads(last[0])["state"] == "done"


def test_codings_of_open_rounds_leave_with_leads_alone(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    claim = api.queue(dossier).items[0].id
    api.code("reject", claim, dossier=dossier, who="Ada Kohl", coded_in="June")
    job = made(client, form="jsonl")
    held = zipfile.ZipFile(io.BytesIO(client.get(f"/export/file?of={job}").content))
    assert any(b"Ada Kohl" in held.read(name) for name in held.namelist())
    coder = client_as("coder")
    answer = coder.post("/export", data={"form": "jsonl"})
    job = str(answer.url.params["of"])
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert desk.exports.find(job, "A coder", "coder").wait(LONG)
    held = zipfile.ZipFile(io.BytesIO(coder.get(f"/export/file?of={job}").content))
    assert not any(b"Ada Kohl" in held.read(name) for name in held.namelist())


def test_all_that_was_made_goes_with_the_desk(dossier: Path) -> None:
    exports = Exports(str(dossier))
    job = exports.start(Wish(form="jsonl"), "Ada", "lead")
    assert job.wait(LONG)
    assert exports.find(job.id, "Ada", "lead") is job
    with pytest.raises(NotFoundError):
        exports.find(job.id, "Ada", "coder")  # Ada was a lead when she asked for it
    ready = job.result
    assert ready is not None
    assert ready.path is not None
    assert ready.path.is_file()
    exports.close()
    assert not ready.path.exists()
    assert not ready.path.parent.parent.exists()
