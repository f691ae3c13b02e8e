"""People: who may do what, how they are added, and the log of what they did."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.testclient import TestClient
from tests.web.signing import CHEAP, CHOSEN, Team, sign_in, team, token_in

from alteram.cli import main
from alteram.desk import ROLES, Desk, Role
from alteram.errors import AccountError
from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.log import Log, fits
from alteram.web.accounts.passwords import Passwords, check_new, make_password
from alteram.web.accounts.people import key_of
from alteram.web.gate.token import HEADER


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("people") / "empty.alteram") as made:
        yield made


@pytest.fixture
def people(desk: Desk, tmp_path: Path) -> Iterator[Team]:
    with team(desk, tmp_path) as made:
        yield made


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Accounts]:
    with Accounts(tmp_path / "x.people", passwords=Passwords(CHEAP)) as made:
        yield made


# Passwords


def test_a_password_that_is_made_is_long_and_never_the_same() -> None:
    made = {make_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(one.replace("-", "")) == 20 for one in made)


@pytest.mark.parametrize(
    "password", ["", "short", "a" * 40, "abcabcabcabcabc", "ana perin is my name", "x" * 201]
)
def test_a_password_that_is_guessed_is_refused(password: str) -> None:
    with pytest.raises(AccountError):
        check_new(password, "Ana Perin")


def test_a_password_is_one_however_it_is_typed() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.fits(passwords.hashed("caf\u00e9 am Fluss"), "cafe\u0301 am Fluss")


def test_hashes_are_argon2id_with_the_costs_of_the_standard() -> None:
    kept = Passwords().hashed(CHOSEN)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_hash_of_other_costs_is_made_anew_at_sign_in(tmp_path: Path) -> None:
    path = tmp_path / "x.people"
    with Accounts(path, passwords=Passwords(CHEAP)) as held:
        made = held.people.add("Ana Perin", "viewer", "a test")
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    with Accounts(path, passwords=Passwords(dearer)) as held:
        before = held._file.rows("SELECT hash FROM people")
        assert held.people.checked("Ana Perin", made) is not None
        after = held._file.rows("SELECT hash FROM people")
        assert "t=1" in before[0][0]
        assert "t=2" in after[0][0]
        assert held.people.checked("Ana Perin", made) is not None


# The list


@pytest.mark.parametrize("name", ["", " ", "\u202e", "x" * 81, "\u200b", "a\x00b"])
def test_a_name_that_cannot_be_read_is_refused(held: Accounts, name: str) -> None:
    with pytest.raises(AccountError):
        held.people.add(name, "viewer", "a test")


def test_two_names_that_look_alike_are_one(held: Accounts) -> None:
    held.people.add("Ana Perin", "viewer", "a test")
    for name in ("ana perin", " Ana  Perin ", "ＡＮＡ Perin"):
        assert key_of(name) == "ana perin"
        with pytest.raises(AccountError, match="already"):
            held.people.add(name, "lead", "a test")


def test_the_only_lead_stays_one(held: Accounts) -> None:
    assert held.begin("Ana Perin")
    assert held.begin("Bea Orlo") is None
    with pytest.raises(AccountError, match="only lead"):
        held.people.remove("Ana Perin", "a test")
    with pytest.raises(AccountError, match="only lead"):
        held.people.give_role("Ana Perin", "viewer", "a test")
    held.people.add("Bea Orlo", "lead", "a test")
    held.people.remove("Ana Perin", "a test")


def test_an_unknown_role_or_person_changes_nothing(held: Accounts) -> None:
    with pytest.raises(AccountError):
        held.people.add("Ana Perin", "owner", "a test")  # type: ignore[arg-type]
    with pytest.raises(AccountError):
        held.people.give_role("Ana Perin", "viewer", "a test")
    assert held.people.all() == ()
    assert held.log.head()[0] == 0


@pytest.mark.parametrize("deed", ["role", "password", "remove", "own"])
def test_a_change_ends_all_sessions_and_keys(people: Team, deed: str) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    accounts, ana = people.accounts, people.accounts.people.all()[0]
    key = accounts.sessions.add_key(ana, "a script")
    assert client.get("/").status_code == 200
    match deed:
        case "role":
            accounts.people.give_role("Ana Perin", "coder", "a test")
        case "password":
            accounts.people.give_password("Ana Perin", "a test")
        case "remove":
            accounts.people.remove("Ana Perin", "a test")
        case "own":
            accounts.people.change_password("Ana Perin", CHOSEN, "seven boats in a row")
    assert client.get("/").status_code == 303
    assert accounts.sessions.by_key(key) is None


def test_a_password_made_by_somebody_else_has_to_be_changed_first(people: Team) -> None:
    made = people.accounts.people.add("Ana Perin", "lead", "a test")
    client = people.stranger()
    assert sign_in(client, "Ana Perin", made) == 303
    for path in ("/", "/people", "/audit", "/api/openapi.json", "/password/keys"):
        assert client.get(path).status_code in (303, 403), path
        assert "<table" not in client.get(path).text
    token = token_in(client.get("/password").text)
    client.headers[HEADER] = token
    assert client.post("/people", data={"name": "Bea Orlo"}).status_code == 403
    for new, again in ((CHOSEN, "x"), ("short", "short"), (made, made)):
        answer = client.post("/password", data={"old": made, "new": new, "again": again})
        assert answer.status_code == 400
    wrong = {"old": "x", "new": CHOSEN, "again": CHOSEN}
    assert client.post("/password", data=wrong).status_code == 400
    client.get("/password")
    people.clock.now += 60
    before = dict(client.cookies)
    right = {"old": made, "new": CHOSEN, "again": CHOSEN}
    assert client.post("/password", data=right).headers["location"] == "/"
    assert dict(client.cookies) != before
    assert client.get("/people").status_code == 200


def test_trying_passwords_in_a_session_has_to_wait_too(people: Team) -> None:
    client = people.signed_in("Ana Perin", "viewer")
    wrong = {"old": "x", "new": CHOSEN, "again": CHOSEN}
    answers = [client.post("/password", data=wrong).status_code for _ in range(6)]
    assert answers == [400] * 5 + [429]


# Pages


def test_a_lead_keeps_the_list_on_its_page(people: Team) -> None:
    lead = people.signed_in("Ana Perin", "lead")
    page = lead.post("/people", data={"name": "<b>Bea</b>", "role": "coder"}).text
    password = page.partition("<code>")[2].partition("<")[0]
    assert "<b>Bea</b>" not in page
    assert sign_in(people.stranger(), "<b>Bea</b>", password) == 303
    assert password not in lead.get("/people").text
    lead.post("/people/role", data={"name": "<b>Bea</b>", "role": "reviewer"})
    found = people.accounts.people.named("<b>Bea</b>")
    assert found is not None
    assert found.role == "reviewer"
    again = lead.post("/people/password", data={"name": "<b>Bea</b>"}).text
    assert again.partition("<code>")[2].partition("<")[0] != password
    lead.post("/people/remove", data={"name": "<b>Bea</b>"})
    assert len(people.accounts.people.all()) == 1
    assert lead.post("/people/remove", data={"name": "Ana Perin"}).status_code == 400
    assert lead.post("/people", data={"name": "x", "role": "owner"}).status_code == 422
    assert lead.post("/people", data={"name": "x" * 5_000}).status_code == 422


def test_the_log_has_a_page_of_its_newest_rows(people: Team) -> None:
    lead = people.signed_in("Ana Perin", "lead")
    items = [f"<i>claim {number}</i>" for number in range(250)]
    people.accounts.log.add("Ana Perin", "viewed", items)
    page = lead.get("/audit").text
    assert "&lt;i&gt;claim 249&lt;/i&gt;" in page
    assert "claim 149&lt;" not in page
    earlier = page.partition('href="/audit?before=')[2].partition('"')[0]
    assert "claim 149&lt;" in lead.get(f"/audit?before={earlier}").text
    assert "altered" not in page


def test_signing_in_and_changes_of_people_are_noted(people: Team) -> None:
    lead = people.signed_in("Ana Perin", "lead")
    sign_in(people.stranger("198.51.100.9"), "Ana Perin", "wrong")
    sign_in(people.stranger(), "my secret password", "x")
    lead.post("/people", data={"name": "Bea Orlo", "role": "coder"})
    lead.post("/people/remove", data={"name": "Bea Orlo"})
    lead.post("/sign-out")
    noted = [(row.who, row.action, row.item) for row in people.accounts.log.rows()[::-1]]
    assert noted[2:] == [
        ("Ana Perin", "signed in", "192.0.2.7"),
        ("Ana Perin", "sign-in failed", "198.51.100.9"),
        ("(unknown name)", "sign-in failed", "192.0.2.7"),
        ("Ana Perin", "added a person as coder", "Bea Orlo"),
        ("Ana Perin", "removed a person", "Bea Orlo"),
        ("Ana Perin", "signed out", ""),
    ]


# Roles of every route

OF_ROUTERS = "effective_route_contexts"


class Route(NamedTuple):
    """A route as the application has it: its path as a template, and with words filled in."""

    template: str
    methods: frozenset[str]
    dependant: Dependant

    @property
    def path(self) -> str:
        """The path with the names of its parts in their place."""
        return self.template.replace(":path", "").replace("{", "").replace("}", "")


def _routes(client: TestClient) -> Iterator[Route]:
    """Yield every route of an application, those of routers within routers too."""
    assert isinstance(client.app, FastAPI)
    every: list[Any] = list(client.app.routes)
    for one in every:
        for route in one.effective_route_contexts() if hasattr(one, OF_ROUTERS) else (one,):
            if isinstance(held := getattr(route, "dependant", None), Dependant):
                yield Route(route.path, frozenset(route.methods), held)


def _needed(dependant: Dependant) -> Role | None:
    """Return the role that a route asks for."""
    found = [role for one in dependant.dependencies if (role := _needed(one))]
    own = getattr(dependant.call, "role", None)
    return own if own in get_args(Role) else max(found, key=ROLES.index, default=None)


# What everybody who signed in may change: his or her own session, password and keys.
OWN = {"/sign-in", "/sign-out", "/password", "/password/keys", "/password/keys/end"}


def test_every_route_that_changes_something_asks_for_token_and_role(people: Team) -> None:
    viewer, stranger = people.signed_in("Ana Perin", "viewer"), people.stranger()
    token = viewer.headers.pop(HEADER)
    found = 0
    for route in _routes(viewer):
        path = route.path
        for method in sorted(route.methods - {"GET", "HEAD"}):
            found += 1
            where = (method, route.template)
            assert stranger.request(method, path).status_code in (401, 403), where
            assert viewer.request(method, path).status_code == 403, where
            if path not in OWN:
                assert _needed(route.dependant) is not None, where
                answer = viewer.request(method, path, headers={HEADER: token})
                assert answer.status_code == 403, where
    assert found > 20


def test_no_route_but_the_sign_in_page_answers_a_stranger(people: Team) -> None:
    stranger = people.stranger()
    paths = [route.path for route in _routes(stranger) if "GET" in route.methods]
    assert len(paths) > 20
    for path in paths:
        if path != "/sign-in":
            assert stranger.get(path).status_code in (303, 401), path


@pytest.mark.parametrize("role", ["viewer", "coder", "reviewer"])
def test_people_and_log_are_for_leads(people: Team, role: Role) -> None:
    client: TestClient = people.signed_in("Ana Perin", role)
    for path in ("/people", "/audit"):
        assert client.get(path).status_code == 403


# The log


def test_the_log_takes_no_change_and_shows_one_that_was_forced(held: Accounts) -> None:
    for number in range(5):
        held.log.add("Ana Perin", "viewed", (f"claim {number}", "x\ny" * 400))
    assert held.log.broken() is None
    assert fits(held.log.rows())
    for query in ("UPDATE log SET who = 'x'", "DELETE FROM log WHERE number = 3"):
        with pytest.raises(AccountError), held._file.writing() as connection:
            connection.execute(query)
    forced = sqlite3.connect(held.path)
    forced.executescript("DROP TRIGGER log_stays; DROP TRIGGER log_keeps;")
    forced.execute("UPDATE log SET item = 'other' WHERE number = 4")
    forced.commit()
    assert held.log.broken() == 4
    assert not fits(held.log.rows())
    forced.execute("DELETE FROM log WHERE number = 1")
    forced.commit()
    forced.close()
    assert held.log.broken() == 1


def test_a_change_that_fails_leaves_no_row(held: Accounts) -> None:
    held.people.add("Ana Perin", "lead", "a test")
    before = held.log.head()
    with pytest.raises(AccountError):
        held.people.remove("Ana Perin", "a test")
    assert held.log.head() == before


def test_two_who_write_at_once_make_one_chain(held: Accounts) -> None:
    with Accounts(held.path, passwords=Passwords(CHEAP)) as other:
        for number in range(20):
            (held, other)[number % 2].log.add(f"person {number}", "viewed", ("a", "b"))
        assert held.log.broken() is None
        assert other.log.head()[0] == 40


# The file


def test_a_file_of_another_kind_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "x.people"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(AccountError, match="no such file of Alteram"):
        Accounts(path)
    (tmp_path / "y.people").write_bytes(b"not a database" * 100)
    with pytest.raises(AccountError):
        Accounts(tmp_path / "y.people")
    with pytest.raises(AccountError):
        Accounts(tmp_path)
    assert path.read_bytes()[100:] == before[100:]


def test_what_others_may_do_with_the_file_is_taken_from_them(tmp_path: Path) -> None:
    path = tmp_path / "x.people"
    Accounts(path).close()
    path.chmod(0o666)
    Accounts(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


# Commands


def alteram(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["people", *words])
    assert done.exit_code == code, done.output
    return done.output


def test_the_list_is_kept_from_the_terminal(tmp_path: Path) -> None:
    dossier = ("--dossier", str(tmp_path / "case.alteram"))
    assert "no such file of people" in alteram("list", *dossier, code=2)
    made = alteram("add", "Ana Perin", "--role", "lead", *dossier).splitlines()[-1]
    alteram("add", "Bea Orlo", *dossier)
    again = alteram("password", "ana perin", *dossier).splitlines()[-1]
    assert made != again
    alteram("role", "Bea Orlo", "coder", *dossier)
    assert alteram("list", *dossier).splitlines()[1].startswith("Bea Orlo: coder")
    alteram("remove", "Bea Orlo", *dossier)
    assert "only lead" in alteram("remove", "Ana Perin", *dossier, code=2)
    with Accounts(tmp_path / "case.alteram.people") as held:
        assert held.people.checked("Ana Perin", made) is None
        assert held.people.checked("Ana Perin", again) is not None
    log = alteram("log", *dossier)
    assert "added a person as lead  Ana Perin" in log
    assert made not in log
    assert not (tmp_path / "case.alteram").exists()


def test_an_altered_log_is_told_at_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.people"
    with Accounts(path) as held:
        held.log.add("Ana Perin", "viewed", ("a", "b"))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER log_stays")
        connection.execute("UPDATE log SET who = 'Bea Orlo' WHERE number = 2")
    connection.close()
    assert "row 2 does not fit" in alteram("log", "--people", str(path), code=1)


def test_a_log_survives_lone_surrogates(held: Accounts) -> None:
    Log(held._file).add("Ana Perin", "exported", ("\ud800",))
    assert held.log.broken() is None
