"""A database server of the tests' own: started in a folder of its own, on a loopback port."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parts[-2])
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB"


class NoServerError(Exception):
    """No server can be started here; the message says why."""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _as_owner() -> list[str]:
    """Return what a command starts with: the server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    runner = shutil.which("runuser")
    if runner is None or subprocess.run(["id", "postgres"], capture_output=True).returncode:
        raise NoServerError("run as root, without runuser or a user named postgres")
    return [runner, "-u", "postgres", "--"]


@contextmanager
def running_server() -> Iterator[str]:
    """Yield the address of a running server; raises NoServerError where none can be started."""
    if not BINARIES:
        raise NoServerError("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    owner, port = _as_owner(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="alteram-server-"))
    data, control = folder / "data", str(BINARIES[-1] / "pg_ctl")
    if owner:
        shutil.chown(folder, "postgres")
    listen = f"-h 127.0.0.1 -p {port} -c unix_socket_directories='' {_OPTIONS}"
    try:
        _run([*owner, str(BINARIES[-1] / "initdb"), "-D", str(data), "-A", "trust", "-N",
              "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"])  # fmt: skip
        _run([*owner, control, "-D", str(data), "-o", listen, "-l", str(folder / "log"), "-w",
              "start"])  # fmt: skip
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run([*owner, control, "-D", str(data), "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd="/")
    if done.returncode:
        raise NoServerError(f"{command} ended with {done.returncode}: {done.stderr.strip()}")


def an_address(server: str, schema: str) -> str:
    """Return the address of an empty schema on the server, made now."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
    return f"{server}?options=-csearch_path%3D{schema}"
