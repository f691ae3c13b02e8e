"""The workbench: pages over a dossier, in a browser."""

import threading
import webbrowser
from contextlib import ExitStack
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from socket import gethostname, socket
from typing import TYPE_CHECKING

import click

from alteram.cli.command import dossier_option, with_clear_errors
from alteram.errors import ServeError
from alteram.store.server import is_address
from alteram.terminal.words import say

if TYPE_CHECKING:
    from alteram.web.gate import Gate

PROXY_HERE = "127.0.0.1,::1"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How the workbench is to be served, as the options say."""

    dossier: str
    host: str
    port: int
    who: str | None
    people: str | None
    names: tuple[str, ...]
    certificate: str | None
    key: str | None
    behind_proxy: str | None
    no_tls: bool
    sign_in: bool
    idle: int
    longest: int
    end_sessions: bool
    open: bool


@click.command()
@dossier_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8400,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--who",
    metavar="NAME",
    help="Your name in decisions and in the log; without it, "
    "the system's. Where people sign in: the name of the first lead.",
)
@click.option(
    "--people",
    metavar="FILE",
    help="The file of people and of the log; without it, the dossier's name with .people added.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which browsers reach the workbench (may be given several times).",
)
@click.option("--certificate", metavar="FILE", help="A certificate for TLS (PEM).")
@click.option("--key", metavar="FILE", help="The certificate's key (PEM).")
@click.option(
    "--behind-proxy",
    is_flag=False,
    flag_value=PROXY_HERE,
    metavar="[ADDRESS]",
    help="A proxy on this machine, or at ADDRESS, speaks TLS with browsers and passes "
    "Host and X-Forwarded-For on. Only its requests are answered.",
)
@click.option(
    "--no-tls",
    is_flag=True,
    help="Serve other machines without TLS: everybody on the "
    "way can read all pages and passwords, and change them.",
)
@click.option("--sign-in", is_flag=True, help="Let people sign in on this machine too.")
@click.option(
    "--idle",
    default=120,
    show_default=True,
    type=click.IntRange(1),
    metavar="MINUTES",
    help="End a session without a request for so long.",
)
@click.option(
    "--longest",
    default=12,
    show_default=True,
    type=click.IntRange(1),
    metavar="HOURS",
    help="End a session after so long in any case.",
)
@click.option("--end-sessions", is_flag=True, help="End all sessions first.")
@click.option("--open", is_flag=True, help="Open it in a browser.")
@with_clear_errors
def serve(**options: object) -> int:
    """Open the workbench: read, compare, decide and export in a browser.

    On this machine nobody has to sign in. For other machines people sign in, and TLS is needed:
    give --certificate and --key, or --behind-proxy.

    Example: alteram serve --dossier case.alteram --open
    """
    wanted = Wanted(**options)  # type: ignore[arg-type]
    from alteram.web.server import is_loopback

    local = is_loopback(wanted.host) and wanted.behind_proxy is None
    _check(wanted, local=local)
    _serve(wanted, local=local)
    say("The workbench is closed; what was decided is kept.")
    return 0


def _check(wanted: Wanted, *, local: bool) -> None:
    """Raise ServeError for what would show the dossier to people who are not meant."""
    if wanted.key and not wanted.certificate:
        raise ServeError("--key needs --certificate; the workbench was not opened.")
    if wanted.behind_proxy is not None and wanted.no_tls:
        raise ServeError(
            "--behind-proxy means that the proxy speaks TLS, --no-tls that nobody does; the "
            "workbench was not opened. Give one of them."
        )
    if not (local or wanted.certificate or wanted.behind_proxy is not None or wanted.no_tls):
        raise ServeError(
            f"{wanted.host} can be reached by other machines, and without TLS everybody on the way "
            "reads all pages and passwords; the workbench was not opened. Give --certificate and "
            "--key, or --behind-proxy where a proxy speaks TLS; --no-tls serves without it."
        )


def _serve(wanted: Wanted, *, local: bool) -> None:
    from alteram.charts import warm_up
    from alteram.desk import Desk  # slow to load, as all below, and only needed here
    from alteram.web import make_app
    from alteram.web.server import Certificate, listen, made

    certificate = None
    if wanted.certificate:
        certificate = Certificate(certificate=wanted.certificate, key=wanted.key)
        certificate.check()
    with ExitStack() as held:
        listening = held.enter_context(listen(wanted.host, wanted.port))
        if not is_address(wanted.dossier) and not Path(wanted.dossier).exists():
            say(f"{wanted.dossier}: there was no such dossier; an empty one is made.")
        desk = held.enter_context(Desk(wanted.dossier))
        gate = _gate(wanted, held, listening, local=local)
        address = f"{gate.served.scheme}://{_shown(wanted, listening)}/"

        def ready() -> None:
            say(f"The workbench: {address} (Ctrl-C ends it)")
            if wanted.open:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        threading.Thread(target=warm_up, daemon=True).start()
        server = made(make_app(desk, gate), gate, ready=ready, certificate=certificate)
        server.run(sockets=[listening])


def _gate(wanted: Wanted, held: ExitStack, listening: socket, *, local: bool) -> "Gate":
    """Return the gate: open to this machine alone, or with people who sign in."""
    from alteram.web.accounts.accounts import Accounts
    from alteram.web.accounts.cookies import Cookies
    from alteram.web.accounts.door import SignedDoor
    from alteram.web.gate import Gate, Served

    path = people_file(wanted.dossier, wanted.people)
    signed = wanted.sign_in or not local
    if path is None and signed:
        raise ServeError(
            "a dossier on a server needs a file for the people who sign in; the workbench was not "
            "opened. Name one with --people."
        )
    accounts = None
    if path is None:
        say("No log of views and exports is kept; name a file for it with --people.")
    else:
        accounts = held.enter_context(
            Accounts(path, idle=wanted.idle * 60, longest=wanted.longest * 3600)
        )
    secure = bool(wanted.certificate) or wanted.behind_proxy is not None
    served = Served(
        names=_names(wanted),
        scheme="https" if secure else "http",
        this_machine_only=not signed,
        proxies=_proxies(wanted),
    )
    if accounts is None or not signed:
        return Gate(wanted.who, served=served, accounts=accounts)
    if wanted.end_sessions:
        accounts.sessions.end_all()
    name = wanted.who or getuser()
    if password := accounts.begin(name):
        say(f"The first lead: {name}")
        say(f"Password, shown this once and to be changed at the first sign-in: {password}")
    mark = str(listening.getsockname()[1])
    door = SignedDoor(accounts, Cookies(secure=secure, mark=mark))
    return Gate(served=served, door=door, accounts=accounts, compress=not local)


def people_file(dossier: str, named: str | None) -> Path | None:
    """Return the file of people of a dossier; None of one on a server unless it is named."""
    if named:
        return Path(named)
    return None if is_address(dossier) else Path(f"{dossier}.people")


def _names(wanted: Wanted) -> tuple[str, ...]:
    from alteram.web.gate.served import LOOPBACK

    given = (*wanted.names, wanted.host, gethostname())
    return tuple(sorted({*LOOPBACK, *(name.lower().strip("[]") for name in given)}))


def _proxies(wanted: Wanted) -> tuple[str, ...]:
    if wanted.behind_proxy is None:
        return ()
    return tuple(one.strip() for one in wanted.behind_proxy.split(","))


def _shown(wanted: Wanted, listening: socket) -> str:
    """Return name and port under which a browser finds the workbench."""
    port = listening.getsockname()[1]
    if wanted.names:
        return wanted.names[0] if wanted.behind_proxy is not None else f"{wanted.names[0]}:{port}"
    host = gethostname() if wanted.host in ("0.0.0.0", "::") else wanted.host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
