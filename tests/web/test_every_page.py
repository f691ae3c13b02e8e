"""What holds of every page as it is sent: the walk finds new pages by itself."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in
from tests.web.paths import addresses, filled, values

LINKS = ("href", "src", "action", "formaction", "hx-get", "hx-post", "poster", "data")
ALLOWED = ("/", "#", "?", "http://", "https://")


class Sent(HTMLParser):
    """What a page sends: faults against what no page may send, its ids and its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.levels: list[int] = []
        self.tags: Counter[str] = Counter()
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if "id" in held:
            self.ids[held["id"]] += 1
        if tag == "script" and not held.get("src", "").startswith("/static/"):
            self.faults.append(f"a script in the page: {held}")
        if tag in ("style", "iframe", "object", "embed", "base", "frame", "applet"):
            self.faults.append(f"<{tag}>")
        for name, value in held.items():
            self._attribute(tag, name, value)
        if tag == "form":
            self.forms.append(held)
        if tag == "input" and held.get("name") == "token" and self.forms:
            self.forms[-1]["carries token"] = held.get("value", "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith(("on", "hx-on", "hx-vals")) or name == "style":
            self.faults.append(f"<{tag} {name}={value!r}>")
        if name in LINKS and tag != "a" and value.startswith(("http:", "https:", "//")):
            self.faults.append(f"<{tag} {name}={value!r}> is elsewhere")
        if name in LINKS and value and not value.startswith(ALLOWED):
            self.faults.append(f"<{tag} {name}={value!r}> is no plain address")


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
        assert all(
            after - before <= 1 for before, after in zip(sent.levels, sent.levels[1:], strict=False)
        )
        assert sent.tags["main"] == 1


@every_page
def test_its_own_voice_says_nothing_that_takes_a_side(page: str) -> None:
    words = PageWords()
    words.feed(page)
    assert not [one for said in words.words for one in found_in(said)]
