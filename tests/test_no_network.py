"""Nothing leaves the machine: the main job with every way out of it denied."""

import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parent.parent / "demo" / "texts"
DENIED = """
import sys

def deny(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
                 "socket.sendto", "socket.sendmsg", "urllib.Request"):
        raise SystemExit(f"went out: {event} {args}")

sys.addaudithook(deny)
from alteram.cli import main
main()
"""


def run(folder: Path, *args: str) -> int:
    command = [sys.executable, "-c", DENIED, *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "went out" not in done.stderr
    return done.returncode


def test_the_guard_sees_a_connection(tmp_path: Path) -> None:
    code = DENIED.replace("from alteram.cli import main\nmain()", "import socket\n"
                          "socket.create_connection(('127.0.0.1', 9))")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "went out" in done.stderr


def test_reading_comparing_and_reporting_go_nowhere(tmp_path: Path) -> None:
    texts = [str(path) for path in sorted(DEMO.iterdir())]
    # One text is in another language, which is one set aside.
    assert run(tmp_path, "read", *texts) == 1
    assert run(tmp_path, "events", "--accounts") == 0
    assert run(tmp_path, "report", "r.html") == 0
    assert run(tmp_path, "export", "jsonl", "records") == 0
    assert run(tmp_path, "verify") == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "src=" not in page
    assert "<script" not in page
    assert "url(" not in page
