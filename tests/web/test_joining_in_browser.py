"""Actors and events put together in Chromium, by keys and by dragging, and taken apart again."""

import pytest
from playwright.sync_api import Page, expect
from tests.web.browsing import Opener
from tests.web.serving import Served

from alteram import api


def confirm(page: Page) -> None:
    """Say why on the page that shows what would come together, and put it together."""
    expect(page.locator("h1")).to_contain_text("together?")
    page.get_by_label("Why they are one").fill("The passages name both.")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Put together")


def take_back(page: Page) -> None:
    """Undo what the page tells of; what follows a decision may take a moment."""
    for _ in range(50):
        if page.locator("details.undo").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    page.locator("details.undo summary").click()
    page.get_by_label("Why").fill("They are two after all.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions")


def count(served: Served, what: str) -> int:
    links = api.collection(served.dossier).links
    return len(links.actors if what == "actors" else links.events)


@pytest.mark.parametrize(
    ("address", "what", "action"),
    [("/actors", "actors", "same_actor"), ("/events/join", "events", "same_event")],
)
def test_by_keys_and_undone(
    address: str, what: str, action: str, page: Page, served: Served
) -> None:
    before = count(served, what)
    page.goto(address)
    for key in ("j", "m", "j", "m", "M"):
        page.keyboard.press(key)
    confirm(page)
    assert [one.action for one in api.decisions(served.dossier)] == [action]
    take_back(page)
    assert [one.action for one in api.decisions(served.dossier)] == [action, "undo"]
    page.goto(address)
    for _ in range(50):
        if count(served, what) == before:
            break
        page.wait_for_timeout(200)
    assert count(served, what) == before
    assert api.verify(served.dossier) == ()


def test_an_actor_dragged_onto_another(page: Page, served: Served) -> None:
    page.goto("/actors")
    rows = page.locator("tr[draggable]")
    one, other = (rows.nth(place).get_attribute("data-id") for place in (0, 2))
    rows.nth(0).drag_to(rows.nth(2))
    confirm(page)
    (made,) = api.decisions(served.dossier)
    assert made.action == "same_actor"
    assert made.who
    assert one != other


def test_without_script(open_page: Opener, served: Served) -> None:
    page = open_page(script=False)
    page.goto("/events/join")
    for place in (0, 1):
        page.locator("input[name=event]").nth(place).check()
    page.get_by_role("button", name="Put the marked events together").click()
    confirm(page)
    assert [one.action for one in api.decisions(served.dossier)] == ["same_event"]
