"""The server: what listens, how much of it anybody may take, and how it ends."""

import asyncio
import logging
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from alteram.errors import ServeError
from alteram.web.gate import Gate

MOST_CONNECTIONS = 400
MOST_OF_ONE_ADDRESS = 150
"""Connections at once: twenty people with all that their browsers open, and some room."""
LARGEST_HEADER = 32_000
PATIENCE = 15.0
"""Seconds for which the first request of a connection is waited for."""
_KEPT_ALIVE = 10
_UNTIL_CUT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The files of a certificate and of its key, PEM."""

    certificate: str
    key: str | None = None

    def check(self) -> None:
        """Raise ServeError for files that cannot be used."""
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.certificate, self.key)
        except (OSError, ValueError) as error:
            raise ServeError(
                f"{self.certificate}: certificate and key cannot be used ({error}); the workbench "
                "was not opened. Name files in PEM form with --certificate and --key."
            ) from error


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises ServeError where the port is in use or refused."""
    try:
        family, address = _found(host, port)
        held = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise _cannot(host, port, error) from error
    try:
        if os.name == "posix":
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen(128)
    except OSError as error:
        held.close()
        raise _cannot(host, port, error) from error
    return held


def _found(host: str, port: int) -> tuple[int, tuple[Any, ...]]:
    """Return the kind of a host's number and where to listen; only a name is looked up."""
    host = "127.0.0.1" if host == "localhost" else host
    try:
        version = ip_address(host).version
    except ValueError:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return found[0], found[4]
    return (socket.AF_INET if version == 4 else socket.AF_INET6), (host, port)


def _cannot(host: str, port: int, error: OSError) -> ServeError:
    return ServeError(
        f"{host}, port {port}: cannot be listened on ({error.strerror or error}); the workbench "
        "was not opened. Perhaps one runs there already; choose another with --port."
    )


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches what listens on a host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _Patient(H11Protocol):
    """A connection that is cut when no request comes, or when one address has very many."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._cut = self.loop.call_later(PATIENCE, self._give_up)
        peer = self.client[0] if self.client else ""
        held = sum(
            1 for one in self.connections
            if isinstance(one, _Patient) and one.client and one.client[0] == peer
        )  # fmt: skip
        if held > MOST_OF_ONE_ADDRESS and not is_loopback(peer):
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cut.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if self.cycle is None:
            self.transport.close()


class Server(uvicorn.Server):
    """A server that tells when it listens, and ends at once when it is told to."""

    def __init__(self, config: uvicorn.Config, gate: Gate, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._gate = gate
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then say so."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what would go on for ever; let everything else come to its end."""
        self._gate.streams.end_all()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take Ctrl-C and SIGTERM as the wish to end, so that all is put away as it should be."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in _SIGNALS}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def made(
    app: FastAPI,
    gate: Gate,
    *,
    ready: Callable[[], None],
    certificate: Certificate | None = None,
) -> Server:
    """Return a server; `run(sockets=[...])` serves until Ctrl-C.

    `ready` is called once requests are answered.
    """
    _log_little()
    config = uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=_KEPT_ALIVE,
        timeout_graceful_shutdown=_UNTIL_CUT,
        h11_max_incomplete_event_size=LARGEST_HEADER,
        ssl_certfile=certificate.certificate if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )
    return Server(config, gate, ready)


def _log_little() -> None:
    """Let faults reach the terminal; what others asked for, and words of texts, never do."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("alteram: %(message)s"))
    ours = logging.getLogger("alteram.web")
    ours.handlers, ours.propagate = [handler], False
    # What these say holds addresses and messages of errors.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
