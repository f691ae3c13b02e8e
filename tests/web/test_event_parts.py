"""Claims split off events or moved, and events put together, with what came of it."""

import re
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in

from alteram import api
from alteram.desk import Desk, Role
from alteram.model import Event


def own_words(page: str) -> list[str]:
    words = PageWords()
    words.feed(page)
    return found_in(" ".join(words.words))


def largest(dossier: Path) -> tuple[Event, Event]:
    one, other, *_ = sorted(api.events(dossier), key=lambda event: -len(event.claims))
    return one, other


def settled(client: TestClient) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert isinstance(desk, Desk)
    assert desk.settle()


def mark(page: str) -> str:
    return str(re.findall(r'name="shown" value="([^"]+)"', page)[0])


def test_claims_are_listed_by_document(client: TestClient, dossier: Path) -> None:
    event, _ = largest(dossier)
    page = client.get(f"/events/{event.id}/claims").text
    assert sorted(re.findall(r'name="claim" value="([^"]+)"', page)) == sorted(event.claims)
    assert page.count('<caption class="aside">') == len(event.documents)
    assert own_words(page) == []


def test_claims_are_split_off(client: TestClient, dossier: Path) -> None:
    event, _ = largest(dossier)
    page = client.get(f"/events/{event.id}/claims").text
    chosen = list(event.claims[:2])
    data = {"claim": chosen, "shown": mark(page), "why": "Said of another day"}
    answer = client.post(f"/events/{event.id}/claims", data=data)
    assert answer.status_code == 200
    assert "It is written down" in answer.text
    settled(client)
    after = client.get(str(answer.url)).text
    assert "Where the claims stand now" in after
    for home in api.events(dossier):
        if home.id == event.id:
            assert not set(chosen) & set(home.claims)
    assert [row.action for row in api.decisions(dossier)] == ["other_event"]
    assert own_words(after) == []


def test_claims_are_moved_to_an_event_that_was_found(client: TestClient, dossier: Path) -> None:
    event, other = largest(dossier)
    found = client.get(f"/events/{event.id}/claims", params={"q": other.label}).text
    assert f'<option value="{other.id}" selected>' in found
    chosen = list(event.claims[3:5])
    data = {"claim": chosen, "shown": mark(found), "to": other.id, "why": "Of that night"}
    answer = client.post(f"/events/{event.id}/claims", data=data)
    assert "(2 decisions in one go)" in answer.text
    settled(client)
    homes = [set(one.claims) for one in api.events(dossier)]
    assert any({*chosen, *other.claims} <= home for home in homes)
    assert any(set(event.claims) - set(chosen) <= home for home in homes)


def test_events_are_put_together_after_they_were_shown(client: TestClient, dossier: Path) -> None:
    one, other = largest(dossier)
    page = client.get(f"/events/join?event={one.id}&event={other.id}").text
    assert "Nothing is written yet." in page
    assert not api.decisions(dossier)
    data = {"event": [one.id, other.id], "shown": mark(page)}
    assert client.post("/events/join", data=data).status_code == 400
    answer = client.post("/events/join", data={**data, "why": "One night"})
    assert answer.status_code == 200
    settled(client)
    together = [set(event.claims) for event in api.events(dossier)]
    assert any({*one.claims, *other.claims} <= claims for claims in together)
    (row,) = api.decisions(dossier)
    undo = client.post(
        f"/decisions/{row.id}/undo", data={"why": "Two nights", "back": "/decisions"}
    )
    assert undo.status_code == 200
    settled(client)
    assert {event.id for event in api.events(dossier)} >= {one.id, other.id}
    assert own_words(page) == []


def test_what_changed_meanwhile_is_refused(client: TestClient, dossier: Path) -> None:
    one, other = largest(dossier)
    page = client.get(f"/events/join?event={one.id}&event={other.id}").text
    api.make_decision("other_event", one.claims[0], one.id, dossier, who="B", why="apart")
    data = {"event": [one.id, other.id], "shown": mark(page), "why": "One"}
    assert client.post("/events/join", data=data).status_code == 409
    assert len(api.decisions(dossier)) == 1


def test_the_list_to_choose_from(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    one, other = largest(dossier)
    page = client.get("/events/join", params={"q": one.place or ""}).text
    assert one.id in page
    assert own_words(page) == []
    viewer = client_as("viewer")
    assert 'type="checkbox"' not in viewer.get("/events/join").text
    assert viewer.get(f"/events/{one.id}/claims").status_code == 200
    data = {"event": [one.id, other.id], "shown": "x", "why": "x"}
    assert viewer.post("/events/join", data=data).status_code == 403
    assert viewer.post(f"/events/{one.id}/claims", data={"shown": "x"}).status_code == 403
