"""Signing in and out, one's own password, and keys for programs."""

import re
import secrets
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from alteram.errors import AccountError
from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.door import SignedDoor
from alteram.web.accounts.held import SignIn
from alteram.web.accounts.passwords import LONGEST, SHORTEST
from alteram.web.accounts.people import LONGEST_NAME, Person
from alteram.web.gate.token import masked
from alteram.web.refusal import Refusal
from alteram.web.rendering import show
from alteram.web.visitor import Here, Visitor

ROUTER = APIRouter()

Name = Annotated[str, Form(max_length=4 * LONGEST_NAME)]
Password = Annotated[str, Form(max_length=5 * LONGEST)]
Words = Annotated[str, Form(max_length=400)]
Next = Annotated[str, Form(alias="next", max_length=2_000)]
Asked = Annotated[str, Query(alias="next", max_length=2_000)]
KeptUnder = Annotated[str, Form(alias="id", max_length=64)]
# A place on this site and no other: no second slash, nothing that a browser reads as one.
_WITHIN = re.compile(r"/(?![/\\])[!-\[\]-~]{0,1500}")


@ROUTER.get("/sign-in")
def sign_in_page(request: Request, door: SignIn, following: Asked = "/") -> Response:
    """Show the sign-in page, with a token bound to a cookie that it brings."""
    if request.state.visitor is not None:
        return RedirectResponse(_within(following), 303)
    own = door.cookies.given(request, door.cookies.before) or secrets.token_urlsafe(32)
    page = _sign_in_page(request, door, own, following)
    door.cookies.set(page, door.cookies.before, own)
    return page


@ROUTER.post("/sign-in")
async def sign_in(
    request: Request,
    door: SignIn,
    name: Name = "",
    password: Password = "",
    following: Next = "/",
) -> Response:
    """Begin a session."""
    return await door.in_turn(lambda: _signed_in(request, door, name, password, following))


def _signed_in(
    request: Request, door: SignedDoor, name: str, password: str, following: str
) -> Response:
    """Begin a session, always a new one; what came before it in this browser ends."""
    cookies, accounts = door.cookies, door.accounts
    device = cookies.given(request, cookies.device)
    found = accounts.sign_in(name, password, request.state.address, device)
    if not isinstance(found, Person):
        return _not_signed_in(request, door, found, following)
    here: Visitor | None = request.state.visitor
    if here is not None:
        accounts.sessions.end(here.session)
    answer = RedirectResponse(_within(following), 303)
    cookies.set(answer, cookies.session, accounts.sessions.begin(found))
    cookies.set(answer, cookies.device, accounts.device_for(found), lasting=True)
    cookies.drop(answer, cookies.before)
    return answer


def _not_signed_in(
    request: Request, door: SignedDoor, wait: float | None, following: str
) -> HTMLResponse:
    own = door.cookies.given(request, door.cookies.before)
    if wait is None:
        words = "Name and password do not fit together. Nobody was signed in."
        return _sign_in_page(request, door, own, following, words=words, status=403)
    seconds = max(1, ceil(wait))
    words = (
        f"Too many attempts failed. Try again in {seconds} seconds. Nobody was signed in. Your "
        "lead can make you a new password."
    )
    page = _sign_in_page(request, door, own, following, words=words, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page


def _sign_in_page(
    request: Request,
    door: SignedDoor,
    own: str,
    following: str,
    *,
    words: str = "",
    status: int = 200,
) -> HTMLResponse:
    here: Visitor | None = request.state.visitor
    token = here.token if here else masked(door.token_for(own))
    return show(
        request, "sign_in.html", status=status, token=token, next=_within(following), words=words
    )


def _within(path: str) -> str:
    """Return a path of this site that is led on to; the front page for anything else."""
    if not _WITHIN.fullmatch(path) or path.startswith("/sign-"):
        return "/"
    return path


@ROUTER.post("/sign-out")
def sign_out(door: SignIn, here: Here) -> Response:
    """End the session; what the browser kept of the pages is dropped."""
    door.accounts.sessions.end(here.session)
    door.accounts.log.add(here.who, "signed out")
    answer = RedirectResponse("/sign-in", 303)
    door.cookies.drop(answer, door.cookies.session)
    if door.cookies.secure:
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@ROUTER.get("/password")
def password_page(request: Request, door: SignIn, here: Here) -> HTMLResponse:
    """Show how to change one's password, and one's keys."""
    return _password_page(request, door.accounts, here)


@ROUTER.post("/password")
async def change_password(
    request: Request,
    door: SignIn,
    here: Here,
    old: Password = "",
    new: Password = "",
    again: Password = "",
) -> Response:
    """Change one's own password."""
    return await door.in_turn(lambda: _changed(request, door, here, (old, new, again)))


def _changed(
    request: Request, door: SignedDoor, here: Visitor, words: tuple[str, str, str]
) -> Response:
    """Change a password; all sessions and keys end, and this browser gets a new session."""
    accounts, (old, new, again) = door.accounts, words
    wait = accounts.waits.begin([accounts.waits.of_session(here.session)])
    if wait:
        raise Refusal(429, f"Too many attempts failed. Try again in {ceil(wait)} seconds.")
    try:
        if new != again:
            raise AccountError("The new password was typed in two ways. Nothing was changed.")
        accounts.people.change_password(here.who, old, new)
    except AccountError as error:
        return _password_page(request, accounts, here, words=str(error), status=400)
    answer = RedirectResponse("/", 303)
    secret = accounts.sessions.begin(_person(accounts, here))
    door.cookies.set(answer, door.cookies.session, secret)
    return answer


@ROUTER.post("/password/keys")
def make_key(request: Request, door: SignIn, here: Here, words: Words = "") -> HTMLResponse:
    """Make a key by which a program asks in one's name, and show it once."""
    accounts = door.accounts
    key = accounts.sessions.add_key(_person(accounts, here), words)
    accounts.log.add(here.who, "made a key", (words,))
    return _password_page(request, accounts, here, key=key)


@ROUTER.post("/password/keys/end")
def end_key(door: SignIn, here: Here, kept: KeptUnder = "") -> Response:
    """Take back a key of one's own."""
    door.accounts.sessions.end_key(_person(door.accounts, here), kept)
    door.accounts.log.add(here.who, "took back a key")
    return RedirectResponse("/password", 303)


def _person(accounts: Accounts, here: Visitor) -> Person:
    person = accounts.people.named(here.who)
    if person is None:
        raise Refusal(401, "You are on the list of people no longer. Nothing was done.")
    return person


def _password_page(
    request: Request,
    accounts: Accounts,
    here: Visitor,
    *,
    words: str = "",
    key: str = "",
    status: int = 200,
) -> HTMLResponse:
    person = _person(accounts, here)
    return show(
        request,
        "password.html",
        status=status,
        words=words,
        key=key,
        keys=accounts.sessions.keys(person),
        must_change=person.must_change,
        shortest=SHORTEST,
    )
