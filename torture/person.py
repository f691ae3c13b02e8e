"""One person at the workbench: reads, searches and decides by the forms of its pages, as people do.

Each decision carries words of its own, so that it can be found again in the dossier: once if it
was acknowledged, never if it was refused, and at most once if the answer did not come.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx
from lxml.html import FormElement, HtmlElement, document_fromstring

PATIENCE = 30.0  # seconds until an answer counts as lost
NEW_PASSWORD = "a long night at the desk of {}"
WORDS = ("market", "Harsk", "killed", "ministry", "Kelmed road", "shelling", "no such words")
# How often each is done, of all that a person does.
SHARES = {
    "accept": 24, "reject": 12, "needs_work": 6, "propose": 6, "edit": 8, "undo": 8, "note": 6,
    "join": 2, "search": 8, "read": 20,
}  # fmt: skip


def name_of(number: int) -> str:
    """Return what a person is called."""
    return f"Reviewer {number:02}"


@dataclass(slots=True)
class Told:
    """What the workbench told one person: words of decisions by answer, times, and faults."""

    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    times: list[tuple[str, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Person:
    """Somebody with a session of their own; `work` goes on until told to stop."""

    def __init__(self, number: int, url: str, pause: float) -> None:
        self.name = name_of(number)
        self.told = Told()
        self._number = number
        self._pause = pause
        self._made = 0
        self._at_random = random.Random(number)
        self._http = httpx.Client(base_url=url, timeout=PATIENCE, follow_redirects=False)
        self._links = ["/", "/review"]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def sign_in(self, password: str) -> None:
        """Begin a session and, where a first password must be changed, change it."""
        fields = {"name": self.name, "password": password}
        self._post("sign in", self._form("/sign-in", "/sign-in"), fields)
        new = NEW_PASSWORD.format(self._number)
        form = self._form("/password", "/password")
        self._post("password", form, {"old": password, "new": new, "again": new})

    def work(self, stop: threading.Event) -> None:
        """Do one thing after another, with a pause of about `pause` seconds between them."""
        deeds: dict[str, Callable[[], None]] = {
            "search": lambda: self._search(), "read": lambda: self._read(),
            "undo": lambda: self._undo(), "note": lambda: self._note(),
            "join": lambda: self._join(), "edit": lambda: self._edit(),
        }  # fmt: skip
        names, shares = list(SHARES), list(SHARES.values())
        while not stop.is_set():
            (name,) = self._at_random.choices(names, shares)
            try:
                deeds.get(name, lambda name=name: self._review(name))()
            except httpx.HTTPError as error:
                self.told.faults.append(f"{self.name}: {name}: {error!r}")
            stop.wait(self._at_random.uniform(0.5, 1.5) * self._pause)

    def _review(self, action: str) -> None:
        """Decide on one of the items that are shown, wherever in the queue."""
        state = "proposed" if action != "propose" else "accepted"
        form = self._any_form(
            f"/review?state={state}&offset={self._at_random.choice((0, 0, 0, 20, 40))}",
            lambda one: "/items/" in (one.action or "") and one.fields.get("action") == action,
        )
        if form is not None:
            self._decide(action, form, "words")

    def _edit(self) -> None:
        page = self._get("read", "/review?state=proposed")
        links = [one for one in _links(page) if "/edit" in one] if page is not None else []
        if links:
            form = self._any_form(
                self._at_random.choice(links), lambda one: (one.action or "").endswith("/edit")
            )
            names = [] if form is None else [one for one in form.fields if one.endswith("means")]
            if form is not None and names:
                form.fields[names[0]] = f"means {self._made}"
                self._decide("edit", form, "why")

    def _undo(self) -> None:
        form = self._any_form("/review", lambda one: (one.action or "").endswith("/undo"))
        if form is not None:
            self._decide("undo", form, "why")

    def _note(self) -> None:
        documents = [one for one in self._links if one.startswith("/documents/")]
        if documents:
            address = self._at_random.choice(documents).partition("#")[0]
            form = self._any_form(address, lambda one: (one.action or "").endswith("/notes"))
            if form is not None:
                self._decide("note", form, "words")

    def _join(self) -> None:
        """Put two actors or two events together, by the page that shows what would be one."""
        what, address = self._at_random.choice((("actor", "/actors"), ("event", "/events/join")))
        page = self._get("read", address)
        held = (
            []
            if page is None
            else [str(one) for one in page.xpath(f"//input[@name='{what}']/@value")]
        )
        if len(held) > 1:
            one, other = self._at_random.sample(held, 2)
            form = self._any_form(
                f"/{what}s/join?{what}={one}&{what}={other}",
                lambda one: (one.action or "").endswith("/join") and one.method == "POST",
            )
            if form is not None:
                self._decide("join", form, "why")

    def _search(self) -> None:
        self._get("search", "/search", q=self._at_random.choice(WORDS))

    def _read(self) -> None:
        self._get("read", self._at_random.choice(self._links).partition("#")[0])

    def _decide(self, kind: str, form: FormElement, words: str) -> None:
        """Send a decision with words of its own, and note what was answered."""
        own = f"load-{self._number:02}-{self._made:05}"
        self._made += 1
        try:
            answer = self._post(kind, form, {words: own})
        except httpx.HTTPError:
            self.told.unknown.append(own)
            raise
        (self.told.kept if answer.status_code < 400 else self.told.refused).append(own)

    def _any_form(self, address: str, fits: Callable[[FormElement], bool]) -> FormElement | None:
        page = self._get("read", address)
        found = [] if page is None else [one for one in page.forms if fits(one)]
        return self._at_random.choice(found) if found else None

    def _form(self, address: str, action: str) -> FormElement:
        found = self._any_form(address, lambda one: urlsplit(one.action or "").path == action)
        if found is None:
            raise AssertionError(f"{address} has no form for {action}")
        return found

    def _get(self, kind: str, address: str, **query: str) -> HtmlElement | None:
        answer = self._timed(kind, "GET", address, params=query or None)
        if answer.status_code != 200 or "text/html" not in answer.headers["content-type"]:
            return None
        page = document_fromstring(answer.text, base_url=str(answer.url))
        self._links = [*self._links, *_links(page)][-300:]
        return page

    def _post(self, kind: str, form: FormElement, fields: dict[str, str]) -> httpx.Response:
        values = {name: str(value or "") for name, value in form.form_values()}
        address = urljoin(str(form.base_url or ""), form.action or "")
        return self._timed(kind, "POST", address, data={**values, **fields})

    def _timed(self, kind: str, method: str, address: str, **more: object) -> httpx.Response:
        began = time.perf_counter()
        answer = self._http.request(method, address, **more)  # type: ignore[arg-type]
        self.told.times.append((kind, time.perf_counter() - began))
        if answer.status_code >= 500:
            self.told.faults.append(f"{self.name}: {method} {address}: {answer.status_code}")
        return answer


def _links(page: HtmlElement) -> list[str]:
    """Return the pages of the workbench that a page leads to, but those that end a session."""
    held = [str(one) for one in page.xpath("//a/@href")]
    kept = ("/documents/", "/events", "/actors", "/decisions", "/statements", "/review")
    return [one for one in held if one.startswith(kept) and not one.endswith("/original")]
