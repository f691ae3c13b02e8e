"""A document in Chromium: its marks by keys, its records, a note; and reading without script."""

import re

from playwright.sync_api import Page, expect
from tests.web.browsing import Opener
from tests.web.paths import values
from tests.web.serving import Served

from alteram import api
from alteram.desk import Desk


def address(served: Served) -> str:
    with Desk(served.dossier) as desk:
        return f"/documents/{values(desk.view('lead'))['documents']}"


def test_marks_are_walked_and_opened_by_keys(reading: Opener, served_for_reading: Served) -> None:
    page = reading()
    page.goto(address(served_for_reading))
    seen = []
    for _ in range(3):
        page.keyboard.press("j")
        expect(page.locator("#text a:focus")).to_have_count(1)
        seen.append(page.evaluate("document.activeElement.dataset.r"))
        expect(page.locator("#record")).to_contain_text("said", ignore_case=True)
    assert len(set(seen)) == 3
    page.keyboard.press("k")
    expect(page.locator(f'#text a:focus[data-r="{seen[1]}"]')).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#record")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f'#text a:focus[data-r="{seen[1]}"]')).to_have_count(1)


def test_a_passage_is_found_by_its_address(reading: Opener, served_for_reading: Served) -> None:
    page = reading()
    with Desk(served_for_reading.dossier) as desk:
        held = values(desk.view("lead"))
    page.goto(f"/documents/{held['documents']}#{held['records']}")
    expect(page.locator(".sought").first).to_be_in_viewport()


def test_a_note_on_words_selected(page: Page, served: Served) -> None:
    page.goto(address(served))
    page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('#text p:last-of-type'))"
    )
    page.keyboard.press("m")
    page.keyboard.type("Compare with the second report.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Compare with the second report.")
    (made,) = api.decisions(served.dossier)
    assert made.action == "note"
    assert re.search(r"\d+-\d+$", made.subject)


def test_reading_without_script(reading: Opener, served_for_reading: Served) -> None:
    page = reading(script=False)
    page.goto(address(served_for_reading))
    page.locator("#text a").first.click()
    expect(page.locator("main")).to_contain_text("said", ignore_case=True)
    assert page.locator("h1").count() == 1
