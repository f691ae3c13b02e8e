"""A dossier made of attacks: on every page all of them are text and nothing else."""

from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page
from tests.web.browsing import Opener
from tests.web.hostile import ATTACKS, MARK
from tests.web.paths import filled, routes, values
from tests.web.sent import Sent
from tests.web.serving import Served

from alteram.desk import Desk

# Words of a visitor, in places where a page may show them again.
WORDS = quote(" ".join(ATTACKS))
ASKED = (
    "/search?q={}", "/events?q={}", "/events?party={}", "/review?speaker={}", "/review?state={}",
    "/events/{}", "/documents/{}", "/actors/{}", "/{}",
)  # fmt: skip

# A passage may turn the order of its own letters, and of nothing beside it.
TURNED = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const breaks = (one) => {
    const face = getComputedStyle(one);
    return !face.display.startsWith("inline") || face.display === "inline-block"
      || ["isolate", "isolate-override", "plaintext"].includes(face.unicodeBidi);
  };
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(text.data)) continue;
    let held = text.parentElement;
    if (held.closest("textarea, option, title, script")) continue;
    while (held && !breaks(held)) held = held.parentElement;
    const beside = held.textContent.replace(text.data, "").trim();
    const isolated = getComputedStyle(held).unicodeBidi !== "normal";
    if (!isolated && /[a-z]{3}/i.test(beside)) found.push(held.outerHTML.slice(0, 200));
  }
  return found.slice(0, 5);
}"""
BROKEN_OUT = f"""() => [...document.querySelectorAll("[{MARK}]")].map((one) => one.outerHTML)"""
OVER_ALL = """() => [...document.querySelectorAll("main *")].filter((one) =>
  getComputedStyle(one).position === "fixed" && one.offsetWidth > innerWidth / 2
  && one.offsetHeight > innerHeight / 2).map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(params=[*routes(), *ASKED])
def at(attacked: Opener, served_hostile: Served, request: pytest.FixtureRequest) -> Page:
    """A page of the dossier of attacks, open; the test is skipped where it is no page."""
    address: str = request.param
    if "{}" in address:
        address = address.format(WORDS)
    else:
        with Desk(served_hostile.dossier) as desk:
            address = filled(address, values(desk.view("lead")))
    with httpx.stream("GET", served_hostile.url + address) as asked:
        # What is no page of ours must never be one for the browser.
        kind = asked.headers.get("content-type", "").partition(";")[0]
        if kind != "text/html":
            assert kind not in ("image/svg+xml", "text/xml", "application/xhtml+xml"), kind
            pytest.skip(f"no page: {kind}")
    page = attacked()
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    assert answer.status < 500
    if answer.status == 404:
        # What is refused before it is known under which name may load nothing, not even our files.
        own = f"{served_hostile.url}/static/"
        attacked.watch.faults[:] = [one for one in attacked.watch.faults if own not in one]
    sent = Sent()
    sent.feed(answer.text())
    assert not sent.faults
    return page


def test_attacks_are_text(at: Page) -> None:
    at.wait_for_timeout(100)
    assert at.evaluate(BROKEN_OUT) == []
    assert at.evaluate(OVER_ALL) == []
    assert at.evaluate(TURNED) == []
    assert "1337" not in at.inner_text("body")
    # Nothing was hidden by a style of a text.
    assert at.locator("h1, h2, p").first.is_visible()
