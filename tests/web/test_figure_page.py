"""Where a figure comes from: each appearance with what changed, and its passage."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.asking import asking, refused_in
from tests.web.test_event_page import event_of, view_of


@pytest.fixture(scope="module")
def client(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from asking(sample, tmp_path_factory.mktemp("figure"))


def figure(client: TestClient, outcome: str = "killed", query: str = "") -> str:
    answer = client.get(f"/events/{event_of(client)}/figures/{outcome}{query}")
    assert answer.status_code == 200
    return answer.text


def test_each_step_says_what_changed_and_opens_its_passage(client: TestClient) -> None:
    shown = figure(client)
    lineage = view_of(client).view("lead").lineage(event_of(client), "killed")
    steps = [step for trail in lineage.trails for step in trail.steps]
    assert len(steps) > 5
    for step in steps:
        line = step.figure.line
        assert f"/documents/{line.document}#{line.claim}" in shown
    assert "“at least” left out" in shown


def test_a_step_names_the_one_that_it_is_compared_with(client: TestClient) -> None:
    shown = figure(client)
    named = re.findall(r'href="#(step-\d+-\d+)"', shown)
    assert named
    assert all(f'id="{one}"' in shown for one in named)


def test_a_long_path_is_drawn_when_the_page_is_there(client: TestClient) -> None:
    address = f"/events/{event_of(client)}/figures/killed/drawing"
    alone = client.get(address, headers={"HX-Request": "true"}).text
    (first, *_) = view_of(client).view("lead").lineage(event_of(client), "killed").trails
    assert "<html" not in alone
    assert alone.count(f"/documents/{first.first.line.document}#{first.first.line.claim}") >= 1
    assert f"Appearances 1 to {len(first.steps)} of {len(first.steps)} are drawn" in alone
    assert alone.strip() in client.get(address).text
    assert client.get(f"{address}?at=999").status_code == 404


def test_what_is_not_comparable_is_said_with_the_reason(client: TestClient) -> None:
    shown = figure(client)
    assert "Not comparable, and why" in shown
    assert "different groups" in shown


def test_an_outcome_without_figures_says_so(client: TestClient) -> None:
    assert "No figure for this outcome was found" in figure(client, "hostage")


@pytest.mark.parametrize("outcome", ["nothing", "killed'", "%3Cscript%3E"])
def test_an_outcome_that_is_none_is_not_found(client: TestClient, outcome: str) -> None:
    answer = client.get(f"/events/{event_of(client)}/figures/{outcome}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text.partition("<main")[2]


def test_words_of_the_page_are_neutral(client: TestClient) -> None:
    assert refused_in(figure(client)) == []
