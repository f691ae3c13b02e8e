"""The review in Chromium: ten proposals by keys alone, what they leave, and without script."""

from playwright.sync_api import Page, expect
from tests.web.browsing import Opener
from tests.web.serving import Served

from alteram import api

TEN = ("a", "x", "w", "a", "a", "x", "w", "a", "a", "w")
ACTIONS = {"a": "accept", "x": "reject", "w": "needs_work"}


def press(page: Page, key: str) -> None:
    """Decide on the item at hand by its key; a rejection is sent with the reason shown."""
    item = page.locator("article.item[data-state=proposed]").first
    name = item.get_attribute("id")
    page.keyboard.press(key)
    if key == "x":
        expect(item.locator(".work .asking select").first).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.locator(f"article#{name}[data-state=proposed]")).to_have_count(0)


def test_ten_proposals_by_keys_alone(page: Page, served: Served) -> None:
    page.goto("/review")
    first = [one.id for one in api.queue(served.dossier, limit=10).items]
    for key in TEN:
        press(page, key)
    made = api.decisions(served.dossier)
    assert [one.action for one in made] == [ACTIONS[key] for key in TEN]
    assert [one.subject for one in made] == first
    assert all(one.why for one in made if one.action == "reject")
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("Undone")
    assert api.decisions(served.dossier)[-1].action == "undo"
    assert api.queue(served.dossier, state="needs_work").total == 2
    assert api.verify(served.dossier) == ()


def test_without_script_by_plain_forms(open_page: Opener, served: Served) -> None:
    page = open_page(script=False)
    page.goto("/review")
    for name in ("Accept this passage", "Needs work"):
        page.locator("article.item").first.get_by_role("button", name=name).first.click()
        expect(page.locator("article.item").first).to_be_visible()
    page.locator("article.item .work details.asking summary").first.click()
    page.get_by_role("button", name="Reject with this reason").first.click()
    assert [one.action for one in api.decisions(served.dossier)] == [
        "accept",
        "needs_work",
        "reject",
    ]
