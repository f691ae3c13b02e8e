"""The answers for programs: what the pages offer, as JSON."""

import io
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from alteram.desk import Role

Asks = Callable[[Role], TestClient]
BASE = "/api/v1"


def got(client: TestClient, path: str, status: int = 200) -> Any:
    answer = client.get(BASE + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def first(client: TestClient, kind: str) -> str:
    return str(got(client, f"/{kind}?limit=1")["items"][0]["id"])


def told(client: TestClient) -> str:
    """Return the event of which most is told."""
    events = got(client, "/events")["items"]
    return str(max(events, key=lambda one: len(one["claims"]))["id"])


def decide(client: TestClient, status: int = 201, **given: str) -> Any:
    answer = client.post(f"{BASE}/decisions", json=given)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_who_asks_and_how_much_there_is(client: TestClient) -> None:
    who = got(client, "/session")
    assert (who["who"], who["role"], who["signed_in"], who["by_key"]) == (
        "Mara Lind", "lead", False, False,
    )  # fmt: skip
    about = got(client, "/dossier")
    assert about["documents"] == got(client, "/documents")["total"] == 15
    assert about["events"] == got(client, "/events")["total"]
    assert about["actors"] == got(client, "/actors")["total"]
    assert about["problems"] == got(client, "/problems")["total"]


@pytest.mark.parametrize("kind", ["documents", "events"])
def test_pages_joined_are_the_whole_list_in_order(client: TestClient, kind: str) -> None:
    whole = got(client, f"/{kind}?limit=500")
    assert whole["after"] is None
    joined, after = [], ""
    while True:
        part = got(client, f"/{kind}?limit=4{after}")
        assert part["total"] == whole["total"]
        joined += part["items"]
        if part["after"] is None:
            break
        after = f"&after={part['after']}"
    assert joined == whole["items"]


def test_a_document_has_its_text_and_records_at_their_places(client: TestClient) -> None:
    document = first(client, "documents")
    whole = got(client, f"/documents/{document}")
    text = whole["text"]["text"]
    assert whole["analysis"]["figures"]
    for figure in whole["analysis"]["figures"]:
        start, end = figure["span"]
        assert text[start:end] == figure["verbatim"]
        held = got(client, f"/documents/{document}/records/{figure['id']}")
        assert (held["kind"], held["quotes"]) == ("figure", [figure["verbatim"]])
    original = client.get(f"{BASE}/documents/{document}/original")
    assert len(original.content) == whole["document"]["size"]
    assert original.headers["content-disposition"].startswith("attachment")


def test_what_is_said_of_an_event(client: TestClient) -> None:
    event = told(client)
    compared = got(client, f"/events/{event}/comparison")
    assert compared["event"] == got(client, f"/events/{event}")
    assert compared["responsibility"] == got(client, f"/events/{event}/responsibility")
    assert compared["accounts"]
    assert got(client, f"/events/{event}/statements")["speakers"]
    outcome = compared["figures"][0]["outcome"]
    assert got(client, f"/events/{event}/figures/{outcome}")["trails"]


def test_words_are_found_with_their_speakers(client: TestClient) -> None:
    found = got(client, "/search?q=killed&limit=3")
    assert len(found["hits"]) == 3
    assert all("killed" in hit["quote"].casefold() for hit in found["hits"])
    assert got(client, "/search?q=...", 404)["problem"]


def test_a_decision_is_made_listed_and_taken_back(client: TestClient) -> None:
    claim = got(client, "/review?limit=1")["items"][0]
    made = decide(client, action="accept", subject=claim["id"])
    assert made["who"] == "Mara Lind"
    assert got(client, f"/review/{claim['id']}")["state"] == "accepted"
    assert got(client, f"/decisions?about={claim['id']}")["items"] == [made]
    undone = client.post(f"{BASE}/decisions/{made['id']}/undo", json={"why": "by the passage"})
    assert undone.status_code == 201
    assert got(client, f"/review/{claim['id']}")["state"] == "proposed"
    assert got(client, "/decisions")["total"] == 2


@pytest.mark.parametrize(
    ("role", "action", "status"),
    [
        ("viewer", "note", 403), ("coder", "note", 201), ("coder", "accept", 403),
        ("reviewer", "accept", 201), ("reviewer", "restrict", 403), ("lead", "restrict", 201),
    ],
)  # fmt: skip
def test_who_may_decide_what(client_as: Asks, role: Role, action: str, status: int) -> None:
    client = client_as(role)
    claim = got(client, "/review?limit=1")["items"][0]["id"]
    value = "as in the other report" if action == "note" else ""
    decide(client, status, action=action, subject=claim, value=value)


def test_a_coding_is_ones_own_until_the_round_is_closed(client: TestClient) -> None:
    claim = got(client, "/review?limit=1")["items"][0]["id"]
    decide(client, action="accept", subject=claim, round="first")
    assert got(client, "/decisions")["total"] == 0
    assert got(client, "/decisions")["hidden"] == 1
    assert got(client, "/decisions?round=first&who=Mara%20Lind")["total"] == 1


def test_files_are_added_in_the_background(client: TestClient) -> None:
    report = b"KESH, May 4, 2023 (Kesh Post) - Nine people were killed in Kesh, the mayor said.\n"
    sent = client.post(
        f"{BASE}/adding/files", files=[("files", ("late.txt", report))], data={"date": "2023-05-04"}
    )
    assert sent.status_code == 202, sent.text
    now = ended(client, f"/adding/{sent.json()['id']}")
    assert now["inputs"] == ["late.txt"]
    (added,) = now["done"][0]["documents"]
    assert got(client, f"/documents/{added['id']}")["document"]["published"] == "2023-05-04"
    assert got(client, "/dossier")["documents"] == 16


def ended(client: TestClient, path: str) -> Any:
    """Return what became of work in the background."""
    until = time.monotonic() + 60
    while (now := got(client, path))["progress"]["state"] in ("waiting", "running"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert now["progress"]["state"] == "done", now
    return now


@pytest.mark.parametrize(("role", "told"), [("coder", False), ("reviewer", False), ("lead", True)])
def test_an_export_is_begun_and_fetched(client_as: Asks, role: Role, told: bool) -> None:
    client = client_as("lead")
    claim = got(client, "/review?limit=1")["items"][0]["id"]
    decide(client, action="restrict", subject=claim)
    client = client_as(role)
    names = {one["name"] for one in got(client, "/exports/formats")}
    assert {"csv", "report"} <= names
    begun = client.post(f"{BASE}/exports", json={"form": "csv"})
    assert begun.status_code == 202, begun.text
    done = ended(client, f"/exports/{begun.json()['id']}")
    assert done["ready"]
    written = client.get(f"{BASE}/exports/{done['id']}/file")
    assert written.content.startswith(b"PK")
    # Who may not see it is not told that there is something.
    assert any("restricted" in one for one in done["notes"]) is told
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        assert (
            any(b"restricted by decision" in archive.read(one) for one in archive.namelist())
            is told
        )
    assert [one["id"] for one in got(client, "/exports")] == [done["id"]]


def test_what_is_restricted_leaves_with_a_lead_alone(client_as: Asks) -> None:
    wish = {"form": "csv", "with_restricted": True}
    assert client_as("reviewer").post(f"{BASE}/exports", json=wish).status_code == 403
    assert client_as("viewer").post(f"{BASE}/exports", json={"form": "csv"}).status_code == 403
    assert client_as("coder").post(f"{BASE}/exports", json={"form": "annex"}).status_code == 404


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        ("coder", "https://example.org/a", 403),
        ("lead", "file:///etc/passwd", 422),
        ("lead", "/etc/passwd", 422),
    ],
)
def test_addresses_are_of_the_web_and_added_by_reviewers(
    client_as: Asks, role: Role, address: str, status: int
) -> None:
    answer = client_as(role).post(f"{BASE}/adding/addresses", json={"addresses": [address]})
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents/doc-none", 404), ("/documents/%21", 422), ("/events/none/comparison", 404),
        ("/events/none/figures/dead", 422), ("/documents?limit=0", 422),
        ("/documents?after=none", 404), ("/documents?limit=501", 422), ("/review?state=done", 422),
        ("/nothing", 404), ("/search", 422),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_why(client: TestClient, path: str, status: int) -> None:
    assert set(got(client, path, status)) == {"problem"}


def test_nothing_is_changed_without_the_token(client: TestClient) -> None:
    claim = got(client, "/review?limit=1")["items"][0]["id"]
    token = client.headers.pop("X-Alteram-Token")
    decide(client, 403, action="accept", subject=claim)
    assert got(client, "/decisions")["total"] == 0
    client.headers["X-Alteram-Token"] = got(client, "/session")["token"]
    assert token
    decide(client, 201, action="accept", subject=claim)


def test_every_answer_is_described(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        assert path.startswith(BASE)
        for one in methods.values():
            assert one["summary"]
            assert one["description"]
            assert {"400", "401", "403", "404", "422"} <= one["responses"].keys()
            for parameter in one.get("parameters", ()):
                assert parameter.get("description"), (path, parameter["name"])
