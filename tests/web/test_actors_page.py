"""The pages of actors: search, putting together, telling apart, party, name, private person."""

import re
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in
from tests.web.conftest import ADDRESS

from alteram import api
from alteram.desk import Desk, Role
from alteram.model import LinkedActor
from alteram.store import Dossier
from alteram.web import make_app
from alteram.web.gate import Gate


def own_words(page: str) -> list[str]:
    words = PageWords()
    words.feed(page)
    return found_in(" ".join(words.words))


def linked(dossier: Path) -> tuple[LinkedActor, ...]:
    with Dossier.open(dossier) as store:
        return store.links().actors


def settled(client: TestClient) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    assert isinstance(desk, Desk)
    assert desk.settle()


def mark(page: str) -> str:
    return str(re.findall(r'name="shown" value="([^"]+)"', page)[0])


def two_bodies(dossier: Path) -> tuple[LinkedActor, LinkedActor]:
    found = [one for one in linked(dossier) if one.kind == "body" and len(one.members) > 1]
    return found[0], found[1]


def test_the_list_is_searched_by_all_names(client: TestClient, dossier: Path) -> None:
    actor = next(one for one in linked(dossier) if one.aliases)
    page = client.get("/actors", params={"q": actor.aliases[0].upper()}).text
    assert f'href="/actors/{actor.id}"' in page
    assert "No" not in re.findall(r'<p class="facts">([^<]+)', page)[0]
    other = next(one for one in linked(dossier) if actor.aliases[0] not in (one.name, *one.aliases))
    assert f'href="/actors/{other.id}"' not in page
    assert own_words(client.get("/actors").text) == []


def test_what_would_come_together_is_shown_before_it_is_written(
    client: TestClient, dossier: Path
) -> None:
    one, other = two_bodies(dossier)
    page = client.get(f"/actors/join?actor={one.id}&actor={other.id}").text
    assert one.name in page
    assert other.name in page
    assert "Nothing is written yet." in page
    assert not api.decisions(dossier)
    data = {"actor": [one.id, other.id], "shown": mark(page)}
    assert client.post("/actors/join", data=data).status_code == 400
    answer = client.post("/actors/join", data={**data, "why": "One ministry"})
    assert answer.status_code == 200
    assert answer.url.path == "/decisions/outcome"
    settled(client)
    after = client.get(str(answer.url)).text
    assert "Where the names stand now" in after
    members = {*one.members, *other.members}
    assert any(members <= set(found.members) for found in linked(dossier))
    assert own_words(page) == own_words(after) == []


def test_what_changed_meanwhile_is_not_put_together(client: TestClient, dossier: Path) -> None:
    one, other = two_bodies(dossier)
    page = client.get(f"/actors/join?actor={one.id}&actor={other.id}").text
    api.make_decision("other_actor", one.members[0], one.members[1], dossier, who="B", why="two")
    data = {"actor": [one.id, other.id], "shown": mark(page), "why": "One"}
    assert client.post("/actors/join", data=data).status_code == 409
    assert len(api.decisions(dossier)) == 1


def test_members_are_split_off_by_one_decision(client: TestClient, dossier: Path) -> None:
    actor = max(linked(dossier), key=lambda one: len(one.members))
    page = client.get(f"/actors/{actor.id}").text
    assert re.findall(r'name="member" value="([^"]+)"', page)
    asked = {"member": list(actor.members[:2])}
    page = client.get(f"/actors/{actor.id}/split", params=asked).text
    assert f"other {len(actor.members) - 2}." in page
    data = {**asked, "shown": mark(page), "why": "Another army"}
    answer = client.post(f"/actors/{actor.id}/split", data=data)
    assert answer.status_code == 200
    settled(client)
    rows = api.decisions(dossier)
    assert [row.action for row in rows] == ["other_actor"]
    homes = {frozenset(one.members) for one in linked(dossier)}
    assert frozenset(actor.members) not in homes
    assert any(set(actor.members[:2]) <= home for home in homes)
    everybody = {"member": list(actor.members)}
    assert client.get(f"/actors/{actor.id}/split", params=everybody).status_code in (400, 404)
    assert own_words(page) == []


def test_party_name_and_private_person(client: TestClient, dossier: Path) -> None:
    person = next(one for one in linked(dossier) if one.kind == "person")
    path = f"/actors/{person.id}"
    client.post(path, data={"action": "party", "value": "Residents", "why": "As they say"})
    client.post(path, data={"action": "name", "value": "A. B.", "why": "Asked for"})
    client.post(path, data={"action": "private"})
    rows = api.decisions(dossier)
    assert [(row.action, row.value) for row in rows] == [
        ("party", "Residents"), ("name", "A. B."), ("private", rows[-1].value),
    ]  # fmt: skip
    page = client.get(path).text
    assert '<h1 class="name">A. B.</h1>' in page
    assert "Residents" in page
    assert "masked on request" in page
    assert own_words(page) == []


def test_why_the_program_put_names_together(tmp_path: Path) -> None:
    """The one text in two forms of a name: they are compared, and the sum is told in words."""
    told = ("Oksana Petrovych, mayor of Tarnova,", "Mayor Oksana Petrovytch")
    for number, who in enumerate(told):
        text = f"Kesh Gazette\n5 March 2031\n\n{who} said on Tuesday that 12 people were killed.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "x.alteram"
    api.read([str(tmp_path / "0.txt"), str(tmp_path / "1.txt")], path, processes=0)
    actor = next(one for one in linked(path) if api.why_actor(one.id, path).compared)
    with Desk(path) as desk, TestClient(make_app(desk, Gate("M")), ADDRESS) as client:
        page = client.get(f"/actors/{actor.id}/why")
        assert page.status_code == 200
        assert " bits" in page.text
        part = client.get(f"/actors/{actor.id}/why", headers={"HX-Request": "true"}).text
        assert "<html" not in part
        assert own_words(page.text) == []


def test_who_may_not_decide_reads_only(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    one, other = two_bodies(dossier)
    coder = client_as("coder")
    assert 'type="checkbox"' not in coder.get("/actors").text
    assert coder.get(f"/actors/join?actor={one.id}&actor={other.id}").status_code == 403
    assert coder.post(f"/actors/{one.id}", data={"action": "private"}).status_code == 403
    assert client.get("/actors/linked-0000000000000000").status_code == 404
