"""Bytes from an address on the web: the one place of the program that opens a connection.

No cookies, no credentials, no script, no second request for what a page refers to. The proxies
of the environment are not used, since a proxy would resolve names for itself and the check of
where they lead would be void; and where one is set nothing is fetched past it, since whoever set
it may count on it to hide who asks.
"""

import http.client
import re
import socket
import ssl
import threading
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import alteram
from alteram.errors import ReadError
from alteram.read.bodies import body_of
from alteram.read.hosts import Resolve, checked_numbers, resolved
from alteram.read.paths import MAX_BYTES
from alteram.read.reading import Pairs

MOST_REDIRECTS = 5
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_USERINFO = re.compile(r"(//)[^/?#]*@")
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_LEFT_OUT = frozenset(["set-cookie", "set-cookie2"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How an address is fetched: bytes and seconds at most, where it may lead, who resolves."""

    max_bytes: int = MAX_BYTES
    seconds: float = 120
    allow_private: bool = False
    resolve: Resolve = resolved
    certificates: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from an address: its bytes, its Content-Type, and what came with them."""

    data: bytes
    media_type: str
    received: Pairs


class _Line:
    """The connection in use, cut when the time is over, whatever it is waiting for."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self.is_over = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """Return the seconds that are left; raises TimeoutError where none are."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def use(self, connection: socket.socket) -> None:
        """Cut this connection in place of the one before."""
        self.drop()
        # Another handle of the same connection: TLS takes the first one to itself.
        self._socket = connection.dup()
        if self.is_over:
            self._cut()

    def drop(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def close(self) -> None:
        """Stop the clock."""
        self._timer.cancel()
        self._timer.join()
        self.drop()

    def _cut(self) -> None:
        self.is_over = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def is_address(location: str) -> bool:
    """Tell whether an input is an address of any scheme, and not a path."""
    return _SCHEME.match(location) is not None


def shown(url: str) -> str:
    """Return an address as it may be kept and shown: without a name and password in it."""
    return _USERINFO.sub(r"\1", url)


def fetch_address(url: str, fetching: Fetching | None = None) -> Fetched:
    """Return what a web address gives; raises ReadError, its message beginning with the address.

    Redirects are followed as far as `MOST_REDIRECTS`, each checked as the address itself is.
    """
    fetching = fetching or Fetching()
    line = _Line(fetching.seconds)
    try:
        fetched = _followed(url, fetching, line)
        # Where the line was cut, headers and a body of no stated length just end.
        line.left()
        return fetched
    except ReadError as error:
        raise ReadError(f"{shown(url)}: {error}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReadError(f"{shown(url)}: {_reason(error, fetching, line)}") from error
    finally:
        line.close()


def _reason(error: Exception, fetching: Fetching, line: _Line) -> str:
    if line.is_over or isinstance(error, TimeoutError):
        return (
            f"was not there within {fetching.seconds:g} seconds; nothing of it was kept. "
            "Try again, or save the page and read the file."
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate is not valid ({error.verify_message}), so anybody may have "
            "answered; nothing was fetched. Check the address and the clock of this machine."
        )
    words = shown(" ".join((getattr(error, "strerror", None) or str(error)).split()))[:200]
    return (
        f"cannot be fetched ({words or type(error).__name__}); nothing of it was kept. "
        "Check the address and the connection."
    )


def _followed(url: str, fetching: Fetching, line: _Line) -> Fetched:
    """Go from redirect to redirect to what is there."""
    notes: list[tuple[str, str]] = [("address asked", shown(url))]
    place = url
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(place)
        with (
            closing(_connected(parts, fetching, line, notes)) as connection,
            _asked(parts, connection) as answer,
        ):
            target = answer.getheader("Location")
            if answer.status not in _REDIRECTS or not target:
                return _kept(answer, fetching, notes)
            place = urljoin(place, target)
            notes.append(("redirected to", f"{shown(place)} ({answer.status})"))
    raise ReadError(
        f"leads from redirect to redirect, more than {MOST_REDIRECTS}; nothing of it was kept. "
        "Open it in a browser and give the address at which it ends."
    )


def _checked(url: str) -> SplitResult:
    """Return the parts of an address that may be asked for; raises ReadError."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ReadError("is no address; nothing was fetched. Check how it is written.") from error
    if parts.scheme.lower() not in _PORTS:
        raise ReadError(
            f"leads to {shown(url)[:100]}, and only http and https are fetched; nothing was "
            "fetched. Save what is there and read the file."
        )
    if "@" in parts.netloc:
        raise ReadError(
            "has a name or a password in it, which are neither sent nor kept; nothing was "
            "fetched. Give the address without them."
        )
    if not parts.hostname or port == 0:
        raise ReadError("names no host; nothing was fetched. Check how it is written.")
    _refuse_proxy(parts)
    return parts


def _refuse_proxy(parts: SplitResult) -> None:
    set_up = urllib.request.getproxies()
    if {parts.scheme, "all"} & set_up.keys() and not urllib.request.proxy_bypass(parts.netloc):
        raise ReadError(
            "a proxy is set up on this machine, and this program goes through none; nothing was "
            "fetched, so that nobody learns who asks. Fetch it by a program that uses the proxy "
            "and read the file, or take the proxy out of the environment."
        )


def _connected(
    parts: SplitResult, fetching: Fetching, line: _Line, notes: list[tuple[str, str]]
) -> http.client.HTTPConnection:
    """Return a connection to a number that was checked, and with a certificate for the name."""
    host = _ascii(parts.hostname or "")
    port = parts.port or _PORTS[parts.scheme]
    numbers = checked_numbers(
        host, port, allow_private=fetching.allow_private, resolve=fetching.resolve
    )
    number, bare = _first_that_answers(numbers, port, line)
    try:
        line.use(bare)
        notes.append(("connected to", f"{number} port {port}"))
        if parts.scheme == "https":
            context = fetching.certificates or ssl.create_default_context()
            bare = context.wrap_socket(bare, server_hostname=host)
    except BaseException:
        bare.close()
        raise
    connection = http.client.HTTPConnection(host, port)
    connection.sock = bare
    return connection


def _first_that_answers(
    numbers: tuple[str, ...], port: int, line: _Line
) -> tuple[str, socket.socket]:
    *others, last = numbers
    for number in others:
        try:
            return number, socket.create_connection((number, port), timeout=line.left() / 2)
        except OSError:
            continue
    return last, socket.create_connection((last, port), timeout=line.left())


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ReadError("names no host that can be; nothing was fetched.") from error


def _asked(parts: SplitResult, connection: http.client.HTTPConnection) -> http.client.HTTPResponse:
    target = urlunsplit(("", "", quote(parts.path, _SAFE) or "/", quote(parts.query, _SAFE), ""))
    default = parts.port in (None, _PORTS[parts.scheme])
    host = _ascii(parts.hostname or "")
    host = f"[{host}]" if ":" in host else host
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host if default else f"{host}:{parts.port}")
    connection.putheader("User-Agent", f"Alteram/{alteram.__version__}")
    connection.putheader("Accept", "*/*")
    connection.putheader("Accept-Encoding", "gzip")
    connection.putheader("Connection", "close")
    connection.endheaders()
    return connection.getresponse()


def _kept(
    answer: http.client.HTTPResponse, fetching: Fetching, notes: list[tuple[str, str]]
) -> Fetched:
    if answer.status != http.client.OK:
        raise ReadError(
            f"the server answered {answer.status} {answer.reason[:80]}; nothing of it was kept. "
            "Check the address."
        )
    data = body_of(answer, fetching.max_bytes)
    headers = [
        (name, "left out" if name.lower() in _LEFT_OUT else value)
        for name, value in answer.getheaders()
    ]
    notes.append(("status", f"{answer.status} {answer.reason}".strip()))
    return Fetched(
        data=data,
        media_type=answer.getheader("Content-Type") or "",
        received=(*notes, *headers),
    )
