"""The sample dossier, the application over it, a real server of it and a real browser.

`client` answers without a network and is cheap: use it for all that a handler does. `page` and
`open_page` drive Chromium against a real `alteram serve` and are for what needs a browser.
"""

import contextlib
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.browsing import ARGUMENTS, Opener, Watch, chromium
from tests.web.hostile import make as make_hostile
from tests.web.serving import Served, serving
from tests.web.signing import CHEAP, CHOSEN

from alteram import api
from alteram.desk import ROLES, Desk, Role
from alteram.web import make_app
from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.passwords import Passwords
from alteram.web.gate import Gate
from alteram.web.gate.token import HEADER
from alteram.web.visitor import Visitor, visitor

Once = Callable[[str, Callable[[Path], Path]], Path]
ROOT = Path(__file__).parent.parent.parent
ADDRESS = "http://127.0.0.1:8400"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return what makes a dossier for all workers together: `once("name", made_in_a_folder)`."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent

    def made(name: str, make: Callable[[Path], Path]) -> Path:
        done = folder / f"web-{name}.alteram"
        with (folder / f"web-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(tmp_path_factory.mktemp(name)).rename(done)
        return done

    return made


def _read_demo(folder: Path) -> Path:
    with contextlib.chdir(ROOT):
        texts = sorted(str(path) for path in Path("demo/texts").iterdir())
        api.read(texts, folder / "sample.alteram", processes=0)
    return folder / "sample.alteram"


@pytest.fixture(scope="session")
def sample(once: Once) -> Path:
    """The dossier of demo/texts, read once for all workers. Copy it before you change it."""
    return once("sample", _read_demo)


@pytest.fixture(scope="session")
def hostile(once: Once) -> Path:
    """A dossier of attacks, made once for all workers. Copy it before you change it."""
    return once("hostile", make_hostile)


@pytest.fixture
def dossier(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample dossier that this test may change."""
    return Path(shutil.copyfile(sample, tmp_path / "sample.alteram"))


@pytest.fixture
def client(dossier: Path) -> Iterator[TestClient]:
    """The application over a sample dossier of its own, asked by its one user, a lead."""
    with Desk(dossier) as desk, TestClient(make_app(desk, Gate("Mara Lind")), ADDRESS) as held:
        held.headers[HEADER] = token_of(held)
        yield held


def token_of(client: TestClient) -> str:
    """Return the token that the pages of a client carry, for what it posts."""
    found = re.search(rf'"{HEADER}": "([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


@pytest.fixture
def client_as(client: TestClient) -> Callable[[Role], TestClient]:
    """Return `client` as people of another role have it: `client_as("viewer").get("/review")`."""

    def given(role: Role) -> TestClient:
        def somebody(request: Request) -> Visitor:
            found: Visitor = request.state.visitor
            request.state.visitor = Visitor(who=f"A {role}", role=role, token=found.token)
            return visitor(request)

        assert isinstance(client.app, FastAPI)
        client.app.dependency_overrides[visitor] = somebody
        return client

    return given


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; the test is skipped where there is none.

    Where ALTERAM_CHROMIUM names one it must be there: CI may not skip these tests unseen.
    """
    try:
        path = chromium()
    except FileNotFoundError as missing:
        if os.environ.get("ALTERAM_CHROMIUM"):
            raise
        pytest.skip(str(missing))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def served_for_reading(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server over the sample dossier, for tests that change nothing: one for all."""
    copy = shutil.copyfile(sample, tmp_path_factory.mktemp("served") / "sample.alteram")
    with serving(Path(copy)) as held:
        yield held


@pytest.fixture(scope="session")
def served_hostile(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server over the dossier of attacks, for tests that change nothing."""
    copy = shutil.copyfile(hostile, tmp_path_factory.mktemp("served") / "hostile.alteram")
    with serving(Path(copy)) as held:
        yield held


@pytest.fixture
def served(dossier: Path) -> Iterator[Served]:
    """A real server over a sample dossier of the test's own. It takes three seconds to start."""
    with serving(dossier) as held:
        yield held


@pytest.fixture(scope="session")
def served_team(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server whose people sign in: Viewer, Coder, Reviewer and Lead, with CHOSEN."""
    dossier = Path(shutil.copyfile(sample, tmp_path_factory.mktemp("team") / "sample.alteram"))
    people = Path(f"{dossier}.people")
    with Accounts(people, passwords=Passwords(CHEAP)) as accounts:
        for role in reversed(ROLES):
            made = accounts.people.add(role.title(), role, "a test")
            accounts.people.change_password(role.title(), made, CHOSEN)
    with serving(dossier, "--sign-in") as held:
        yield held


@pytest.fixture
def team_page(browser: Browser, served_team: Served) -> Iterator[Opener]:
    """Opens pages of the server whose people sign in."""
    yield from opener(browser, served_team)


def opener(browser: Browser, served: Served) -> Iterator[Opener]:
    """Yield what opens pages of a server; fails where a page did what no page may do."""
    held = Opener(browser, served.url, Watch(urlsplit(served.url).netloc))
    try:
        yield held
    finally:
        held.close()
    assert not held.watch.faults


@pytest.fixture
def reading(browser: Browser, served_for_reading: Served) -> Iterator[Opener]:
    """Opens pages of the server that no test changes: `reading(width=380, theme="dark")`."""
    yield from opener(browser, served_for_reading)


@pytest.fixture
def attacked(browser: Browser, served_hostile: Served) -> Iterator[Opener]:
    """Opens pages of the server over the dossier of attacks."""
    yield from opener(browser, served_hostile)


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Opener]:
    """Opens pages of the test's own server: `open_page(script=False)`."""
    yield from opener(browser, served)


@pytest.fixture
def page(open_page: Opener) -> Page:
    """A page of the test's own server, 1280 wide and light."""
    return open_page()
