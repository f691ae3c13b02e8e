"""Signing in: only who knows the password comes in, and only for as long as a session lasts."""

import shutil
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.signing import CHOSEN, TRIES, Team, sign_in, team, token_in

from alteram.desk import Desk
from alteram.web.accounts.cookies import Cookies
from alteram.web.accounts.sessions import IDLE, LONGEST, hashed
from alteram.web.gate.token import HEADER

SESSION = "__Host-alteram-8443-session"
DEVICE = "__Host-alteram-8443-device"
BEFORE = "__Host-alteram-8443-before"


@pytest.fixture(scope="module")
def desk(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One dossier for all: nothing here changes it."""
    copy = shutil.copyfile(sample, tmp_path_factory.mktemp("sessions") / "sample.alteram")
    with Desk(copy) as made:
        yield made


@pytest.fixture
def people(desk: Desk, tmp_path: Path) -> Iterator[Team]:
    with team(desk, tmp_path) as made:
        yield made


def held(client: TestClient, name: str = SESSION) -> str:
    return client.cookies.get(name) or ""


def test_a_stranger_sees_the_sign_in_page_alone(people: Team) -> None:
    client = people.stranger()
    assert client.get("/").headers["location"] == "/sign-in"
    assert client.get("/events?x=1").headers["location"] == "/sign-in?next=/events%3Fx%3D1"
    assert client.get("/api/v1/session").status_code == 401
    assert client.get("/api/openapi.json").json()["problem"].startswith("Sign in first")
    assert client.get("/static/alteram.css").status_code == 200
    part = client.get("/events", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/sign-in")
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert "sample" not in page.text


def test_who_knows_the_password_comes_in(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    assert client.get("/").status_code == 200
    assert client.get("/sign-in").headers["location"] == "/"
    assert set(client.cookies.keys()) == {SESSION, DEVICE}


def test_the_cookie_is_for_this_site_and_no_script(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    token = token_in(client.get("/sign-in").text)
    words = {"token": token, "name": "Ana Perin", "password": CHOSEN}
    given = client.post("/sign-in", data=words).headers.get_list("set-cookie")
    cookie = SimpleCookie(next(one for one in given if one.startswith(SESSION)))[SESSION]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["max-age"]


def test_a_wrong_password_lets_nobody_in(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    assert sign_in(client, "Ana Perin", CHOSEN + ".") == 403
    assert sign_in(client, "Nobody", CHOSEN) == 403
    assert sign_in(client, "", "") == 403
    assert sign_in(client, "Ana Perin", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"))
    assert client.get("/").status_code == 303


def test_an_unknown_name_is_as_much_work_and_the_same_answer(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    answers = []
    for name in ("Ana Perin", "Nobody"):
        client = people.stranger()
        words = {"token": token_in(client.get("/sign-in").text), "name": name, "password": "x"}
        TRIES.clear()
        answers.append(client.post("/sign-in", data=words).text)
        assert len(TRIES) == 1, name
    assert _without_token(answers[0]) == _without_token(answers[1])


def _without_token(page: str) -> str:
    return page.replace(token_in(page), "")


def test_a_sign_in_without_the_token_of_its_page_is_refused(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    words = {"name": "Ana Perin", "password": CHOSEN}
    assert client.post("/sign-in", data=words).status_code == 403
    foreign = token_in(people.stranger().get("/sign-in").text)
    assert client.post("/sign-in", data={**words, "token": foreign}).status_code == 403
    client.get("/sign-in")
    assert client.post("/sign-in", data={**words, "token": foreign}).status_code == 403
    assert client.get("/").status_code == 303


def test_a_session_is_always_new_whatever_the_browser_brings(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    planted = "A" * 43
    client.cookies.set(SESSION, planted, domain="dossier.example", path="/")
    assert client.get("/").status_code == 303
    assert sign_in(client, "Ana Perin", CHOSEN) == 303
    assert planted != client.cookies.get(SESSION, domain="dossier.example")
    attacker = people.stranger()
    attacker.cookies.set(SESSION, planted, domain="dossier.example")
    assert attacker.get("/").status_code == 303


def test_two_cookies_of_one_name_are_none(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    mine = held(client)
    other = people.stranger()
    both = {"cookie": f"{SESSION}={'B' * 43}; {SESSION}={mine}"}
    assert other.get("/", headers=both).status_code == 303
    assert other.get("/", headers={"cookie": f"{SESSION}={mine}"}).status_code == 200


@pytest.mark.parametrize("value", ["", "x", "é", "A" * 44, "' OR 1=1 --", "%00", "A" * 5_000])
def test_a_cookie_that_is_none_lets_nobody_in(people: Team, value: str) -> None:
    cookie = f"{SESSION}={value}".encode()
    assert people.stranger().get("/", headers={b"cookie": cookie}).status_code == 303


def test_signing_in_again_ends_the_session_before(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    before, token = held(client), client.headers.pop(HEADER)
    words = {"name": "Ana Perin", "password": CHOSEN, "token": token}
    assert client.post("/sign-in", data=words).status_code == 303
    assert held(client) != before
    old = people.stranger()
    assert old.get("/", headers={"cookie": f"{SESSION}={before}"}).status_code == 303


def test_signing_out_ends_the_session(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    before = held(client)
    answer = client.post("/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert "storage" in answer.headers["clear-site-data"]
    assert not held(client)
    old = people.stranger()
    assert old.get("/", headers={"cookie": f"{SESSION}={before}"}).status_code == 303


def test_a_session_ends_when_nobody_is_there_and_in_any_case(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    people.clock.now += IDLE - 1
    assert client.get("/").status_code == 200
    people.clock.now += IDLE - 1
    assert client.get("/").status_code == 200
    people.clock.now += IDLE
    assert client.get("/").status_code == 303
    del client.headers[HEADER]
    assert sign_in(client, "Ana Perin", CHOSEN) == 303
    for _ in range(LONGEST // (IDLE - 60)):
        people.clock.now += IDLE - 60
        last = client.get("/").status_code
    people.clock.now += IDLE - 60
    assert last == 200
    assert client.get("/").status_code == 303


def test_listening_for_news_does_not_keep_a_session(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    for _ in range(3):
        people.clock.now += IDLE / 3
        last = client.get("/", headers={"accept": "text/event-stream"})
    assert last.status_code == 303


def test_a_token_holds_for_its_session_alone(people: Team) -> None:
    ana, bea = people.signed_in("Ana Perin", "lead"), people.signed_in("Bea Orlo", "lead")
    words = {"name": "Cem Tal", "role": "viewer"}
    foreign = {HEADER: bea.headers[HEADER]}
    assert ana.post("/people", data=words, headers=foreign).status_code == 403
    assert ana.post("/people", data=words).status_code == 200
    assert ana.post("/people", data={"name": "Dor Ves"}, headers={HEADER: ""}).status_code == 403


def test_what_is_kept_gives_nobody_a_session_a_key_or_a_password(
    people: Team, tmp_path: Path
) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    key = people.accounts.sessions.add_key(people.accounts.people.all()[0], "a script")
    kept = b"".join(one.read_bytes() for one in sorted(tmp_path.glob("x.people*")))
    assert hashed(held(client)).encode() in kept
    for secret in (held(client), key, key.removeprefix("alteram_"), CHOSEN):
        assert secret.encode() not in kept


def test_the_file_is_its_owner_s_alone(people: Team, tmp_path: Path) -> None:
    people.signed_in("Ana Perin", "viewer")
    for one in tmp_path.glob("x.people*"):
        assert one.stat().st_mode & 0o077 == 0, one


# Where one is led on to


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "",
     "\\\\evil.example", "/\t/evil.example", "/\r\nset-cookie: a=b", "evil", "/sign-out",
     "/\u202e"],
)  # fmt: skip
def test_nobody_is_led_elsewhere(people: Team, path: str) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    page = client.get("/sign-in", params={"next": path})
    assert "evil" not in page.text
    token = token_in(page.text)
    words = {"token": token, "name": "Ana Perin", "password": CHOSEN, "next": path}
    answer = client.post("/sign-in", data=words)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_one_is_led_on_to_what_was_asked_for(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    token = token_in(client.get("/sign-in?next=/events%3Fx%3D1").text)
    words = {"token": token, "name": "Ana Perin", "password": CHOSEN, "next": "/events?x=1"}
    assert client.post("/sign-in", data=words).headers["location"] == "/events?x=1"


# Waits


def test_who_fails_waits_longer_each_time_and_never_for_ever(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    client = people.stranger()
    for _ in range(5):
        assert sign_in(client, "Ana Perin", "wrong") == 403
    waits = []
    for _ in range(9):
        token = token_in(client.get("/sign-in").text)
        words = {"token": token, "name": "Ana Perin", "password": CHOSEN}
        answer = client.post("/sign-in", data=words)
        assert answer.status_code == 429
        waits.append(int(answer.headers["retry-after"]))
        people.clock.now += waits[-1]
        assert sign_in(client, "Ana Perin", "wrong") == 403
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    people.clock.now += 60
    assert sign_in(client, "Ana Perin", CHOSEN) == 303
    assert sign_in(people.stranger(), "Ana Perin", "wrong") == 403


def test_names_are_counted_whatever_their_case_and_whether_there_is_such_a_person(
    people: Team,
) -> None:
    for name in ("Nobody", "NOBODY", "nobody ", "ｎobody", " Nobody"):
        assert sign_in(people.stranger(), name, "x") == 403
    assert sign_in(people.stranger(), "nobody", "x") == 429


def test_a_stranger_keeps_nobody_out_of_a_browser_of_his_or_hers(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    client.post("/sign-out")
    del client.headers[HEADER]
    for number in range(30):
        sign_in(people.stranger(f"198.51.100.{number}"), "Ana Perin", "wrong")
    assert sign_in(people.stranger("198.51.100.99"), "Ana Perin", CHOSEN) == 429
    assert sign_in(client, "Ana Perin", CHOSEN) == 303
    other = people.stranger()
    other.cookies.set(DEVICE, "forged." + "0" * 64, domain="dossier.example")
    assert sign_in(other, "Ana Perin", CHOSEN) == 429
    people.add("Bea Orlo", "viewer")
    other.cookies.set(DEVICE, held(client, DEVICE), domain="dossier.example")
    for _ in range(5):
        sign_in(people.stranger(), "Bea Orlo", "wrong")
    assert sign_in(other, "Bea Orlo", CHOSEN) == 429


def test_one_machine_that_tries_many_names_waits(people: Team) -> None:
    for number in range(20):
        assert sign_in(people.stranger(), f"Name {number}", "x") == 403
    assert sign_in(people.stranger(), "Name 21", "x") == 429
    assert sign_in(people.stranger("203.0.113.5"), "Name 22", "x") == 403


def test_one_network_of_ipv6_is_one_machine(people: Team) -> None:
    waits = people.accounts.waits
    one = waits.of_address("2001:db8:1:2::1")
    assert one == waits.of_address("2001:db8:1:2:ffff::9%eth0")
    assert one != waits.of_address("2001:db8:1:3::1")
    assert waits.of_address("::ffff:192.0.2.1") == waits.of_address("192.0.2.1")


def test_waits_outlive_a_restart(desk: Desk, tmp_path: Path) -> None:
    with team(desk, tmp_path) as people:
        for _ in range(5):
            sign_in(people.stranger(), "Ana Perin", "x")
    with team(desk, tmp_path) as people:
        assert sign_in(people.stranger(), "Ana Perin", "x") == 429


def test_counts_are_bounded(people: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alteram.web.accounts.waits._MOST_ROWS", 10)
    waits = people.accounts.waits
    for number in range(30):
        people.clock.now += 1
        waits.begin([waits.of_name(f"name {number}")])
    assert len(people.accounts._file.rows("SELECT * FROM waits")) <= 11


def test_a_clock_set_back_keeps_nobody_out(people: Team) -> None:
    people.add("Ana Perin", "viewer")
    for _ in range(6):
        sign_in(people.stranger(), "Ana Perin", "x")
        people.clock.now += 60
    people.clock.now -= 1_000_000
    people.clock.now += 61
    assert people.accounts.waits.begin([people.accounts.waits.of_name("ana perin")]) <= 60


# Keys for programs


def test_a_key_holds_for_answers_alone_and_asks_for_no_token(people: Team) -> None:
    client = people.signed_in("Ana Perin", "coder")
    page = client.post("/password/keys", data={"words": "<b>a script</b>"})
    key = "alteram_" + page.text.partition("<code>alteram_")[2].partition("<")[0]
    assert "<b>a script" not in page.text
    assert key not in client.get("/password").text
    program = people.stranger()
    bearer = {"authorization": f"Bearer {key}"}
    assert program.get("/api/openapi.json", headers=bearer).status_code == 200
    assert program.post("/api/nowhere", headers=bearer).status_code == 404
    assert program.get("/", headers=bearer).status_code == 403
    assert program.post("/password/keys", headers=bearer).status_code == 403
    kept = people.accounts.sessions.keys(people.accounts.people.all()[0])[0].id
    client.post("/password/keys/end", data={"id": kept})
    assert program.get("/api/openapi.json", headers=bearer).status_code == 401


@pytest.mark.parametrize(
    "given", ["Bearer", "Bearer x", "Basic YTpi", "Bearer alteram_" + "A" * 43, ""]
)
def test_a_key_that_is_none_is_refused(people: Team, given: str) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    answer = client.get("/api/openapi.json", headers={"authorization": given})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_nobody_takes_back_another_s_key(people: Team) -> None:
    people.signed_in("Ana Perin", "viewer")
    bea = people.signed_in("Bea Orlo", "lead")
    ana = people.accounts.people.all()[0]
    people.accounts.sessions.add_key(ana, "a script")
    kept = people.accounts.sessions.keys(ana)[0].id
    bea.post("/password/keys/end", data={"id": kept})
    assert people.accounts.sessions.keys(ana)


def test_without_tls_the_cookie_still_is_for_no_script() -> None:
    assert Cookies(secure=False, mark="8400").session == "alteram-8400-session"
