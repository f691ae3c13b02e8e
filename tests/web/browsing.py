"""A browser for tests: Debian's Chromium, watched for what no page of ours may do."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

WIDE, NARROW = 1280, 380
HEIGHT = 900
Theme = Literal["light", "dark"]

# Nothing but the loopback has an address: what a page would fetch elsewhere cannot leave.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-quic",
    "--font-render-hinting=none",
)

# Set before each page's own scripts run: a text that got to run a script calls `ran`.
CANARY = """
window.ran = (what) => console.error("a script of a text ran: " + what);
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.ran(name);
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def chromium() -> str:
    """Return the path of the browser: that of ALTERAM_CHROMIUM, or Debian's.

    Raises FileNotFoundError.
    """
    named = os.environ.get("ALTERAM_CHROMIUM") or "chromium"
    found = shutil.which(named)
    if not found:
        raise FileNotFoundError(f"no {named} here; on Debian: apt-get install chromium")
    return found


@dataclass
class Watch:
    """What pages did that none may do; a test that leaves anything here fails."""

    host: str
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of a context."""
        context.on("request", self._requested)
        context.on("response", self._answered)
        context.on("console", self._told)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        # What a page itself answers is for its test to say; its parts must all be there.
        least = 500 if response.request.resource_type in ("document", "xhr", "fetch") else 400
        if response.status >= least:
            self.faults.append(f"{response.status} {response.url}")

    def _told(self, message: ConsoleMessage) -> None:
        loading = message.text.startswith("Failed to load resource")
        if message.type == "error" and not loading:
            self.faults.append(f"console: {message.text}")


@dataclass(slots=True)
class Opener:
    """Opens pages of one workbench, each in a context of its own."""

    browser: Browser
    url: str
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        *,
        width: int = WIDE,
        theme: Theme = "light",
        script: bool = True,
        cookies: Sequence[tuple[str, str]] = (),
    ) -> Page:
        """Return an empty page; `page.goto("/events")` goes to a page of the workbench."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=theme,
            reduced_motion="reduce",
            java_script_enabled=script,
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(15_000)
        for name, value in cookies:
            context.add_cookies([{"name": name, "value": value, "url": self.url}])
        context.add_init_script(CANARY)
        self.watch.over(context)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        """Close all pages; call it before what was watched is judged."""
        while self.contexts:
            self.contexts.pop().close()
