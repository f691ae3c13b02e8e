"""The review in Chromium: ten proposals by keys alone, what they leave, and without script."""

import time

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


def _kept(served: Served, wanted: int) -> list[str]:
    """Return the decisions, in alphabetical order, once there are so many; at most 10 s later."""
    until = time.monotonic() + 10
    made = api.decisions(served.dossier)
    while len(made) < wanted and time.monotonic() < until:
        time.sleep(0.05)
        made = api.decisions(served.dossier)
    return sorted(one.action for one in made)


def test_no_key_takes_the_next_one_from_it(page: Page, served: Served) -> None:
    """Keys come at once, one after another, with some that mean nothing: none is lost."""
    page.goto("/review")
    for key in ("q", "w", "u", "a", "u"):
        page.keyboard.press(key)
    assert _kept(served, 4) == ["accept", "needs_work", "undo", "undo"]
    expect(page.locator(".waiting, .decided, .htmx-added")).to_have_count(0)
    for key in ("Shift", "a", "q", "a"):
        page.keyboard.press(key)
    expect(page.locator("article.item[data-state=accepted]")).to_have_count(2)
    assert _kept(served, 6) == ["accept", "accept", "accept", "needs_work", "undo", "undo"]
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/statements")


def test_undo_takes_back_the_last_decision_whatever_it_was(page: Page, served: Served) -> None:
    """An edit, a ruling on who said it: neither leaves an older decision to be undone instead."""
    page.goto("/review")
    press(page, "a")
    page.keyboard.press("e")
    form = page.locator("form.editing")
    form.get_by_label("position").select_option(index=2)
    form.get_by_label("Why").fill("The passage says so")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#told")).to_contain_text("Saved")
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("Undone")
    page.locator("article.current details.speaking summary").first.click()
    page.locator("article.current").get_by_role("button", name="Accept who said it").click()
    expect(page.locator("#told")).to_contain_text("Accepted")
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("Undone")
    made = api.decisions(served.dossier)
    assert [one.action for one in made] == ["accept", "edit", "undo", "accept", "undo"]
    assert [one.subject for one in made if one.action == "undo"] == [made[1].id, made[3].id]
