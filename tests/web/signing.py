"""A workbench with people who sign in, and clients in which they did."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from alteram.desk import Desk, Role
from alteram.web import make_app
from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.cookies import Cookies
from alteram.web.accounts.door import SignedDoor
from alteram.web.accounts.passwords import Passwords
from alteram.web.gate import Gate, Served
from alteram.web.gate.token import HEADER

ADDRESS = "https://dossier.example:8443"
CHOSEN = "grey heron on the pier"
"""A password that somebody chose."""
TRIES: list[str] = []
"""The hashes that passwords were checked against."""


class _Counted(PasswordHasher):
    """Hashes that take no time, and are counted when they are checked."""

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
        TRIES.append(str(hash))
        return super().verify(hash, password)


CHEAP = _Counted(time_cost=1, memory_cost=8, parallelism=1)

_TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(kw_only=True)
class Team:
    """A served dossier whose people sign in."""

    app: FastAPI
    gate: Gate
    accounts: Accounts
    clock: Clock
    clients: list[TestClient] = field(default_factory=list)

    def stranger(self, address: str = "192.0.2.7") -> TestClient:
        """Return a client in which nobody signed in."""
        client = TestClient(self.app, ADDRESS, client=(address, 50000), follow_redirects=False)
        self.clients.append(client)
        return client

    def add(self, name: str, role: Role) -> str:
        """Add somebody who has chosen a password; returns it."""
        made = self.accounts.people.add(name, role, "a test")
        self.accounts.people.change_password(name, made, CHOSEN)
        return CHOSEN

    def signed_in(self, name: str, role: Role) -> TestClient:
        """Return a client in which somebody of a role signed in."""
        self.add(name, role)
        client = self.stranger()
        answer = sign_in(client, name, CHOSEN)
        assert answer == 303, answer
        client.headers[HEADER] = token_in(client.get("/password").text)
        return client


@contextmanager
def team(desk: Desk, folder: Path) -> Iterator[Team]:
    """Serve a dossier, within this process, to people who sign in by TLS."""
    clock = Clock()
    served = Served(names=("dossier.example",), scheme="https", this_machine_only=False)
    file = folder / "x.people"
    with Accounts(file, passwords=Passwords(CHEAP), clock=clock) as accounts:
        door = SignedDoor(accounts, Cookies(secure=True, mark="8443"))
        gate = Gate(served=served, door=door, accounts=accounts, compress=True)
        made = Team(app=make_app(desk, gate), gate=gate, accounts=accounts, clock=clock)
        yield made
        for client in made.clients:
            client.close()


def token_in(page: str) -> str:
    """Return the token of the first form of a page."""
    found = _TOKEN.search(page)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, name: str, password: str, onwards: str = "/") -> int:
    """Sign in as a browser does; returns the status."""
    token = token_in(client.get("/sign-in").text)
    words = {"token": token, "name": name, "password": password, "next": onwards}
    return client.post("/sign-in", data=words).status_code
