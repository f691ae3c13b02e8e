"""The workbench as a process: what it refuses to open, what it answers, how it ends."""

import asyncio
import contextlib
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi import Request
from fastapi.responses import PlainTextResponse, StreamingResponse

from alteram.cli import main
from alteram.desk import Desk
from alteram.errors import ServeError
from alteram.web import make_app
from alteram.web import server as serving
from alteram.web.gate import Gate
from alteram.web.server import is_loopback, listen

# What it refuses


def refused(*words: str) -> str:
    done = CliRunner().invoke(main, ["serve", *words])
    assert done.exit_code == 2, done.output
    return done.output


@pytest.mark.parametrize(
    "words",
    [("--host", "0.0.0.0"), ("--host", "::"), ("--host", "192.0.2.1"), ("--host", "a.example"),
     ("--key", "k.pem"), ("--behind-proxy", "--no-tls"), ("--host", "::ffff:127.0.0.1")],
)  # fmt: skip
def test_it_is_not_opened_to_others_without_saying_how(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    dossier = tmp_path / "case.alteram"
    told = refused("--dossier", str(dossier), *words)
    assert "was not opened" in told
    assert not list(tmp_path.iterdir())


def test_a_certificate_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.pem").write_text("nothing", encoding="ascii")
    told = refused("--certificate", str(tmp_path / "c.pem"), "--dossier", str(tmp_path / "a"))
    assert "cannot be used" in told


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        told = refused("--port", str(port), "--dossier", str(tmp_path / "case.alteram"))
        assert f"port {port}: cannot be listened on" in told
    assert not list(tmp_path.iterdir())


def test_what_is_no_address_of_this_machine_is_told() -> None:
    for host in ("203.0.113.9", "no such host", ""):
        with pytest.raises(ServeError):
            listen(host, 0)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.9.9.9", True),
     ("0.0.0.0", False), ("::", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, local: bool) -> None:
    assert is_loopback(host) is local


# As a process


class Served:
    """A workbench in a process of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "alteram.cli", "serve", "--port", "0", *words]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.told = []
        for line in self.process.stdout:
            self.told.append(line.rstrip())
            if "The workbench: " in line:
                break
        else:
            assert self.process.stderr is not None
            raise AssertionError(self.process.stderr.read())
        self.port = int(self.told[-1].split("/ ")[0].rpartition(":")[2])

    def end(self, sign: signal.Signals = signal.SIGINT) -> tuple[float, str]:
        """End it as Ctrl-C does; returns the seconds it took and what it said of errors."""
        began = time.monotonic()
        self.process.send_signal(sign)
        _, errors = self.process.communicate(timeout=30)
        return time.monotonic() - began, errors


@contextlib.contextmanager
def served(folder: Path, *words: str) -> Iterator[Served]:
    held = Served(folder, *words)
    try:
        yield held
    finally:
        if held.process.poll() is None:
            held.process.kill()
            held.process.communicate()


def certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=dossier.example", "-addext", "subjectAltName=DNS:dossier.example",
         "-keyout", "key.pem", "-out", "certificate.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


def test_with_tls_people_sign_in_and_the_first_lead_is_made(tmp_path: Path) -> None:
    certificate(tmp_path)
    words = ("--certificate", "certificate.pem", "--key", "key.pem", "--who", "Ana Perin",
             "--sign-in", "--name", "dossier.example")  # fmt: skip
    trusted = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
    with served(tmp_path, *words) as held:
        assert "an empty one is made" in held.told[0]
        assert held.told[1] == "The first lead: Ana Perin"
        password = held.told[2].rpartition(" ")[2]
        assert len(password) == 23
        assert held.told[3].startswith(f"The workbench: https://dossier.example:{held.port}/")
        with (
            socket.create_connection(("127.0.0.1", held.port), timeout=10) as plain,
            trusted.wrap_socket(plain, server_hostname="dossier.example") as line,
        ):
            line.sendall(b"GET / HTTP/1.1\r\nHost: dossier.example\r\n\r\n")
            answer = line.recv(8192).decode()
            version = line.version()
        assert version in ("TLSv1.2", "TLSv1.3")
        assert answer.startswith("HTTP/1.1 303")
        assert "strict-transport-security" in answer
        assert "\r\nserver:" not in answer.lower()
        _, errors = held.end(signal.SIGTERM)
        assert held.process.returncode == 0
        assert errors == ""
    kept = b"".join(one.read_bytes() for one in sorted(tmp_path.glob("*.people*")))
    assert password.encode() not in kept


# Within this process


async def news(request: Request) -> StreamingResponse:
    async def events() -> AsyncIterator[str]:
        while True:
            yield "data: x\n\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(events(), media_type="text/event-stream")


async def body(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


class Running:
    """The application in a thread of this process, on a real socket."""

    def __init__(self, dossier: Path) -> None:
        self._desk = Desk(dossier)
        gate = Gate("Mara Lind")
        app = make_app(self._desk, gate)
        app.add_api_route("/news", news)
        app.add_api_route("/body", body, methods=["POST"])
        self._listening = listen("127.0.0.1", 0)
        self.port = self._listening.getsockname()[1]
        ready = threading.Event()
        self._server = serving.made(app, gate, ready=ready.set)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True
        )
        self._thread.start()
        assert ready.wait(20)

    def end(self) -> float:
        """End it; returns the seconds it took."""
        began = time.monotonic()
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive()
        self._desk.close()
        self._listening.close()
        return time.monotonic() - began

    def raw(self, request: bytes, *, seconds: float = 10) -> bytes:
        """Send bytes as they are and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            line.sendall(request)
            found = b""
            with contextlib.suppress(ConnectionError):
                while piece := line.recv(4096):
                    found += piece
            return found


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    held = Running(tmp_path_factory.mktemp("serving") / "empty.alteram")
    yield held
    held.end()


def test_open_streams_end_with_the_workbench(tmp_path: Path) -> None:
    held = Running(tmp_path / "empty.alteram")
    lines = [HTTPConnection("127.0.0.1", held.port, timeout=10) for _ in range(5)]
    answers = []
    for line in lines:
        line.request("GET", "/news")
        answers.append(line.getresponse())
    assert all(answer.read(9) == b"data: x\n\n" for answer in answers)
    idle = socket.create_connection(("127.0.0.1", held.port))
    assert held.end() < 5
    for answer, line in zip(answers, lines, strict=True):
        # It raises where the answer has no end.
        assert set(answer.read().split()) <= {b"data:", b"x"}
        line.close()
    idle.close()


def test_a_stream_is_cut_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alteram.web.gate.streams.LONGEST", 0.3)
    held = Running(tmp_path / "empty.alteram")
    line = HTTPConnection("127.0.0.1", held.port, timeout=10)
    line.request("GET", "/news")
    assert line.getresponse().read().endswith(b"data: x\n\n")
    line.request("GET", "/static/alteram.css")
    assert line.getresponse().status == 200
    line.close()
    held.end()


HOST = b"Host: 127.0.0.1\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /./ HTTP/1.1", b"404"),
        (b"GET /static/../app.py HTTP/1.1", b"404"),
        (b"GET /static/%2e%2e/app.py HTTP/1.1", b"404"),
        (b"GET //evil.example/ HTTP/1.1", b"404"),
        (b"GET http://evil.example/ HTTP/1.1", b"404"),
        (b"GET /\xff HTTP/1.1", b"400"),
        (b"GET / HTTP/1.0", b"403"),
        (b"TRACE / HTTP/1.1", b"405"),
        (b"OPTIONS * HTTP/1.1", b"405"),
        (b"POST /body HTTP/1.1\r\nContent-Length: 99999999999", b"413"),
        (b"POST /body HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4", b"400"),
        (b"POST /body HTTP/1.1\r\nContent-Length: -1", b"400"),
        (b"GET / HTTP/1.1\r\nHost: evil.example", b"400"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000, b"431"),
        (b"GET / HTTP/1.1\r\nX: a\r\n b", b"200"),
        (b"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade", b"200"),
        (b"GET / HTTP/1.1", b"200"),
    ],
)
def test_requests_as_no_browser_makes_them(
    running: Running, request_line: bytes, status: bytes
) -> None:
    answer = running.raw(request_line + b"\r\n" + HOST + b"\r\n")
    assert answer.split(b" ")[1] == status, answer[:200]
    assert b"Traceback" not in answer


def test_a_smuggled_second_request_is_looked_at_like_any(running: Running) -> None:
    inner = (
        b"POST /body HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )
    head = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + str(len(inner)).encode()
    both = head + b"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner
    answers = running.raw(both)
    assert b"HTTP/1.1 400" in answers or b"HTTP/1.1 403" in answers


def test_a_body_without_end_is_cut(running: Running) -> None:
    head = b"POST /body HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"
    answer = running.raw(head + b"186a0\r\n" + b"x" * 100_000 + b"\r\n", seconds=5)
    assert answer.split(b" ")[1] == b"403"


def test_a_body_that_does_not_come_is_given_up(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alteram.web.gate.body.PATIENCE", 0.2)
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
    answer = running.raw(b"POST /body HTTP/1.1\r\n" + HOST + kind + b"token=")
    assert answer.split(b" ")[1] == b"408"


def test_a_connection_without_a_request_is_cut(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.2)
    assert running.raw(b"GET / HTTP/1.1\r\nX: ") == b""


def test_no_request_is_told_on_the_terminal(
    running: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    running.raw(b"GET /search?q=where+the+witness+lives HTTP/1.1\r\n" + HOST + b"\r\n")
    running.raw(b"GET /nowhere/witness HTTP/1.1\r\n" + HOST + b"\r\n")
    running.raw(b"witness\r\n\r\n")
    told = capfd.readouterr()
    assert "witness" not in told.out + told.err
