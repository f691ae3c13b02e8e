"""Events on a map: circles by keys, near ones together, and their events in words."""

from collections.abc import Iterator

import pytest
from bench.made_dossier import reports
from playwright.sync_api import Browser
from tests.web.browsing import Opener
from tests.web.conftest import opener
from tests.web.serving import Served, serving

from alteram.api.linking import bring_up_to_date
from alteram.store import Dossier

DOCUMENTS = 40


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server over a dossier whose events have coordinates."""
    path = tmp_path_factory.mktemp("map") / "placed.alteram"
    with Dossier.open(path, create=True) as store:
        for entry in reports(DOCUMENTS):
            store.add(entry, entry.text.text.encode())
        bring_up_to_date(store)
    with serving(path) as held:
        yield held


@pytest.fixture
def opened(browser: Browser, placed: Served) -> Iterator[Opener]:
    yield from opener(browser, placed)


def test_circles_are_reached_by_keys_and_say_what_is_there(opened: Opener) -> None:
    page = opened()
    page.goto("/events?view=map")
    page.locator(".spot").first.wait_for()
    points = page.evaluate("fetch('/events/points').then((answer) => answer.json())")["points"]
    shown = page.locator(".spot").evaluate_all("all => all.map(one => Number(one.innerText) || 1)")
    assert sum(shown) == len(points) > 10
    largest = page.locator(".spot").nth(shown.index(max(shown)))
    assert largest.get_attribute("role") == "button"
    assert str(largest.get_attribute("aria-label")).startswith(f"{max(shown)} events, ")
    largest.focus()
    page.keyboard.press("Enter")
    title = page.locator("#here-title")
    assert title.inner_text().startswith(f"Here: {max(shown)} events")
    assert page.evaluate("document.activeElement.id") == "here-title"
    assert page.locator("#here a").count() == max(shown)


def test_borders_are_drawn_only_if_asked_and_stay_in_the_address(opened: Opener) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/events?view=map")
    page.locator(".spot").first.wait_for()
    assert not any("borders" in one for one in asked)
    with page.expect_response("**/shapes/borders-*.json"):
        page.get_by_label("Borders").check()
    assert "borders=1" in page.url
    assert page.get_by_text("That says nothing of whose the ground is.").is_visible()
