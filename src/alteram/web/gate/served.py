"""Under which names the workbench is served, and whether a request came in by one of them."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Literal

from starlette.datastructures import Headers
from starlette.types import Scope

from alteram.web.refusal import Refusal

LOOPBACK = ("127.0.0.1", "::1", "localhost")
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
READING = ("GET", "HEAD")

_HOST = re.compile(
    r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?)(?::[0-9]{1,5})?"
)
# What proxies add to a request on its way.
_PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_LONGEST_QUERY = 8_000
_LONGEST_PATH = 2_000
_LONGEST_HEADERS = 32_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Names, scheme and proxies of a workbench.

    `names` are those that stand in the Host header, in lower case and without port; the number
    that a connection came in by holds too. With `this_machine_only` nobody is asked who he or she
    is, so nothing that a proxy passed on is answered. `proxies` are the numbers from which alone
    requests come, where one stands before the workbench.
    """

    names: tuple[str, ...] = LOOPBACK
    scheme: Literal["http", "https"] = "http"
    this_machine_only: bool = True
    proxies: tuple[str, ...] = ()

    def check(self, scope: Scope, headers: Headers) -> tuple[str, str]:
        """Return the origin that was asked, and the number of the machine that asks.

        Raises Refusal for what came another way, Doorstep for what another site led here.
        """
        if scope["method"] not in (*CHANGING, *READING):
            known = ", ".join((*READING, *CHANGING))
            words = f"The method {scope['method'][:20]} is not known here."
            raise Refusal(405, words, {"Allow": known})
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _LONGEST_HEADERS:
            raise Refusal(431, "The request has too long headers. Nothing was done.")
        _check_path(scope)
        asked = self._host(scope, headers)
        self._check_origin(headers, asked)
        _check_site(scope["method"], headers)
        return f"{self.scheme}://{asked}", self._peer(scope, headers)

    def _host(self, scope: Scope, headers: Headers) -> str:
        """Return the Host header; a foreign one is how a page rebinds its name to this machine."""
        given = [one.lower() for one in headers.getlist("host")]
        found = _HOST.fullmatch(given[0]) if len(given) == 1 else None
        name = found[1].strip("[]") if found else ""
        if not name or not (name in self.names or _is_local_number(name, scope)):
            raise Refusal(
                421,
                "The workbench is not served under this name. Nothing was done. Open it by the "
                "address that was shown when it was started, or name it there with --name.",
            )
        return given[0]

    def _check_origin(self, headers: Headers, asked: str) -> None:
        for origin in headers.getlist("origin"):
            if origin.lower() != f"{self.scheme}://{asked}":
                raise Refusal(403, "Another site asked for this in your name. Nothing was done.")

    def _peer(self, scope: Scope, headers: Headers) -> str:
        """Return the number of the machine that asks, behind a proxy as the proxy tells it."""
        peer = scope["client"][0] if scope.get("client") else ""
        if self.this_machine_only:
            # Browsers speak HTTP/1.1; proxies that add no header of their own often do not.
            passed_on = scope["http_version"] == "1.0" or any(one in headers for one in _PASSED_ON)
            if passed_on or not _may_be_here(peer):
                raise Refusal(
                    403,
                    "This came from another machine, and nobody signs in here. Nothing was done. "
                    "Start the workbench with --behind-proxy, so that people sign in.",
                )
            return peer
        if not self.proxies:
            return peer
        if peer not in self.proxies:
            raise Refusal(403, "This came past the proxy. Nothing was done.")
        passed = ",".join(headers.getlist("x-forwarded-for")).split(",")
        return _number(passed[-1].strip()) or peer


def _check_path(scope: Scope) -> None:
    path, query = scope["path"], scope["query_string"]
    if len(path) > _LONGEST_PATH or len(query) > _LONGEST_QUERY:
        raise Refusal(414, "The address is too long. Nothing was done. Ask for less at once.")
    odd = "\\" in path or "//" in path or not path.isprintable() or not path.startswith("/")
    if odd or any(part in (".", "..") for part in path.split("/")):
        raise Refusal(404, "There is no such page.")


def _check_site(method: str, headers: Headers) -> None:
    """Refuse what another site asks for; a link that leads here is taken, one step from inside.

    See Fetch Metadata Request Headers (W3C). Other ports of this machine are "same-site".
    """
    site = headers.get("sec-fetch-site", "same-origin")
    if site in ("same-origin", "none"):
        return
    followed = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
    if method in READING and followed == ("navigate", "document"):
        raise Doorstep
    raise Refusal(403, "Another site asked for this in your name. Nothing was done.")


class Doorstep(Exception):
    """Another site led here: the person is asked first, so that it can make nobody look."""


def _is_local_number(name: str, scope: Scope) -> bool:
    """Tell whether a name is the number by which the connection came in: it cannot be rebound."""
    number, served = _number(name), scope.get("server")
    return number is not None and served is not None and number == _number(served[0])


def _may_be_here(peer: str) -> bool:
    number = _number(peer)
    return number is None or ip_address(number).is_loopback


def _number(address: str) -> str | None:
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return str(mapped or number)
