"""The list of events: table, map and timeline of what the filters find."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.asking import asking, refused_in
from tests.web.test_event_page import view_of

from alteram.charts.shapes import shape
from alteram.model import Event
from alteram.text.edtf import bounds


@pytest.fixture(scope="module")
def client(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from asking(sample, tmp_path_factory.mktemp("events"))


def listed(client: TestClient, query: str = "") -> str:
    answer = client.get(f"/events{query}")
    assert answer.status_code == 200
    return answer.text


def ids_in(page: str) -> list[str]:
    body = page.partition("<main")[2]
    return list(dict.fromkeys(re.findall(r'href="/events/(event-[0-9a-f]+)"', body)))


def events_of(client: TestClient) -> tuple[Event, ...]:
    return view_of(client).view("lead").links.events


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_each_view_shows_the_same_events(client: TestClient, view: str) -> None:
    page = listed(client, f"?view={view}")
    assert sorted(ids_in(page)) == sorted(one.id for one in events_of(client))
    assert f'view={view}" aria-current="page"' in page or view == "table"


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_a_filter_holds_in_every_view_and_stays_in_the_address(
    client: TestClient, view: str
) -> None:
    page = listed(client, f"?view={view}&outcome=killed&party=Drovia")
    desk = view_of(client).view("lead")
    wanted = [
        one.id
        for one in events_of(client)
        if "Drovia" in desk.event_facts(one.id).parties
        and "killed" in desk.event_facts(one.id).outcomes
    ]
    assert wanted
    assert sorted(ids_in(page)) == sorted(wanted)
    for other in ("table", "map", "timeline"):
        tab = re.search(rf'href="(/events[^"]*)"[^>]*>{other.capitalize()}</a>', page)
        assert tab is not None
        assert "party=Drovia" in tab[1]
        assert "outcome=killed" in tab[1]


def test_each_filter_has_the_number_that_it_finds(client: TestClient) -> None:
    page = listed(client)
    for name in ("party", "speaker", "outlet"):
        select = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)
        assert select is not None
        found = re.findall(r'value="([^"]+)">[^<]*\((\d+)\)</option>', select[0])
        assert found
        value, count = found[0]
        shown = client.get("/events", params={name: value.replace("&#39;", "'")}).text
        assert len(ids_in(shown)) == int(count)


def test_dates_and_words_choose_events(client: TestClient) -> None:
    page = listed(client, "?since=2022-01-01&until=2022-12-31")
    for event in events_of(client):
        first, last = bounds(event.date) if event.date else (date.max, date.max)
        if first is not None and last is not None:
            meant = first <= date(2022, 12, 31) and last >= date(2022, 1, 1)
            assert (event.id in ids_in(page)) == meant
    page = listed(client, "?words=HARSK")
    assert sorted(ids_in(page)) == sorted(e.id for e in events_of(client) if "Harsk" in e.label)


def test_a_table_is_sorted_and_turned_round(client: TestClient) -> None:
    numbers = {one.id: len(one.documents) for one in events_of(client)}
    page = listed(client, "?sort=documents&descending=1")
    shown = [numbers[one] for one in ids_in(page)]
    assert shown == sorted(shown, reverse=True)
    assert 'aria-sort="descending"' in page
    assert [numbers[one] for one in ids_in(listed(client, "?sort=documents"))] == shown[::-1]


def test_what_an_address_asks_in_vain_is_passed_over(client: TestClient) -> None:
    assert ids_in(listed(client, "?view=globe&sort=rank")) == ids_in(listed(client))
    assert "No event answers to this" in listed(client, "?party=Nobody")
    assert client.get("/events?first=-1").status_code == 422
    hostile = listed(client, "?words=%3Cscript%3Ealert(1)%3C/script%3E&party=%22%3E%3Csvg%3E")
    assert "<script>alert" not in hostile
    assert '"><svg>' not in hostile


def test_points_of_the_map_are_those_found(client: TestClient) -> None:
    answer = client.get("/events/points?words=Harsk").json()
    assert answer["points"] == []
    assert answer["unplaced"] == len([e for e in events_of(client) if "Harsk" in e.label])
    assert answer["left"] == 0


def test_shapes_are_kept_by_the_browser(client: TestClient) -> None:
    packed = client.get("/shapes/land-110m.json")
    plain = client.get("/shapes/land-110m.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.json() == plain.json() == shape("land-110m")
    assert "max-age=86400" in packed.headers["Cache-Control"]
    assert client.get("/shapes/moon.json").status_code == 404


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_words_of_the_page_are_neutral(client: TestClient, view: str) -> None:
    assert refused_in(listed(client, f"?view={view}")) == []
