"""What holds of every page as it is sent: the walk finds new pages by itself."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in
from tests.web.paths import addresses, filled, values
from tests.web.sent import Sent


@pytest.fixture
def page(client: TestClient, request: pytest.FixtureRequest) -> str:
    """The page that a test is about, as sent; the test is skipped where it is no page."""
    assert isinstance(client.app, FastAPI)
    address = filled(request.param, values(client.app.state.desk.view("lead")))
    with client.stream("GET", address) as answer:
        if answer.status_code == 200 and not answer.headers["content-type"].startswith("text/html"):
            pytest.skip("no page")
        answer.read()
    assert answer.status_code in (200, 404), answer.text[-400:]
    assert answer.headers["content-type"].startswith("text/html"), answer.text
    return answer.text


every_page = pytest.mark.parametrize("page", addresses(), indirect=True)


@every_page
def test_it_holds_no_script_style_or_address_that_it_may_not(page: str) -> None:
    sent = Sent()
    sent.feed(page)
    assert not sent.faults


@every_page
def test_it_is_well_made(page: str) -> None:
    sent = Sent()
    sent.feed(page)
    assert not [name for name, times in sent.ids.items() if times > 1]
    # What changes something is posted, and carries the token.
    for form in sent.forms:
        if form.get("method", "get").lower() == "post":
            assert form.get("carries token"), form
    if "<html" in page:
        assert sent.levels.count(1) == 1
        assert sent.tags["main"] == 1


@every_page
def test_its_own_voice_says_nothing_that_takes_a_side(page: str) -> None:
    words = PageWords()
    words.feed(page)
    assert not [one for said in words.words for one in found_in(said)]
