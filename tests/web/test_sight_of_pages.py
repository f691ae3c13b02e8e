"""Whatever a role can ask for, what is hidden from it is in no answer, and no number tells of it.

All pages, their parts, files and answers for programs are walked, by every id that there is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import pairwise, product
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.desk.kesh import COUNT, TEXTS, WORDS, read
from tests.web.paths import routes

from alteram.desk import Desk, Role
from alteram.desk.view import View
from alteram.web import make_app
from alteram.web.accounts.accounts import Accounts
from alteram.web.gate import Gate

ADDRESS = "http://127.0.0.1:8400"
NEVER = "0123456789abcdef"
ASKED = (
    "/search?q=4711", "/search?q=killed", "/search?q=killed&limit=1", "/search?q=Lenna",
    "/events?q=Kesh", "/events?q=Lesk", "/review?state=restricted", "/review?state=accepted",
    "/decisions?action=restrict", "/statements?q=Ostrovian", "/actors?q=Ostrovian",
    "/documents?q=two", "/?words=two",
)  # fmt: skip
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00|Z| ?UTC)?"
    r"|\d{1,2} \w+ \d{4}(, | at )?\d\d:\d\d( UTC)?|\d\d:\d\d( UTC)?"
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{40,}={0,2}")
SECRETS = (WORDS, COUNT, "4711", "two.txt", "Lenna", "he is afraid")


@contextmanager
def asking(dossier: Path, role: Role) -> Iterator[tuple[TestClient, View]]:
    """Yield somebody of a role who asks, and what a lead sees."""
    with Desk(dossier) as desk:
        desk.settle()
        with TestClient(make_app(desk, Gate("Ana Perin", role=role)), ADDRESS) as client:
            yield client, desk.view("lead")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of which one saying and one document are restricted."""
    path = read(tmp_path_factory.mktemp("whole") / "x", *TEXTS)
    with Desk(path) as desk:
        view = desk.view("lead")
        for document in view.documents:
            if document.location == "two.txt":
                desk.decide("restrict", document.id, who="Mara Lind", why="he is afraid")
            for said in view.entry(document.id).analysis.attributions:
                text = view.entry(document.id).text.text
                if any("4711" in text[slice(*span)] for span in said.content):
                    desk.decide("accept", said.id, who="Mara Lind", why="he is afraid")
                    if document.location == "one.txt":
                        desk.decide("restrict", said.id, "reviewer", who="Mara Lind")
    return path


def ids(view: View) -> Mapping[str, tuple[str, ...]]:
    """Return all ids that may stand after a part of a path, hidden ones too."""
    entries = [view.stored(one.id) for one in view.documents]
    claims = tuple(claim.id for one in entries for claim in one.analysis.claims)
    said = tuple(one.id for entry in entries for one in entry.analysis.attributions)
    counted = tuple(one.id for entry in entries for one in entry.analysis.figures)
    documents = tuple(one.id for one in view.documents)
    return {
        "documents": documents,
        "records": (*claims, *said, *counted),
        "copies": documents,
        "events": tuple(one.id for one in view.links.events),
        "figures": ("killed", "destroyed"),
        "actors": tuple(one.id for one in view.links.actors),
        "claims": claims,
        "review": claims,
        "items": claims,
        "decisions": tuple(one.id for one in view.decisions),
    }


def addresses(app: FastAPI, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield everything that can be got."""
    programs = (path for path, methods in app.openapi()["paths"].items() if "get" in methods)
    for route in sorted({*routes(), *programs}):
        parts = route.split("/")
        open_parts = [before for before, part in pairwise(parts) if part.startswith("{")]
        for filling in product(*(known.get(before, (NEVER,)) for before in open_parts)):
            address = route
            for value in filling:
                address = re.sub(r"\{[^}]*\}", value, address, count=1)
            yield address
    yield from ASKED
    yield from (f"/api/v1{one}" for one in ASKED if not one.startswith("/?"))


def got(client: TestClient, address: str) -> tuple[int, str]:
    """Return status and words of an answer; what goes on for ever is not read."""
    with client.stream("GET", address, follow_redirects=False) as answer:
        if answer.headers.get("content-type", "").startswith("text/event-stream"):
            return answer.status_code, ""
        answer.read()
        return answer.status_code, answer.text + answer.headers.get("location", "")


def hidden_ids(lead: View, seen: View) -> frozenset[str]:
    """Return the ids that only a lead meets."""
    return frozenset(
        one for kind in ids(lead).values() for one in kind
    ) - frozenset(one for kind in ids(seen).values() for one in kind)  # fmt: skip


@pytest.mark.parametrize("role", ["viewer", "coder"])
def test_nothing_of_it_is_in_any_answer(whole: Path, role: Role) -> None:
    with asking(whole, role) as (client, lead):
        assert isinstance(client.app, FastAPI)
        hidden = hidden_ids(lead, client.app.state.desk.view(role))
        assert len(hidden) > 8
        wrong: list[str] = []
        for address in addresses(client.app, ids(lead)):
            status, words = got(client, address)
            told = [one for one in (*SECRETS, *hidden) if one.casefold() in words.casefold()]
            told = [one for one in told if one.casefold() not in address.casefold()]
            if told or status >= 500:
                wrong.append(f"{status} {address}: {told}")
            if hidden.intersection(address.split("/")):
                never, words = without(address, hidden), without(words, hidden)
                other, others = got(client, never)
                if (status, same(words)) != (other, same(others)):
                    wrong.append(f"{status} {address} is not answered as {other} {never}")
        assert not wrong


def without(words: str, hidden: Iterable[str]) -> str:
    """Return words with ids that never were in the place of those that are hidden."""
    for one in hidden:
        words = words.replace(one, f"{one.partition('-')[0]}-{NEVER}")
    return words


def same(words: str) -> str:
    """Return words without what differs from one moment, and one session, to the next."""
    return _MOMENT.sub("", _TOKEN.sub("", words))


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_no_number_tells_that_there_is_a_document(tmp_path: Path, role: Role) -> None:
    with ExitStack() as stack:
        with_it = read(tmp_path / "with", *TEXTS)
        client, lead = stack.enter_context(asking(with_it, role))
        assert isinstance(client.app, FastAPI)
        document = next(one.id for one in lead.documents if one.location == "two.txt")
        client.app.state.desk.decide("restrict", document, who="Mara Lind")
        other, never = stack.enter_context(
            asking(read(tmp_path / "not", "one.txt", "three.txt"), role)
        )
        wrong: list[str] = []
        for address in addresses(client.app, ids(never)):
            mine, theirs = got(client, address), got(other, address)
            if (mine[0], same(mine[1])) != (theirs[0], same(theirs[1])):
                wrong.append(f"{mine[0]} {theirs[0]} {address}: {differing(mine[1], theirs[1])}")
        assert not wrong


def differing(mine: str, theirs: str) -> list[str]:
    """Return the first lines that two answers do not share."""
    ours, others = same(mine).splitlines(), same(theirs).splitlines()
    return [f"{a.strip()[:300]} | {b.strip()[:300]}" for a, b in zip(ours, others, strict=False)
            if a != b][:3]  # fmt: skip


def test_whoever_sees_what_is_restricted_stands_in_the_log(tmp_path: Path) -> None:
    path = read(tmp_path / "x", *TEXTS)
    with ExitStack() as stack:
        desk = stack.enter_context(Desk(path))
        accounts = stack.enter_context(Accounts(tmp_path / "people"))
        gate = Gate("Ana Perin", accounts=accounts)
        client = stack.enter_context(TestClient(make_app(desk, gate), ADDRESS))
        desk.settle()
        view = desk.view("lead")
        document = next(one.id for one in view.documents if one.location == "two.txt")
        claim = view.entry(document).analysis.claims[0].id
        event = view.events_of(document)[0].id
        desk.decide("restrict", document, who="Ana Perin")
        desk.settle()
        pages = (
            f"/documents/{document}", f"/documents/{document}/records/{claim}",
            f"/documents/{document}/copies", f"/documents/{document}/original",
            f"/documents/{view.documents[0].id}/copies/{document}", "/search?q=4711",
            f"/review?document={document}", f"/review/items/{claim}",
            f"/review/items/{claim}/edit", f"/review/round?name=June&document={document}",
            f"/events/{event}", f"/events/{event}/claims", f"/events/{event}/statements",
        )  # fmt: skip
        programs = (f"/documents/{document}", f"/review/{claim}", f"/events/{event}")
        for address in (*pages, *(f"/api/v1{one}" for one in programs)):
            before, _ = accounts.log.head()
            assert client.get(address).status_code == 200, address
            rows = accounts.log.rows(limit=accounts.log.head()[0] - before)
            assert [one.who for one in rows if one.item == document] == ["Ana Perin"], address
