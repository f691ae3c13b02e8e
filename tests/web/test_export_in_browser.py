"""The annex written and fetched in Chromium, with its pages counted first."""

import zipfile

from playwright.sync_api import Page, expect


def test_the_annex_is_counted_written_and_fetched(page: Page) -> None:
    page.goto("/export")
    page.get_by_label("Events", exact=True).select_option(label="Harsk, 4 March 2022")
    page.get_by_role("button", name="Count the pages").click()
    expect(page.locator("main")).to_contain_text("The pages are counted", timeout=60_000)
    expect(page.locator("main")).to_contain_text("exhibits")
    page.goto("/export")
    page.get_by_label("Events", exact=True).select_option(label="Harsk, 4 March 2022")
    page.get_by_role("button", name="Write the annex").click()
    expect(page.locator("main")).to_contain_text("Written.", timeout=60_000)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download").click()
    with zipfile.ZipFile(fetched.value.path()) as held:
        names = held.namelist()
        assert held.testzip() is None
    assert any(name.endswith(".docx") for name in names), names
    page.goto("/audit")
    expect(page.locator("main")).to_contain_text("annex")
