"""The page of one event, and what it gives as it is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.asking import asking, refused_in
from tests.web.browsing import Opener
from tests.web.conftest import token_of

from alteram.desk import Desk
from alteram.errors import NotFoundError

HARSK = "Harsk, 4 March 2022"


@pytest.fixture(scope="module")
def client(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from asking(sample, tmp_path_factory.mktemp("event"))


def view_of(client: TestClient) -> Desk:
    held: Desk = client.app.state.desk  # type: ignore[attr-defined]
    return held


def event_of(client: TestClient, label: str = HARSK) -> str:
    (found,) = (one for one in view_of(client).view("lead").links.events if one.label == label)
    return found.id


def page(client: TestClient, path: str = "") -> str:
    answer = client.get(f"/events/{event_of(client)}{path}")
    assert answer.status_code == 200
    return answer.text


def test_every_account_has_the_same_rows_in_the_order_that_is_stated(client: TestClient) -> None:
    shown = page(client)
    assert "Accounts stand in alphabetical order" in shown
    parties = re.findall(r'Account of <span class="name">([^<]+)</span>', shown)
    assert parties == sorted(parties, key=str.casefold)
    columns = re.findall(r'<article class="account".*?</article>', shown, re.DOTALL)
    heads = [re.findall(r"<h4>([^<]+)", one) for one in columns]
    assert len(heads) == len(parties)
    assert len({tuple(one) for one in heads}) == 1


def test_accounts_stand_by_first_appearance_if_asked(client: TestClient) -> None:
    shown = page(client, "?order=appearance")
    assert "Accounts stand by first appearance in this collection" in shown
    firsts = re.findall(r"first on ([0-9-]+)", shown)
    assert firsts == sorted(firsts)


def test_words_of_the_page_are_neutral(client: TestClient) -> None:
    varsk = event_of(client, "Varsk, 3-9 May 1994")
    shown = [
        page(client, path)
        for path in ("", "?everything=1", "/more?name=relations", "/passages?mark=competing.0.0")
    ]
    for one in (*shown, client.get(f"/events/{varsk}?everything=1").text):
        assert refused_in(one) == []


def test_all_passages_behind_a_mark_are_there(client: TestClient) -> None:
    comparison = view_of(client).view("lead").comparison(event_of(client))
    side = comparison.competing[0].sides[-1]
    shown = page(client, f"/passages?mark=competing.0.{len(comparison.competing[0].sides) - 1}")
    assert all(f"/documents/{line.document}#{line.claim}" in shown for line in side.lines)
    assert f"{len(side.lines)} passage" in shown


@pytest.mark.parametrize(
    "path",
    ["/more?name=nothing", "/more?name=answers.99.what", "/passages?mark=common.99",
     "/passages?mark=passage.0", "/passages?mark=competing.0.x", "/more?name=figures.happy"],
)  # fmt: skip
def test_what_the_event_has_not_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/events/{event_of(client)}{path}").status_code == 404


def test_nothing_is_folded_on_the_page_for_paper(client: TestClient) -> None:
    kelmed = f"/events/{event_of(client, 'Kelmed, 11-12 May 1994')}"
    folded, whole = client.get(kelmed).text, client.get(f"{kelmed}?everything=1").text
    assert re.search(r">\d+ more of \d+<", folded)
    assert not re.search(r">\d+ more of \d+<", whole)
    assert 'class="all"' in page(client)
    assert 'class="all"' not in page(client, "?everything=1")
    for line in view_of(client).view("lead").comparison(kelmed.split("/")[-1]).accounts[-1].lines:
        assert f"/documents/{line.document}#{line.claim}" in whole


def test_figures_are_drawn_in_the_page_and_alone(client: TestClient) -> None:
    figures = view_of(client).view("lead").comparison(event_of(client)).figures
    shown, alone = page(client), page(client, "/drawing")
    for one in (figure for held in figures for figure in held.figures):
        mark = f"/documents/{one.line.document}#{one.line.claim}"
        assert mark in shown.partition('id="figures"')[2]
        assert mark in alone
    total = sum(len(one.figures) for one in figures)
    assert f"Figures 1 to {total} of {total} are drawn" in alone


def test_who_may_not_decide_sees_no_forms(client: TestClient, sample: Path, tmp_path: Path) -> None:
    assert "Decide on this event" in page(client)
    for coder in asking(sample, tmp_path, "coder"):
        assert "Decide on this event" not in page(coder)
        answer = coder.post(f"/events/{event_of(coder)}/label", data={"label": "Market"})
        assert answer.status_code == 403


def test_a_reviewer_renames_an_event_and_a_lead_restricts_it(sample: Path, tmp_path: Path) -> None:
    for lead in asking(sample, tmp_path):
        event = event_of(lead)
        token = {"X-Alteram-Token": token_of(lead)}
        renamed = lead.post(
            f"/events/{event}/label", data={"label": "Harsk market", "why": "shorter"},
            headers=token,
        )  # fmt: skip
        assert "<h1>Harsk market</h1>" in renamed.text
        done = lead.post(
            f"/events/{event}/restriction", data={"seen_by": "reviewer"}, headers=token
        )
        assert "Release this event" in done.text
        assert view_of(lead).view("reviewer").event(event).label == "Harsk market"
        with pytest.raises(NotFoundError):
            view_of(lead).view("coder").event(event)
        given = lead.post(
            f"/events/{event}/party",
            data={"actor": "Drovia", "party": "Drovian side", "why": "as it calls itself"},
            headers=token,
        )
        assert "Party chosen by a person: " in given.text


def test_a_mark_shows_its_passage_and_more_of_a_list_comes_as_asked(
    client: TestClient, reading: Opener
) -> None:
    event = event_of(client, "Kelmed, 11-12 May 1994")
    page = reading()
    page.goto(f"/events/{event}")
    page.locator('[data-peek="passage.2"]').first.focus()
    peek = page.locator("#peek")
    peek.wait_for(state="visible")
    line = view_of(client).view("lead").comparison(event).accounts[0].lines[1]
    assert line.quote.split("\n")[0] in peek.inner_text()
    page.keyboard.press("Escape")
    peek.wait_for(state="hidden")
    passages = page.locator(".account").last.locator(".passages")
    assert passages.locator(".passage").count() == 6
    passages.locator(".more a").click()
    passages.locator(".passage").nth(8).wait_for()
    assert passages.locator(".more").count() == 0
    page.locator(".marks .all").first.click()
    shown = page.locator("#behind[open]")
    shown.wait_for()
    assert shown.locator(".passage").count() > 5
