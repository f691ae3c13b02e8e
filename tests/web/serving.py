"""The real workbench for tests: `alteram serve` in a process of its own, on a free port."""

import contextlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0  # seconds until a server must answer, on a machine that does much else
ENDING = 20.0  # seconds until a server that was told to end must have ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A workbench that answers: its address without a slash at the end, and its dossier."""

    url: str
    dossier: Path


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextlib.contextmanager
def serving(dossier: Path, *options: str) -> Iterator[Served]:
    """Serve a dossier by the command that people use; fails where the server had an error."""
    port = free_port()
    command = [sys.executable, "-m", "alteram.cli", "serve"]
    command += ["--dossier", str(dossier), "--port", str(port), *options]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=dossier.parent)
        try:
            _wait(f"http://127.0.0.1:{port}/", process)
            yield Served(url=f"http://127.0.0.1:{port}", dossier=dossier)
            # A server that ended by itself must not pass for one that was ended.
            assert process.poll() is None
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(ENDING)
            finally:
                process.kill()
                process.wait()
                log.seek(0)
                told = log.read()
        assert "Traceback" not in told, told


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer from {url}; exit code {process.poll()}")
