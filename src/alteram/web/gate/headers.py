"""The headers of every answer: what it may load, who may hold it, and for how long."""

import re

from starlette.datastructures import Headers, MutableHeaders

LOOSE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""The policy of all but pages, bytes of others among it: opened by itself, it can do nothing."""

_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Other sites learn nothing; our own pages still tell their origin, which is checked.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    # Names of outlets in a text must not be looked up before somebody follows a link.
    "X-DNS-Prefetch-Control": "off",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
}
STATIC = "/static/"
SHIPPED = (STATIC, "/shapes/")
"""Where the files are that come with the program: they tell nothing of a dossier."""
# What templates add to the name of a file: the beginning of its hash.
_VERSIONED = re.compile(rb"v=[0-9a-f]{12}")
_YEAR = 31_536_000


def policy(origin: str) -> str:
    """Return the Content-Security-Policy, level 3, of pages served at an origin.

    Nothing comes from elsewhere, nothing is written into a page, and scripts and styles are none
    but the files of the program: bytes of a document, at the same origin, are never one.
    """
    # A policy cannot name a number of IPv6.
    ours = f"{origin}{STATIC}" if origin and "[" not in origin else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {ours}",
            f"style-src {ours}",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def harden(headers: MutableHeaders, path: str, query: bytes, origin: str) -> None:
    """Put the safe headers on an answer; raises ValueError where one holds a line end.

    `origin` is scheme and host by which the request came, nothing as long as they are unchecked.
    """
    if any(sign in value for _, value in headers.raw for sign in (b"\r", b"\n", b"\0")):
        raise ValueError("a header of the answer holds a line end")
    for name, value in ALWAYS.items():
        headers[name] = value
    headers["Content-Security-Policy"] = policy(origin) if _is_page(headers) else LOOSE
    headers["Cache-Control"] = _cached(headers, path, query)
    if origin.startswith("https:"):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"


def _is_page(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "text/html" and "content-disposition" not in headers


def _cached(headers: Headers, path: str, query: bytes) -> str:
    """Pages and answers stay in no cache: what was read must not lie about afterwards."""
    if not path.startswith(SHIPPED) or not {"etag", "cache-control"} & set(headers):
        return "no-store"
    if own := headers.get("cache-control"):
        return own
    if _VERSIONED.fullmatch(query):
        return f"public, max-age={_YEAR}, immutable"
    return "no-cache"
