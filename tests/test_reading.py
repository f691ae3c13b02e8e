"""`alteram read` of addresses, tables and files that break a limit, as a user meets it."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.test_cli import alteram

from alteram.read.address import shown

STORY = """KESH, May 3, 2021 (Torev Wire) - Twelve people were killed in Kesh on Friday, the \
ministry of Vardania said.
"""


class Handler(http.server.BaseHTTPRequestHandler):
    """One text, whatever is asked for."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(STORY)))
        self.end_headers()
        self.wfile.write(STORY.encode())

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/story"
        server.shutdown()
        thread.join()


def test_an_address_is_read_with_what_the_server_said(address: str, tmp_path: Path) -> None:
    refused = alteram("read", address, folder=tmp_path, code=2)
    assert "is not on the public internet; nothing was fetched" in refused.stderr.decode()
    done = alteram("read", address, "--allow-private", "--json", folder=tmp_path)
    (document,) = json.loads(done.stdout)["added"]
    assert document["location"] == address
    assert document["outlet"] == "Torev Wire"
    assert ["status", "200 OK"] in document["received"]
    assert ["Content-Type", "text/plain; charset=utf-8"] in document["received"]
    assert document["captured"] >= "2026"


def test_a_password_in_an_address_is_kept_nowhere(tmp_path: Path) -> None:
    address = "https://user:swordfish@kesh.example/story"
    done = alteram("read", address, folder=tmp_path, code=2)
    assert b"swordfish" not in done.stdout + done.stderr
    assert shown(address).encode() in done.stderr
    dossier = tmp_path / "dossier.alteram"
    assert all(b"swordfish" not in path.read_bytes() for path in tmp_path.glob(f"{dossier.name}*"))


def test_other_addresses_are_no_files(tmp_path: Path) -> None:
    done = alteram("read", "ftp://kesh.example/a.txt", folder=tmp_path, code=2)
    assert "only http and https are fetched" in done.stderr.decode()


@pytest.mark.parametrize("given", ["text", "=body", "text="])
def test_a_column_is_named_with_its_field(given: str, tmp_path: Path) -> None:
    done = alteram("read", "a.csv", "--column", given, folder=tmp_path, code=2)
    assert "is not FIELD=NAME" in done.stderr.decode()
