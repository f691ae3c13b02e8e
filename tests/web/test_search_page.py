"""Passages that are looked for: whose they are, the words marked, page after page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from alteram import api
from alteram.desk import Desk, Role
from alteram.store import Cut, Dossier
from alteram.web import make_app
from alteram.web.gate import Gate


def test_a_passage_stands_with_its_speaker_and_its_words_marked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "six bodies"}).text
    assert "<mark>six</mark> <mark>bodies</mark>" in page
    assert "A witness who asked not to be named" in page
    assert re.search(r'href="/documents/doc-[0-9a-f]+#c-[0-9a-f]+"', page)
    assert 'value="six bodies"' in page


def test_words_in_quotation_marks_follow_each_other(client: TestClient) -> None:
    assert "<mark>six bodies</mark>" in client.get("/search", params={"q": '"six bodies"'}).text
    assert "No passage" in client.get("/search", params={"q": '"bodies six"'}).text


def test_speaker_outlet_and_dates_narrow_what_is_found(client: TestClient) -> None:
    def found(**asked: str) -> int:
        return client.get("/search", params={"q": "Harsk", **asked}).text.count("<blockquote")

    everything = found()
    assert 0 < found(speaker="Drovian Defence Ministry") < everything
    assert 0 < found(outlet="Lenna Press") < everything
    assert 0 < found(since="2022-03-06") < everything
    assert found(since="2022-03-06") + found(until="2022-03-05") <= everything
    assert found(since="2030") == 0


def test_what_is_looked_for_and_not_there_tells_how_to_go_on(client: TestClient) -> None:
    page = client.get("/search", params={"q": "zeppelin"}).text
    assert "No passage has all of these words" in page
    assert "Look for fewer words" in page
    assert "There is no word in" in client.get("/search", params={"q": "?!"}).text
    assert "All words must stand in a passage" in client.get("/search").text


def test_hostile_questions_are_text(client: TestClient) -> None:
    asked = {"q": '"><script>alert(1)</script>', "speaker": "<img src=x onerror=alert(1)>",
             "outlet": "' OR 1=1", "since": "<b>", "after": "x:99999999999"}  # fmt: skip
    page = client.get("/search", params=asked).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert client.get("/search", params={"q": "a " * 20_000}).status_code in (200, 414, 431)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier in which a word stands in many passages of few documents."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(3):
        lines = [f"Ada Merin said {n} houses burned in Kesh." for n in range(10, 40)]
        (folder / f"{number}.txt").write_text(f"Report {number}\n\n" + "\n\n".join(lines))
    api.read(
        [str(folder / f"{number}.txt") for number in range(3)], folder / "many.alteram", processes=0
    )
    return folder / "many.alteram"


def test_page_after_page_shows_each_passage_once(many: Path) -> None:
    with Dossier.open(many) as store:
        every = [(one.document, one.start) for one in store.search("houses", 1_000).hits]
    seen: list[str] = []
    with (
        Desk(many) as desk,
        TestClient(make_app(desk, Gate("Mara Lind")), "http://127.0.0.1:8400") as client,
    ):
        path = "/search?q=houses"
        while path:
            page = client.get(path).text
            seen += re.findall(r'<blockquote class="quote" dir="auto">(.*?)</blockquote>', page)
            following = re.search(r'<a href="([^"]+)" data-key="\]"', page)
            path = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(every) == 90


def test_a_cut_begins_inside_of_a_document(many: Path) -> None:
    with Dossier.open(many) as store:
        every = store.search("houses", 1_000).hits
        for at in (1, 29, 30, 31, 89):
            document = every[at - 1].document
            shown = sum(one.document == document for one in every[:at])
            cut = Cut(limit=7, after=(document, shown))
            assert store.search("houses", cut).hits == every[at : at + 7]
        wanted = every[40].document
        only = Cut(limit=1_000, among={wanted}.__contains__)
        assert {one.document for one in store.search("houses", only).hits} == {wanted}


def test_what_is_hidden_is_not_found(
    client: TestClient, client_as: Callable[[Role], TestClient]
) -> None:
    assert isinstance(client.app, FastAPI)
    desk = client.app.state.desk
    seen = desk.view("lead")
    (hit, *_) = seen.search("six bodies").hits
    desk.decide("restrict", hit.document, "lead", who="Mara Lind", why="names a witness")
    assert hit.document in client.get("/search", params={"q": "six bodies"}).text
    hidden = client_as("viewer").get("/search", params={"q": "six bodies"}).text
    assert hit.document not in hidden
