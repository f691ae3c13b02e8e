"""Pictures of every page of the workbench over the sample texts, at both widths, in both themes.

    python -m demo.screenshots [--only events]

They go to demo/screenshots/, one folder for each width and theme; git does not hold them. The same
dossier gives the same pictures: the browser's time zone is UTC, its language English, and nothing
moves.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright
from tests.web.browsing import ARGUMENTS, HEIGHT, NARROW, WIDE, chromium
from tests.web.paths import addresses, filled, values
from tests.web.serving import serving

from alteram import api
from alteram.desk import Desk

HERE = Path(__file__).parent
PICTURES = HERE / "screenshots"
TALLEST = 6_000  # pixels: of a longer page the beginning tells enough


def main() -> int:
    """Take the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="addresses that hold these letters")
    parser.add_argument("--dossier", help="a dossier at hand instead of the sample texts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alteram-pictures-") as place:
        dossier = Path(place) / "sample.alteram"
        if asked.dossier:
            shutil.copyfile(asked.dossier, dossier)
        else:
            api.read(sorted(str(one) for one in (HERE / "texts").iterdir()), dossier)
        with Desk(dossier) as desk:
            held = values(desk.view("lead"))
        with serving(dossier, "--who", "Mara Lind") as served, sync_playwright() as playwright:
            pages = [one for one in addresses() if asked.only in one]
            shown = {one: served.url + filled(one, held) for one in pages}
            shown = {one: url for one, url in shown.items() if _is_page(url)}
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            taken = _take(browser, shown)
            browser.close()
    print(f"{taken} pictures in {PICTURES}")
    return 0


def _is_page(url: str) -> bool:
    with httpx.stream("GET", url, timeout=60) as answer:
        return answer.headers.get("content-type", "").startswith("text/html")


def _take(browser: Browser, shown: dict[str, str]) -> int:
    """Take a picture of each address in each width and theme; return how many."""
    taken = 0
    for width in (WIDE, NARROW):
        for theme in ("light", "dark"):
            folder = PICTURES / f"{width}-{theme}"
            folder.mkdir(parents=True, exist_ok=True)
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
                locale="en-GB",
                timezone_id="UTC",
            )
            page = context.new_page()
            for address, url in shown.items():
                page.goto(url, wait_until="load")
                page.evaluate("document.fonts.ready")
                tall = page.evaluate("document.documentElement.scrollHeight")
                page.screenshot(
                    path=folder / f"{_name(address)}.png",
                    clip={"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)},
                    full_page=True,
                    animations="disabled",
                )
                taken += 1
            context.close()
    return taken


def _name(address: str) -> str:
    """Return the name of a picture for an address as handlers name it."""
    kept = "".join(one if one.isalnum() else "-" for one in address).strip("-")
    return kept or "dossier"


if __name__ == "__main__":
    sys.exit(main())
