"""Signing in: only who knows the password comes in, and only for as long as a session lasts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.signing import CHOSEN, Team, sign_in, team, token_in


@pytest.fixture
def people(dossier: Path, tmp_path: Path) -> Iterator[Team]:
    with team(dossier, tmp_path) as made:
        yield made


def test_a_stranger_sees_the_sign_in_page_alone(people: Team) -> None:
    client = people.stranger()
    assert client.get("/").headers["location"] == "/sign-in"
    assert client.get("/events?x=1").headers["location"] == "/sign-in?next=/events%3Fx%3D1"
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert "sample" not in page.text


def test_who_knows_the_password_comes_in(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    assert client.get("/").status_code == 200
    cookie = client.cookies.jar
    assert {one.name for one in cookie} == {
        "__Host-alteram-8443-session",
        "__Host-alteram-8443-device",
    }
    assert all(one.secure and one.path == "/" for one in cookie)


def test_a_wrong_password_lets_nobody_in(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    assert sign_in(client, "Ana Perin", CHOSEN + ".") == 403
    assert sign_in(client, "Nobody", CHOSEN) == 403
    assert client.get("/").status_code == 303


def test_a_sign_in_without_the_page_s_token_is_refused(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    words = {"name": "Ana Perin", "password": CHOSEN}
    assert client.post("/sign-in", data=words).status_code == 403
    token = token_in(people.stranger().get("/sign-in").text)
    assert client.post("/sign-in", data={**words, "token": token}).status_code == 403
