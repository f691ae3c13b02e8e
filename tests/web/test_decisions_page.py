"""The page of decisions, those that need a look, and rounds of blind coding."""

import re
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in

from alteram import api
from alteram.desk import Role
from alteram.model import Decision, LinkedActor
from alteram.store import Dossier


def own_words(page: str) -> list[str]:
    words = PageWords()
    words.feed(page)
    return found_in(" ".join(words.words))


def claims(dossier: Path) -> list[str]:
    return [one.id for one in api.queue(dossier, limit=50).items]


def test_all_decisions_the_last_first_with_the_seal(client: TestClient, dossier: Path) -> None:
    one, two = claims(dossier)[:2]
    api.make_decision("accept", one, dossier=dossier, who="Ada Kohl")
    api.make_decision("reject", two, dossier=dossier, who="Berta Ilm", why="Said of <b>a road</b>")
    page = client.get("/decisions").text
    assert page.index(two) < page.index(one)
    assert "Said of &lt;b&gt;a road" in page
    with Dossier.open(dossier) as store:
        assert store.head().seal in page
    assert own_words(page) == []
    assert one not in client.get("/decisions?who=Berta+Ilm").text
    assert two not in client.get("/decisions?action=accept").text
    assert two not in client.get(f"/decisions?record={one}").text


def test_a_decision_is_taken_back_with_a_reason(client: TestClient, dossier: Path) -> None:
    row = api.make_decision("accept", claims(dossier)[0], dossier=dossier, who="Ada Kohl")
    data = {"back": "/decisions?who=Ada"}
    assert client.post(f"/decisions/{row.id}/undo", data=data).status_code == 400
    answer = client.post(
        f"/decisions/{row.id}/undo", data={**data, "why": "Wrong one"}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/decisions?who=Ada")
    assert [one.action for one in api.decisions(dossier)] == ["accept", "undo"]
    assert "taken back" in client.get("/decisions").text
    elsewhere = client.post(
        f"/decisions/{api.decisions(dossier)[1].id}/undo",
        data={"why": "x", "back": "//evil.example/"},
        follow_redirects=False,
    )
    assert elsewhere.headers["location"] == "/decisions"


def test_restrictions_are_taken_back_by_leads_alone(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    row = api.make_decision("restrict", claims(dossier)[0], dossier=dossier, who="Ada Kohl")
    reviewer = client_as("reviewer")
    assert reviewer.post(f"/decisions/{row.id}/undo", data={"why": "x"}).status_code in (403, 404)
    assert len(api.decisions(dossier)) == 1
    assert client_as("lead").post(f"/decisions/{row.id}/undo", data={"why": "x"}).status_code == 200


def test_open_rounds_stay_out_of_sight_until_they_are_closed(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    api.make_decision("accept", claims(dossier)[0], dossier=dossier, who="Ada Kohl")
    coder = client_as("coder")
    page = coder.get("/review/round?name=June").text
    first = re.findall(r'id="i-([^"]+)"', page)[0]
    assert first == claims_in_any_state(dossier)[0]
    assert "Ada Kohl" not in page
    data = {"name": "June", "action": "reject", "item": first, "back": "/review/round?name=June"}
    page = coder.post("/review/round", data=data).text
    second = re.findall(r'id="i-([^"]+)"', page)[0]
    assert second != first
    assert "You coded <b>1</b>" in page
    coder.post("/review/round", data={**data, "action": "accept", "item": second})
    decisions = client.get("/decisions").text
    assert "2 more stand in rounds that are still open" in decisions
    assert "June" not in decisions
    blind = client.get("/review/agreement?name=June").text
    assert "Nothing more is shown" in blind
    assert coder.post("/review/rounds/close", data={"name": "June"}).status_code == 403
    api.code("accept", first, dossier=dossier, who="Berta Ilm", coded_in="June")
    lead = client_as("lead")
    assert lead.post("/review/rounds/close", data={"name": "June"}).status_code == 200
    page = lead.get("/review/agreement?name=June").text
    assert "1 coded by two or more" in page
    assert f"/review/items/{first}" in page
    assert "Berta Ilm</span>: accepted" in page
    assert lead.get("/review/round?name=June").status_code == 409
    assert own_words(page) == []


def claims_in_any_state(dossier: Path) -> list[str]:
    found = [*api.queue(dossier, limit=500).items]
    found += api.queue(dossier, state="accepted", limit=500).items
    keyed = sorted(found, key=lambda one: (one.confidence, one.document, one.start, one.id))
    return [one.id for one in keyed]


def test_an_answer_in_a_round_is_taken_back_by_its_coder_alone(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    row = api.code("accept", claims(dossier)[0], dossier=dossier, who="Ada", coded_in="June")
    data = {"name": "June", "action": "undo", "item": row.id, "back": ""}
    assert client_as("coder").post("/review/round", data=data).status_code == 403
    own = api.code("accept", claims(dossier)[0], dossier=dossier, who="A coder", coded_in="June")
    assert (
        client_as("coder").post("/review/round", data={**data, "item": own.id}).status_code == 200
    )
    assert [one.action for one in api.decisions(dossier, coded_in="June", who="A coder")] == [
        "accept",
        "undo",
    ]


def test_decisions_that_need_a_look_are_settled(client: TestClient, dossier: Path) -> None:
    """Two actors that were given names are one now: nobody bears the id of one any more."""
    one, other = [one for one in links(dossier) if one.kind == "body"][:2]
    named = [
        api.make_decision("name", actor.id, "The council", dossier=dossier, who="A", why="x")
        for actor in (one, other)
    ]
    api.make_decision("same_actor", one.id, other.id, dossier=dossier, who="A", why="one")
    (look,) = api.need_look(dossier)
    row = look.decision
    assert row in named
    page = client.get("/review/look").text
    assert f'id="{row.id}"' in page
    assert "The dossier no longer has an event or actor of this id." in page
    renewed = client.post(f"/decisions/{row.id}/renew", data={"back": "/review/look"})
    assert renewed.status_code == 400
    data = {"why": "They are two", "back": "/review/look"}
    assert "There are none." in client.post(f"/decisions/{row.id}/undo", data=data).text
    assert not api.need_look(dossier)
    assert own_words(page) == []


def links(dossier: Path) -> list[LinkedActor]:
    with Dossier.open(dossier) as store:
        return list(store.links().actors)


def test_a_note_is_taken_back_by_who_wrote_it_or_a_reviewer(
    client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    one, two, three = (
        api.make_decision("note", claim, "Look again", dossier=dossier, who=who)
        for claim, who in zip(claims(dossier), ("Ada Kohl", "A coder", "Ada Kohl"), strict=False)
    )
    asked: list[tuple[Role, Decision, int]] = [
        ("coder", one, 403),
        ("coder", two, 200),
        ("reviewer", three, 200),
    ]
    for role, row, status in asked:
        answer = client_as(role).post(f"/decisions/{row.id}/undo", data={"why": "Done"})
        assert answer.status_code == status
        answer = client_as(role).post(f"/api/v1/decisions/{row.id}/undo", json={"why": "Again"})
        assert answer.status_code == (403 if status == 403 else 201)
