"""Addresses on the web: a real server on this machine, and what must not be fetched."""

import gzip
import http.server
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import alteram
from alteram.errors import ReadError
from alteram.read.address import Fetched, Fetching, fetch_address, is_address, shown
from alteram.read.hosts import is_public

# A certificate for kesh.example, signed by itself and valid until 2126, with its key.
CERTIFICATE = Path(__file__).parent / "kesh.example.pem"
PAGE = b"<html><body><p>The road to Kesh is closed, the ministry said on Friday.</p></body></html>"
LOCAL = Fetching(allow_private=True, seconds=10)

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def send(code: int, body: bytes = b"", *headers: tuple[str, str]) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers:
            handler.send_header(name, value)
        if not any(name.lower() == "content-length" for name, _ in headers):
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def to(place: str, code: int = 302) -> Answer:
    return send(code, b"", ("Location", place))


def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        handler.wfile.write(b"X")
        time.sleep(0.1)


def slow_body(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"The road is closed. " * 10_000)


def chunked(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for piece in (PAGE[:10], PAGE[10:], b""):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))


def headers_without_end(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        handler.wfile.write(b"X-%d: x\r\n" % number)


BOMB = gzip.compress(b"\0" * 60_000_000, 1)
ANSWERS: dict[str, Answer] = {
    "/page": send(200, PAGE, ("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "id=7")),
    "/first": to("/second", 301),
    "/second": to("/page?x=1", 307),
    "/page?x=1": send(200, PAGE),
    "/round": to("/round"),
    "/file": to("file:///etc/passwd"),
    "/metadata": to("http://169.254.169.254/latest/meta-data/"),
    "/secret": to("http://user:swordfish@127.0.0.1:1/"),
    "/none": to(""),
    "/drip": drip,
    "/slow": slow_body,
    "/endless": endless,
    "/headers": headers_without_end,
    "/chunked": chunked,
    "/gzip": send(200, gzip.compress(PAGE), ("Content-Encoding", "gzip")),
    "/bomb": send(200, BOMB, ("Content-Encoding", "gzip")),
    "/cut": send(200, gzip.compress(PAGE)[:-9], ("Content-Encoding", "gzip")),
    "/broken": send(200, PAGE, ("Content-Encoding", "gzip")),
    "/brotli": send(200, PAGE, ("Content-Encoding", "br")),
    "/short": send(200, PAGE, ("Content-Length", "5000")),
    "/gone": send(404, b"not here"),
    "/garbage": lambda handler: None if handler.wfile.write(b"\x00\xff" * 100) else None,
    "/caf%C3%A9?q=%C3%A9%20x": send(200, PAGE),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the table says, and keeps what was asked."""

    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers.items()))
        try:
            ANSWERS.get(self.path, send(404))(self)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        return


@contextmanager
def serving(asked: list[dict[str, str]], context: ssl.SSLContext | None = None) -> Iterator[int]:
    handler = type("Asked", (Handler,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def asked() -> list[dict[str, str]]:
    return []


@pytest.fixture(scope="module")
def base(asked: list[dict[str, str]]) -> Iterator[str]:
    with serving(asked) as port:
        yield f"http://127.0.0.1:{port}"


def refusal(url: str, fetching: Fetching = LOCAL) -> str:
    with pytest.raises(ReadError) as caught:
        fetch_address(url, fetching)
    message = str(caught.value)
    assert message.startswith(f"{shown(url)}: ")
    assert "\n" not in message
    assert "swordfish" not in message
    return message


def test_a_page_comes_with_all_that_was_said(base: str, asked: list[dict[str, str]]) -> None:
    found = fetch_address(f"{base}/first", LOCAL)
    assert found.data == PAGE
    notes = dict(found.received)
    port = base.rpartition(":")[2]
    assert found.received[:5] == (
        ("address asked", f"{base}/first"),
        ("connected to", f"127.0.0.1 port {port}"),
        ("redirected to", f"{base}/second (301)"),
        ("connected to", f"127.0.0.1 port {port}"),
        ("redirected to", f"{base}/page?x=1 (307)"),
    )
    assert notes["status"] == "200 OK"
    assert "Date" in notes
    sent = asked[-1]
    assert sent["User-Agent"] == f"Alteram/{alteram.__version__}"
    assert sent["Host"] == f"127.0.0.1:{port}"
    assert not {"Cookie", "Referer", "Authorization", "Accept-Language"} & sent.keys()


def test_headers_are_kept_but_for_cookies(base: str) -> None:
    found = fetch_address(f"{base}/page", LOCAL)
    assert found.media_type == "text/html; charset=utf-8"
    assert ("Content-Type", "text/html; charset=utf-8") in found.received
    assert ("Set-Cookie", "left out") in found.received
    assert "id=7" not in str(found.received)


@pytest.mark.parametrize("path", ["/chunked", "/gzip", "/café?q=é x", "/page#part"])
def test_ways_in_which_a_page_comes(base: str, path: str) -> None:
    assert fetch_address(base + path, LOCAL).data == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/round", "leads from redirect to redirect, more than 5"),
        ("/file", "leads to file:///etc/passwd, and only http and https are fetched"),
        ("/secret", "has a name or a password in it"),
        ("/none", "the server answered 302"),
        ("/bomb", "is larger than the limit of 20,000,000 bytes"),
        ("/endless", "is larger than the limit of 20,000,000 bytes"),
        ("/headers", "cannot be fetched"),
        ("/cut", "came packed and cut off"),
        ("/broken", "came packed and damaged"),
        ("/brotli", "came packed as 'br'"),
        ("/short", "cannot be fetched"),
        ("/gone", "the server answered 404 Not Found"),
        ("/garbage", "cannot be fetched"),
    ],
)
def test_what_is_not_kept(base: str, path: str, words: str) -> None:
    assert words in refusal(base + path)


def test_the_limit_holds_to_the_byte(base: str) -> None:
    exact = replace(LOCAL, max_bytes=len(PAGE))
    assert fetch_address(f"{base}/gzip", exact).data == PAGE
    assert "is larger" in refusal(f"{base}/gzip", replace(LOCAL, max_bytes=len(PAGE) - 1))
    assert "is larger" in refusal(f"{base}/page", replace(LOCAL, max_bytes=len(PAGE) - 1))


@pytest.mark.parametrize("path", ["/drip", "/slow"])
def test_a_slow_server_is_left_after_the_time(base: str, path: str) -> None:
    before = time.monotonic()
    assert "was not there within 0.4 seconds" in refusal(base + path, replace(LOCAL, seconds=0.4))
    assert time.monotonic() - before < 5


def test_a_server_that_says_nothing_is_left_after_the_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        for scheme in ("http", "https"):
            url = f"{scheme}://127.0.0.1:{port}/"
            assert "was not there within 0.2 s" in refusal(url, replace(LOCAL, seconds=0.2))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be fetched (Connection refused)" in refusal(f"http://127.0.0.1:{port}/")


def never(host: str, port: int) -> Sequence[str]:
    raise AssertionError("resolved without need")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://127.0.0.1/", "only http and https are fetched"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("javascript://alert(1)", "only http and https are fetched"),
        ("http://user:swordfish@kesh.example/", "has a name or a password in it"),
        ("http://:swordfish@kesh.example:x/", "is no address"),
        ("http:///path", "names no host"),
        ("http://kesh.example:0/", "names no host"),
        ("http://[::1/", "is no address"),
        ("http://kesh.example:99999/", "is no address"),
    ],
)
def test_what_is_not_even_resolved(url: str, words: str) -> None:
    assert words in refusal(url, Fetching(resolve=never))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0.0.0.0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1]", "[64:ff9b::a00:1]", "[fd00::1]",
     "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "240.0.0.1", "[ff02::1]", "[::]", "[2002:7f00:1::]", "[::127.0.0.1]"],
)  # fmt: skip
def test_numbers_that_are_not_public_are_refused(host: str) -> None:
    said = refusal(f"http://{host}:9/", Fetching(seconds=5))
    assert "not on the public internet" in said or "cannot be resolved" in said
    # Where IPv6 is off the system may not resolve what it cannot reach.
    assert "cannot be resolved" not in said or ":" in host


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True), ("64:ff9b::7f00:1", False), ("::ffff:10.1.2.3", False),
        ("2002:0a00:0001::1", False), ("fec0::1", False), ("fe80::1%eth0", False),
        ("192.0.2.1", False), ("198.18.0.1", False), ("2001:db8::1", False), ("", False),
        ("kesh.example", False),
    ],
)  # fmt: skip
def test_public_numbers(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_one_private_number_among_public_ones_is_enough() -> None:
    fetching = Fetching(resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"], seconds=5)
    assert "kesh.example leads to 10.0.0.7" in refusal("http://kesh.example/", fetching)


def test_a_name_that_changes_its_number_gains_nothing(base: str) -> None:
    port = base.rpartition(":")[2]
    numbers = iter([["127.0.0.1"], ["127.0.0.66"]])
    fetching = replace(LOCAL, resolve=lambda host, at: next(numbers))
    found = fetch_address(f"http://kesh.example:{port}/page", fetching)
    assert ("connected to", f"127.0.0.1 port {port}") in found.received
    assert next(numbers) == ["127.0.0.66"]


def test_a_certificate_is_checked_and_for_the_name() -> None:
    here = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    here.load_cert_chain(CERTIFICATE)
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    with serving([], here) as port:
        fetching = replace(LOCAL, resolve=lambda host, at: ["127.0.0.1"], certificates=trusting)
        assert fetch_address(f"https://kesh.example:{port}/page", fetching).data == PAGE
        other = refusal(f"https://ostrovia.example:{port}/page", fetching)
        assert "its certificate is not valid (Hostname mismatch" in other
        unknown = refusal(f"https://kesh.example:{port}/page", replace(fetching, certificates=None))
        assert "its certificate is not valid (self" in unknown
        assert "nothing was fetched" in unknown


def test_a_redirect_into_a_private_network_is_refused() -> None:
    # The first address counts as public, as one on the internet would.
    seen: list[dict[str, str]] = []
    with serving(seen) as port:
        numbers = {"127.0.0.1": ["127.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
        fetching = replace(LOCAL, resolve=lambda host, at: numbers[host])
        assert is_public("169.254.169.254") is False
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("alteram.read.hosts.is_public", lambda number: number == "127.0.0.1")
            said = refusal(
                f"http://127.0.0.1:{port}/metadata", replace(fetching, allow_private=False)
            )
    assert "169.254.169.254 leads to 169.254.169.254, which is not on the public" in said


def test_a_second_number_is_tried_where_the_first_does_not_answer(base: str) -> None:
    port = base.rpartition(":")[2]
    fetching = replace(LOCAL, resolve=lambda host, at: ["127.0.0.2", "127.0.0.1"], seconds=20)
    found: Fetched = fetch_address(f"http://kesh.example:{port}/page", fetching)
    assert ("connected to", f"127.0.0.1 port {port}") in found.received


def test_a_proxy_is_not_gone_past(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://user:swordfish@127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://user:swordfish@127.0.0.1:9")
    assert "a proxy is set up on this machine" in refusal(f"{base}/page")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert fetch_address(f"{base}/page", LOCAL).data == PAGE


def test_what_is_an_address() -> None:
    assert is_address("http://kesh.example/")
    assert is_address("HTTPS://kesh.example/")
    assert is_address("ftp://kesh.example")
    assert not is_address("texts/http:/a.txt")
    assert not is_address("-")
    assert not is_address("C:\\texts\\a.txt")
    assert shown("http://user:swordfish@kesh.example/a@b") == "http://kesh.example/a@b"


def test_the_bomb_is_one() -> None:
    assert len(BOMB) < 1_000_000 < 60_000_000 == len(zlib.decompress(BOMB, 31))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["http://", "https://", "ftp://", "http:", "//", ""]))
def test_any_words_are_refused_with_one_line(words: str, scheme: str) -> None:
    nobody = Fetching(resolve=lambda host, port: ["10.0.0.1"])
    with pytest.raises(ReadError) as caught:
        fetch_address(scheme + words, nobody)
    assert str(caught.value).startswith(f"{shown(scheme + words)}: ")
