"""Files and addresses added from the page, by the real worker, into a real dossier."""

import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from alteram.api.intake import ReadOptions
from alteram.desk import Desk, Role
from alteram.desk.adding import MOST_INPUTS, Adding, Inbox, addresses_in, location_of
from alteram.errors import ReadError
from alteram.store import Dossier
from alteram.web import make_app
from alteram.web.gate import Gate

STORY = """Twelve killed in Kesh

KESH, May 3, 2021 (Torev Wire) - Twelve people were killed in Kesh on Monday, the interior \
ministry of Vardania said.
"""
SECONDS = 60


def send(client: TestClient, *files: tuple[str, bytes], **fields: str) -> Any:
    sent = [("files", (name, data)) for name, data in files]
    return client.post("/adding", data=fields, files=sent or None, follow_redirects=False)


def ended(client: TestClient, path: str) -> str:
    """Return the page of a batch once it has ended."""
    with client.stream("GET", f"{path}/events") as events:
        last = [line for line in events.iter_lines() if line.startswith("data: ")][-1]
    assert json.loads(last.removeprefix("data: "))["ended"]
    return client.get(path).text


def adding(client: TestClient) -> Adding:
    assert isinstance(client.app, FastAPI)
    held = client.app.state.adding
    assert isinstance(held, Adding)
    return held


def locations(dossier: Path) -> list[str]:
    with Dossier.open(dossier) as store:
        return sorted(one.location for one in store.documents())


def test_files_are_added_under_the_names_that_people_gave_them(
    client: TestClient, dossier: Path
) -> None:
    answer = send(
        client,
        ("wire/kesh.txt", STORY.encode()),
        ("nothing.txt", b""),
        outlet="Torev Wire",
        date="2021-05-03",
    )
    assert answer.status_code == 303
    page = ended(client, answer.headers["location"])
    assert "Done: 2 of 2 inputs." in page
    assert "1 added" in page
    assert "nothing.txt: is empty" in page
    assert "wire/kesh.txt" in locations(dossier)
    front = client.get("/").text
    assert "Twelve killed in Kesh" in front
    assert "nothing.txt" in front
    # What is linked has followed.
    assert isinstance(client.app, FastAPI)
    links = client.app.state.desk.view("lead").links
    assert "Kesh, 3 May 2021" in [one.label for one in links.events]


def test_the_same_file_again_adds_nothing_and_is_noted(client: TestClient) -> None:
    for words in ("1 added", "1 there already"):
        answer = send(client, ("kesh.txt", STORY.encode()))
        assert words in ended(client, answer.headers["location"])


def test_a_file_of_several_documents_gives_all_of_them(client: TestClient) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("one.txt", STORY)
        archive.writestr("two.txt", STORY.replace("Kesh", "Lesk"))
    answer = send(client, ("both.zip", held.getvalue()))
    page = ended(client, answer.headers["location"])
    assert "Done: 1 of 1 inputs." in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "There was no file and no address"),
        ({"addresses": "/etc/hostname"}, "is no web address"),
        ({"addresses": "file:///etc/hostname"}, "is no web address"),
        ({"addresses": "https://kesh.example/", "date": "yesterday"}, "is no EDTF date"),
        ({"addresses": "https://kesh.example/", "columns": "body"}, "names no column"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(
    client: TestClient, dossier: Path, fields: dict[str, str], words: str
) -> None:
    before = locations(dossier)
    answer = send(client, **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert locations(dossier) == before
    assert not adding(client).at_work


def test_an_address_on_this_machine_is_not_fetched(client: TestClient) -> None:
    answer = send(client, addresses="http://127.0.0.1:9/story")
    page = ended(client, answer.headers["location"])
    assert "is not on the public internet; nothing was fetched" in page


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("coder", 403), ("reviewer", 403)])
def test_private_addresses_are_a_leads_and_files_a_reviewers(
    client_as: Callable[[Role], TestClient], role: Role, status: int
) -> None:
    client = client_as(role)
    answer = send(client, addresses="http://127.0.0.1:9/", allow_private="yes")
    assert answer.status_code == status
    if role != "reviewer":
        assert send(client, ("kesh.txt", STORY.encode())).status_code == status
        assert "Add documents" not in client.get("/").text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\texts\\kesh.txt", "C:/texts/kesh.txt"),
        ("/kesh.txt", "kesh.txt"),
        ("https://kesh.example/a", "https:/kesh.example/a"),
        ("a\u202etxt.exe\n", "a\ufffdtxt.exe\ufffd"),
        ("..", "file without a name"),
    ],
)
def test_a_name_leads_nowhere(name: str, kept: str) -> None:
    assert location_of(name) == kept


def test_a_batch_has_its_limits() -> None:
    with Inbox() as inbox:
        for number in range(MOST_INPUTS):
            inbox.take(f"{number}.txt", io.BytesIO(b"a"))
        with pytest.raises(ReadError, match="More than 500 files"):
            inbox.take("one more.txt", io.BytesIO(b"a"))
        folder = inbox.sent[0].path.parent
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    with pytest.raises(ReadError, match="More than 50 addresses"):
        addresses_in(" ".join(f"https://kesh.example/{number}" for number in range(51)))


def test_hostile_names_and_texts_are_shown_as_text(client: TestClient) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    answer = send(client, (name, b"<script>alert(1)</script>\n\n" + STORY.encode()))
    page = ended(client, answer.headers["location"])
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;.txt" in page
    assert "<img src=x" not in client.get("/").text


def test_two_batches_run_one_after_another_and_closing_keeps_what_was_added(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new.alteram"
    Dossier.open(path, create=True).close()
    boxes = []
    with Adding(str(path)) as held:
        jobs = []
        for batch in range(2):
            inbox = Inbox()
            for number in range(40):
                words = STORY.replace("Twelve", f"{batch + 2}{number + 10}")
                inbox.take(f"{batch}-{number}.txt", io.BytesIO(words.encode()))
            boxes.append(inbox)
            jobs.append(held.start(inbox, (), ReadOptions(), "Mara Lind"))
        until = time.monotonic() + SECONDS
        while jobs[0].progress.steps < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert jobs[1].progress.state == "waiting"
        folders = [one.sent[0].path.parent for one in boxes]
        found = held.find(jobs[0].id)
        assert found is not None
    told = len(found[1].done)
    assert 0 < told < 40
    assert [one.progress.state for one in jobs] == ["stopped", "stopped"]
    assert not any(folder.exists() for folder in folders)
    kept = locations(path)
    assert {one.location for one in found[1].done} <= set(kept)
    assert not any(one.startswith("1-") for one in kept)


def test_a_batch_that_is_not_known_says_so(client: TestClient) -> None:
    answer = client.get("/adding/0123456789abcdef")
    assert answer.status_code == 404
    assert "what was added of it is in the dossier" in answer.text


def test_an_empty_dossier_shows_how_to_begin(tmp_path: Path) -> None:
    with (
        Desk(tmp_path / "empty.alteram") as desk,
        TestClient(make_app(desk, Gate("Mara Lind")), "http://127.0.0.1:8400") as client,
    ):
        page = client.get("/").text
    assert "This dossier is empty." in page
    assert re.search(r'<details class="adding" open>', page)
