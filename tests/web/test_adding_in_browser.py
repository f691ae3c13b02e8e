"""Documents dropped on the page of the dossier in Chromium, watched while they are read."""

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.web.browsing import Opener
from tests.web.serving import Served

from alteram import api

STORY = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""
# What a browser hands to a page onto which two files are dropped.
DROP = """([first, second]) => {
  const held = new DataTransfer();
  held.items.add(new File([first], "gazette.txt", {type: "text/plain"}));
  held.items.add(new File([second], "courier.txt", {type: "text/plain"}));
  const onto = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover", "drop"])
    onto.dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


def locations(served: Served) -> list[str]:
    return [entry.document.location for entry in api.collection(served.dossier).entries]


def test_files_dropped_are_read_while_one_watches(page: Page, served: Served) -> None:
    before = len(locations(served))
    page.goto("/")
    page.keyboard.press("a")
    page.evaluate(DROP, [STORY, STORY.replace("12", "40").replace("Kesh Gazette", "Lesk Courier")])
    expect(page.locator("#chosen li")).to_have_count(2)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/adding/*")
    expect(page.locator("main")).to_contain_text("courier.txt")
    expect(page.locator("main")).to_contain_text("Done: 2 of 2", timeout=60_000)
    assert len(locations(served)) == before + 2
    assert api.verify(served.dossier) == ()


def test_a_file_is_added_without_script(open_page: Opener, served: Served, tmp_path: Path) -> None:
    page = open_page(script=False)
    (tmp_path / "gazette.txt").write_text(STORY, encoding="utf-8")
    page.goto("/")
    page.locator("summary", has_text="Add documents").click()
    page.locator("#files").set_input_files(tmp_path / "gazette.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/adding/*")
    for _ in range(100):
        if any("gazette.txt" in one for one in locations(served)):
            break
        page.wait_for_timeout(300)
        page.reload()
    assert any("gazette.txt" in one for one in locations(served))
