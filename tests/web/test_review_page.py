"""The page of the review: the queue, one decision each, and what others decided meanwhile."""

import html
import re
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response
from tests.refused import PageWords, found_in

from alteram import api
from alteram.desk import Role
from alteram.web.pages.review import AT_ONCE

PART = {"HX-Request": "true"}


def own_words(answer: Response) -> list[str]:
    page = PageWords()
    page.feed(answer.text)
    return found_in(" ".join(page.words))


def token(page: str) -> str:
    return str(re.findall(r'name="token" value="([^"]+)"', page)[0])


def cards(page: str) -> list[str]:
    return re.findall(r'<article class="item card[^"]*" id="i-([^"]+)"', page)


def form(page: str, claim: str, **values: str) -> dict[str, str]:
    """Return what the forms of an item carry, with what a person picks."""
    card = page.split(f'id="i-{claim}"')[1].split("</article>")[0]
    shown = re.findall(r'name="shown" value="([^"]+)"', card)[0]
    return {"token": token(page), "shown": shown, "record": claim, "back": "", **values}


def post(client: TestClient, claim: str, data: dict[str, str], *, part: bool = True) -> Response:
    headers = {"X-Alteram-Token": data["token"], **(PART if part else {})}
    return client.post(f"/review/items/{claim}", data=data, headers=headers, follow_redirects=False)


def test_the_queue_shows_passages_in_context_with_the_sentence_on_accepting(
    client: TestClient, dossier: Path
) -> None:
    page = client.get("/review").text
    queue = api.queue(dossier)
    assert cards(page) == [item.id for item in queue.items[:AT_ONCE]]
    assert page.count("Accepted means: the passage says this.") == AT_ONCE
    assert f"<b>{queue.total}</b> were proposed when this page was opened" in page
    first = queue.items[0]
    assert f"/documents/{first.document}#{first.id}" in page
    assert "Investigators count </span><mark>the graves of Kelmed</mark>" in page


def test_a_decision_by_a_plain_form_brings_the_next_item(client: TestClient, dossier: Path) -> None:
    page = client.get("/review").text
    first, second = cards(page)[:2]
    answer = post(
        client, first, form(page, first, action="accept", back="state=proposed"), part=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?state=proposed")
    after = client.get(answer.headers["location"]).text
    assert cards(after)[0] == second
    assert "You looked at <b>1</b> today." in after
    assert "Undo your last: accept" in after
    (row,) = api.decisions(dossier)
    assert (row.action, row.subject, row.who) == ("accept", first, "Mara Lind")


def test_a_decision_by_htmx_answers_with_the_item_alone(client: TestClient) -> None:
    page = client.get("/review").text
    first = cards(page)[0]
    answer = post(client, first, form(page, first, action="needs_work"))
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'class="item card decided"' in answer.text
    assert "needs work by" in answer.text
    assert 'hx-swap-oob="innerHTML">Needs work.</div>' in answer.text


def test_rejecting_asks_for_a_reason_and_offers_the_last_one_again(
    client: TestClient, dossier: Path
) -> None:
    page = client.get("/review").text
    first, second = cards(page)[:2]
    refused = post(client, first, form(page, first, action="reject"))
    assert refused.status_code == 400
    assert not api.decisions(dossier)
    post(client, first, form(page, first, action="reject", reason="It is there already",
                             words="Said of another village"))  # fmt: skip
    (row,) = api.decisions(dossier)
    assert row.why == "Said of another village"
    offered = client.get("/review").text.split(f'id="i-{second}"')[1]
    assert re.findall(r"<option>([^<]+)", offered)[0] == "Said of another village"


def test_what_another_decided_meanwhile_is_seen_and_nothing_is_overwritten(
    client: TestClient, dossier: Path
) -> None:
    page = client.get("/review").text
    first = cards(page)[0]
    api.make_decision("accept", first, dossier=dossier, who="Berta Kohl")
    answer = post(client, first, form(page, first, action="reject", reason="no"))
    assert answer.status_code == 409
    assert "Berta Kohl decided on it" in answer.text
    assert 'data-state="accepted"' in answer.text
    assert len(api.decisions(dossier)) == 1
    whole = post(client, first, form(page, first, action="reject", reason="no"), part=False)
    assert whole.status_code == 409
    assert "<h1>One item of the review</h1>" in whole.text
    again = post(client, first, form(answer.text, first, action="reject", reason="no",
                                     token=token(page)))  # fmt: skip
    assert again.status_code == 200
    assert [row.action for row in api.decisions(dossier)] == ["accept", "reject"]


def test_undo_gives_the_item_back(client: TestClient, dossier: Path) -> None:
    page = client.get("/review").text
    first = cards(page)[0]
    made = post(client, first, form(page, first, action="accept")).text
    (row,) = api.decisions(dossier)
    undone = post(client, first, form(made, first, action="undo", record=row.id, token=token(page)))
    assert 'data-state="proposed"' in undone.text
    assert cards(client.get("/review").text)[0] == first
    page = client.get("/review/items/" + first).text
    assert page.index("undo (") < page.index("accept</li>")


def test_only_decisions_on_the_item_are_taken(client: TestClient, dossier: Path) -> None:
    page = client.get("/review").text
    first, second = cards(page)[:2]
    assert post(client, first, form(page, first, action="accept", record=second)).status_code == 404
    made = api.make_decision("accept", second, dossier=dossier, who="Berta Kohl")
    undo = form(page, first, action="undo", record=made.id)
    assert post(client, first, undo).status_code == 404
    assert len(api.decisions(dossier)) == 1


def test_figures_and_who_said_it_have_states_of_their_own(
    client: TestClient, dossier: Path
) -> None:
    item = next(one for one in api.queue(dossier, limit=200).items if one.figures)
    page = client.get(f"/review/items/{item.id}").text
    figure = item.figures[0]
    answer = post(client, item.id, form(page, item.id, action="accept", record=figure.id))
    assert 'data-state="proposed"' in answer.text
    page = client.get(f"/review/items/{item.id}").text
    post(client, item.id, form(page, item.id, action="needs_work", record=item.attribution))
    now = next(one for one in api.queue(dossier, limit=200).items if one.id == item.id)
    states = (now.state, now.figures[0].state, now.attribution_state)
    assert states == ("proposed", "accepted", "needs_work")


def test_filters(client: TestClient, dossier: Path) -> None:
    items = api.queue(dossier, limit=500).items
    document = items[0].document
    ours = [one.id for one in items if one.document == document][:AT_ONCE]
    assert cards(client.get(f"/review?document={document}").text) == ours
    speaker = items[0].speaker
    ours = [one.id for one in items if one.speaker == speaker][:AT_ONCE]
    assert cards(client.get("/review", params={"speaker": speaker}).text) == ours
    event = api.events(dossier)[0]
    held = [one.id for one in api.queue(dossier, event=event.id, limit=500).items][:AT_ONCE]
    assert cards(client.get("/review", params={"event": event.label}).text) == held
    assert "No event, or more than one" in client.get("/review?event=nowhere").text
    assert cards(client.get("/review?state=rejected").text) == []


def test_the_next_items_come_by_htmx(client: TestClient, dossier: Path) -> None:
    items = [one.id for one in api.queue(dossier, limit=40).items]
    answer = client.get(f"/review?offset={AT_ONCE}", headers=PART)
    assert "<html" not in answer.text
    assert cards(answer.text) == items[AT_ONCE : 2 * AT_ONCE]


def test_an_edit_is_laid_over_what_is_proposed(client: TestClient, dossier: Path) -> None:
    item = next(one for one in api.queue(dossier, limit=200).items if one.figures)
    figure = item.figures[0].id
    page = client.get(f"/review/items/{item.id}/edit").text
    assert '<option value="killed"' in page
    shown = re.findall(r'name="shown" value="([^"]+)"', page)[0]
    data = {"token": token(page), "shown": shown, f"{figure}.low": "700", f"{figure}.high": "800"}
    without = client.post(f"/review/items/{item.id}/edit", data=data)
    assert "An edit needs a reason" in without.text
    assert 'value="700"' in without.text
    wrong = client.post(
        f"/review/items/{item.id}/edit", data={**data, "why": "x", f"{figure}.low": "-1"}
    )
    assert wrong.status_code == 409
    crossed = client.post(
        f"/review/items/{item.id}/edit", data={**data, "why": "x", f"{figure}.low": "900"}
    )
    assert "at least 900 and at most 800" in html.unescape(crossed.text)
    nowhere = client.post(
        f"/review/items/{item.id}/edit",
        data={**data, "why": "x", f"{item.id}.place": "Nowhere at all"},
    )
    assert "do not stand in the text" in nowhere.text
    assert not api.decisions(dossier)
    answer = client.post(
        f"/review/items/{item.id}/edit",
        data={**data, "why": "A range is given", "accept": "yes"},
        headers=PART,
    )
    assert 'data-state="accepted"' in answer.text
    rows = api.decisions(dossier)
    assert sorted(row.value for row in rows if row.action == "edit") == ["700", "800"]
    assert rows[-1].action == "accept"


def test_an_edit_of_what_changed_meanwhile_is_not_written(
    client: TestClient, dossier: Path
) -> None:
    item = api.queue(dossier).items[0]
    page = client.get(f"/review/items/{item.id}/edit").text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)[0]
    api.make_decision("needs_work", item.id, dossier=dossier, who="Berta Kohl")
    answer = client.post(
        f"/review/items/{item.id}/edit",
        data={"token": token(page), "shown": shown, f"{item.id}.means": "mortars", "why": "x"},
    )
    assert answer.status_code == 409
    assert "Berta Kohl decided on it" in answer.text
    assert 'value="mortars"' in answer.text
    assert len(api.decisions(dossier)) == 1


def test_who_only_reads_sees_the_queue_and_decides_nothing(
    client: TestClient, client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    page = client.get("/review").text
    first = cards(page)[0]
    data = form(page, first, action="accept")
    viewer = client_as("viewer")
    seen = viewer.get("/review").text
    assert cards(seen)[0] == first
    assert 'value="accept"' not in seen
    assert post(viewer, first, data).status_code == 403
    assert viewer.get(f"/review/items/{first}/edit").status_code == 403
    assert not api.decisions(dossier)


def test_the_pages_words_are_neutral(client: TestClient) -> None:
    page = client.get("/review")
    first = cards(page.text)[0]
    for path in ("/review", f"/review/items/{first}", f"/review/items/{first}/edit"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert own_words(answer) == []


def test_hostile_words_stay_words(client: TestClient, dossier: Path) -> None:
    evil = "<img src=x onerror=alert(1)>\u202e"
    first = api.queue(dossier).items[0].id
    api.make_decision("reject", first, dossier=dossier, who="<b>Eve</b>", why="<script>x</script>")
    page = client.get("/review?state=rejected").text
    assert "<script>x" not in page
    assert "<b>Eve" not in page
    answer = client.get("/review", params={"speaker": evil, "event": evil, "document": evil})
    assert "<img" not in answer.text


def test_what_a_lead_restricted_is_not_taken_back_in_the_queue_either(
    client_as: Callable[[Role], TestClient], dossier: Path
) -> None:
    claim = api.queue(dossier).items[0].id
    row = api.make_decision("restrict", claim, "reviewer", dossier=dossier, who="Ada Kohl")
    asked: list[tuple[Role, int]] = [("reviewer", 403), ("lead", 200)]
    for role, status in asked:
        client = client_as(role)
        page = client.get(f"/review/items/{claim}").text
        data = form(page, claim, action="undo", words="Seen by all") | {"record": row.id}
        assert post(client, claim, data).status_code == status
    assert [one.action for one in api.decisions(dossier)] == ["restrict", "undo"]
