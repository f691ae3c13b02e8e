"""How soon a browser paints the first words of each page of the workbench (bound: 1 s).

    python -m bench.paint [--dossier large.alteram] [--only /events]

The time is the browser's own ("first-contentful-paint"), from the request on, with nothing kept
from earlier; of three visits the median.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright
from tests.web.browsing import ARGUMENTS, chromium
from tests.web.paths import addresses, filled, values
from tests.web.serving import serving

from alteram import api
from alteram.desk import Desk

TEXTS = Path(__file__).parent.parent / "demo" / "texts"
BOUND = 1000
VISITS = 3
PAINTED = "performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)"


def main() -> int:
    """Visit each page; return 1 where one is painted later than the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", help="a copy of it is served; the sample texts without")
    parser.add_argument("--only", default="", help="addresses that hold these letters")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alteram-paint-") as place:
        dossier = Path(place) / "d.alteram"
        if asked.dossier:
            shutil.copyfile(asked.dossier, dossier)
        else:
            api.read(sorted(map(str, TEXTS.iterdir())), dossier)
        with Desk(dossier) as desk:
            held = values(desk.view("lead"))
        with serving(dossier) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            late = 0
            for address in addresses():
                url = served.url + filled(address, held)
                if asked.only in address and _is_page(url):
                    first = _painted(browser, url)
                    late += first > BOUND
                    print(f"{first:6.0f} ms  {address}", flush=True)
            browser.close()
    return 1 if late else 0


def _is_page(url: str) -> bool:
    with httpx.stream("GET", url, timeout=60) as answer:
        return answer.headers.get("content-type", "").startswith("text/html")


def _painted(browser: Browser, url: str) -> float:
    """Return when the first words of a page are there: milliseconds, the median of some visits."""
    times = []
    for _ in range(VISITS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(url, wait_until="load")
        times += [float(one) for one in page.evaluate(PAINTED)]
        context.close()
    return statistics.median(times) if times else float("inf")


if __name__ == "__main__":
    sys.exit(main())
