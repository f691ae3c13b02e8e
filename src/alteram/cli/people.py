"""People who may sign in to the workbench, and the log of what they did."""

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alteram.cli.command import SOME_SET_ASIDE, dossier_option, json_option, with_clear_errors
from alteram.cli.serving import people_file
from alteram.desk import ROLES, Role
from alteram.errors import AccountError
from alteram.terminal.words import print_json, say

if TYPE_CHECKING:
    from alteram.web.accounts.accounts import Accounts

_file = click.option(
    "--people", metavar="FILE", help="The file of people; without it, the dossier's .people."
)
_role = click.Choice(ROLES)
_BY = "(at the machine) "


@click.group("people")
def people_group() -> None:
    """Keep the list of people who sign in to the workbench, and print the log.

    It stands in a file beside the dossier (its name with .people added), and works while the
    workbench is served.

    Example: alteram people add "Ana Perin" --role reviewer --dossier case.alteram
    """


def _opened(dossier: str, people: str | None, *, make: bool = False) -> "Accounts":
    from alteram.web.accounts.accounts import Accounts  # slow to load

    path = people_file(dossier, people)
    if path is None:
        raise AccountError("a dossier on a server needs --people FILE; nothing was changed.")
    if not make and not path.exists():
        raise AccountError(
            f"{path}: there is no such file of people; nothing was changed. `alteram people add` "
            "makes it, or name another with --people."
        )
    if make and not Path(path).parent.is_dir():
        raise AccountError(f"{path.parent}: there is no such folder; nothing was made.")
    return Accounts(path)


def _by() -> str:
    return _BY + getuser()


@people_group.command("list")
@dossier_option
@_file
@json_option
@with_clear_errors
def list_people(dossier: str, people: str | None, as_json: bool) -> None:
    """Show everybody who may sign in, with role."""
    with _opened(dossier, people) as held:
        found = held.people.all()
    if as_json:
        rows = ({"name": one.name, "role": one.role, "added": one.added} for one in found)
        print_json(list(rows))
        return
    for one in found:
        waits = ", has not chosen a password yet" if one.must_change else ""
        say(f"{one.name}: {one.role}, since {one.added[:10]}{waits}")


@people_group.command("add")
@click.argument("name")
@click.option("--role", type=_role, default="viewer", show_default=True)
@dossier_option
@_file
@with_clear_errors
def add(name: str, role: Role, dossier: str, people: str | None) -> None:
    """Add somebody, with a password that is made and shown once."""
    with _opened(dossier, people, make=True) as held:
        _show(name, held.people.add(name, role, _by()))


@people_group.command("role")
@click.argument("name")
@click.argument("role", type=_role)
@dossier_option
@_file
@with_clear_errors
def give_role(name: str, role: Role, dossier: str, people: str | None) -> None:
    """Give somebody another role; his or her sessions and keys end."""
    with _opened(dossier, people) as held:
        held.people.give_role(name, role, _by())
    say(f"{name}: {role}")


@people_group.command("password")
@click.argument("name")
@dossier_option
@_file
@with_clear_errors
def give_password(name: str, dossier: str, people: str | None) -> None:
    """Make somebody a new password, shown once; his or her sessions and keys end."""
    with _opened(dossier, people) as held:
        _show(name, held.people.give_password(name, _by()))


@people_group.command("remove")
@click.argument("name")
@dossier_option
@_file
@with_clear_errors
def remove(name: str, dossier: str, people: str | None) -> None:
    """Take somebody off the list; what he or she decided stays."""
    with _opened(dossier, people) as held:
        held.people.remove(name, _by())
    say(f"{name}: removed")


@people_group.command("log")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 1_000_000))
@dossier_option
@_file
@json_option
@with_clear_errors
def log(limit: int, dossier: str, people: str | None, as_json: bool) -> int:
    """Print the last rows of the log, and check that none was altered or taken out."""
    with _opened(dossier, people) as held:
        rows = held.log.rows(limit=limit)[::-1]
        number, head = held.log.head()
        broken = held.log.broken()
    if as_json:
        print_json({"rows": rows, "number": number, "head": head, "broken": broken})
    else:
        for row in rows:
            say(f"{row.number}  {row.made}  {row.who}  {row.action}  {row.item}")
        say(f"{number} rows; last seal, worth noting elsewhere: {head}")
    if broken is not None:
        say(
            f"alteram: row {broken} does not fit those before it; the file was altered. Compare it "
            "with a copy.",
            err=True,
        )
        return SOME_SET_ASIDE
    return 0


def _show(name: str, password: str) -> None:
    say(f"The password of {name}, shown this once and to be changed at the first sign-in:")
    say(password)
