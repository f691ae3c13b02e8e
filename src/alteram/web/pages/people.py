"""The page of people: who may sign in, with which role. For leads alone."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from alteram.desk import ROLES, Role
from alteram.errors import AccountError
from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.held import Held
from alteram.web.accounts.people import LONGEST_NAME
from alteram.web.rendering import show
from alteram.web.visitor import Lead

ROUTER = APIRouter()

Name = Annotated[str, Form(max_length=4 * LONGEST_NAME)]
Chosen = Annotated[Role, Form()]


@ROUTER.get("/people")
def people(request: Request, here: Lead, held: Held) -> HTMLResponse:
    """Show everybody who may sign in."""
    return _page(request, held)


@ROUTER.post("/people")
def add(
    request: Request, here: Lead, held: Held, name: Name = "", role: Chosen = "viewer"
) -> HTMLResponse:
    """Add somebody, and show the password made for him or her once."""
    try:
        password = held.people.add(name, role, here.who)
    except AccountError as error:
        return _page(request, held, words=str(error), status=400)
    return _page(request, held, made_for=name, password=password)


@ROUTER.post("/people/password")
def new_password(request: Request, here: Lead, held: Held, name: Name = "") -> HTMLResponse:
    """Make somebody a new password and show it once; his or her sessions end."""
    try:
        password = held.people.give_password(name, here.who)
    except AccountError as error:
        return _page(request, held, words=str(error), status=400)
    return _page(request, held, made_for=name, password=password)


@ROUTER.post("/people/role")
def give_role(
    request: Request, here: Lead, held: Held, name: Name = "", role: Chosen = "viewer"
) -> Response:
    """Give somebody another role; his or her sessions end."""
    try:
        held.people.give_role(name, role, here.who)
    except AccountError as error:
        return _page(request, held, words=str(error), status=400)
    return RedirectResponse("/people", 303)


@ROUTER.post("/people/remove")
def remove(request: Request, here: Lead, held: Held, name: Name = "") -> Response:
    """Take somebody off the list."""
    try:
        held.people.remove(name, here.who)
    except AccountError as error:
        return _page(request, held, words=str(error), status=400)
    return RedirectResponse("/people", 303)


def _page(
    request: Request,
    held: Accounts,
    *,
    words: str = "",
    made_for: str = "",
    password: str = "",
    status: int = 200,
) -> HTMLResponse:
    return show(
        request,
        "people.html",
        status=status,
        people=held.people.all(),
        roles=ROLES,
        words=words,
        made_for=made_for,
        password=password,
    )
