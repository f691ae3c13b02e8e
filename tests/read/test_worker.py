"""The process that parses foreign bytes: what it may not do, and that it ends when it should."""

import subprocess
import sys
from pathlib import Path

from alteram.read.frames import BYTES, END, TASK, Task, framed, next_frame
from alteram.read.limits import MEGABYTE

ORDINARY = """
import csv, email, html, io, json, xml.dom.minidom, zipfile, zlib, os, tempfile
import docx, fastwarc, feedparser, lxml.html, numpy, pypdf, pypdfium2, trafilatura
io.BytesIO(b"a").read(); open(os.devnull).read(); os.environ["A"] = "b"
"""
FORBIDDEN = {
    "a socket": "import socket; socket.socket()",
    "a name looked up": "import socket; socket.getaddrinfo('localhost', 80)",
    "a request": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "a child": "import os; os.fork()",
    "a file made": "open('made', 'w')",
    "a file added to": "open('there', 'ab')",
    "a file made low": "import os; os.open('made', os.O_WRONLY | os.O_CREAT)",
    "a file removed": "import os; os.remove('there')",
    "a file renamed": "import os; os.rename('there', 'made')",
    "a folder made": "import os; os.mkdir('made')",
    "a tree removed": "import shutil; shutil.rmtree('.')",
    "a signal": "import os; os.kill(1, 0)",
    "a database": "import sqlite3; sqlite3.connect('made')",
}


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    held = "from alteram.read.guard import guard\nfrom alteram.read.limits import *\n"
    held += "hold(Limits())\nguard()\n"
    return subprocess.run(
        [sys.executable, "-c", held + code],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_readers_may_do_what_they_need(tmp_path: Path) -> None:
    done = run(ORDINARY, tmp_path)
    assert done.returncode == 0, done.stderr


def test_what_no_reader_may_do(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"kept")
    tries = f"""
for name, deed in {FORBIDDEN!r}.items():
    try:
        exec(deed)
    except PermissionError as error:
        assert "a reader may not" in str(error), name
    else:
        print(name)
"""
    done = run(tries, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there").read_bytes() == b"kept"


def worker(given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "alteram.read.worker", str(900 * MEGABYTE)],
        input=given, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


def test_it_ends_when_nobody_asks_any_more() -> None:
    done = worker(b"")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(b"R")


def test_it_answers_each_input_and_prints_nothing_else() -> None:
    task = framed(TASK, Task(location="a.txt", captured="2024-05-01", seconds=5))
    text = framed(BYTES, b"The ministry said on Friday that the road was closed.")
    done = worker(task + text + task + text)
    kinds = []
    rest = done.stdout

    def read(length: int) -> bytes:
        nonlocal rest
        piece, rest = rest[:length], rest[length:]
        return piece

    while rest:
        kinds.append(next_frame(read, MEGABYTE)[0])
    assert b"".join(kinds) == b"RA" + END + b"A" + END


def test_half_an_input_ends_it() -> None:
    task = framed(TASK, Task(location="a.txt", captured="2024-05-01", seconds=5))
    assert worker(task[:-3]).returncode == 0
    assert worker(task + framed(BYTES, b"abc")[:-1]).returncode == 0
