"""Statements over time: lanes of one event, each mark with its passage."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.asking import asking, refused_in
from tests.web.test_event_page import event_of, view_of


@pytest.fixture(scope="module")
def client(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from asking(sample, tmp_path_factory.mktemp("statements"))


def lanes(client: TestClient, query: str = "") -> str:
    answer = client.get(f"/events/{event_of(client)}/statements{query}")
    assert answer.status_code == 200
    return answer.text


def test_each_speaker_has_a_lane_in_alphabetical_order(client: TestClient) -> None:
    shown = re.findall(r'<h2 id="lane-\d+"><span class="name">([^<]+)</span>', lanes(client))
    timeline = view_of(client).view("lead").timeline(event_of(client))
    assert shown == [one.speaker for one in timeline.speakers]
    assert shown == sorted(shown, key=str.casefold)


def test_every_move_opens_its_passage(client: TestClient) -> None:
    shown = lanes(client)
    timeline = view_of(client).view("lead").timeline(event_of(client))
    moves = [move for one in timeline.speakers for move in one.moves]
    assert moves
    for move in moves:
        assert f"/documents/{move.line.document}#{move.line.claim}" in shown
    assert shown.count("<li class=") >= len(moves)


def test_lanes_can_be_chosen(client: TestClient) -> None:
    shown = lanes(client, "?speaker=local+officials")
    assert re.findall(r'<h2 id="lane-\d+"><span class="name">([^<]+)</span>', shown) == [
        "local officials"
    ]
    assert 'value="local officials" checked' in shown
    moved = lanes(client, "?moved=1")
    timeline = view_of(client).view("lead").timeline(event_of(client))
    otherwise = [
        one.speaker
        for one in timeline.speakers
        if any(move.mark == "said_otherwise" for move in one.moves)
    ]
    assert re.findall(r'<h2 id="lane-\d+"><span class="name">([^<]+)</span>', moved) == otherwise


def test_a_page_beyond_the_last_is_the_last(client: TestClient) -> None:
    shown, beyond = lanes(client), lanes(client, "?first=100000")
    assert beyond.partition("<section")[2] == shown.partition("<section")[2]


def test_speakers_of_the_dossier_are_listed_and_found(client: TestClient) -> None:
    rows, total = view_of(client).view("lead").speakers()
    shown = client.get("/statements").text
    assert f"<p>{total} speakers</p>" in shown
    assert [html.escape(one.speaker) for one in rows] == re.findall(
        r'<a id="speaker-\d+" href="[^"]+">([^<]+)</a>', shown.replace("&#39;", "&#x27;")
    )
    found = client.get("/statements?words=HEALTH").text
    assert "Sarvenian Health Ministry" in found
    assert "Drovian Defence Ministry" not in found


def test_lanes_of_several_speakers_of_the_dossier(client: TestClient) -> None:
    names = ["Sarvenian Health Ministry", "Drovian Defence Ministry"]
    shown = client.get("/statements", params={"speaker": names}).text
    assert re.findall(r'<h2 id="lane-\d+"><span class="name">([^<]+)</span>', shown) == names[::-1]
    assert client.get("/statements?speaker=Nobody").status_code == 404


@pytest.mark.parametrize("path", ["", "?words=various", "?speaker=various+sources"])
def test_words_of_the_speakers_are_neutral(client: TestClient, path: str) -> None:
    assert refused_in(client.get(f"/statements{path}").text) == []


def test_words_of_the_page_are_neutral(client: TestClient) -> None:
    assert refused_in(lanes(client)) == []
