"""Every page in Chromium: for people who see little, use keys alone, or sit at a narrow window."""

import httpx
import pytest
from playwright.sync_api import Page
from tests.web.accessible import (
    BY_LOOKS,
    RUN,
    axe_faults,
    focus_faults,
    moving,
    scrolls_sideways,
)
from tests.web.browsing import HEIGHT, NARROW, WIDE, Opener
from tests.web.paths import addresses, filled, values
from tests.web.serving import Served

from alteram.desk import Desk

ZOOMED = WIDE // 2  # the window as pages see it at 200 %
SMALLEST = 320  # at 400 %: WCAG 2.2, 1.4.10


@pytest.fixture
def at(reading: Opener, served_for_reading: Served, request: pytest.FixtureRequest) -> Page:
    """The page that a test is about, open; the test is skipped where it is no page."""
    with Desk(served_for_reading.dossier) as desk:
        address = filled(request.param, values(desk.view("lead")))
    with httpx.stream("GET", served_for_reading.url + address) as asked:
        if not asked.headers.get("content-type", "").startswith("text/html"):
            pytest.skip("no page")
    page = reading()
    page.goto(address, wait_until="load")
    if page.locator("main").count() == 0:
        pytest.skip("a part of a page")
    return page


every_page = pytest.mark.parametrize("at", addresses(), indirect=True)


@every_page
def test_everybody_can_use_it(at: Page) -> None:
    faults = axe_faults(at, RUN)
    faults += focus_faults(at)
    faults += moving(at)
    at.emulate_media(color_scheme="dark")
    faults += [f"dark: {one}" for one in axe_faults(at, BY_LOOKS)]
    at.set_viewport_size({"width": NARROW, "height": HEIGHT})
    faults += [f"narrow, dark: {one}" for one in axe_faults(at, RUN)]
    at.emulate_media(color_scheme="light")
    faults += [f"narrow: {one}" for one in axe_faults(at, BY_LOOKS)]
    for width in (ZOOMED, NARROW, SMALLEST):
        at.set_viewport_size({"width": width, "height": HEIGHT})
        faults += [f"{width} px: {one}" for one in scrolls_sideways(at)]
    assert not faults
